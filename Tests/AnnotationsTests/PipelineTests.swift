import Annotations
import Testing

@Suite struct PipelineTests {
  private struct Step: Stage {
    var name: String
    var reads: Set<Layer>
    var writes: Set<Layer>
    func annotate(_ document: Document, _ layers: inout Layers) {}
  }

  @Test func refusesAnOrderThatCannotWork() {
    let tokens = Step(name: "tokens", reads: [], writes: [.tokens])
    let quotes = Step(name: "quotes", reads: [.tokens, .entities], writes: [.quotes])
    #expect(throws: PipelineError.missingLayer(stage: "quotes", layer: .entities)) { try Pipeline([tokens, quotes]) }
    #expect(
      PipelineError.missingLayer(stage: "quotes", layer: .entities).description
        == "stage 'quotes' reads the layer 'entities', which no stage before it writes")
  }

  @Test(
    arguments: [
      ([65, 0xFF], 1, 1), ([65, 10, 10, 0xC3], 3, 3), ([0xED, 0xA0, 0x80], 1, 0), ([0xF4, 0x90, 0x80, 0x80], 1, 0),
    ] as [([UInt8], Int, Int)])
  func namesTheFirstByteThatIsNoUTF8(_ bytes: [UInt8], _ line: Int, _ byte: Int) {
    #expect(throws: DocumentError.notUTF8(line: line, byte: byte)) { try Document(id: "a", utf8: bytes) }
  }
}
