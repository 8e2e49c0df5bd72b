import Annotations
import Evaluation
import FoundationEssentials
import Testing

@Suite struct ReportTests {
  private func scores() throws -> Scores {
    Scores([try Marked.pair("[PERSON Ada]</script> [GPE Rome]", "[PERSON Ada]</script> [ORG Rome]")], labels: .identity)
  }

  @Test func tableHasCountsBesideFigures() throws {
    let lines = Report(try scores()).table(isWhole: false).terminal.split(separator: "\n")
    #expect(
      lines[0].split(separator: " ").joined(separator: " ")
        == "layer measure precision recall F1 95 % interval correct system gold")
    let strict = lines.first { $0.contains("strict") }
    #expect(
      strict?.split(separator: " ").map(String.init)
        == ["entities", "strict", "0.5000", "0.5000", "0.5000", "1", "2", "2"])
  }

  @Test func theShortTableLeavesOutSingleLabels() throws {
    let report = Report(try scores())
    let (short, whole) = (report.table(isWhole: false).terminal, report.table(isWhole: true).terminal)
    #expect(!short.contains("PERSON") && whole.contains("PERSON"))
    #expect(whole.split(separator: "\n").count - short.split(separator: "\n").count == report.details)
  }

  @Test func recordedFiguresTellADrop() throws {
    let report = Report(try scores())
    let json = """
      {"rows":[{"layer":"entities","measure":"strict","f1":0.6},{"layer":"entities","measure":"exact","f1":1},
      {"layer":"entities","measure":"LAW","f1":1}]}
      """
    let recorded = try JSONDecoder().decode(RecordedFigures.self, from: Data(json.utf8))
    #expect(
      recorded.drops(report) == [
        "entities strict is 0.5000, expected at least 0.6000",
        "entities LAW is no longer reported, expected it as before",
      ])
  }

  @Test func pageHoldsItsDataWhole() throws {
    let scores = try scores()
    let page = ErrorPage(scores, title: "a", report: Report(scores))
    let html = ErrorPage.html(json: String(decoding: try JSONEncoder().encode(page), as: UTF8.self))
    #expect(!html.contains("/*DATA*/"))
    #expect(!html.contains("http://") && !html.contains("https://"))
    // The text of the article cannot end the script that holds it.
    #expect(html.split(separator: "</script>").count == 3)
    let error = try #require(scores.errors.first)
    #expect(error.kind == "label")
    #expect(error.gold?.parts == [[13, 17]])
  }

  @Test(arguments: [(0.86425, "0.8643"), (0, "0.0000"), (1, "1.0000"), (-0.0123, "-0.0123"), (0.00004, "0.0000")])
  func shares(_ value: Double, _ text: String) { #expect(Figures.share(value) == text) }
}
