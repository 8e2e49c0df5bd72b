import Lexicons
import TestSupport
import Testing

@Suite struct LexiconTableTests {
  private let head = "# A table.\n# source: own\n# licence: none\n# date: 2026-01-01\n# columns: name\tkind\tflags\n"

  private func table(_ text: String) throws(LexiconError) -> LexiconTable {
    try LexiconTable(name: "t", path: "t.tsv", bytes: Array(text.utf8))
  }

  @Test func readsCellsAndLeavesOutMissingOnes() throws {
    let table = try table(head + "a\tx\tp|q\n\n# a comment\nb\ty\nc")
    #expect(
      table.rows.map { row in (0..<3).map { table.cell(row, $0) } } == [
        ["a", "x", "p|q"], ["b", "y", ""], ["c", "", ""],
      ])
    #expect(table.values(0, 2) == ["p", "q"])
    #expect(table.values(1, 2) == [])
    #expect(table.rows.map(table.line(of:)) == [6, 9, 10])
  }

  @Test func readsLinesThatEndAsOnWindows() throws {
    let text = (head + "a\tx\tp|q\n\nb\ty\nc\n").replacing("\n", with: "\r\n")
    let table = try table(text)
    #expect(
      table.rows.map { row in (0..<3).map { table.cell(row, $0) } } == [
        ["a", "x", "p|q"], ["b", "y", ""], ["c", "", ""],
      ])
  }

  @Test func saysWhatIsWrongAndWhere() throws {
    #expect(throws: LexiconError.missingHeader(path: "t.tsv", key: "licence")) {
      try table("# source: own\n# date: 2026-01-01\n# columns: name\na\n")
    }
    #expect(throws: LexiconError.tooManyCells(path: "t.tsv", line: 6, found: 4, expected: ["name", "kind", "flags"])) {
      try table(head + "a\tb\tc\td\n")
    }
    let rows = try table(head + "a\nb\t\tx\nc\tblue\n")
    #expect(throws: LexiconError.tooFewCells(path: "t.tsv", line: 6, found: 1, expected: ["name", "kind"])) {
      try rows.required(0, 1)
    }
    #expect(throws: LexiconError.emptyCell(path: "t.tsv", line: 7, column: "kind")) { try rows.required(1, 1) }
    #expect(throws: LexiconError.missingColumn(path: "t.tsv", column: "label", found: ["name", "kind", "flags"])) {
      try rows.column("label")
    }
    #expect(
      rows.badCell(2, 1, expected: "red or green").description
        == "t.tsv:8: 'blue' in the column 'kind', expected red or green")
    #expect(throws: LexiconError.notUTF8(path: "t.tsv", line: 6)) {
      try LexiconTable(name: "t", path: "t.tsv", bytes: Array(head.utf8) + [0xFF])
    }
  }

  /// Every table that is committed has its head, and no row with too many cells.
  @Test func allTablesOfTheProjectAreReadable() throws {
    let lexicons = try Repository.lexicons()
    for folder in ["segmentation", "entities", "words"] {
      for name in try lexicons.tables(in: folder) {
        let table = try lexicons.table(name)
        #expect(table.count > 0, "\(name)")
        for row in table.rows { _ = try table.required(row, 0) }
      }
    }
  }
}
