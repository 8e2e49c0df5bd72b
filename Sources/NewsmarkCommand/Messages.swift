import ArgumentParser
import SystemPackage

/// What the command says besides its output.
enum Messages {
  /// Writes a line to standard error, with the program's name before it.
  static func write(_ message: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array("newsmark: \(message)\n".utf8))
  }

  /// Writes to standard error as it is.
  static func writeRaw(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
  }

  /// What `body` returns; an error that it throws is written, and ends the command with status 1.
  static func stopOnError<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      write("\(error)")
      throw ExitCode(1)
    }
  }
}
