public import Annotations

/// Reads lines of Wikidata's JSON dump: an array with one entity a line, whose form is documented under
/// https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
///
/// Of a property's statements the best rank counts, as in Wikidata's own queries: the preferred ones if there are any,
/// else the normal ones, never the deprecated.
public struct WikidataImporter: Sendable {
  private let kinds: ImportKinds
  private let labels: Set<EntityLabel>?
  private let languages: [String]
  private let minimumLinks: Int
  /// Countries that were read, by their item: places name theirs by item.
  private var countries: [String: String] = [:]

  /// - Parameters:
  ///   - classes: the table `import/wikidata-classes`.
  ///   - labels: those to keep; nil for all.
  ///   - languages: the first one that an item has gives its canonical name, all of them its variants. Names that hold in
  ///     every language (`mul`) count as the last one's.
  ///   - minimumLinks: how many pages of Wikipedia and its sister projects must be linked.
  /// - Throws: ``LexiconError`` naming file and line.
  public init(
    classes: LexiconTable, labels: Set<EntityLabel>? = nil, languages: [String], minimumLinks: Int = 0
  ) throws(LexiconError) {
    kinds = try ImportKinds(classes, column: "class", flags: [])
    self.labels = labels
    self.languages = languages.contains("mul") ? languages : languages + ["mul"]
    self.minimumLinks = minimumLinks
  }

  /// What of an item matters.
  private struct Item {
    var id = ""
    var type = ""
    var labels: [String: String] = [:]
    var aliases: [String: [String]] = [:]
    var classes: [String] = []
    var countryCode: String?
    var divisionCode: String?
    var country: String?
    var links = 0
    var modified = ""
  }

  /// Whether a line is one of the marks around the array, or empty.
  public static func isFrame(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
    return marks.isEmpty || marks == [UInt8(ascii: "[")] || marks == [UInt8(ascii: "]")]
  }

  /// Reads one line, without its line end; a comma behind the object is passed over.
  public mutating func read(_ line: ArraySlice<UInt8>) throws(ImportFault) -> ImportOutcome<ImportedName> {
    let item = try item(line)
    if item.type != "item" { return .omitted(.noItem) }
    if let code = item.countryCode { countries[item.id] = code }
    let found = item.classes.compactMap { kinds[$0] }.min { $0.rank < $1.rank }
    guard let kind = found else { return .omitted(.kind) }
    if let labels, !labels.contains(kind.label) { return .omitted(.label) }
    if item.links < minimumLinks { return .omitted(.links) }
    var names = languages.compactMap { item.labels[$0] }
    guard !names.isEmpty else { return .omitted(.language) }
    for language in languages { names += item.aliases[language] ?? [] }
    var name = ImportedName(
      names: names, label: kind.label, reference: "wikidata:\(item.id)", weight: item.links,
      date: String(item.modified.prefix(10)))
    if kind.label == .gpe {
      if let code = item.countryCode {
        name.reference = "iso3166:\(code)"
      } else {
        if let code = item.divisionCode { name.reference = "iso3166-2:\(code)" }
        // Resolved when all countries are read.
        name.within = item.divisionCode.map { String($0.prefix(2)) } ?? item.country ?? ""
      }
    }
    return .value(name)
  }

  /// Turns the country's item into its code, when all lines are read; a country that was not among them stays unknown.
  public func resolveCountry(of name: inout ImportedName) {
    if name.within.first == "Q", name.within.count > 2 || name.within.dropFirst().allSatisfy(\.isNumber) {
      name.within = countries[name.within] ?? ""
    }
  }

  private func item(_ line: ArraySlice<UInt8>) throws(ImportFault) -> Item {
    var item = Item()
    var cursor = JSONCursor(line)
    try cursor.forEachMember { (key, cursor) throws(ImportFault) in
      switch String(decoding: key, as: UTF8.self) {
      case "id": item.id = try cursor.string()
      case "type": item.type = try cursor.string()
      case "modified": item.modified = try cursor.string()
      case "labels":
        try cursor.forEachMember { (language, cursor) throws(ImportFault) in
          let language = String(decoding: language, as: UTF8.self)
          guard languages.contains(language) else { return try cursor.skip() }
          item.labels[language] = try WikidataImporter.term(&cursor)
        }
      case "aliases":
        try cursor.forEachMember { (language, cursor) throws(ImportFault) in
          let language = String(decoding: language, as: UTF8.self)
          guard languages.contains(language) else { return try cursor.skip() }
          try cursor.forEachElement { (cursor) throws(ImportFault) in
            if let alias = try WikidataImporter.term(&cursor) { item.aliases[language, default: []].append(alias) }
          }
        }
      case "claims":
        try cursor.forEachMember { (property, cursor) throws(ImportFault) in
          switch String(decoding: property, as: UTF8.self) {
          case "P31": item.classes = try WikidataImporter.statements(&cursor)
          case "P17": item.country = try WikidataImporter.statements(&cursor).first
          case "P297": item.countryCode = try WikidataImporter.statements(&cursor).first
          case "P300": item.divisionCode = try WikidataImporter.statements(&cursor).first
          default: try cursor.skip()
          }
        }
      case "sitelinks":
        try cursor.forEachMember { (_, cursor) throws(ImportFault) in
          item.links += 1
          try cursor.skip()
        }
      default: try cursor.skip()
      }
    }
    if !cursor.isAtEnd() { throw ImportFault("more behind the object, expected one entity a line") }
    if item.id.isEmpty { throw ImportFault("no \"id\", expected an entity of Wikidata") }
    return item
  }

  /// The text of `{"language":…,"value":…}`.
  private static func term(_ cursor: inout JSONCursor) throws(ImportFault) -> String? {
    var text: String?
    try cursor.forEachMember { (key, cursor) throws(ImportFault) in
      if key.elementsEqual("value".utf8) { text = try cursor.string() } else { try cursor.skip() }
    }
    return text
  }

  /// The values of a property's best statements: identifiers of items, and texts.
  private static func statements(_ cursor: inout JSONCursor) throws(ImportFault) -> [String] {
    var preferred: [String] = []
    var normal: [String] = []
    try cursor.forEachElement { (cursor) throws(ImportFault) in
      var rank = "normal"
      var value: String?
      try cursor.forEachMember { (key, cursor) throws(ImportFault) in
        if key.elementsEqual("rank".utf8) {
          rank = try cursor.string()
        } else if key.elementsEqual("mainsnak".utf8) {
          value = try snakValue(&cursor)
        } else {
          try cursor.skip()
        }
      }
      guard let value else { return }
      if rank == "preferred" { preferred.append(value) } else if rank == "normal" { normal.append(value) }
    }
    return preferred.isEmpty ? normal : preferred
  }

  /// The value of a snak; nil where it is unknown, or there is none.
  private static func snakValue(_ cursor: inout JSONCursor) throws(ImportFault) -> String? {
    var result: String?
    try cursor.forEachMember { (key, cursor) throws(ImportFault) in
      guard key.elementsEqual("datavalue".utf8) else { return try cursor.skip() }
      try cursor.forEachMember { (key, cursor) throws(ImportFault) in
        guard key.elementsEqual("value".utf8) else { return try cursor.skip() }
        var reading = cursor
        if let text = try? reading.string() {
          result = text
          return try cursor.skip()
        }
        try cursor.forEachMember { (key, cursor) throws(ImportFault) in
          if key.elementsEqual("id".utf8) { result = try cursor.string() } else { try cursor.skip() }
        }
      }
    }
    return result
  }
}
