import Foundation
import TestSupport
import Testing

/// What a user sees when the input is bad: a message that names file and line, the other articles annotated, status 1.
@Suite struct BadInputTests {
  private let good = #"{"id":"good","text":"Ada Lovelace arrived in London."}"#

  @Test func aBadLineCostsNoOther() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      {"id":"a"}
      {broken

      \(good)
      {"id":"good","text":"Again."}
      {"id":"e","text":" "}
      {"id":"s","text":"\\ud800"}
      {"id":12,"text":"A number will do as an id."}
      {"id":"n","text":5}
      ["a"]
      """, to: "articles.jsonl")
    let result = try Program.run(["annotate", file])
    #expect(result.status == 1)
    #expect(
      result.messages == """
        newsmark: \(file):1: no string "text", expected {"id": …, "text": …}
        newsmark: \(file):2: not a JSON object: 'b' at column 2, where a key in "…" or '}' should be, expected {"id": …, "text": …}
        newsmark: \(file):5: the id 'good' stood before, expected each id once
        newsmark: \(file):6: empty, expected the text of an article
        newsmark: \(file):7: not a JSON object: '\\' at column 19, where both halves of a surrogate pair should be, expected {"id": …, "text": …}
        newsmark: \(file):9: no string "text", expected {"id": …, "text": …}
        newsmark: \(file):10: not a JSON object: an array, where an object should be, expected {"id": …, "text": …}

        """)
    let records = try records(result.output)
    #expect(
      records.map { ($0["error"] as? [String: Any])?["code"] as? String } == [
        "missing-key", "broken-json", nil, "empty", "broken-json", nil, "missing-key", "broken-json",
      ])
    #expect(records.map { $0["id"] as? String } == ["a", nil, "good", "e", nil, "12", "n", nil])
  }

  @Test(arguments: [
    (#""9/28/16""#, "9/28/16"), ("1557360000", "1557360000"), (#"{"year":2019}"#, "{…}"), ("[2019]", "[…]"),
  ])
  func aBadDateIsToldAndTheArticleAnnotated(_ date: String, _ named: String) throws {
    let result = try Program.run(["annotate", "-"], input: #"{"id":"a","text":"A text.","date":\#(date)}"#)
    #expect(result.status == 0)
    #expect(
      result.messages
        == "newsmark: standard input:1: '\(named)' is no date, expected one as 2019-05-09 or 2019-05-09T21:21; annotated without it\n"
    )
    #expect(try records(result.output).count == 1)
  }

  @Test func datesThatAreNotUnderstoodAreCounted() throws {
    let folder = try TemporaryFolder()
    try folder.write("An article.", to: "in/a.txt")
    try folder.write(#"{"dct": "2019-05-09""#, to: "in/a.json")
    try folder.write("Another article.", to: "in/b.txt")
    try folder.write(#"{"dct": 20190509}"#, to: "in/b.json")
    let result = try Program.run(["annotate", folder.path + "/in", "-o", folder.path + "/out.jsonl"])
    #expect(result.status == 0)
    let lines = result.messages.split(separator: "\n")
    #expect(
      lines.first
        == "newsmark: \(folder.path)/in/a.json:1: not a JSON object: the end of the line at column 21, where ',' or '}' should be, expected {\"dct\": …}; the article is annotated without it"
    )
    #expect(lines.last?.hasSuffix("; annotated without a date: 1 bad-metadata") == true)
    #expect(String(decoding: try folder.read("out.jsonl"), as: UTF8.self).contains(#""dct":{"value":"2019-05-09""#))
  }

  /// The input would be gone before it is read.
  @Test func nothingIsWrittenOverItsInput() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(good, to: "a.jsonl")
    let link = folder.path + "/link.jsonl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    let other = try folder.write(good, to: "b.jsonl")
    let commands = [
      ["annotate", file, "-o", file], ["annotate", file, "-o", link],
      ["annotate", folder.path + "/*.jsonl", "-o", other],
      ["annotate", folder.path, "-o", other], ["export", file, "--to", "csv", "-o", file],
      ["export", other, "--text", file, "--to", "csv", "-o", file], ["view", file, "-o", file],
      ["evaluate", other, file, "--html", file],
    ]
    for arguments in commands {
      let result = try Program.run(arguments)
      #expect(result.status == 1)
      #expect(result.messages.hasSuffix("is read as input, expected another file to write to\n"), "\(arguments)")
    }
    #expect(try folder.read("a.jsonl") == Array(good.utf8))
    #expect(try folder.read("b.jsonl") == Array(good.utf8))
  }

  @Test func anExportOfNothingLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let old = try folder.write("old", to: "old.csv")
    let result = try Program.run(["export", folder.path + "/none.jsonl", "--to", "csv", "-o", old])
    #expect(result.status == 1)
    #expect(try folder.read("old.csv") == Array("old".utf8))
  }

  @Test func badFilesCostNoOther() throws {
    let folder = try TemporaryFolder()
    try folder.write("An article.", to: "articles/a.txt")
    try folder.write([65, 10, 0xFF, 0xFE], to: "articles/b.txt")
    try folder.write("", to: "articles/c.txt")
    try folder.write("Another article.", to: "articles/deeper/d.txt")
    try folder.write("no article", to: "empty/readme.md")
    let (articles, empty) = (folder.path + "/articles", folder.path + "/empty")
    let result = try Program.run(["annotate", articles, empty, "missing.txt", "Makefile"])
    #expect(result.status == 1)
    #expect(
      result.messages == """
        newsmark: \(articles)/b.txt:2: not UTF-8, expected UTF-8 text
        newsmark: \(articles)/c.txt: empty, expected the text of an article
        newsmark: \(empty): no article in this folder, expected .txt files, or .jsonl or .warc files
        newsmark: missing.txt: no such file or folder
        newsmark: Makefile: unknown kind of file, expected .txt, .jsonl or .warc (or one of these as .gz or .zst), a folder, or - for JSON lines from standard input

        """)
    #expect(try records(result.output).map { $0["id"] as? String } == ["a", "b", "c", "d"])
  }

  @Test(arguments: [
    ["--bad"], ["annotate"], ["annotate", "corpus", "--offsets", "bytes"], ["annotate", "corpus", "--jobs", "0"],
    ["annotate", "corpus", "--dct", "yesterday"], ["annotate", "corpus", "--layers", "words"], ["mark", "corpus"],
  ])
  func wrongUsageEndsWithStatus2(_ arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("Usage: newsmark"))
  }

  @Test func aBadLexiconRowIsNamed() throws {
    let folder = try TemporaryFolder()
    let lexicons = folder.path + "/lexicons"
    try FileManager.default.copyItem(atPath: Repository.root + "/lexicons", toPath: lexicons)
    let table = lexicons + "/segmentation/abbreviations.tsv"
    let text = try String(contentsOfFile: table, encoding: .utf8)
    try folder.write(text + "Xyz.\n", to: "lexicons/segmentation/abbreviations.tsv")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let result = try Program.run(["annotate", "corpus", "--lexicons", lexicons])
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("newsmark: \(table):\(line): 1 column, expected at least 2: abbreviation, class"))

    let missing = try Program.run(["annotate", "corpus", "--lexicons", folder.path + "/none"])
    #expect(missing.status == 1)
    #expect(missing.messages == "newsmark: \(folder.path)/none: no such lexicon folder; give one with --lexicons\n")
  }

  @Test func aFullDiskIsTold() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try Program.run(["annotate", "corpus", "-o", "/dev/full"])
    #expect(result.status == 1)
    #expect(result.messages == "newsmark: /dev/full: cannot be written: No space left on device\n")
  }

  @Test func whatCannotBeWrittenIsNamed() throws {
    let folder = try TemporaryFolder()
    let (none, gold) = (folder.path + "/none/", "annotations/gold/corpus.jsonl")
    let commands: [(arguments: [String], message: String)] = [
      (
        ["annotate", "corpus", "-o", none + "a.jsonl"],
        "\(none)a.jsonl.manifest.json: cannot be written: No such file or directory"
      ),
      (["annotate", "corpus", "-o", folder.path], "\(folder.path): cannot be written: Is a directory"),
      (
        ["export", gold, "--to", "csv", "-o", none + "a.csv"],
        "\(none)a.csv: cannot be written: No such file or directory"
      ),
      (["export", gold, "--to", "brat", "-o", "/dev/null/brat"], "/dev/null/brat: cannot be written: Not a directory"),
      (
        ["evaluate", gold, gold, "--html", none + "a.html"],
        "\(none)a.html: cannot be written: No such file or directory"
      ),
    ]
    for (arguments, message) in commands {
      let result = try Program.run(arguments)
      #expect(result.status == 1)
      #expect(result.messages == "newsmark: \(message)\n")
    }
  }

  private func records(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}
