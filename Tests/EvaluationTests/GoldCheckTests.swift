import Annotations
import Evaluation
import Testing
import TestSupport

@Suite struct GoldCheckTests {
  @Test(arguments: CaseTable.rows("gold-check", in: "EvaluationTests"))
  func findings(_ row: CaseTable.Row) throws {
    try #require(row.cells.count == 2, "\(row.place)")
    let found = try GoldCheck([Marked.document(row.cells[0])]).findings.map { "\($0.severity): \($0.message)" }
    #expect(found == (row.cells[1] == "-" ? [] : [row.cells[1]]), "\(row.place)")
  }
}
