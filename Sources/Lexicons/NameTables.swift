internal import FoundationEssentials

/// The tables that give names their label and `ref`.
public enum NameTables {
  /// The tables of `entities/`, the earlier the more likely what a name means that stands in several.
  public static let standard = [
    "countries", "demonyms", "divisions", "cities", "places", "people", "organisations", "armed-groups", "parties",
    "media", "companies", "sports", "events", "works-laws-products",
  ].map { "entities/" + $0 }

  /// Further places with names that stand in another table.
  public static let namesakes = "entities/namesakes"

  /// The folder for tables of the user's own, which go before ``standard``.
  public static let ownFolder = "own"

  /// The names of the user's own tables, sorted; none where there is no such folder.
  public static func own(in directory: LexiconDirectory) throws(LexiconError) -> [String] {
    guard FileManager.default.fileExists(atPath: "\(directory.path)/\(ownFolder)") else { return [] }
    return try directory.tables(in: ownFolder)
  }
}
