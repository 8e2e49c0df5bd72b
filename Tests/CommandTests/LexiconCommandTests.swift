import Foundation
import TestSupport
import Testing

@Suite struct LexiconCommandTests {
  private let cases = Repository.root + "/Tests/LexiconsTests/Cases"

  /// A copy of the project's lexicons.
  private func lexicons() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Repository.root + "/lexicons", toPath: folder.path + "/lexicons")
    return folder
  }

  @Test func theProjectsLexiconsPass() throws {
    let result = try Program.run(["lexicon", "check", "lexicons", "--errors-only"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("0 errors, "))
    #expect(try Program.run(["lexicon", "check", "lexicons", "--strict"]).status == 1)
  }

  @Test func faultsAreNamedWithFileAndLine() throws {
    let folder = try lexicons()
    let path = folder.path + "/lexicons"
    try folder.write(
      """
      # Mine.
      # source: own
      # licence: none
      # date: 2026-01-01
      # columns: names\tlabel\tref\tflags
      Quillfold Press\tCOMPANY
      """, to: "lexicons/own/mine.tsv")
    let result = try Program.run(["lexicon", "check", path, "--errors-only"])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.first == """
        \(path)/own/mine.tsv:6: 'COMPANY' in the column 'label', expected one of PERSON, NORP, ORG, GPE, LOC, FAC, EVENT, \
        PRODUCT, WORK_OF_ART, LAW, TITLE
        """)
    #expect(lines.count == 2)
    #expect(lines.last?.hasPrefix("1 error, ") == true)
  }

  @Test func statisticsCountEveryTable() throws {
    let result = try Program.run(["lexicon", "stats", "lexicons"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("entities/countries") && $0.contains("GPE") && $0.hasSuffix("100 %") })
    #expect(lines.contains { $0.hasPrefix("words/english") })
    #expect(try Program.run(["lexicon", "stats", "no-such-folder"]).status == 1)
  }

  @Test func importedNamesGoBeforeAllOthers() throws {
    let folder = try lexicons()
    let path = folder.path + "/lexicons"
    let geonames = try Program.run([
      "lexicon", "import", "geonames", cases + "/geonames.txt", "--alternate-names", cases + "/geonames-alternates.txt",
      "--lexicons", path,
    ])
    #expect(geonames.status == 1)
    #expect(
      geonames.messages == """
        newsmark: \(cases)/geonames.txt:5: 2 columns, expected 19 with tabs between
        newsmark: \(cases)/geonames.txt:13: 'ninety' in the column 'geonameid', expected a number
        newsmark: \(cases)/geonames-alternates.txt:7: 2 columns, expected 4 to 10 with tabs between

        """)
    #expect(
      geonames.output == """
        \(cases)/geonames.txt: 13 lines; left out: 2 broken, 1 of a kind that the table of kinds does not have, 1 with \
        fewer inhabitants than --min-population
        \(cases)/geonames-alternates.txt: 7 alternate names; left out: 1 broken, 1 without a name in the languages asked \
        for, 2 names of the past or colloquial ones, 1 names of things that are not imported
        spellings left out: 1 not in Latin letters, 1 that another spelling of the same thing meets
        \(path)/own/geonames.tsv: 9 things

        """)
    let wikidata = try String(contentsOfFile: cases + "/wikidata.txt", encoding: .utf8)
    #expect(
      try Program.run(
        ["lexicon", "import", "wikidata", "-", "--lexicons", path, "--labels", "PERSON,ORG"], input: wikidata
      )
      .status == 1)
    #expect(try Program.run(["lexicon", "check", path, "--errors-only"]).status == 0)
    let article =
      #"{"id":"a","text":"Orla Vennick left Brellin City for Brellin, then for Paris, the capital of France."}"#
    let result = try Program.run(["annotate", "-", "--lexicons", path, "--layers", "entities"], input: article)
    let record = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let entities = record?["entities"] as? [[String: Any]] ?? []
    #expect(
      entities.map { $0["ref"] as? String } == [
        "wikidata:Q900004", "geonames:9000001", "geonames:9000001", "city:paris-fr", "iso3166:FR",
      ])
  }

  @Test func aTableIsNotWrittenOver() throws {
    let folder = try lexicons()
    let arguments = [
      "lexicon", "import", "wikidata", cases + "/wikidata.txt", "--name", "mine", "--lexicons",
      folder.path + "/lexicons",
    ]
    _ = try Program.run(arguments)
    let again = try Program.run(arguments)
    #expect(again.status == 1)
    #expect(
      again.messages
        == "newsmark: \(folder.path)/lexicons/own/mine.tsv: is there already, expected another --name, or --replace\n")
    #expect(try Program.run(arguments + ["--replace"]).output.hasSuffix("own/mine.tsv: 10 things\n"))
  }

  @Test func theImageIsWrittenOnceAndAgainWhereATableChanges() throws {
    let folder = try lexicons()
    let path = folder.path + "/lexicons/names.image"
    try? FileManager.default.removeItem(atPath: path)
    let arguments = ["lexicon", "compile", "--lexicons", folder.path + "/lexicons"]
    #expect(try Program.run(arguments).output == path + "\n")
    let first = try folder.read("lexicons/names.image")
    #expect(try Program.run(arguments).output == path + "\n")
    #expect(try folder.read("lexicons/names.image") == first)
    try folder.write(
      "# source: own\n# licence: none\n# date: 2026-01-01\n# columns: names\tlabel\tref\tflags\nQuillfold Press\tORG\n",
      to: "lexicons/own/mine.tsv")
    _ = try Program.run(arguments)
    #expect(try folder.read("lexicons/names.image") != first)
  }

  @Test func anImageThatCannotBeWrittenIsSaid() throws {
    let folder = try lexicons()
    let path = folder.path + "/lexicons/names.image"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let lexicons = ["--lexicons", folder.path + "/lexicons"]
    let result = try Program.run(["lexicon", "compile"] + lexicons)
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("newsmark: \(path): cannot be written: "))
    let article = #"{"id":"a","text":"Angela Merkel flew to Accra."}"#
    #expect(try Program.run(["annotate", "-"] + lexicons, input: article).status == 0)
  }

  @Test func archivesAreRefused() throws {
    let folder = try lexicons()
    let archive = try folder.write([0x50, 0x4B, 3, 4, 0, 0], to: "cities.zip")
    let result = try Program.run(["lexicon", "import", "geonames", archive, "--lexicons", folder.path + "/lexicons"])
    #expect(result.status == 1)
    #expect(
      result.messages
        == "newsmark: \(archive): zip or bzip2, expected plain text, .gz or .zst: unpack it, or pipe it in and give - as the file\n"
    )
  }
}
