internal import Annotations
internal import Lexicons

/// All that the stage knows before it reads an article: names, titles, the words names are made of, and the words
/// that stand beside them.
///
/// A class, so that an article refers to it instead of carrying it along.
final class EntityLexicon: Sendable {
  let names: PhraseTrie
  let namesakes: PhraseTrie
  let entries: [NameEntry]
  let titles: PhraseTrie
  let titleEntries: [TitleEntry]
  let roles: PhraseTrie
  let roleEntries: [NameRole]
  let classes: ClassTable
  let shortNames: ShortNames
  /// By form of a code such as `KEN`: the entry of its country.
  let countryCodes: [UInt32: Int]
  /// By form of a word that one row has in capitals and another one has not: the entry of the former.
  let capitalEntries: [UInt32: Int]
  private let references: References
  private let tables: EntityTables

  /// - Throws: ``LexiconError`` naming file and line.
  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    tables = try EntityTables(&lexicons)
    names = tables.names
    namesakes = tables.namesakes
    entries = tables.entries
    titles = tables.titles
    titleEntries = tables.titleEntries
    roles = tables.roles
    roleEntries = tables.roleEntries
    classes = tables.words
    shortNames = tables.shortNames
    countryCodes = tables.countryCodes
    capitalEntries = tables.capitalEntries
    references = tables.references
  }

  /// The identifier that a row gives its name; nil where it has none.
  func reference(_ entry: Int) -> String? {
    let number = entries[entry].reference
    return number == 0 ? nil : references[number]
  }

  /// Whether two entries have one identifier, and are one thing.
  func isSame(_ one: Int, _ other: Int) -> Bool {
    let reference = entries[one].reference
    return reference != 0 && reference == entries[other].reference
  }

  /// Whether an entry names a club, team or league.
  func isClub(_ entry: Int) -> Bool { entries[entry].isClub }

  /// Whether an entry names a newspaper, agency or broadcaster.
  func isPaper(_ entry: Int) -> Bool { entries[entry].isPaper }

  func write(to image: inout LexiconImage) { tables.write(to: &image) }
}
