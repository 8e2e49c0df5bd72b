import Foundation
import TestSupport
import Testing

/// Scoring as a user does it: figures on standard output, a message and a status where something is amiss.
@Suite struct EvaluateTests {
  private let gold = #"""
    {"id":"a","text":"Ada left Rome.","entities":[{"start":0,"end":3,"label":"PERSON"},{"start":9,"end":13,"label":"GPE"}]}
    """#
  private let system = #"""
    {"schema":"newsmark/1","id":"a","offsets":"utf8","length":14,"entities":[{"start":0,"end":3,"label":"PERSON","rule":"r"},{"start":9,"end":13,"label":"ORG","rule":"r"}]}
    """#

  @Test func figuresAsTableAndJSON() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write(gold, to: "gold.jsonl"), try folder.write(system, to: "system.jsonl")]
    let table = try Program.run(["evaluate"] + files + ["--by", "rule", "--errors", "5"])
    #expect(table.status == 0)
    #expect(table.messages == "")
    #expect(table.output.contains("strict"))
    #expect(table.output.contains("entities by rule, strict match"))
    #expect(table.output.contains("a\tentities\tlabel\tgold GPE\tsystem ORG (r)\tAda left [{Rome}]."))
    let json = try Program.run(["evaluate"] + files + ["--json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let rows = try #require(report["rows"] as? [[String: Any]])
    let strict = try #require(rows.first { $0["measure"] as? String == "strict" })
    #expect(strict["f1"] as? Double == 0.5)
    #expect(strict["gold"] as? Double == 2)
  }

  @Test func annotatesWhatIsPlainText() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(gold, to: "gold.jsonl")
    try folder.write("Ada left Rome.", to: "articles/a.txt")
    for system in [[], [folder.path + "/articles"], [folder.path + "/articles/a.txt"]] {
      let result = try Program.run(["evaluate", file] + system)
      #expect(result.status == 0)
      #expect(result.output.contains("entities"))
    }
  }

  @Test func aDropFails() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write(gold, to: "gold.jsonl"), try folder.write(system, to: "system.jsonl")]
    let recorded = try folder.write(
      #"{"rows":[{"layer":"entities","measure":"strict","f1":0.75}]}"#, to: "scores.json")
    let result = try Program.run(["evaluate"] + files + ["--baseline", recorded, "--fail-on-drop"])
    #expect(result.status == 1)
    #expect(result.messages == "newsmark: entities strict is 0.5000, expected at least 0.7500\n")
  }

  @Test func aFaultEndsTheRunWithoutFigures() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(gold, to: "gold.jsonl")
    let other = try folder.write(#"{"id":"b","entities":[]}"#, to: "other.jsonl")
    let unknown = try Program.run(["evaluate", file, other])
    #expect(unknown.status == 1)
    #expect(unknown.output == "")
    #expect(
      unknown.messages == """
        newsmark: 1 document ('a') of the first file not in the second, expected the same documents in both (or --only-common)
        newsmark: 1 document ('b') of the second file not in the first, expected the same documents in both (or --only-common)

        """)
    let missing = try Program.run(["evaluate", file, folder.path + "/none.jsonl"])
    #expect(missing.status == 1)
    #expect(missing.messages == "newsmark: \(folder.path)/none.jsonl: no such file or folder\n")
    let usage = try Program.run(["evaluate", file, other, "--fail-on-drop"])
    #expect(usage.status == 2)
    #expect(usage.messages.hasPrefix("Error: --fail-on-drop without --baseline, expected both\n"))
  }

  @Test func scoresTheDocumentsOfAList() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(gold + "\n" + gold.replacing(#""id":"a""#, with: #""id":"b""#), to: "gold.jsonl")
    let system = try folder.write(system, to: "system.jsonl")
    let list = try folder.write("# half\na\tdev\n", to: "dev.ids")
    let result = try Program.run(["evaluate", file, system, "--documents", list])
    #expect(result.status == 0)
    #expect(result.output.contains("1 document; "))
    // The other side may have more than the list, too.
    #expect(try Program.run(["evaluate", file, "--documents", list]).output.contains("1 document; "))
    let unknown = try folder.write("c\n", to: "unknown.ids")
    let fault = try Program.run(["evaluate", file, system, "--documents", unknown])
    #expect(fault.status == 1)
    #expect(fault.messages == "newsmark: \(unknown): no document 'c' in \(file), expected ids that it has\n")
    let missing = try Program.run(["evaluate", file, system, "--documents", folder.path + "/none"])
    #expect(
      missing.messages == "newsmark: \(folder.path)/none: cannot be read, expected ids of documents, one a line\n")
  }

  @Test func comparesTwoRuns() throws {
    let folder = try TemporaryFolder()
    let old = try folder.write(system, to: "old.jsonl")
    let new = try folder.write(
      #"{"schema":"newsmark/1","id":"a","offsets":"codepoint","length":14,"text":"Ada left Rome.","entities":[{"start":9,"end":13,"label":"GPE","rule":"r"}]}"#,
      to: "new.jsonl")
    let result = try Program.run(["compare", old, new, "--gold", try folder.write(gold, to: "gold.jsonl")])
    #expect(result.status == 0)
    #expect(result.output.contains("worse\ta\tentities\tmissed\told PERSON (r)\tnew –\t[Ada] left Rome."))
    #expect(result.output.contains("better\ta\tentities\tlabel\told ORG (r)\tnew GPE (r)\tAda left [{Rome}]."))
  }

  @Test func labelsThatNoMapNamesAreTold() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write(gold, to: "gold.jsonl"), try folder.write(system, to: "system.jsonl")]
    let map = try folder.write("PERSON\tPER\nORG\t-\n", to: "map.tsv")
    let result = try Program.run(["evaluate"] + files + ["--labels", map])
    #expect(result.status == 0)
    #expect(
      result.messages
        == "newsmark: not scored: 'GPE' (1 in the gold, 0 in the system's file), which the labels \(map) do not name\n")
  }

  @Test func checksTheProjectsGold() throws {
    let result = try Program.run(["gold", "check", "annotations/gold/corpus.jsonl"])
    #expect(result.output.contains(" 0 errors"))
    #expect(result.status == 0)
  }
}
