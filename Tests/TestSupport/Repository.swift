import FoundationEssentials
public import Newsmark

/// Where the tests find what is not code.
public enum Repository {
  /// The checkout's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// How many articles the corpus has.
  public static func corpusCount() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: root + "/corpus").count { $0.hasSuffix(".txt") }
  }

  /// The project's own lexicons.
  public static func lexicons() throws -> LexiconDirectory { try LexiconDirectory(path: root + "/lexicons") }

  /// The standard pipeline over the project's own lexicons, made once.
  public static let pipeline = Result { try Pipeline.standard(lexicons: lexicons()) }
}
