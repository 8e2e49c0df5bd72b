import Newsmark
import TestSupport
import Testing

@Suite struct SegmentationTests {
  private static func annotate(_ text: String) throws -> (Document, Layers) {
    let document = Document(id: "a", text: text)
    return (document, try Repository.pipeline.get().annotate(document))
  }

  /// A case is a text with `¦` where one sentence ends and the next begins.
  @Test func sentences() throws {
    for row in CaseTable.rows("sentences", in: "SegmentationTests") {
      let marked = try #require(row.cells.first, "\(row.place)")
      let (document, layers) = try Self.annotate(marked.replacing("¦", with: ""))
      let expected = marked.split(separator: "¦").map { $0.drop(while: \.isWhitespace) }
        .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
      #expect(layers.sentences.map { document.text(of: $0.range) } == expected, "\(row.place)")
    }
  }

  @Test func creationTimes() throws {
    for row in CaseTable.rows("creation-times", in: "SegmentationTests") {
      let (document, layers) = try Self.annotate(row.cells[0])
      let found = layers.creationTime
      #expect(found?.time.description ?? "-" == row.cells[1], "\(row.place)")
      if row.cells.count > 2 { #expect(found?.range.map { document.text(of: $0) } == row.cells[2], "\(row.place)") }
    }
  }

  @Test func metadataGoesBeforeTheText() throws {
    let document = Document(
      id: "a", text: "Fire\n\nMay 9, 2019\n\nIt burned.", creationTime: CalendarTime(iso8601: "2018-01-02"))
    let layers = try Repository.pipeline.get().annotate(document)
    #expect(layers.creationTime == DocumentTime(time: CalendarTime(iso8601: "2018-01-02")!))
  }

  @Test func zones() throws {
    for row in CaseTable.rows("zones", in: "SegmentationTests") {
      let (_, layers) = try Self.annotate(row.cells[0])
      #expect(layers.zones.map(\.type.rawValue).joined(separator: " ") == row.cells[1], "\(row.place)")
    }
  }
}
