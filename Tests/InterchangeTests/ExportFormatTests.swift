import Annotations
import Foundation
import Interchange
import Testing

/// What each tool gets of one article that has a line end inside a name, characters of one to four bytes, an
/// interrupted quotation, a title that holds a name, and a date without a value.
@Suite struct ExportFormatTests {
  private static let text = "“Yes,” 😀 Senior\nUS envoy Zoë O’Neil said, “no & no.”\r\nShe left on 9 May."

  private static func range(_ words: String) throws -> Range<Int> {
    let range = try #require(text.range(of: words))
    return text.utf8.distance(
      from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
        from: text.startIndex, to: range.upperBound)
  }

  private static func article(
    _ change: (inout AnnotatedDocument) throws -> Void = { _ in }
  ) throws -> AnnotatedArticle {
    var document = AnnotatedDocument(id: "a/1", offsets: .utf8)
    document.creationTime = AnnotatedDocument.CreationTime(value: "2019-05-10", isMetadata: true)
    document.sentences = [0..<(try range("\r\n")).lowerBound, try range("She left on 9 May.")]
    document.entities = [
      AnnotatedDocument.Entity(range: try range("Senior\nUS envoy"), label: "TITLE", entity: "E2"),
      AnnotatedDocument.Entity(
        range: try range("US"), label: "GPE", entity: "E1", ref: "iso3166:US", rule: "place; 1%"),
      AnnotatedDocument.Entity(range: try range("Zoë O’Neil"), label: "PERSON", entity: "E2"),
    ]
    document.timexes = [AnnotatedDocument.Timex(range: try range("9 May"), type: "DATE", value: "2019-05-09")]
    document.timexes?[0].isResolved = false
    let parts = [try range("“Yes,”"), try range("“no & no.”")]
    document.quotes = [
      AnnotatedDocument.Quote(
        range: parts[0].lowerBound..<parts[1].upperBound, kind: "direct", parts: parts, cue: try range("said"),
        source: try range("Zoë O’Neil"), entity: "E2", rule: "q")
    ]
    try change(&document)
    var article = try AnnotatedArticle(document, text: text)
    article.tokens = text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }.map {
      text.utf8.distance(
        from: text.startIndex, to: $0.startIndex)..<text.utf8.distance(
          from: text.startIndex, to: $0.endIndex)
    }
    return article
  }

  private func export(_ format: ExportFormat) throws -> (files: [String], losses: String?) {
    var losses = ExportLosses()
    let files = try format.files(try Self.article(), &losses)
    return (files.map { String(decoding: $0.bytes, as: UTF8.self) }, losses.summary)
  }

  private func json(_ format: ExportFormat) throws -> [String: Any] {
    let line = Data(try #require(try export(format).files.first).utf8)
    return try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
  }

  private func slice(_ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(Array(Self.text.unicodeScalars)[start..<end]))
  }

  @Test func brat() throws {
    let (files, losses) = try export(.brat)
    #expect(files[0] == Self.text)
    #expect(
      files[1] == """
        T1\tTITLE 9 15;16 24\tSenior US envoy
        #1\tAnnotatorNotes T1\tentity=E2
        T2\tGPE 16 18\tUS
        #2\tAnnotatorNotes T2\tentity=E1; ref=iso3166:US; rule=place%3B 1%25
        T3\tPERSON 25 35\tZoë O’Neil
        #3\tAnnotatorNotes T3\tentity=E2
        T4\tDATE 66 71\t9 May
        #4\tAnnotatorNotes T4\tvalue=2019-05-09; resolved=false
        T5\tQuote 0 6;42 52\t“Yes,” “no & no.”
        T6\tAttribution 36 40\tsaid
        T7\tSource 25 35\tZoë O’Neil
        E1\tAttribution:T6 Content:T5 Source:T7
        A1\tKind E1 direct
        #5\tAnnotatorNotes E1\tsourceEntity=E2; rule=q

        """)
    #expect(losses == "1 document dates, 2 sentences")
  }

  /// With a zone and a warning besides, which few formats have a place for.
  @Test(
    arguments: [
      (.csv, "1 warnings"),
      (.brat, "1 document dates, 2 sentences, 1 warnings, 1 zones"),
      (
        .conll,
        "1 cues, 1 document dates, 3 entities.entity, 1 entities.ref, 1 entities.rule, 1 overlapping titles, 1 quotes, 1 sources, 1 timexes, 1 warnings, 1 zones"
      ),
      (.timeml, "1 cues, 3 entities, 1 quotes, 2 sentences, 1 sources, 1 timexes.resolved, 1 warnings, 1 zones"),
      (.spacy, "2 sentences, 1 warnings, 1 zones"),
      (
        .doccano,
        "3 entities.entity, 1 entities.ref, 1 entities.rule, 1 quotes.rule, 1 quotes.sourceEntity, 2 sentences, 1 timexes.resolved, 1 timexes.value, 1 warnings, 1 zones"
      ),
      (.labelStudio, "2 sentences, 1 warnings, 1 zones"),
      (.cas, "1 warnings"),
      (.bdocjs, "1 warnings"),
      (.webAnnotation, "1 document dates, 2 sentences, 1 warnings"),
    ] as [(ExportFormat, String)])
  func whatIsLostIsCounted(_ format: ExportFormat, _ expected: String) throws {
    let article = try Self.article { document in
      document.zones = [AnnotatedDocument.Zone(range: try Self.range("She left on 9 May."), type: "body")]
      document.warnings = [Warning(code: "c", range: 0..<3, message: "m")]
    }
    var losses = ExportLosses()
    _ = try format.files(article, &losses)
    #expect(losses.summary == expected)
    #expect(format.help.contains("Not carried: "))
  }

  /// Who passed the words on is carried, or counted where quotations have no place.
  @Test(arguments: ExportFormat.allCases)
  func relaysAreNotLostUnnoticed(_ format: ExportFormat) throws {
    let article = try Self.article { $0.quotes?[0].relay = try Self.range("US") }
    var losses = ExportLosses()
    let files = try format.files(article, &losses).map { String(decoding: $0.bytes, as: UTF8.self) }
    let isCounted = losses.summary?.contains("1 relays") == true
    #expect(isCounted == [.conll, .timeml].contains(format))
    #expect(isCounted || files.joined().localizedCaseInsensitiveContains(format == .csv ? ",16,18,US,q" : "relay"))
  }

  @Test func everyFormatCountsItsLosses() {
    #expect(ExportFormat.allCases.count == 10, "a new format needs its row in whatIsLostIsCounted")
  }

  @Test func conllKeepsTheNameInTheTitle() throws {
    let (files, losses) = try export(.conll)
    let rows = files[0].split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
    #expect(rows.map { $0[0] }.joined() == Self.text.filter { !$0.isWhitespace })
    #expect(
      rows.filter { $0[3] != "O" }.map { "\($0[0]) \($0[3])" } == ["US B-GPE", "Zoë B-PERSON", "O’Neil I-PERSON"])
    #expect(losses?.contains("1 overlapping titles") == true)
  }

  @Test func timeMLHoldsTheTextItself() throws {
    let (files, losses) = try export(.timeml)
    #expect(
      files[0].contains(
        "said, “no &amp; no.”&#13;\nShe left on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2019-05-09\">9 May</TIMEX3>.</TEXT>"
      ))
    #expect(files[0].contains("value=\"2019-05-10\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">"))
    #expect(losses == "1 cues, 3 entities, 1 quotes, 2 sentences, 1 sources, 1 timexes.resolved")
  }

  @Test func csvIsOneRowAnAnnotation() throws {
    let rows = try export(.csv).files[0]
    #expect(rows.contains("a/1,entities,e1,9,24,TITLE,\"Senior\nUS envoy\",,,,,,,,,E2,,,,,,,,,,,,,,\r\n"))
    #expect(rows.contains("a/1,dct,dct,,,dct,,2019-05-10,"))
    #expect(rows.contains(",E2,,,,0-6 42-52,36,40,said,25,35,Zoë O’Neil,,,,q\r\n"))
    let header = ExportFormat.csv.frame.before
    #expect(header.hasPrefix("article,layer,id,start,end,label,text,value,"))
    #expect(header.contains(",entity,ref,inner,closed,parts,"))
  }

  @Test func prodigyAndGATECountCodePoints() throws {
    let spans = try #require(try json(.spacy)["spans"] as? [[String: Any]])
    #expect(spans.count == 7)
    let set = (try json(.bdocjs)["annotation_sets"] as? [String: [String: Any]])?["Newsmark"]
    let annotations = try #require(set?["annotations"] as? [[String: Any]])
    #expect(annotations.count == 9)
    for span in spans + annotations {
      let id = span["layer"] == nil ? (span["features"] as? [String: Any])?["id"] : span["id"]
      let words = slice(try #require(span["start"] as? Int), try #require(span["end"] as? Int))
      switch id as? String {
      case "e3", "q1.source": #expect(words == "Zoë O’Neil")
      case "t1": #expect(words == "9 May")
      case "q1": #expect(words.hasPrefix("“Yes,”") && words.hasSuffix("no.”"))
      default: break
      }
    }
  }

  @Test func casCountsUTF16() throws {
    let structures = try #require(try json(.cas)["%FEATURE_STRUCTURES"] as? [[String: Any]])
    let units = Array(Self.text.utf16)
    func words(_ type: String) throws -> [String] {
      try structures.filter { $0["%TYPE"] as? String == type }.map {
        String(decoding: units[try #require($0["begin"] as? Int)..<(try #require($0["end"] as? Int))], as: UTF16.self)
      }
    }
    #expect(try words("org.newsmark.Entity") == ["Senior\nUS envoy", "US", "Zoë O’Neil"])
    #expect(try words("org.newsmark.Part") == ["“Yes,”", "“no & no.”"])
    #expect(try words("org.newsmark.Cue") == ["said"])
    let quote = try #require(structures.first { $0["%TYPE"] as? String == "org.newsmark.Quote" })
    let cue = try #require(structures.first { $0["%TYPE"] as? String == "org.newsmark.Cue" })
    #expect(quote["@cue"] as? Int == cue["%ID"] as? Int)
  }

  @Test func doccanoJoinsStretches() throws {
    let row = try json(.doccano)
    let entities = try #require(row["entities"] as? [[String: Any]])
    let relations = try #require(row["relations"] as? [[String: Any]])
    func words(_ id: Any?) -> String {
      guard let entity = entities.first(where: { $0["id"] as? Int == id as? Int }),
        let start = entity["start_offset"] as? Int, let end = entity["end_offset"] as? Int
      else { return "" }
      return slice(start, end)
    }
    #expect(
      relations.map { "\($0["type"] ?? ""): \(words($0["from_id"])) → \(words($0["to_id"]))" } == [
        "part: “Yes,” → “no & no.”", "cue: “Yes,” → said", "source: “Yes,” → Zoë O’Neil",
      ])
  }

  @Test func labelStudioHasRegionsAndRelations() throws {
    let predictions = try #require(try json(.labelStudio)["predictions"] as? [[String: Any]])
    let result = try #require(predictions.first?["result"] as? [[String: Any]])
    for region in result where region["type"] as? String == "labels" {
      let value = try #require(region["value"] as? [String: Any])
      #expect(
        slice(try #require(value["start"] as? Int), try #require(value["end"] as? Int)) == value["text"] as? String)
    }
    #expect(result.filter { $0["type"] as? String == "relation" }.count == 3)
  }

  @Test func webAnnotationSelectsTwice() throws {
    let lines = try export(.webAnnotation).files[0].split(separator: "\n")
    #expect(lines.count == 7)
    let name = try #require(lines.first { $0.contains("#e3\"") })
    #expect(name.contains(#""id":"urn:newsmark:a%2F1#e3""#))
    #expect(
      name.contains(
        #"{"type":"TextQuoteSelector","exact":"Zoë O’Neil","prefix":"“Yes,” 😀 Senior\nUS envoy ","suffix":" said, “no & no.”\r\nShe left on 9"}"#
      ))
  }

  @Test(arguments: [OffsetUnit.codepoint, .utf16, .utf8])
  func everyUnitComesIn(_ unit: OffsetUnit) throws {
    let text = "é😀 Rome"
    var document = AnnotatedDocument(id: "a", offsets: unit)
    let start = unit == .codepoint ? 3 : unit == .utf16 ? 4 : 7
    document.entities = [AnnotatedDocument.Entity(range: start..<start + 4, label: "GPE")]
    #expect(try AnnotatedArticle(document, text: text).document.entities?.first?.range == 7..<11)
    if unit == .codepoint { return }
    document.entities = [AnnotatedDocument.Entity(range: 2..<3, label: "GPE")]
    if unit == .utf8 { document.entities = [AnnotatedDocument.Entity(range: 3..<6, label: "GPE")] }
    #expect(throws: ExportError.self) { try AnnotatedArticle(document, text: text) }
  }

  @Test func theWrongTextIsRefused() {
    let document = AnnotatedDocument(id: "a", sha256: String(repeating: "0", count: 64), offsets: .codepoint)
    #expect(throws: ExportError.otherText(id: "a")) { try AnnotatedArticle(document, text: "x") }
  }

  @Test(arguments: [
    ("a1", "a1"), ("a/../b", "a%2F..%2Fb"), (".x", "%2Ex"), ("50%", "50%25"), ("ü", "%C3%BC"), ("\n", "%0A"),
  ])
  func idsBecomeFileNames(_ id: String, _ name: String) { #expect(ExportFormat.fileName(of: id) == name) }

  @Test func longIdsStayApart() {
    let names = ["a", "b"].map { ExportFormat.fileName(of: String(repeating: "/", count: 300) + $0) }
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count < 240 })
  }
}
