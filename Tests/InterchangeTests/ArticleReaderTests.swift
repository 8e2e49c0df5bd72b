import Annotations
import Interchange
import TestSupport
import Testing

/// Articles come out the same however they are kept.
@Suite struct ArticleReaderTests {
  private let rows = (0..<300).map { #"{"id":"a\#($0)","text":"Article \#($0) is short.","date":"2019-05-09"}"# + "\n" }

  /// Ids of articles and codes of failures, in input order.
  private func outcomes(_ inputs: [String], _ options: ReadingOptions = ReadingOptions()) -> [String] {
    var reader = ArticleReader(inputs, options: options)
    var outcomes: [String] = []
    while let article = reader.next() {
      switch article {
      case .document(let document, _, let notice): outcomes.append(document.id + (notice.map { " \($0.code)" } ?? ""))
      case .failure(let error, let id): outcomes.append("\(id ?? "-") \(error.code)")
      }
    }
    return outcomes
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func compressedLinesAreRead(_ compression: Compression) throws {
    let folder = try TemporaryFolder()
    let text = Array(rows.joined().utf8)
    // In two members, the cut inside a line.
    let bytes = try compression.compressed(Array(text[..<1000])) + compression.compressed(Array(text[1000...]))
    let ids = (0..<300).map { "a\($0)" }
    for name in ["a.jsonl.gz", "b.jsonl.zst", "c.jsonl"] {
      #expect(outcomes([try folder.write(bytes, to: name)]) == ids)
    }
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func brokenCompressionIsToldAndTheNextFileRead(_ compression: Compression) throws {
    let folder = try TemporaryFolder()
    let bytes = try compression.compressed(Array(rows.joined().utf8))
    let cut = try folder.write(Array(bytes.dropLast(9)), to: "cut.jsonl.gz")
    var flipped = bytes
    for index in 40..<60 { flipped[index] ^= 0x55 }
    let broken = try folder.write(flipped, to: "broken.jsonl.gz")
    let good = try folder.write("Good.", to: "good.txt")
    let outcomes = outcomes([cut, broken, good])
    #expect(outcomes.filter { $0.contains(" ") } == ["- unreadable", "- unreadable"])
    #expect(outcomes.last == "good")
  }

  @Test func foldersAndPatternsGiveTheirFilesInOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a.txt", "a-c/z.txt", "a/y.txt", "x.jsonl", "readme.md"] {
      try folder.write("Text.", to: name)
    }
    try folder.write(Array(Compression.gzip.compressed(Array("Text.".utf8))), to: "c.txt.gz")
    try folder.write(rows[0], to: "lines/l.jsonl")
    #expect(outcomes([folder.path]) == ["z", "a", "y", "b", "c"])
    #expect(outcomes([folder.path + "/lines"]) == ["a0"])
    #expect(outcomes([folder.path + "/[ab].txt", folder.path + "/*.gz"]) == ["a", "b", "c"])
    #expect(outcomes([folder.path + "/none*.txt"]) == ["- missing-file"])
  }

  @Test func keysCanBeNamed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"url":"u1","body":"A text.","text":7,"published":"2020-01-02"}"#, to: "a.jsonl")
    var options = ReadingOptions()
    (options.idField, options.textField, options.dateField) = ("url", "body", "published")
    var reader = ArticleReader([file], options: options)
    guard case .document(let document, _, nil) = reader.next() else {
      Issue.record("no article")
      return
    }
    #expect(document.id == "u1")
    #expect(document.text == "A text.")
    #expect(document.creationTime?.description == "2020-01-02")
  }

  @Test func whatIsBeyondALimitIsAFailureInItsPlace() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 1001)
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let lines = [
      #"{"id":"large","text":"\#(long)"}"#, #"{"id":"line","text":"A.","other":"\#(long)\#(long)"}"#,
      #"{"id":"fits","text":"\#(long.dropLast())"}"#,
    ]
    let file = try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let text = try folder.write(long, to: "long.txt")
    var options = ReadingOptions()
    options.maxArticleSize = 1000
    #expect(outcomes([file, text], options) == ["large too-large", "- too-large", "fits", "long too-large"])
    let nested = try folder.write(#"{"id":"deep","text":"A.","other":\#(deep)}"# + "\n" + rows[1], to: "deep.jsonl")
    #expect(outcomes([nested]) == ["- broken-json", "a1"])
  }

  @Test func aByteOrderMarkIsNoPartOfALineButOfAText() throws {
    let folder = try TemporaryFolder()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(outcomes([try folder.write(mark + Array(rows[3].utf8), to: "a.jsonl")]) == ["a3"])
    var reader = ArticleReader([try folder.write(mark + Array("Text.".utf8), to: "b.txt")])
    guard case .document(let document, _, _) = reader.next() else {
      Issue.record("no article")
      return
    }
    #expect(document.utf8.count == 8)
  }

  @Test func partsTogetherAreTheWhole() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write((rows + [rows[5], "{broken\n", "{}\n"]).joined(), to: "a.jsonl")
    let whole = outcomes([file])
    #expect(whole.count == 303)
    for count in [1, 2, 7] {
      let parts = try (1...count).map { number in
        var options = ReadingOptions()
        let part = try #require(ReadingOptions.Part("\(number)/\(count)"))
        options.part = part
        return outcomes([file], options)
      }
      #expect(parts.flatMap { $0 }.sorted() == whole.sorted())
      #expect(parts.allSatisfy { $0.count > 200 / count })
    }
    for bad in ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2"] { #expect(ReadingOptions.Part(bad) == nil) }
  }

  @Test func textsOfWebArchivesAreArticles() throws {
    let folder = try TemporaryFolder()
    let records = [
      record("warcinfo", "<urn:uuid:0>", "application/warc-fields", "software: none"),
      record("response", "<urn:uuid:1>", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n<p>Text</p>"),
      record("conversion", "<urn:uuid:2>", "text/plain", "Line one.\nLine two.\n"),
      record("conversion", "<urn:uuid:3>", "text/plain", "Café."),
      record("resource", "<urn:uuid:4>", "image/png", "png"),
    ]
    // Each record is a gzip member of its own, as crawlers write them.
    let bytes = try records.flatMap { try Compression.gzip.compressed(Array($0.utf8)) }
    let file = try folder.write(bytes, to: "a.warc.wet.gz")
    var options = ReadingOptions()
    options.idField = "WARC-Target-URI"
    options.dateField = "warc-date"
    #expect(outcomes([file], options) == ["http://example.com/<urn:uuid:2>", "http://example.com/<urn:uuid:3>"])
    var reader = ArticleReader([file])
    var texts: [String: String] = [:]
    while case .document(let document, _, _) = reader.next() {
      texts[document.id] = document.text
      #expect(document.creationTime == nil)
    }
    #expect(texts == ["2": "Line one.\nLine two.\n", "3": "Café."])
    #expect(reader.leftOut == ["html": 1, "not-text": 1])
    let cut = try folder.write(records[3] + records[2].dropLast(12), to: "cut.warc")
    #expect(outcomes([cut]) == ["3", "- broken-archive"])
    let none = try folder.write("<html>", to: "none.warc")
    #expect(outcomes([none]) == ["- broken-archive"])
  }

  private func record(_ type: String, _ id: String, _ contentType: String, _ block: String) -> String {
    "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\nWARC-Target-URI: http://example.com/\(id)\r\n"
      + "WARC-Date: 2020-03-01T10:00:00Z\r\nContent-Type: \(contentType)\r\nContent-Length: \(block.utf8.count)\r\n\r\n"
      + block + "\r\n\r\n"
  }
}
