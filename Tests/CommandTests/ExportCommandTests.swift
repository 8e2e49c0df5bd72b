import Foundation
import TestSupport
import Testing

/// `newsmark export` as a user runs it.
@Suite struct ExportCommandTests {
  private let article = #"{"id":"a","text":"Zoë went to Rome on May 9, 2019."}"# + "\n"

  @Test func standoffFindsItsText() throws {
    let folder = try TemporaryFolder()
    let articles = try folder.write(#"{"id":"b","text":"Other."}"# + "\n" + article, to: "articles.jsonl")
    let annotated = try folder.write(try Program.run(["annotate", articles]).output, to: "annotated.jsonl")
    let joined = try Program.run(["export", annotated, "--text", articles, "--to", "csv"])
    #expect(joined.status == 0)
    #expect(joined.output.contains("a,timexes,t1,20,31,DATE,\"May 9, 2019\",2019-05-09,"))
    #expect(try Program.run(["export", articles, "--to", "csv"]).output == joined.output)

    let changed = try folder.write(article.replacingOccurrences(of: "went", with: "came"), to: "changed.jsonl")
    let refused = try Program.run(["export", annotated, "--text", changed, "--to", "csv"])
    #expect(refused.status == 1)
    #expect(
      refused.messages == """
        newsmark: \(annotated):1: no text for 'b', expected the articles that were annotated, with --text
        newsmark: \(annotated):2: 'a': its sha256 is not that of the text, expected the text that was annotated

        """)
  }

  @Test func whatIsLostIsCounted() throws {
    let result = try Program.run(["export", "annotations/gold/corpus.jsonl", "--to", "spacy"])
    #expect(result.status == 0)
    #expect(result.messages.hasPrefix("newsmark: not carried by spacy: "))
    #expect(result.messages.contains(" sentences, "))
  }

  @Test(arguments: ["brat", "timeml", "cas", "bdocjs"])
  func foldersHaveFilesOfEachArticle(_ format: String) throws {
    let folder = try TemporaryFolder()
    let result = try Program.run([
      "export", "annotations/gold/corpus.jsonl", "--to", format, "-o", folder.path + "/out",
    ])
    #expect(result.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(try Set(names.filter { $0.first?.isNumber == true }.map { $0.prefix(2) }).count == Repository.corpusCount())
    let bare = try Program.run(["export", "annotations/gold/corpus.jsonl", "--to", format])
    #expect(bare.status == 2)
  }

  @Test func labelStudioIsOneArray() throws {
    let result = try Program.run(["export", "annotations/gold/corpus.jsonl", "--to", "label-studio"])
    let tasks = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [Any]
    #expect(try tasks?.count == Repository.corpusCount())
  }

  @Test func onlyTheLayersAskedFor() throws {
    let result = try Program.run(["export", "annotations/gold/corpus.jsonl", "--to", "csv", "--layers", "dates"])
    let layers = Set(result.output.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[1] })
    #expect(layers == ["timexes"])
  }
}
