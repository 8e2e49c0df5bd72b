import Foundation
import TestSupport
import Testing

/// What a researcher relies on when loading the output.
@Suite struct OutputTests {
  @Test func outputFitsTheSchema() throws {
    let schema = try JSONSchema(path: Repository.root + "/docs/newsmark-1.schema.json")
    let bad = #"{"id":"x"}"#
    let runs = [
      try Program.run(["annotate", "corpus"]), try Program.run(["annotate", "corpus", "--nested"]),
      try Program.run(["annotate", "-"], input: bad),
    ]
    for lines in runs {
      for line in lines.output.split(separator: "\n") {
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        #expect(schema.errors(in: value).isEmpty)
      }
    }
  }

  @Test func goldFitsTheSchema() throws {
    let schema = try JSONSchema(path: Repository.root + "/docs/newsmark-1.schema.json")
    let gold = try String(contentsOfFile: Repository.root + "/annotations/gold/corpus.jsonl", encoding: .utf8)
    for line in gold.split(separator: "\n") {
      #expect(schema.errors(in: try JSONSerialization.jsonObject(with: Data(line.utf8))).isEmpty)
    }
  }

  /// `text[start:end]` is `text` in every unit, with emoji, combining marks, CRLF and a byte order mark about.
  @Test(arguments: ["codepoint", "utf16", "utf8"])
  func everyOffsetPointsAtItsText(_ unit: String) throws {
    let text =
      "\u{FEFF}👩‍👩‍👧 Café “naïve” news\r\n\r\nMr. Jose\u{301} Núñez of 🇫🇷 France said on May 9, 2019: “We’re “going” home 😀,” he added.\r\n"
      + "In Москва, Angela Merkel met Vladimir Putin on Tuesday. 𝒳yz said “no”."
    let escaped = String(
      decoding: try JSONEncoder().encode(["id": "a", "text": text, "dct": "2019-05-09"]), as: UTF8.self)
    let result = try Program.run(["annotate", "-", "--offsets", unit], input: escaped)
    let line = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let record = try #require(line as? [String: Any])
    let slice: (Int, Int) -> String
    switch unit {
    case "codepoint":
      let scalars = Array(text.unicodeScalars)
      slice = { start, end in String(String.UnicodeScalarView(scalars[start..<end])) }
      #expect(record["length"] as? Int == scalars.count)
    case "utf16":
      let units = Array(text.utf16)
      slice = { start, end in String(decoding: units[start..<end], as: UTF16.self) }
      #expect(record["length"] as? Int == units.count)
    default:
      let bytes = Array(text.utf8)
      slice = { start, end in String(decoding: bytes[start..<end], as: UTF8.self) }
      #expect(record["length"] as? Int == bytes.count)
    }
    var checked = 0
    func check(_ value: Any) {
      if let object = value as? [String: Any] {
        if let start = object["start"] as? Int, let end = object["end"] as? Int, let words = object["text"] as? String {
          #expect(Array(slice(start, end).unicodeScalars) == Array(words.unicodeScalars))
          checked += 1
        }
        object.values.forEach(check)
      }
      (value as? [Any])?.forEach(check)
    }
    check(record)
    let sentences = try #require(record["sentences"] as? [[String: Int]])
    #expect(sentences.allSatisfy { slice($0["start"] ?? 0, $0["end"] ?? 0).first?.isWhitespace == false })
    #expect(checked > 0)
  }

  @Test func outputDoesNotDependOnTheNumberOfWorkers() throws {
    let one = try Program.run(["annotate", "corpus", "--jobs", "1"])
    #expect(one.status == 0)
    for jobs in ["2", "8"] { #expect(try Program.run(["annotate", "corpus", "--jobs", jobs]).output == one.output) }
  }

  @Test func hyphenIsStandardOutput() throws {
    let article = #"{"id":"a","text":"Ada Okafor spoke on Monday."}"#
    let plain = try Program.run(["annotate", "-"], input: article)
    #expect(try Program.run(["annotate", "-", "-o", "-"], input: article).output == plain.output)
    let table = try Program.run(["export", "-", "--to", "csv", "-o", "-"], input: plain.output)
    #expect(table.output.hasPrefix("article,"))
  }

  /// `--dct` is for articles that neither their metadata nor their text dates.
  @Test(arguments: [
    (#"{"id":"a","text":"He came on Monday.","dct":"2020-01-01"}"#, "2020-01-01"),
    (#"{"id":"a","text":"Published: March 3, 2021\n\nHe came on Monday, she said."}"#, "2021-03-03"),
    (#"{"id":"a","text":"He came on Monday."}"#, "2017-08-15"),
  ])
  func theDateOptionComesLast(_ line: String, _ date: String) throws {
    let result = try Program.run(["annotate", "-", "--dct", "2017-08-15"], input: line)
    #expect(result.output.contains("\"dct\":{\"value\":\"\(date)\""))
  }

  @Test func layersThatAreNotAskedForHaveNoKey() throws {
    let result = try Program.run(["annotate", "corpus", "--layers", "sentences,dates"])
    for line in result.output.split(separator: "\n") {
      let record = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(Set(record.keys) == ["schema", "id", "sha256", "offsets", "length", "sentences", "timexes", "warnings"])
    }
  }
}
