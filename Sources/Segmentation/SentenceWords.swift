internal import Annotations
internal import Lexicons

/// Classes of words that decide about ends of sentences, from `lexicons/segmentation/sentence-words.tsv`, and the
/// common words of English.
struct SentenceWords: Sendable {
  struct Classes: OptionSet, Sendable {
    let rawValue: UInt16

    static let starter = Classes(rawValue: 1 << 0)
    static let office = Classes(rawValue: 1 << 1)
    static let clock = Classes(rawValue: 1 << 2)
    static let month = Classes(rawValue: 1 << 3)
    static let speech = Classes(rawValue: 1 << 4)
    static let exclaimed = Classes(rawValue: 1 << 5)
    static let lettered = Classes(rawValue: 1 << 6)
    static let introducing = Classes(rawValue: 1 << 7)
    static let clockEnd = Classes(rawValue: 1 << 9)
    static let local = Classes(rawValue: 1 << 10)
    /// A common word of English (`lexicons/words/english.tsv`).
    static let common = Classes(rawValue: 1 << 8)
  }

  private enum Name: String, CaseIterable {
    case starter, office, clock, month, speech, exclaimed, lettered, introducing
    case clockEnd = "clock-end"
    case local

    var classes: Classes {
      switch self {
      case .starter: .starter
      case .office: .office
      case .clock: .clock
      case .month: .month
      case .speech: .speech
      case .exclaimed: .exclaimed
      case .lettered: .lettered
      case .introducing: .introducing
      case .clockEnd: .clockEnd
      case .local: .local
      }
    }
  }

  private var classes = FormMap<Classes>(absent: [])

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    for word in try lexicons.englishWords() { classes[word.form].insert(.common) }
    let table = try lexicons.directory.table("segmentation/sentence-words")
    let (word, name) = (try table.column("word"), try table.column("class"))
    for row in table.rows {
      // Of `it's` the first token counts.
      guard let form = lexicons.tokens(of: try table.required(row, word)).first?.form else {
        throw table.badCell(row, word, expected: "a word")
      }
      classes[form].formUnion(try table.value(row, name, as: Name.self).classes)
    }
  }

  subscript(token: Token) -> Classes { classes[token.form] }
}
