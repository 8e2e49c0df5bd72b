import Newsmark
import TestSupport
import Testing

@Suite struct QuotesTests {
  @Test(arguments: CaseTable.rows("quotes", in: "QuotesTests")) func quotes(_ row: CaseTable.Row) throws {
    guard let text = row.cells.first, row.cells.count > 1 else {
      Issue.record("\(row.place): expected an article and its quotes")
      return
    }
    let document = Document(id: "a", text: text)
    let layers = try Repository.pipeline.get().annotate(document)
    let found = layers.quotes.map { describe($0, document) }
    #expect((found.isEmpty ? ["-"] : found) == Array(row.cells.dropFirst()), "\(row.place)")
  }

  @Test(arguments: CaseTable.rows("sources", in: "QuotesTests")) func sources(_ row: CaseTable.Row) throws {
    guard row.cells.count == 3 else {
      Issue.record("\(row.place): expected an article, a content and a name")
      return
    }
    let document = Document(id: "a", text: row.cells[0])
    let layers = try Repository.pipeline.get().annotate(document)
    let quote = try #require(layers.quotes.first { content(of: $0, document) == row.cells[1] }, "\(row.place)")
    let mention = layers.entities.first { $0.entity == quote.source?.entity && $0.label != .title }
    let name = quote.source?.entity == nil ? nil : mention.map { document.text(of: $0.range) }
    #expect(name ?? "-" == row.cells[2], "\(row.place)")
  }

  private func describe(_ quote: Quote, _ document: Document) -> String {
    [
      quote.rule, quote.kind.rawValue + (quote.isClosed ? "" : " open"), content(of: quote, document),
      quote.cue.map { document.text(of: $0) } ?? "-", quote.source?.range.map { document.text(of: $0) } ?? "-",
      quote.relay?.range.map { "relay " + document.text(of: $0) },
    ].compactMap(\.self).joined(separator: "; ")
  }

  private func content(of quote: Quote, _ document: Document) -> String {
    (quote.parts.isEmpty ? [quote.range] : quote.parts).map { document.text(of: $0) }.joined(separator: " … ")
  }
}
