import FoundationEssentials
import Newsmark
import TestSupport
import Testing

/// The code of the documentation's worked example, which compiles and runs here.
@Suite struct WorkedExampleTests {
  struct RiverStage: Stage {
    let name = "rivers"
    let reads: Set<Layer> = [.tokens]
    let writes: Set<Layer> = [.entities]
    private var rivers = PhraseTrie()

    init(_ table: LexiconTable, _ lexicons: inout LexiconBuilder) throws {
      let names = try table.column("name")
      for row in table.rows { rivers.insert(lexicons.tokens(of: table.cell(row, names)), value: row) }
    }

    func annotate(_ document: Document, _ layers: inout Layers) {
      let tokens = layers.tokens
      var index = 0
      while index < tokens.count {
        guard let match = rivers.longestMatch(tokens.span, at: index, limit: tokens.count) else {
          index += 1
          continue
        }
        let range = tokens[index].range.lowerBound..<tokens[index + match.length - 1].range.upperBound
        layers.entities.append(Entity(range: range, label: .loc, rule: "river"))
        index += match.length
      }
    }
  }

  @Test func theExampleRuns() throws {
    let folder = Repository.root + "/lexicons"

    let lexicons = try LexiconDirectory(path: folder)
    let pipeline = try Pipeline.standard(lexicons: lexicons)
    let document = Document(
      id: "a1", text: "“The ferry runs again,” Ada Lovelace said on Tuesday.",
      creationTime: CalendarTime(iso8601: "2019-05-09"))
    let layers = try pipeline.annotate(document)
    var lines: [String] = []
    for entity in layers.entities {
      lines.append("\(entity.label.rawValue): \(document.text(of: entity.range)) (\(entity.rule))")
    }
    for timex in layers.timexes {
      lines.append("\(timex.type.rawValue): \(document.text(of: timex.range)) = \(timex.value)")
    }
    for quote in layers.quotes {
      let source = quote.source?.range.map(document.text(of:)) ?? "nobody"
      lines.append("\(source): \(document.text(of: quote.range))")
    }

    #expect(lines.first?.hasPrefix("PERSON: Ada Lovelace (") == true)
    #expect(lines.dropFirst() == ["DATE: Tuesday = 2019-05-07", "Ada Lovelace: “The ferry runs again,”"])

    let table = try LexiconTable(
      name: "rivers", path: "rivers.tsv",
      bytes: Array(
        "# Rivers.\n# source: own\n# licence: own\n# date: 2026-11-21\n# columns: name\nGreat Ouse\nIrwell\n".utf8))
    var builder = try LexiconBuilder(lexicons)
    let rivers = try RiverStage(table, &builder)
    let own = try Pipeline([TokenStage(Tokenizer(vocabulary: builder.vocabulary)), rivers])
    let story = Document(id: "a2", text: "The Great Ouse rose, but the Irwell did not.")
    let found = try own.annotate(story).entities.map { story.text(of: $0.range) }

    #expect(found == ["Great Ouse", "Irwell"])
  }

  /// What the page shows is what runs above, but for its indentation.
  @Test func thePageShowsThisCode() throws {
    func lines(_ path: String) throws -> [String] {
      let text = try String(contentsOf: URL(filePath: Repository.root + "/" + path), encoding: .utf8)
      return text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }
    let code = try lines("Tests/NewsmarkTests/WorkedExampleTests.swift")
    let page = try lines("Sources/Newsmark/Newsmark.docc/WorkedExample.md")
    let blocks = page.split { $0.hasPrefix("```") }.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    #expect(blocks.count == 3)
    for block in blocks { #expect(code.contains(block)) }
  }
}
