import Foundation
import TestSupport

/// The built command, run as a user runs it.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var messages: String
  }

  /// Beside the test bundle, where SwiftPM puts products.
  static let path: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder =
      bundle?.bundleURL.deletingLastPathComponent()
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "newsmark").path
  }()

  /// Starts `newsmark` in the repository's root and does not wait for its end.
  static func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: Repository.root)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs `newsmark` in the repository's root.
  static func run(_ arguments: [String], input: String = "") throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: Repository.root)
    // Files rather than pipes: nothing blocks, however much is written.
    let folder = try TemporaryFolder()
    let files = try ["in", "out", "err"].map { name in
      try folder.write(name == "in" ? input : "", to: name)
    }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOfFile: files[1], encoding: .utf8),
      messages: try String(contentsOfFile: files[2], encoding: .utf8))
  }
}
