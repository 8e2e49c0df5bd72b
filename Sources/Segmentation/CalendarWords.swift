internal import Annotations
internal import Lexicons

/// The words and numbers that written dates and times of day are made of, from `lexicons/segmentation/calendar.tsv`.
struct CalendarWords: Sendable {
  enum Class: String, CaseIterable {
    case month, weekday, zone, usZone = "us-zone", half, ordinal
  }

  private struct Entry: Sendable {
    var kind: Class
    var value: Int
  }

  private var words = FormMap<Entry?>(absent: nil)

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/calendar")
    let (word, kind, value) = (try table.column("word"), try table.column("class"), try table.column("value"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, word))
      guard tokens.count == 1 else { throw table.badCell(row, word, expected: "one word") }
      guard let number = Int(table.cell(row, value)) else { throw table.badCell(row, value, expected: "a number") }
      words[tokens[0].form] = Entry(kind: try table.value(row, kind, as: Class.self), value: number)
    }
  }

  /// The class of a token's word, in whatever case.
  func kind(of token: Token) -> Class? { words[token.form]?.kind }

  /// The value of a word of a class; nil for any other.
  func value(_ kind: Class, at index: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, let entry = words[reading.tokens[index].form], entry.kind == kind else { return nil }
    // `may` and `march` in lower case are verbs; `et` is Latin.
    if kind != .half, kind != .ordinal, !reading.tokens[index].shape.contains(.capitalized) { return nil }
    return entry.value
  }

  /// The number that up to four digits make.
  func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// A number of so many digits.
  func number(at index: Int, digits: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, reading.length(index) == digits else { return nil }
    return decimal(reading.text[reading.tokens[index].range])
  }

  /// A number from 1900 to 2099.
  func year(at index: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, let year = number(at: index, digits: 4, limit: limit, reading), 1900...2099 ~= year else {
      return nil
    }
    return year
  }

  /// The token after all marks of these that stand at a token.
  func skip(_ marks: Set<Mark>, from index: Int, limit: Int, _ reading: Reading) -> Int {
    var index = index
    while index < limit, marks.contains(reading.mark(index)), reading.mark(index) != .other { index += 1 }
    return index
  }
}
