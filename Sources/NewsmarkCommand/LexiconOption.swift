import ArgumentParser
internal import FoundationEssentials
import Lexicons

/// Where the word lists are.
struct LexiconOption: ParsableArguments {
  @Option(
    name: .customLong("lexicons"),
    help: ArgumentHelp(
      "Folder of word lists. Default: $NEWSMARK_LEXICONS, else 'lexicons' beside the program or above it, else in the current folder.",
      valueName: "dir"))
  var path: String?

  /// - Throws: ``LexiconError/missingDirectory(path:)``.
  func directory() throws -> LexiconDirectory { try LexiconOption.directory(path) }

  /// Where the image of the tables is kept: beside them.
  func image() throws -> LexiconImageFile {
    let attributes = try? FileManager.default.attributesOfItem(atPath: LexiconOption.programPath)
    // A build of the program differs from others in its file. Archives keep whole seconds.
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
    let program = "\(Version.number) \(attributes?[.size] as? Int ?? 0) \(Int(date))"
    return LexiconImageFile(path: "\(try directory().path)/names.image", program: program)
  }

  /// The folder at a path, or the default one.
  ///
  /// - Throws: ``LexiconError/missingDirectory(path:)``.
  static func directory(_ path: String?) throws -> LexiconDirectory {
    try LexiconDirectory(path: path ?? defaultPath)
  }

  private static var defaultPath: String {
    if let path = ProcessInfo.processInfo.environment["NEWSMARK_LEXICONS"] { return path }
    // Beside the program in an installation (bin/../share/newsmark), above it in a checkout (.build/release).
    let program = URL(filePath: programPath).resolvingSymlinksInPath()
    var folder = program.deletingLastPathComponent()
    for _ in 0..<6 {
      for candidate in ["share/newsmark/lexicons", "lexicons"] {
        let path = folder.appending(path: candidate).path
        if FileManager.default.fileExists(atPath: path + "/segmentation") { return path }
      }
      folder.deleteLastPathComponent()
    }
    return "lexicons"
  }

  private static var programPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }
}
