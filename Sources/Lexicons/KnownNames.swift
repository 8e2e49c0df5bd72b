internal import Annotations

/// What a lexicon folder says of a name that is to be imported.
struct KnownNames: ~Copyable {
  private var lexicons: LexiconBuilder
  private var words: Set<UInt32> = []
  private var persons: Set<UInt32> = []
  /// The countries in which the tables know a place, by its name.
  private var places: [[UInt32]: Set<String>] = [:]

  /// - Throws: ``LexiconError`` naming file and line; ``ICUError``.
  init(_ directory: LexiconDirectory) throws {
    let words = try directory.table("words/english")
    let names = try [directory.table("entities/given-names"), directory.table("entities/surnames")]
    let places = try ["countries", "divisions", "cities", "namesakes"].map { try directory.table("entities/\($0)") }
    let columns = try places.map { (names: try $0.column("names"), reference: try $0.column("ref")) }
    lexicons = try LexiconBuilder(directory)
    for row in words.rows {
      if let form = single(words.bytes(row, 0)) { self.words.insert(form) }
    }
    for table in names {
      for row in table.rows {
        if let form = single(table.bytes(row, 0)) { persons.insert(form) }
      }
    }
    for (table, columns) in zip(places, columns) {
      for row in table.rows {
        guard let country = KnownNames.country(of: table.cell(row, columns.reference)) else { continue }
        for name in table.values(row, columns.names) {
          self.places[lexicons.tokens(of: name).map(\.form), default: []].insert(country)
        }
      }
    }
  }

  private mutating func single(_ word: ArraySlice<UInt8>) -> UInt32? {
    let tokens = lexicons.tokens(of: word)
    return tokens.count == 1 ? tokens[0].form : nil
  }

  /// Of `iso3166:FR`, `iso3166-2:FR-IDF` and `city:paris-fr` the country `FR`.
  private static func country(of reference: String) -> String? {
    guard let colon = reference.firstIndex(of: ":") else { return nil }
    let value = reference[reference.index(after: colon)...]
    switch reference[..<colon] {
    case "iso3166", "iso3166-2": return String(value.prefix(2))
    case "city": return String(value.suffix(2)).uppercased()
    default: return nil
    }
  }

  func countries(of forms: [UInt32]) -> Set<String> { places[forms] ?? [] }

  enum Judgement {
    case fit(forms: [UInt32], flags: Set<String>)
    case unfit(ImportedTable.Unfit)
  }

  /// Whether a table can hold a name of a label, and the flags that it then needs.
  mutating func judge(_ name: String, _ label: EntityLabel) -> Judgement {
    if name.contains("|") || name.hasPrefix("#") { return .unfit(.mark) }
    guard name.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || KnownNames.isLatin($0) }) else {
      return .unfit(.letters)
    }
    guard name.unicodeScalars.contains(where: { $0.properties.isUppercase }) else { return .unfit(.capital) }
    let tokens = lexicons.tokens(of: name)
    if tokens.count == 1, tokens[0].shape.contains(.single) { return .unfit(.unreachable) }
    if lexicons.unreachable(name, tokens) != nil { return .unfit(.unreachable) }
    var flags: Set<String> = []
    if tokens.count == 1 {
      if words.contains(tokens[0].form) { flags.insert("word") }
      if label != .person, persons.contains(tokens[0].form) { flags.insert("person") }
      if label != .gpe, places[[tokens[0].form]] != nil { flags.insert("place") }
    }
    return .fit(forms: tokens.map(\.form), flags: flags)
  }

  /// Latin letters up to Latin Extended-B, and Latin Extended Additional (Vietnamese).
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value) || (0x2B0...0x36F).contains(scalar.value)
  }
}
