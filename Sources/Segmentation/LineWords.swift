internal import Annotations
internal import Lexicons

/// The phrases by which a line shows its part in the article, from `lexicons/segmentation/line-words.tsv`.
struct LineWords: Sendable {
  struct Classes: OptionSet, Sendable {
    let rawValue: UInt64

    static let published = Classes(.published)
    static let updated = Classes(.updated)
    static let by = Classes(.by)
    static let agency = Classes(.agency)
    static let caption = Classes(.caption)
    static let credit = Classes(.credit)
    static let boilerplate = Classes(.boilerplate)
    static let boilerplateLine = Classes(.boilerplateLine)
    static let teaser = Classes(.teaser)
    static let kicker = Classes(.kicker)
    static let tail = Classes(.tail)
    static let staff = Classes(.staff)
    static let staffEnd = Classes(.staffEnd)
    static let role = Classes(.role)
    static let beforeHandle = Classes(.beforeHandle)
    static let article = Classes(.article)
    static let changed = Classes(.changed)
    static let printed = Classes(.printed)
    static let edition = Classes(.edition)
    static let otherDate = Classes(.otherDate)
    static let summary = Classes(.summary)
    static let gallery = Classes(.gallery)
    static let boilerplateEnd = Classes(.boilerplateEnd)
    static let network = Classes(.network)
    static let beforeNetwork = Classes(.beforeNetwork)
    static let age = Classes(.age)
    static let invite = Classes(.invite)
    static let here = Classes(.here)
    static let creditBy = Classes(.creditBy)
    static let contributed = Classes(.contributed)
    static let authorName = Classes(.authorName)
    static let authorBe = Classes(.authorBe)
    static let authorVerb = Classes(.authorVerb)
    static let vocation = Classes(.vocation)

    init(rawValue: UInt64) { self.rawValue = rawValue }
    fileprivate init(_ name: Name) { rawValue = 1 << UInt64(Name.allCases.firstIndex(of: name)!) }
  }

  fileprivate enum Name: String, CaseIterable {
    case published, updated, by, agency, caption, credit, boilerplate
    case boilerplateLine = "boilerplate-line"
    case teaser, kicker, tail, staff
    case staffEnd = "staff-end"
    case role, article, changed
    case beforeHandle = "before-handle"
    case printed, edition
    case otherDate = "other-date"
    case summary, gallery
    case boilerplateEnd = "boilerplate-end"
    case network
    case beforeNetwork = "before-network"
    case age, invite, here
    case creditBy = "credit-by"
    case contributed
    case authorName = "author-name"
    case authorBe = "author-be"
    case authorVerb = "author-verb"
    case vocation
  }

  private var trie = PhraseTrie()
  /// By form: the classes of phrases that begin with it.
  private var beginnings = FormMap<Classes>(absent: [])

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/line-words")
    let (phrase, name) = (try table.column("phrase"), try table.column("class"))
    for row in table.rows {
      let value = try table.value(row, name, as: Name.self)
      let isCue = value == .published || value == .updated
      let tokens = lexicons.tokens(of: try table.required(row, phrase))
      if let first = tokens.first { beginnings[first.form].insert(Classes(value)) }
      trie.insert(tokens, value: Name.allCases.firstIndex(of: value)!, letterCase: isCue ? .any : .asWritten)
    }
  }

  /// The classes of all phrases that begin at a token, and the token after the longest one of `wanted`.
  func match(at index: Int, limit: Int, _ reading: Reading, wanted: Classes) -> (classes: Classes, end: Int) {
    var classes: Classes = []
    var end = index
    guard index < limit, !beginnings[reading.tokens[index].form].isDisjoint(with: wanted) else { return ([], index) }
    trie.forEachMatch(reading.tokens.span, at: index, limit: limit) { match in
      let found = Classes(rawValue: 1 << UInt64(match.value)).intersection(wanted)
      guard !found.isEmpty else { return }
      classes.formUnion(found)
      end = max(end, index + match.length)
    }
    return (classes, end)
  }

  /// Whether one phrase of a class is the whole of a range, a colon at its end aside.
  func isWhole(_ range: Range<Int>, _ reading: Reading, _ wanted: Classes) -> Bool {
    let (classes, end) = match(at: range.lowerBound, limit: range.upperBound, reading, wanted: wanted)
    guard !classes.isEmpty else { return false }
    return end == range.upperBound || end == range.upperBound - 1 && reading.mark(end) == .colon
  }

  /// Whether a phrase of a class begins anywhere in a range.
  func contains(_ range: Range<Int>, _ reading: Reading, _ wanted: Classes) -> Bool {
    range.contains { !match(at: $0, limit: range.upperBound, reading, wanted: wanted).classes.isEmpty }
  }
}
