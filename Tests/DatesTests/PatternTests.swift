import Newsmark
import TestSupport
import Testing

/// Every row of `lexicons/dates/patterns.tsv` proves itself by its example.
@Suite struct PatternTests {
  @Test func everyExampleHasItsValue() throws {
    let table = try Repository.lexicons().table("dates/patterns")
    let (rule, reading, argument, example, value, reference) = (
      try table.column("rule"), try table.column("reading"), try table.column("argument"), try table.column("example"),
      try table.column("value"), try table.column("reference")
    )
    for row in table.rows where !table.cell(row, rule).hasPrefix("@") && table.cell(row, reading) != "none" {
      let marked = MarkedText(table.cell(row, example))
      let place = "patterns.tsv:\(table.line(of: row)): \(table.cell(row, rule)): \(table.cell(row, example))"
      #expect(!marked.spans.isEmpty, "\(place): no example")
      let written = table.cell(row, reference)
      let timexes = try marked.annotate(writtenOn: written.isEmpty ? "2021-10-27" : written).timexes
        .filter { timex in marked.spans.contains { $0.overlaps(timex.range) } }
      #expect(timexes.map(\.range) == marked.spans, "\(place): extents")
      #expect(timexes.map(\.value) == table.values(row, value), "\(place): values")
      // A time that only stands beside a day is signed by the day's rule.
      if table.cell(row, argument) == "joined" { continue }
      #expect(timexes.allSatisfy { $0.rule == table.cell(row, rule) }, "\(place): rule \(timexes.map(\.rule))")
    }
  }
}
