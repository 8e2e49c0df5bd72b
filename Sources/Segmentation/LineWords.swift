internal import Annotations
internal import Lexicons

/// The phrases by which a line shows its part in the article, from `lexicons/segmentation/line-words.tsv`.
struct LineWords: Sendable {
  /// Each is a constant, so that a test of several is one instruction.
  struct Classes: OptionSet, Sendable {
    let rawValue: UInt64

    static let published = Classes(rawValue: 1 << 0)
    static let updated = Classes(rawValue: 1 << 1)
    static let by = Classes(rawValue: 1 << 2)
    static let agency = Classes(rawValue: 1 << 3)
    static let caption = Classes(rawValue: 1 << 4)
    static let credit = Classes(rawValue: 1 << 5)
    static let boilerplate = Classes(rawValue: 1 << 6)
    static let boilerplateLine = Classes(rawValue: 1 << 7)
    static let teaser = Classes(rawValue: 1 << 8)
    static let kicker = Classes(rawValue: 1 << 9)
    static let tail = Classes(rawValue: 1 << 10)
    static let staff = Classes(rawValue: 1 << 11)
    static let staffEnd = Classes(rawValue: 1 << 12)
    static let role = Classes(rawValue: 1 << 13)
    static let article = Classes(rawValue: 1 << 14)
    static let changed = Classes(rawValue: 1 << 15)
    static let beforeHandle = Classes(rawValue: 1 << 16)
    static let printed = Classes(rawValue: 1 << 17)
    static let edition = Classes(rawValue: 1 << 18)
    static let otherDate = Classes(rawValue: 1 << 19)
    static let summary = Classes(rawValue: 1 << 20)
    static let gallery = Classes(rawValue: 1 << 21)
    static let boilerplateEnd = Classes(rawValue: 1 << 22)
    static let network = Classes(rawValue: 1 << 23)
    static let beforeNetwork = Classes(rawValue: 1 << 24)
    static let age = Classes(rawValue: 1 << 25)
    static let invite = Classes(rawValue: 1 << 26)
    static let here = Classes(rawValue: 1 << 27)
    static let creditBy = Classes(rawValue: 1 << 28)
    static let contributed = Classes(rawValue: 1 << 29)
    static let authorName = Classes(rawValue: 1 << 30)
    static let authorBe = Classes(rawValue: 1 << 31)
    static let authorVerb = Classes(rawValue: 1 << 32)
    static let vocation = Classes(rawValue: 1 << 33)

    /// By the names in the column `class` of the table.
    static let names: [String: Classes] = [
      "published": .published, "updated": .updated, "by": .by, "agency": .agency, "caption": .caption,
      "credit": .credit, "boilerplate": .boilerplate, "boilerplate-line": .boilerplateLine, "teaser": .teaser,
      "kicker": .kicker, "tail": .tail, "staff": .staff, "staff-end": .staffEnd, "role": .role, "article": .article,
      "changed": .changed, "before-handle": .beforeHandle, "printed": .printed, "edition": .edition,
      "other-date": .otherDate, "summary": .summary, "gallery": .gallery, "boilerplate-end": .boilerplateEnd,
      "network": .network, "before-network": .beforeNetwork, "age": .age, "invite": .invite, "here": .here,
      "credit-by": .creditBy, "contributed": .contributed, "author-name": .authorName, "author-be": .authorBe,
      "author-verb": .authorVerb, "vocation": .vocation,
    ]
  }

  private var trie = PhraseTrie()
  /// By form: the classes of phrases that begin with it.
  private var beginnings = FormMap<Classes>(absent: [])

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/line-words")
    let (phrase, name) = (try table.column("phrase"), try table.column("class"))
    for row in table.rows {
      guard let classes = Classes.names[table.cell(row, name)] else {
        throw table.badCell(row, name, expected: "one of " + Classes.names.keys.sorted().joined(separator: ", "))
      }
      let isCue = !classes.isDisjoint(with: [.published, .updated])
      let tokens = lexicons.tokens(of: try table.required(row, phrase))
      if let first = tokens.first { beginnings[first.form].formUnion(classes) }
      trie.insert(tokens, value: classes.rawValue.trailingZeroBitCount, letterCase: isCue ? .any : .asWritten)
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

  /// The classes of phrases of which the first word stands in a range: what is not among them need not be looked for.
  func beginnings(in range: Range<Int>, _ reading: Reading) -> Classes {
    range.reduce(into: []) { $0.formUnion(beginnings[reading.tokens[$1].form]) }
  }
}
