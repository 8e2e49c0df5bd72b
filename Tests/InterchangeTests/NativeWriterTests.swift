import Annotations
import Interchange
import Testing

@Suite struct NativeWriterTests {
  @Test func everyKeyInItsOrder() throws {
    let document = Document(id: "a\"1", text: "\u{1}“Yes,” Ada said on May 9.")
    var layers = Layers()
    layers.creationTime = DocumentTime(time: try #require(CalendarTime(iso8601: "2019-05-09")), range: 27..<30)
    layers.zones = [Zone(range: 0..<30, type: .body)]
    layers.sentences = [Sentence(range: 1..<30, tokens: 0..<9)]
    layers.entities = [
      Entity(range: 12..<15, label: .person, entity: "E1", ref: "person:ada", rule: "x"),
      Entity(range: 12..<15, label: .title, rule: "y"),
    ]
    layers.timexes = [
      Timex(
        range: 24..<29, type: .date, value: "2019-05-09", mod: .start, quant: "EVERY", freq: "1D", anchor: "2019",
        rangePartner: 0, alternatives: ["2018-05-09"], resolved: false, rule: "z")
    ]
    layers.quotes = [
      Quote(
        range: 1..<11, kind: .direct, isClosed: false, parts: [1..<4, 4..<11], cue: 16..<20,
        source: Quote.Source(range: 12..<15, entity: "E1"), relay: Quote.Source(range: 12..<15), rule: "q"),
      Quote(range: 1..<11, kind: .scare, rule: "r"),
    ]
    layers.warnings = [Warning(code: "c", range: 1..<4, message: "m")]
    let line = String(decoding: try NativeWriter().line(document, layers), as: UTF8.self)
    let expected = """
      {"schema":"newsmark/1","id":"a\\"1","sha256":"\(String(repeating: "#", count: 64))","offsets":"codepoint","length":26,\
      "dct":{"value":"2019-05-09","source":"text","start":23,"end":26},\
      "zones":[{"start":0,"end":26,"type":"body"}],"sentences":[{"start":1,"end":26}],\
      "entities":[{"id":"e1","start":8,"end":11,"label":"PERSON","text":"Ada","entity":"E1","ref":"person:ada","rule":"x"},\
      {"id":"e2","start":8,"end":11,"label":"TITLE","text":"Ada","ref":null,"rule":"y"}],\
      "timexes":[{"id":"t1","start":20,"end":25,"type":"DATE","value":"2019-05-09","mod":"START","quant":"EVERY",\
      "freq":"1D","anchor":"2019","range":"t1","alts":["2018-05-09"],"text":"May 9","resolved":false,"rule":"z"}],\
      "quotes":[{"id":"q1","start":1,"end":7,"kind":"direct","closed":false,"parts":[{"start":1,"end":2},{"start":2,"end":7}],\
      "cue":{"start":12,"end":16,"text":"said"},"source":{"start":8,"end":11,"text":"Ada","entity":"E1"},\
      "relay":{"start":8,"end":11,"text":"Ada"},"rule":"q"},\
      {"id":"q2","start":1,"end":7,"kind":"scare","closed":true,"cue":null,"source":null,"rule":"r"}],\
      "warnings":[{"code":"c","start":1,"end":2,"message":"m"}]}

      """
    #expect(line.replacingHash == expected)
  }

  @Test func anAnnotationInsideACharacterIsRefused() {
    let document = Document(id: "a", text: "é")
    var layers = Layers()
    layers.sentences = [Sentence(range: 0..<1, tokens: 0..<1)]
    #expect(throws: OffsetError.insideCharacter(byte: 1)) { try NativeWriter().line(document, layers) }
  }

  @Test func theHashIsTheOneOfTheStandard() throws {
    // FIPS 180-4, example "abc".
    let line = String(
      decoding: try NativeWriter(layers: []).line(Document(id: "a", text: "abc"), Layers()), as: UTF8.self)
    #expect(line.contains("\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""))
  }
}

extension String {
  /// With `#` for every digit of the text's hash.
  fileprivate var replacingHash: String {
    let key = "\"sha256\":\""
    guard let start = firstRange(of: key)?.upperBound else { return self }
    let end = index(start, offsetBy: 64)
    return self[..<start] + String(repeating: "#", count: 64) + self[end...]
  }
}
