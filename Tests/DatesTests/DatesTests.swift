import Newsmark
import TestSupport
import Testing

@Suite struct DatesTests {
  /// Day of writing (or `-`), marked text, values; then types, modifiers and whether resolved, where the case is about
  /// them.
  @Test(arguments: CaseTable.rows("values", in: "DatesTests"))
  func values(_ row: CaseTable.Row) throws {
    try #require(row.cells.count >= 3, "\(row.place): too few cells")
    try check(row, mode: .auto)
  }

  @Test(arguments: CaseTable.rows("narrative", in: "DatesTests"))
  func narratives(_ row: CaseTable.Row) throws {
    try #require(row.cells.count >= 3, "\(row.place): too few cells")
    try check(row, mode: .narrative)
  }

  private func check(_ row: CaseTable.Row, mode: DateModeChoice) throws {
    let marked = MarkedText(row.cells[1])
    let timexes = try marked.annotate(writtenOn: row.cells[0] == "-" ? nil : row.cells[0], mode: mode).timexes
    #expect(timexes.map(\.range) == marked.spans, "\(row.place): \(timexes)")
    #expect(timexes.map(\.value).joined(separator: "|") == row.cells[2], "\(row.place)")
    if row.cells.count > 3, !row.cells[3].isEmpty {
      #expect(timexes.map(\.type.rawValue).joined(separator: "|") == row.cells[3], "\(row.place)")
    }
    if row.cells.count > 4, !row.cells[4].isEmpty {
      #expect(timexes.map { $0.mod?.rawValue ?? "-" }.joined(separator: "|") == row.cells[4], "\(row.place)")
    }
    if row.cells.count > 5 {
      #expect(timexes.map { $0.resolved ? "resolved" : "open" }.joined(separator: "|") == row.cells[5], "\(row.place)")
    }
  }

  /// Look-alikes: nothing in them is a time expression.
  @Test(arguments: CaseTable.rows("negative", in: "DatesTests"))
  func lookAlikes(_ row: CaseTable.Row) throws {
    let timexes = try MarkedText(row.cells[0]).annotate(writtenOn: "2021-10-27").timexes
    #expect(timexes.isEmpty, "\(row.place): \(timexes)")
  }

  @Test func rangesNameEachOther() throws {
    for text in ["a fair on [September 14]-[15]", "between [2015] and [2019]", "from [March 3] to [April 5]"] {
      let timexes = try MarkedText(text).annotate(writtenOn: "2021-10-27").timexes
      #expect(timexes.map(\.rangePartner) == [1, 0], "\(text)")
    }
  }

  @Test func aWeekdayThatIsWrongIsAWarning() throws {
    let layers = try MarkedText("It was on [Tuesday, May 3, 2021].").annotate(writtenOn: "2021-10-27")
    #expect(layers.timexes.map(\.value) == ["2021-05-03"])
    #expect(layers.warnings.map(\.code) == ["weekday-conflict"])
  }

  /// Where two readings are likely the other one is told; where the clause or another date decides there is none.
  @Test(arguments: CaseTable.rows("alternatives", in: "DatesTests"))
  func alternatives(_ row: CaseTable.Row) throws {
    try #require(row.cells.count == 4, "\(row.place): 4 cells")
    let marked = MarkedText(row.cells[1])
    let timexes = try marked.annotate(writtenOn: row.cells[0]).timexes
    #expect(timexes.map(\.range) == marked.spans, "\(row.place): \(timexes)")
    #expect(timexes.map(\.value).joined(separator: "|") == row.cells[2], "\(row.place)")
    let others = timexes.map { $0.alternatives.isEmpty ? "-" : $0.alternatives.joined(separator: " ") }
    #expect(others.joined(separator: "|") == row.cells[3], "\(row.place)")
  }

  /// Whatever the input: in bounds, on scalar boundaries, in order, not overlapping, partners mutual.
  @Test func lawsHoldForAnyText() throws {
    let words = [
      "May", "3", "rd", "1998", "-", "–", ",", ".", "Monday", "last", "the", "past", "two", "weeks", "ago", "'", "’98",
      "9", ":",
      "30", "a.m.", "quarter", "third", "é", "👩‍💻", "\n\n", "\n", "of", "BC", "and", "between", "99999999999999999999",
      "0",
      "twenty-one", "hundred", "year", "…", "\u{301}", "31", "Feb", "every", "nineteen", "ninety-six", "Easter",
    ]
    var state: UInt64 = 7
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count] + (state >> 60 == 0 ? "" : " ")
      }
      let document = Document(id: "law", text: text, creationTime: CalendarTime(iso8601: "2021-10-27"))
      let timexes = try DatePipelines.pipeline(state & 1 == 0 ? .auto : .narrative).annotate(document).timexes
      var end = 0
      for (index, timex) in timexes.enumerated() {
        #expect(timex.range.lowerBound >= end && timex.range.upperBound <= document.utf8.count && !timex.range.isEmpty)
        #expect(document.utf8[timex.range.lowerBound] & 0xC0 != 0x80)
        #expect(timex.range.upperBound == document.utf8.count || document.utf8[timex.range.upperBound] & 0xC0 != 0x80)
        #expect(!timex.value.isEmpty && !timex.rule.isEmpty)
        #expect(!timex.alternatives.contains(timex.value))
        if let partner = timex.rangePartner { #expect(timexes[partner].rangePartner == index) }
        end = timex.range.upperBound
      }
    }
  }
}
