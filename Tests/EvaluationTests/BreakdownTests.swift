import Annotations
import Evaluation
import Testing

@Suite struct BreakdownTests {
  @Test func labelsAddUpToTheWhole() throws {
    let scores = Scores(try Samples.pairs(count: 10))
    for layer in scores.layers where layer.layer != .entities {
      for key in [Breakdown.Key.label, .zone, .document] {
        let rows = Breakdown(scores, layer, by: key).rows
        #expect(rows.reduce(0) { $0 + $1.tally.gold } == Double(layer.outcomes.count { $0.gold != nil }))
        #expect(rows.reduce(0) { $0 + $1.tally.system } == Double(layer.outcomes.count { $0.system != nil }))
      }
    }
  }

  @Test func eachSchemeCountsWhatItSays() throws {
    let pair = try Marked.pair("[ORG Lima Board] in [GPE Rome]", "[GPE Lima] Board in [GPE Rome]")
    let scores = Scores([pair], labels: .identity)
    let layer = try #require(scores[.entities])
    func found(_ match: Match) -> Double {
      Breakdown(scores, layer, by: .label, match: match).rows.reduce(0) { $0 + $1.tally.found }
    }
    #expect(found(.strict) == 1)
    #expect(found(.exact) == 1)
    #expect(found(.partial) == 1.5)
    #expect(found(.type) == 1)
    #expect(found(.relaxed) == 2)
  }

  @Test func rulesHavePrecisionOnly() throws {
    var pair = try Marked.pair("[GPE Rome] and [GPE Lima]", "[GPE Rome] and [ORG Lima]")
    var system = pair.system
    for index in [0, 1] { system.entities?[index].rule = "place.list" }
    pair = try DocumentPair(gold: pair.gold, system: system)
    let scores = Scores([pair], labels: .identity)
    let rows = Breakdown(scores, try #require(scores[.entities]), by: .rule).rows
    #expect(rows.map(\.name) == ["place.list"])
    #expect(rows.map(\.tally) == [Tally(found: 1, system: 2)])
  }

  @Test func zonesComeFromTheGold() throws {
    var gold = Marked.document("[PERSON Ada]\n[PERSON Eva]")
    gold.zones = [
      AnnotatedDocument.Zone(range: 0..<3, type: "headline"), AnnotatedDocument.Zone(range: 4..<7, type: "body"),
    ]
    let scores = Scores([try DocumentPair(gold: gold, system: Marked.document("[PERSON Ada]\nEva"))])
    let rows = Breakdown(scores, try #require(scores[.entities]), by: .zone).rows
    #expect(rows.map(\.name) == ["headline", "body"])
    #expect(rows.map(\.tally.recall) == [1, 0])
  }

  @Test func errorsNameWhatIsWrong() throws {
    let pair = try Marked.pair(
      "[PERSON Ada] in [ORG Lima Board] by Eva, [DATE=2019 2019]",
      "Ada in [GPE Lima] Board by [PERSON Eva], [DATE=2018 2019]")
    let scores = Scores([pair], labels: .identity)
    #expect(
      scores.errors.map(\.line) == [
        "a\tentities\tmissed\tgold PERSON\tsystem –\t[Ada] in Lima Board by Eva, 2019",
        "a\tentities\tlabel and span\tgold ORG\tsystem GPE\tAda in [{Lima} Board] by Eva, 2019",
        "a\tentities\tspurious\tgold –\tsystem PERSON\tAda in Lima Board by {Eva}, 2019",
        "a\tdates\tvalue\tgold DATE 2019\tsystem DATE 2018\tAda in Lima Board by Eva, [{2019}]",
      ])
  }
}
