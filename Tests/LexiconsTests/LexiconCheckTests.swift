import Lexicons
import TestSupport
import Testing

@Suite struct LexiconCheckTests {
  /// A lexicon folder with all tables of names, empty but for the rows given.
  private func folder(_ rows: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let head = "# A table.\n# source: own\n# licence: none\n# date: 2026-01-01\n# columns: "
    var columns = Dictionary(
      uniqueKeysWithValues: (NameTables.standard + [NameTables.namesakes]).map { ($0, "names\tlabel\tref\tflags") })
    columns["entities/given-names"] = "name\tgender\tculture\tflags"
    columns["entities/surnames"] = "name\tculture\tflags"
    columns["entities/acronyms-not-names"] = "form\twhy"
    columns["words/english"] = "word\tlevel"
    columns["own/mine"] = "names\tlabel\tref\tflags\twithin"
    for (table, columns) in columns {
      try folder.write(head + columns + "\n" + (rows[table] ?? ""), to: table + ".tsv")
    }
    return folder
  }

  /// Findings with the folder's path taken off.
  private func findings(_ rows: [String: String]) throws -> [String] {
    let folder = try folder(rows)
    return try LexiconCheck(LexiconDirectory(path: folder.path)).findings.map {
      $0.description.replacing(folder.path + "/", with: "")
    }
  }

  @Test func aSoundFolderHasNone() throws {
    #expect(
      try findings([
        "entities/cities": "Brellin|Brellyn\tGPE\tcity:brellin-xa\n", "entities/given-names": "Orla\tf\tirish\n",
      ]) == [])
  }

  @Test func formatFaults() throws {
    #expect(
      try findings([
        "entities/cities": "Brellin\tTOWN\tcity:brellin-xa\n",
        "entities/people": "Orla Vennick\tPERSON\tperson:Orla\tfamous\n",
        "entities/places": "Quell Lake \tLOC\tplace:quell-lake\nQuell Bay||Bay\tLOC\tplaces:bay\n",
      ]) == [
        "entities/cities.tsv:6: 'TOWN' in the column 'label', expected one of PERSON, NORP, ORG, GPE, LOC, FAC, EVENT, PRODUCT, WORK_OF_ART, LAW, TITLE",
        "entities/people.tsv:6: 'famous' in the column 'flags', expected some of main, person, place, rare, word",
        "entities/people.tsv:6: 'person:Orla' in the column 'ref', expected person: and words of small letters and digits joined by hyphens",
        "entities/places.tsv:6: white space at an edge of the column 'names', expected none",
        "entities/places.tsv:7: 'places:bay' in the column 'ref', expected a scheme of iso3166, iso3166-2, iso3166-3, iso639, geonames, wikidata, city, event, law, norp, org, person, place, product, work",
        "entities/places.tsv:7: an empty name between two '|', expected a name",
      ])
  }

  @Test func duplicatesAndHiddenRows() throws {
    #expect(
      try findings([
        "entities/organisations": "Quell Fund|QUELL FUND\tORG\torg:quell-fund\nVélo Board|Velo Board\tORG\torg:velo\n",
        "entities/companies": "Quell Fund\tORG\torg:quell-fund\nVelo Board\tORG\torg:velo-inc\n",
      ]) == [
        "entities/companies.tsv:6: 'Quell Fund' stands in entities/organisations.tsv:6 with the same ref, expected it once",
        "entities/companies.tsv:7: 'Velo Board' org:velo-inc is hidden by entities/organisations.tsv:7 org:velo, expected one row for a name of one label",
        "entities/organisations.tsv:6: 'QUELL FUND' is met by 'Quell Fund' in the same row, expected variants that differ in more than letter case and accents",
        "entities/organisations.tsv:7: 'Velo Board' is met by 'Vélo Board' in the same row, expected variants that differ in more than letter case and accents",
      ])
  }

  @Test func whatNoTextCanMeet() throws {
    #expect(
      try findings([
        "entities/places": "—\tLOC\tplace:dash\n",
        "entities/acronyms-not-names": "US$\tcurrency\nCEO\toffice\nCEO\toffice\n",
        "entities/namesakes": "Brellin\tGPE\tcity:brellin-xb\n",
      ]) == [
        "entities/acronyms-not-names.tsv:6: 'US$' is 2 words, expected one",
        "entities/acronyms-not-names.tsv:8: 'CEO' stands in line 7, expected it once",
        "entities/namesakes.tsv:6: 'Brellin' stands in no table of names, expected a namesake of one that does",
        "entities/places.tsv:6: '—' has no letter and no digit, expected some",
      ])
  }

  @Test func notes() throws {
    #expect(
      try findings([
        "entities/cities": "Hopper\tGPE\tcity:hopper-xa\nOrla\tGPE\tcity:orla-xa\nOrla\tGPE\tcity:orla-xb\n",
        "entities/companies": "Orla\tORG\torg:orla\nGrain\tORG\torg:grain\tword\n",
        "words/english": "hopper\t35\ngrain\t20\n",
      ]) == [
        "entities/cities.tsv:6: note: 'Hopper' is an English word of level 35, expected the flag 'word' unless it is rarely one with a capital",
        "entities/cities.tsv:8: note: 'Orla' is city:orla-xb, and city:orla-xa in entities/cities.tsv:7",
        "entities/companies.tsv:6: note: 'Orla' is ORG, and GPE in entities/cities.tsv:7",
      ])
  }

  @Test func tablesOfTheUsersOwnMayHideOthers() throws {
    #expect(
      try findings([
        "own/mine": "Quell Fund\tORG\twikidata:Q900\n", "entities/organisations": "Quell Fund\tORG\torg:quell-fund\n",
      ]) == [])
  }

  /// What is committed is sound.
  @Test func theProjectsTablesHaveNoErrors() throws {
    let errors = try LexiconCheck(Repository.lexicons()).findings.filter { $0.severity == .error }
    #expect(errors.map(\.description) == [])
  }
}
