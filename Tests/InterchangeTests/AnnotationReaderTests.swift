import Annotations
import FoundationEssentials
import Interchange
import Testing
import TestSupport

/// One labelled text in each format that gold comes in.
@Suite struct AnnotationReaderTests {
  private static let text = "Zoë met the Lima Board\nin Rome on 9 May."
  private static let entities = [
    AnnotatedDocument.Entity(range: 0..<3, label: "PERSON"), AnnotatedDocument.Entity(range: 12..<22, label: "ORG"),
    AnnotatedDocument.Entity(range: 26..<30, label: "GPE"),
  ]

  @Test func brat() throws {
    let folder = try Folder(files: [
      "a.txt": Self.text,
      "a.ann":
        "T1\tPERSON 0 3\tZoë\nT2\tORG 12 22\tLima Board\nR1\tmet Arg1:T1 Arg2:T2\nT3\tGPE 26 30\tRome\n#1\tNote\n",
    ])
    for path in [folder.path, folder.path + "/a.ann"] {
      let document = try only(path)
      #expect(document.id == "a")
      #expect(document.text == Self.text)
      #expect(document.entities == Self.entities)
    }
  }

  /// What our export writes in brat's format comes back whole.
  @Test func bratWithDatesAndQuotes() throws {
    let folder = try Folder(files: [
      "a.txt": "“I am\noff,” said Zoë on 9 May, “now.”",
      "a.ann": """
      T1\tPERSON 17 20\tZoë
      #1\tAnnotatorNotes T1\tentity=E1; rule=a%3Bb
      T2\tDATE 24 29\t9 May
      #2\tAnnotatorNotes T2\tvalue=2019-05-09; mod=START; resolved=true
      T3\tQuote 0 5;6 11;31 37\t“I am off,” “now.”
      T4\tAttribution 12 16\tsaid
      T5\tSource 17 20\tZoë
      E1\tAttribution:T4 Content:T3 Source:T5
      A1\tKind E1 mixed
      #3\tAnnotatorNotes E1\tsourceEntity=E1

      """,
    ])
    let document = try only(folder.path)
    #expect(document.entities == [AnnotatedDocument.Entity(range: 17..<20, label: "PERSON", entity: "E1", rule: "a;b")])
    let timex = try #require(document.timexes?.first)
    #expect([timex.type, timex.value, timex.mod] == ["DATE", "2019-05-09", "START"])
    let quote = try #require(document.quotes?.first)
    #expect(quote.kind == "mixed")
    #expect(quote.parts == [0..<11, 31..<37])
    #expect(quote.cue == 12..<16)
    #expect(quote.source == 17..<20)
    #expect(quote.entity == "E1")
  }

  @Test(arguments: [
    "Zoë B-PERSON\nmet O\nthe O\nLima B-ORG\nBoard I-ORG\nin O\nRome B-GPE\n. O\n",
    "Zoë NN I-PERSON\nmet VB O\nthe DT O\nLima NN I-ORG\nBoard NN I-ORG\nin IN O\nRome NN I-GPE\n. . O\n\n",
    "Zoë\tS-PERSON\nmet\tO\nthe\tO\nLima\tB-ORG\nBoard\tE-ORG\nin\tO\nRome\tS-GPE\n.\tO",
  ])
  func conll(_ file: String) throws {
    let folder = try Folder(files: ["a.conll": file])
    let document = try only(folder.path + "/a.conll")
    #expect(document.text == "Zoë met the Lima Board in Rome .")
    #expect(document.entities == Self.entities)
    #expect(document.sentences == [0..<32])
  }

  @Test func windowsLineEnds() throws {
    let folder = try Folder(files: [
      "a.txt": Self.text, "a.ann": "T1\tPERSON 0 3\tZoë\r\nT2\tORG 12 22\tLima Board\r\nT3\tGPE 26 30\tRome\r\n",
      "b.conll": "Zoë\tB-PERSON\r\nmet\tO\r\n\r\n",
    ])
    #expect(try only(folder.path + "/a.ann").entities == Self.entities)
    #expect(try only(folder.path + "/b.conll").text == "Zoë met")
  }

  /// `#` begins a comment, and is a token where it has a tag and as many columns as the others.
  @Test func conllNumberSigns() throws {
    let folder = try Folder(files: ["a.conll": "# text = Zoë B-12\nZoë NNP B-PERSON\n# SYM O\n# a comment\n5 CD O\n"])
    #expect(try only(folder.path + "/a.conll").text == "Zoë # 5")
  }

  @Test func conllDocumentsAndNeighbours() throws {
    let folder = try Folder(files: [
      "a.conll": "-DOCSTART- -X- O\n\nLima B-GPE\nRome B-GPE\n\nOslo I-GPE\n\n-DOCSTART- -X- O\n\nBye O\n"
    ])
    let documents = AnnotationReader(path: folder.path + "/a.conll").documents
    #expect(documents.map(\.id) == ["a-1", "a-2"])
    #expect(documents.map(\.text) == ["Lima Rome\nOslo", "Bye"])
    #expect(documents[0].entities?.map(\.range) == [0..<4, 5..<9, 10..<14])
    #expect(documents[0].sentences == [0..<9, 10..<14])
  }

  @Test func timeML() throws {
    let folder = try Folder(files: [
      "a.tml": """
      <?xml version="1.0" ?>
      <TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DOCID>a</DOCID>
      <DCT><TIMEX3 tid="t0" type="DATE" value="2019-05-10" functionInDocument="CREATION_TIME">5/10/19</TIMEX3></DCT>
      <TITLE>Lima &amp; Rome</TITLE><!-- a note -->
      <TEXT>Zoë <EVENT eid="e1">met</EVENT> &lt;them&gt; on <TIMEX3 tid="t1" type="DATE" value="2019-05-09" mod="START">9 May</TIMEX3>.</TEXT>
      <MAKEINSTANCE eiid="ei1" eventID="e1"/></TimeML>
      """
    ])
    let document = try only(folder.path)
    #expect(document.text == "Zoë met <them> on 9 May.")
    #expect(
      document.timexes == [
        AnnotatedDocument.Timex(range: 18..<23, type: "DATE", value: "2019-05-09", mod: "START")
      ])
    #expect(document.creationTime == AnnotatedDocument.CreationTime(value: "2019-05-10", isMetadata: true))
  }

  @Test(arguments: [
    #"{"text":"TEXT","spans":[{"start":0,"end":3,"label":"PERSON","token_start":0},{"start":12,"end":22,"label":"ORG"},{"start":26,"end":30,"label":"GPE"}],"answer":"accept","_input_hash":7}"#,
    #"{"id":7,"text":"TEXT","label":[[0,3,"PERSON"],[12,22,"ORG"],[26,30,"GPE"]]}"#,
    #"{"id":"7","text":"TEXT","labels":[[0,3,"PERSON"],[12,22,"ORG"],[26,30,"GPE"]]}"#,
    #"{"id":7,"text":"TEXT","entities":[{"id":1,"label":"PERSON","start_offset":0,"end_offset":3},{"id":2,"label":"ORG","start_offset":12,"end_offset":22},{"id":3,"label":"GPE","start_offset":26,"end_offset":30}]}"#,
  ])
  func prodigyAndDoccano(_ line: String) throws {
    let folder = try Folder(files: ["a.jsonl": line.replacing("TEXT", with: Self.text.replacing("\n", with: "\\n"))])
    let document = try only(folder.path + "/a.jsonl")
    #expect(document.id == "7")
    #expect(document.text == Self.text)
    #expect(document.entities == Self.entities)
  }

  @Test(arguments: CaseTable.rows("format-errors", in: "InterchangeTests"))
  func saysWhatIsWrong(_ row: CaseTable.Row) throws {
    try #require(row.cells.count == 3, "\(row.place)")
    let folder = try Folder(files: [row.cells[0]: row.cells[1], "a.txt": Self.text])
    let errors = AnnotationReader(path: folder.path + "/" + row.cells[0]).errors
    #expect(errors.map { "\($0)".replacing(folder.path + "/", with: "") } == [row.cells[2]], "\(row.place)")
  }

  private func only(_ path: String) throws -> AnnotatedDocument {
    let reader = AnnotationReader(path: path)
    #expect(reader.errors.isEmpty)
    #expect(reader.documents.count == 1)
    return try #require(reader.documents.first)
  }
}

/// A folder that is there as long as its value.
private final class Folder {
  let path: String

  init(files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "newsmark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
