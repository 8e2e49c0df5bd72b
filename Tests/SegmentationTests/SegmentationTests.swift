import Newsmark
import TestSupport
import Testing

@Suite struct SegmentationTests {
  @Test func blankLinesBreak() throws {
    let document = Document(id: "a", text: "A heading\n\nA sentence. Another one by Gen. Smith.")
    let layers = try Repository.pipeline.get().annotate(document)
    #expect(
      layers.sentences.map { document.text(of: $0.range) } == [
        "A heading", "A sentence.", "Another one by Gen. Smith.",
      ])
  }
}
