internal import Annotations
internal import Lexicons

/// What names, titles and nouns tell of gender and number, by the form of a token.
///
/// Read from the entity tables, which are the one place where these facts stand.
struct SourceLexicon: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let female = Traits(rawValue: 1)
    static let male = Traits(rawValue: 2)
    static let plural = Traits(rawValue: 4)
    /// A body that speaks as one ("the ministry").
    static let collective = Traits(rawValue: 8)
    /// A text that speaks ("the statement").
    static let document = Traits(rawValue: 16)
    /// A body that an article names without the noun ("the company").
    static let company = Traits(rawValue: 64)
    /// A body that an article may have named just before by another noun ("the agency").
    static let near = Traits(rawValue: 128)
    /// A noun for a person.
    static let person = Traits(rawValue: 32)

    static let gender: Traits = [.female, .male]
  }

  /// By the form of a given name.
  private(set) var names = FormMap<Traits>(absent: [])
  /// By the form of a title.
  private(set) var titles = FormMap<Traits>(absent: [])
  /// By the form of a title's last word: that of its full form ("senator" for "Sen."), or zero.
  private(set) var fullTitles = FormMap<UInt32>(absent: 0)
  /// By form: whether the word is a title by itself.
  private(set) var isTitle = FormMap<Bool>(absent: false)
  /// By the last word of a noun.
  private(set) var nouns = FormMap<Traits>(absent: [])

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let given = try lexicons.directory.table("entities/given-names")
    let (name, nameGender) = (try given.column("name"), try given.column("gender"))
    for row in given.rows {
      let tokens = lexicons.tokens(of: given.bytes(row, name))
      if tokens.count == 1 { names[tokens[0].form].formUnion(SourceLexicon.gender(given.bytes(row, nameGender))) }
    }
    let table = try lexicons.directory.table("entities/titles")
    let (title, titleGender) = (try table.column("titles"), try table.column("gender"))
    for row in table.rows {
      let gender = SourceLexicon.gender(table.bytes(row, titleGender))
      var full: UInt32?
      for value in table.values(row, title) {
        let words = lexicons.tokens(of: value).filter { $0.shape.contains(.hasLetter) }
        guard let last = words.last else { continue }
        titles[last.form].formUnion(gender)
        if words.count == 1 { isTitle[last.form] = true }
        if let full, full != last.form { fullTitles[last.form] = full }
        full = full ?? last.form
      }
    }
    let persons = try lexicons.directory.table("entities/person-nouns")
    let (noun, gender, number) = (
      try persons.column("nouns"), try persons.column("gender"), try persons.column("number")
    )
    let flags = try persons.column("flags")
    for row in persons.rows {
      var traits = SourceLexicon.gender(persons.bytes(row, gender))
      if persons.bytes(row, number).elementsEqual([UInt8(ascii: "p")]) { traits.insert(.plural) }
      let flags = persons.values(row, flags)
      if flags.contains("collective") { traits.insert(.collective) }
      if flags.contains("company") { traits.insert(.company) }
      if flags.contains("near") { traits.insert(.near) }
      if flags.contains("document") { traits.insert(.document) }
      if traits.isDisjoint(with: [.collective, .document]) { traits.insert(.person) }
      for value in persons.values(row, noun) {
        if let last = lexicons.tokens(of: value).last { nouns[last.form].formUnion(traits) }
      }
    }
  }

  private static func gender(_ cell: ArraySlice<UInt8>) -> Traits {
    switch cell.first {
    case UInt8(ascii: "f"): .female
    case UInt8(ascii: "m"): .male
    default: []
    }
  }
}
