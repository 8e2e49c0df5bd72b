import ArgumentParser
internal import FoundationEssentials
import SystemPackage

/// Where an export goes: standard output, a file, or files in a folder.
struct ExportOutput {
  private let path: String?
  private let file: FileDescriptor

  init(_ path: String?, isFolder: Bool) throws {
    self.path = path
    guard let path else {
      file = .standardOutput
      return
    }
    do {
      if isFolder { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
      file = isFolder ? .standardOutput : try ExportOutput.open(path)
    } catch {
      throw ExportOutput.failure(path, error)
    }
  }

  func write(_ bytes: [UInt8]) throws {
    do {
      _ = try file.writeAll(bytes)
    } catch {
      throw ExportOutput.failure(path ?? "standard output", error)
    }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let path = (path ?? ".") + "/" + name
    do {
      let file = try ExportOutput.open(path)
      _ = try file.closeAfter { try file.writeAll(bytes) }
    } catch {
      throw ExportOutput.failure(path, error)
    }
  }

  private static func open(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
  }

  private static func failure(_ path: String, _ error: any Error) -> ExitCode {
    Messages.write("\(UnwritableFile(path, error))")
    return ExitCode(1)
  }
}
