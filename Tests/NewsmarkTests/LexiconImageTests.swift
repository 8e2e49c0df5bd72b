import FoundationEssentials
import Newsmark
import TestSupport
import Testing

/// An image of the tables of names says what they say, as long as they say it.
@Suite struct LexiconImageTests {
  private let folder: TemporaryFolder
  private let directory: LexiconDirectory
  private let image: LexiconImageFile

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.path + "/lexicons"
    try FileManager.default.copyItem(atPath: Repository.root + "/lexicons", toPath: path)
    directory = try LexiconDirectory(path: path)
    image = LexiconImageFile(path: folder.path + "/names.image", program: "these tests")
  }

  private func pipeline() throws -> Pipeline { try Pipeline.standard(lexicons: directory, image: image) }

  private func entities(_ text: String) throws -> [String] {
    try pipeline().annotate(Document(id: "a", text: text)).entities.map { "\($0)" }
  }

  @Test func givesTheSameAnnotations() throws {
    #expect(!image.isValid(for: directory))
    let fromTables = try pipeline()
    #expect(image.isValid(for: directory))
    let fromImage = try pipeline()
    let articles = try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/corpus")
      .filter { $0.hasSuffix(".txt") }.sorted()
    for article in articles.prefix(20) {
      let text = try String(contentsOfFile: "\(Repository.root)/corpus/\(article)", encoding: .utf8)
      let document = Document(id: article, text: text)
      let (one, other) = (try fromTables.annotate(document), try fromImage.annotate(document))
      #expect(one.tokens.map(\.form) == other.tokens.map(\.form))
      #expect("\(one.entities)" == "\(other.entities)")
      #expect("\(one.timexes)" == "\(other.timexes)")
      #expect("\(one.quotes)" == "\(other.quotes)")
    }
  }

  @Test func isMadeAnewWhereATableChanges() throws {
    let text = "The road to Vellmora was closed."
    let before = try entities(text)
    try folder.write(
      "# source: own\n# licence: none\n# date: 2026-01-01\n# columns: names\tlabel\tref\tflags\nVellmora\tGPE\ttest:vellmora\n",
      to: "lexicons/own/towns.tsv")
    #expect(!image.isValid(for: directory))
    let after = try entities(text)
    #expect(after != before)
    #expect(after.joined().contains("test:vellmora"))
    #expect(try entities(text) == after)
    #expect(image.isValid(for: directory))
  }

  @Test func isOfOneProgram() throws {
    _ = try pipeline()
    #expect(!LexiconImageFile(path: image.path, program: "others").isValid(for: directory))
  }

  @Test(arguments: [4, 12, 20, 5_000, 1_000_000])
  func isNotReadWhereItIsDamaged(_ position: Int) throws {
    _ = try pipeline()
    var bytes = try folder.read("names.image")
    bytes[position] ^= 1
    try folder.write(bytes, to: "names.image")
    #expect(!image.isValid(for: directory))
    try folder.write(Array(bytes[..<position]), to: "names.image")
    #expect(!image.isValid(for: directory))
    _ = try pipeline()
    #expect(image.isValid(for: directory))
  }

  @Test func isNotNeeded() throws {
    let nowhere = LexiconImageFile(path: folder.path + "/missing/names.image", program: "these tests")
    let text = "Angela Merkel flew to Accra."
    let found = try Pipeline.standard(lexicons: directory, image: nowhere).annotate(Document(id: "a", text: text))
    #expect("\(found.entities.map { "\($0)" })" == "\(try entities(text))")
  }
}
