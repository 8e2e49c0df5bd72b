import Foundation
import TestSupport
import Testing

/// The page holds each article whole, and nothing in an article can break out of its block.
@Suite struct ViewCommandTests {
  @Test func everyArticleIsABlockOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let text = "“</script><b>” & “<!--” said Zoë 😀 on May 9, 2019."
    let line = try JSONEncoder().encode(["id": "a\"<&", "text": text])
    let articles = try folder.write(String(decoding: line, as: UTF8.self), to: "a.jsonl")
    let page = try Program.run(["view", articles, "corpus", "--title", "A <page>"])
    #expect(page.status == 0)
    #expect(page.output.contains("<title>A &lt;page></title>"))
    let blocks = page.output.components(separatedBy: "<script type=\"application/json\" data-id=").dropFirst()
    #expect(try blocks.count == 1 + Repository.corpusCount())
    let block = try #require(blocks.first)
    let start = try #require(block.firstIndex(of: "{").map { block.index(before: $0) })
    let end = try #require(block.range(of: "</script>"))
    let title = "“&lt;/script>&lt;b>” &amp; “&lt;!--” said Zoë 😀 on May 9, 2019."
    #expect(block[..<start] == "\"a&quot;&lt;&amp;\" data-title=\"\(title)\"")
    let json = try JSONSerialization.jsonObject(with: Data(block[block.index(after: start)..<end.lowerBound].utf8))
    let article = try #require(json as? [String: Any])
    #expect(article["text"] as? String == text)
    let units = Array(text.utf16)
    let spans = try #require(article["spans"] as? [[String: Any]])
    let date = try #require(spans.first { $0["layer"] as? String == "timexes" }?["at"] as? [[Int]])
    #expect(String(decoding: units[date[0][0]..<date[0][1]], as: UTF16.self) == "May 9, 2019")
  }

  @Test func nothingIsLoadedFromElsewhere() throws {
    let page = try Program.run(["view", "annotations/gold/corpus.jsonl"]).output
    // An article may speak of an address; what a browser would load stands outside the articles' blocks.
    let blocks = page.components(separatedBy: "<script type=\"application/json\"")
    #expect(try blocks.count == 1 + Repository.corpusCount())
    var markup = blocks[0]
    for block in blocks.dropFirst() { markup += block[try #require(block.range(of: "</script>")).upperBound...] }
    for word in ["src=", "<link", "@import", "url(", "fetch(", "http://", "https://"] {
      #expect(!markup.contains(word))
    }
  }
}
