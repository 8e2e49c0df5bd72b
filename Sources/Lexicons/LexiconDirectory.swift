internal import FoundationEssentials

/// The folder `lexicons/`: finds and reads its tables.
public struct LexiconDirectory: Sendable {
  public let path: String

  /// - Throws: ``LexiconError/missingDirectory(path:)``.
  public init(path: String) throws(LexiconError) {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory else {
      throw .missingDirectory(path: path)
    }
    self.path = path
  }

  /// Reads a table, as `entities/countries`.
  ///
  /// - Throws: ``LexiconError`` naming file and line.
  public func table(_ name: String) throws(LexiconError) -> LexiconTable {
    try LexiconTable(name: name, path: "\(path)/\(name).tsv")
  }

  /// The names of all tables in a folder within, as `entities`, sorted.
  public func tables(in folder: String) throws(LexiconError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        .filter { $0.hasSuffix(".tsv") }.map { "\(folder)/\($0.dropLast(4))" }.sorted()
    } catch {
      throw .missingDirectory(path: "\(path)/\(folder)")
    }
  }
}
