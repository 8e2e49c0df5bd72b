import Annotations
import FoundationEssentials
import Interchange
import TestSupport
import Testing

/// Native to brat and back: all that brat can hold comes back as it was.
@Suite struct BratRoundTripTests {
  static let gold = NativeReader(path: Repository.root + "/annotations/gold/corpus.jsonl").documents

  /// What the pipeline finds has more to carry than gold: rules, references, anchors, relays.
  @Test(arguments: gold.map(\.id))
  func whatIsFoundComesBack(_ id: String) throws {
    let gold = try #require(Self.gold.first { $0.id == id })
    let document = Document(id: id, text: try #require(gold.text))
    let line = try NativeWriter().line(document, try Repository.pipeline.get().annotate(document))
    var found = try NativeReader.document(line[...], path: id, line: 1)
    found.text = gold.text
    let back = try roundTrip(found)
    var expected = found
    expected.zones = nil
    expected.sentences = nil
    expected.warnings = nil
    if found.creationTime?.range == nil { expected.creationTime = nil }
    #expect(back == expected)
  }

  @Test(arguments: gold.map(\.id))
  func theGoldComesBack(_ id: String) throws {
    let document = try #require(Self.gold.first { $0.id == id })
    let back = try roundTrip(document)
    var expected = document
    // brat has no place for these.
    expected.zones = nil
    expected.sentences = nil
    if document.creationTime?.range == nil { expected.creationTime = nil }
    #expect(back == expected)
  }

  @Test func lineEndsTabsAndBlankGaps() throws {
    let text = "A;b\tc 100%\n\nd “e”\r\n“f” said"
    var document = AnnotatedDocument(id: "a/b ü", offsets: .codepoint, text: text)
    document.length = text.unicodeScalars.count
    document.entities = [
      AnnotatedDocument.Entity(range: 0..<13, label: "ORG", entity: "E1", ref: "x:1;2%\n", rule: "r=1"),
      AnnotatedDocument.Entity(range: 0..<3, label: "TITLE"),
      AnnotatedDocument.Entity(range: 2..<3, label: "GPE", entity: "E2", isInner: true),
    ]
    document.quotes = [
      AnnotatedDocument.Quote(range: 14..<22, kind: "direct", parts: [14..<17, 19..<22], cue: 23..<27),
      AnnotatedDocument.Quote(range: 14..<22, kind: "scare", entity: "E1"),
    ]
    document.quotes?[0].relay = 0..<3
    document.quotes?[0].isClosed = false
    document.quotes?[1].isClosed = true
    var back = try roundTrip(document)
    back.sha256 = nil
    #expect(back == document)
  }

  private func roundTrip(_ document: AnnotatedDocument) throws -> AnnotatedDocument {
    let folder = FileManager.default.temporaryDirectory.path + "/newsmark-brat-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var losses = ExportLosses()
    let article = try AnnotatedArticle(document, text: try #require(document.text))
    for file in try ExportFormat.brat.files(article, &losses) {
      let path = folder + "/" + ExportFormat.fileName(of: document.id) + file.ending
      try Data(file.bytes).write(to: URL(filePath: path))
    }
    let reader = AnnotationReader(path: folder)
    #expect(reader.errors.isEmpty)
    return try #require(reader.documents.first)
  }
}
