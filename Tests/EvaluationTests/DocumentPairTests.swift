import Annotations
import Evaluation
import Testing

@Suite struct DocumentPairTests {
  private let text = "né 😀 Ada"

  @Test(arguments: [(OffsetUnit.codepoint, 5..<8), (.utf16, 6..<9), (.utf8, 9..<12)])
  func unitsMeetInCodePoints(_ unit: OffsetUnit, _ range: Range<Int>) throws {
    var gold = AnnotatedDocument(id: "a", offsets: .codepoint, text: text)
    gold.entities = [AnnotatedDocument.Entity(range: 5..<8, label: "PERSON")]
    var system = AnnotatedDocument(id: "a", offsets: unit)
    system.entities = [AnnotatedDocument.Entity(range: range, label: "PERSON")]
    let pair = try DocumentPair(gold: gold, system: system)
    #expect(pair.system.entities == gold.entities)
  }

  @Test func saysWhereAnOffsetIsImpossible() {
    let gold = AnnotatedDocument(id: "a", offsets: .codepoint, text: text)
    var system = AnnotatedDocument(id: "a", offsets: .utf8)
    system.timexes = [AnnotatedDocument.Timex(range: 2..<3, type: "DATE", value: "2019")]
    #expect(
      message(gold, system)
        == "'a': offset 2 (utf8) of its timexes is inside a character, expected a place between two characters of the text"
    )
    system.timexes = [AnnotatedDocument.Timex(range: 0..<40, type: "DATE", value: "2019")]
    #expect(
      message(gold, system)
        == "'a': offset 40 (utf8) of its timexes is outside the text, expected a place between two characters of the text"
    )
  }

  @Test func refusesOtherTexts() {
    let gold = AnnotatedDocument(id: "a", sha256: "aaaaaaaaaaaaaaaaaa", offsets: .codepoint)
    let system = AnnotatedDocument(id: "a", sha256: "bbbbbbbbbbbbbbbbbb", offsets: .codepoint)
    #expect(
      message(gold, system)
        == "'a': the two files are over different texts (sha256 aaaaaaaaaaaa… and bbbbbbbbbbbb…), expected one text")
  }

  @Test func refusesUnitsThatCannotBeConverted() {
    let gold = AnnotatedDocument(id: "a", offsets: .codepoint)
    let system = AnnotatedDocument(id: "a", offsets: .utf16)
    #expect(
      message(gold, system)
        == "'a': the first file's offsets count codepoint, the second's utf16, and neither has the text to convert them"
    )
  }

  @Test func namesDocumentsOnOneSideAlone() {
    func documents(_ ids: [String]) -> [AnnotatedDocument] {
      ids.map { AnnotatedDocument(id: $0, offsets: .codepoint) }
    }
    let result = DocumentPair.pairs(gold: documents(["a", "b", "c"]), system: documents(["b", "x"]))
    #expect(result.errors == [.missing(ids: ["a", "c"]), .unknown(ids: ["x"])])
    let common = DocumentPair.pairs(gold: documents(["a", "b"]), system: documents(["b", "x"]), onlyCommon: true)
    #expect(common.errors.isEmpty)
    #expect(common.pairs.map(\.id) == ["b"])
    let none = DocumentPair.pairs(gold: documents(["a"]), system: documents(["b"]), onlyCommon: true)
    #expect(none.errors == [.nothingInCommon])
  }

  private func message(_ gold: AnnotatedDocument, _ system: AnnotatedDocument) -> String {
    do {
      _ = try DocumentPair(gold: gold, system: system)
      return "no error"
    } catch {
      return "\(error)"
    }
  }
}
