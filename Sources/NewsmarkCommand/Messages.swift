import SystemPackage

/// What the command says besides its output.
enum Messages {
  /// Writes a line to standard error, with the program's name before it.
  static func write(_ message: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array("newsmark: \(message)\n".utf8))
  }
}
