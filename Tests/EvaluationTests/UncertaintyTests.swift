import Annotations
import Evaluation
import Testing

@Suite struct UncertaintyTests {
  @Test func intervalsHoldTheFigureAndNeverChange() throws {
    let layer = try #require(Scores(try Samples.pairs(count: 30))[.timexes])
    let intervals = Bootstrap().intervals(layer)
    for ((measure, total), interval) in zip(zip(layer.measures, layer.totals), intervals) {
      #expect(interval.contains(measure.figure(total)), "\(measure)")
    }
    #expect(Bootstrap().intervals(layer) == intervals)
  }

  @Test func aSystemDoesNotDifferFromItself() throws {
    let layer = try #require(Scores(try Samples.pairs(count: 20))[.entities])
    for difference in RandomizationTest().differences(layer, baseline: layer) {
      #expect(difference.change == 0)
      #expect(difference.p == 1)
    }
  }

  /// With n documents that are all better the exchange of none and of all are as far apart: p is about 2 / 2ⁿ.
  @Test func pIsTheShareOfExchangesAsFarApart() throws {
    let ids = (0..<6).map { "d\($0)" }
    let good = try ids.map { try Marked.pair("on [DATE=2019 2019]", "on [DATE=2019 2019]", id: $0) }
    let bad = try ids.map { try Marked.pair("on [DATE=2019 2019]", "on [DATE=2018 2019]", id: $0) }
    let differences = RandomizationTest().differences(
      try #require(Scores(good)[.timexes]), baseline: try #require(Scores(bad)[.timexes]))
    let value = try #require(differences.first { $0.measure.name == "value" })
    #expect(value.change == 1)
    #expect(abs(value.p - 2.0 / 64) < 0.01)
    let strict = try #require(differences.first { $0.measure.name == "strict" })
    #expect(strict.p == 1)
  }
}
