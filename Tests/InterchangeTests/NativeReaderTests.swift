import Annotations
import Interchange
import Testing
import TestSupport

@Suite struct NativeReaderTests {
  @Test func readsWhatTheWriterWrote() throws {
    let document = Document(id: "a", text: "Ada left on May 9, 2019. “Bye,” she said.")
    var layers = Layers()
    layers.sentences = [Sentence(range: 0..<24, tokens: 0..<0)]
    layers.zones = [Zone(range: 0..<24, type: .body)]
    layers.creationTime = DocumentTime(time: CalendarTime(iso8601: "2019-05-09")!, range: 12..<23)
    layers.entities = [Entity(range: 0..<3, label: .person, entity: "E1", ref: "x:1", rule: "name")]
    layers.timexes = [Timex(range: 12..<23, type: .date, value: "2019-05-09", mod: .approx, rule: "date")]
    layers.quotes = [
      Quote(
        range: 25..<35, kind: .direct, parts: [25..<28, 28..<35], cue: 40..<44,
        source: Quote.Source(range: 36..<39, entity: "E1"), relay: Quote.Source(range: 0..<3), rule: "quote")
    ]
    for unit in OffsetUnit.allCases {
      let line = try NativeWriter(offsets: unit).line(document, layers)
      let reader = NativeReader(lines: line, path: "a.jsonl")
      #expect(reader.errors.isEmpty)
      let read = try #require(reader.documents.first)
      #expect(read.offsets == unit)
      #expect(read.zones == [AnnotatedDocument.Zone(range: 0..<24, type: "body")])
      #expect(
        read.creationTime
          == AnnotatedDocument.CreationTime(value: "2019-05-09", range: 12..<23, isMetadata: false))
      #expect(
        read.entities == [
          AnnotatedDocument.Entity(range: 0..<3, label: "PERSON", entity: "E1", ref: "x:1", rule: "name")
        ])
      var timex = AnnotatedDocument.Timex(
        range: 12..<23, type: "DATE", value: "2019-05-09", mod: "APPROX", rule: "date")
      timex.isResolved = true
      #expect(read.timexes == [timex])
      let quote = try #require(read.quotes?.first)
      #expect(quote.range == (unit == .utf8 ? 25..<35 : 25..<31))
      #expect(quote.parts.count == 2)
      #expect(quote.relay == 0..<3)
      #expect(quote.entity == "E1")
    }
  }

  @Test func readsPlainGold() throws {
    let line = """
      {"id":"g","text":"“Bye,” Ada said in May.","dct":"2019-05-09","timex":[{"start":19,"end":22,"type":null,"value":"2019-05"}],\
      "entities":[{"start":7,"end":10,"type":"Person"}],"quotes":[{"start":0,"end":6,"kind":"direct","parts":[[0,6]],\
      "speaker_start":7,"speaker_end":10,"cue_start":11,"cue_end":15,"source_entity":null}]}
      """
    let reader = NativeReader(lines: Array(line.utf8), path: "g.jsonl")
    #expect(reader.errors.isEmpty)
    let read = try #require(reader.documents.first)
    #expect(read.creationTime?.isMetadata == true)
    #expect(read.sentences == nil)
    #expect(read.entities?.first?.label == "Person")
    #expect(read.timexes?.first?.type == nil)
    #expect(read.quotes?.first?.source == 7..<10)
    #expect(read.quotes?.first?.cue == 11..<15)
    #expect(read.quotes?.first?.parts == [0..<6])
  }

  @Test(arguments: CaseTable.rows("reader-errors", in: "InterchangeTests"))
  func saysWhatIsWrong(_ row: CaseTable.Row) throws {
    try #require(row.cells.count == 2, "\(row.place)")
    let reader = NativeReader(lines: Array(row.cells[0].utf8), path: "g.jsonl")
    #expect(reader.errors.map { "\($0)" } == [row.cells[1]], "\(row.place)")
  }

  @Test func oneBadLineDoesNotHideTheOthers() {
    let lines = "{\"id\":\"a\"}\n{\"id\":\n\n{\"id\":\"b\"}\n"
    let reader = NativeReader(lines: Array(lines.utf8), path: "g.jsonl")
    #expect(reader.documents.map(\.id) == ["a", "b"])
    #expect(reader.errors.count == 1)
  }

  @Test func missingFile() {
    #expect(NativeReader(path: "/nowhere/gold.jsonl").errors == [.missingFile(path: "/nowhere/gold.jsonl")])
  }
}
