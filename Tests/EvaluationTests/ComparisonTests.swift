import Annotations
import Evaluation
import Testing

@Suite struct ComparisonTests {
  @Test func countsWhatChanged() throws {
    let pair = try Marked.pair("[PERSON Ada], [GPE Rome], [ORG Lima]", "[PERSON Ada], [ORG Rome], Lima")
    let row = try #require(try Comparison([pair], gold: nil).rows.first { $0.layer == .entities })
    #expect([row.same, row.added, row.removed, row.changed] == [1, 0, 1, 1])
  }

  @Test func judgesEachChangeByTheGold() throws {
    let pair = try Marked.pair(
      "[PERSON Ada], [GPE Rome], [ORG Lima], on [DATE=2018 2019]", "Ada, [ORG Rome], Lima, on [DATE=2019 2019]")
    let gold = Marked.document("[PERSON Ada], [GPE Rome], Lima, on [DATE=2019 2019]")
    let comparison = try Comparison([pair], gold: [gold])
    func effects(_ layer: Layer) -> [Comparison.Effect?] {
      comparison.changes.filter { $0.outcome.layer == layer }.map(\.effect)
    }
    // Ada was lost, Rome's label spoilt, the wrong Lima is gone; the year is mended.
    #expect(effects(.entities) == [.worse, .worse, .better])
    #expect(effects(.timexes) == [.better])
  }
}
