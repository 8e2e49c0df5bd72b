import Annotations
import Evaluation
import Testing
import TestSupport

@Suite struct MeasureTests {
  @Test(arguments: CaseTable.rows("measures", in: "EvaluationTests"))
  func workedTable(_ row: CaseTable.Row) throws {
    try #require(row.cells.count == 7, "\(row.place)")
    let layer = try #require(Layer(rawValue: row.cells[2]), "\(row.place)")
    let scores = Scores([try Marked.pair(row.cells[0], row.cells[1])], layers: [layer], labels: .identity)
    let tally = try #require(scores[layer]?[row.cells[3]], "\(row.place): no such measure")
    let isAccuracy = row.cells[5] == "-"
    #expect(Figures.count(isAccuracy ? tally.hit : tally.found) == row.cells[4], "\(row.place)")
    if !isAccuracy { #expect(Figures.count(tally.system) == row.cells[5], "\(row.place)") }
    #expect(Figures.count(tally.gold) == row.cells[6], "\(row.place)")
  }

  @Test func goldAgainstItselfIsPerfect() throws {
    for pair in try Samples.pairs(count: 20) {
      let same = try DocumentPair(gold: pair.gold, system: pair.gold)
      for layer in Scores([same]).layers {
        for (measure, total) in zip(layer.measures, layer.totals) where total.gold > 0 {
          #expect(measure.figure(total) == 1, "\(measure)")
        }
      }
    }
  }

  @Test func orderOfTheInputPlaysNoPart() throws {
    var random = SeededGenerator(seed: 7)
    let pairs = try Samples.pairs(count: 20)
    let expected = Report(Scores(pairs)).rows.map { "\($0)" }
    for _ in 0..<10 {
      let shuffled = try pairs.map { pair in
        try DocumentPair(
          gold: Samples.shuffled(pair.gold, &random), system: Samples.shuffled(pair.system, &random))
      }
      #expect(Report(Scores(shuffled)).rows.map { "\($0)" } == expected)
    }
  }

  @Test func countsNeverExceedWhatIsThere() throws {
    for layer in Scores(try Samples.pairs(count: 50)).layers {
      for (measure, total) in zip(layer.measures, layer.totals) {
        #expect(total.hit <= total.gold, "\(measure)")
        #expect(measure.kind == .accuracy || total.found <= total.system, "\(measure)")
      }
    }
  }
}
