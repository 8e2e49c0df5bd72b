import Annotations
import Foundation
import Lexicons
import TestSupport
import Testing

/// Imports the files in Cases/, which hold what the dumps hold, about things that are made up.
@Suite struct ImportTests {
  private func lines(_ name: String) throws -> [ArraySlice<UInt8>] {
    let path = Repository.root + "/Tests/LexiconsTests/Cases/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").map { Array($0.utf8)[...] }
  }

  /// What is read of each line: a name as `ref: names`, why it is left out, or what is wrong with it.
  private func outcome(_ read: () throws(ImportFault) -> ImportOutcome<ImportedName>) -> String {
    do {
      switch try read() {
      case .value(let name): return "\(name.label.rawValue) \(name.reference): \(name.names.joined(separator: ", "))"
      case .omitted(let reason): return "left out: \(reason)"
      }
    } catch {
      return "broken: \(error)"
    }
  }

  private func geoNames(minimum: Int = 15_000, countries: Set<String>? = nil) throws -> GeoNamesImporter {
    try GeoNamesImporter(
      features: Repository.lexicons().table("import/geonames-features"), countries: countries,
      minimumPopulation: minimum)
  }

  @Test func geoNamesLines() throws {
    let importer = try geoNames()
    #expect(
      try lines("geonames.txt").map { line in outcome { () throws(ImportFault) in try importer.read(line) } } == [
        "GPE geonames:9000001: Brellin", "GPE geonames:9000002: Oštrava Mala, Ostrava Mala",
        "GPE geonames:9000003: Brellin",
        "left out: population", "broken: 2 columns, expected 19 with tabs between", "GPE geonames:9000005: Reading",
        "GPE iso3166:XA: Republic of Xandria", "LOC geonames:9000007: Mount Quellon",
        "FAC geonames:9000008: Quellon Airport",
        "left out: kind", "GPE geonames:9000010: Ήλιος", "GPE geonames:9000011: Xandria",
        "broken: 'ninety' in the column 'geonameid', expected a number",
      ])
  }

  @Test func geoNamesOptions() throws {
    let importer = try geoNames(minimum: 0, countries: ["US"])
    let read = try lines("geonames.txt").map { line in outcome { () throws(ImportFault) in try importer.read(line) } }
    #expect(
      read.filter { $0.hasPrefix("GPE") } == ["GPE geonames:9000003: Brellin", "GPE geonames:9000004: Little Wexmoor"])
  }

  @Test func geoNamesAlternates() throws {
    let importer = GeoNamesAlternates(languages: ["en"])
    let read = try lines("geonames-alternates.txt").map { line in
      do throws(ImportFault) {
        switch try importer.read(line) {
        case .value(let name): return "\(name.reference): \(name.name)"
        case .omitted(let reason): return "left out: \(reason)"
        }
      } catch {
        return "broken: \(error)"
      }
    }
    #expect(
      read == [
        "geonames:9000001: Brellin City", "left out: language", "left out: historic", "left out: historic",
        "geonames:9000099: Somewhere", "geonames:9000002: Lesser Ostrava",
        "broken: 2 columns, expected 4 to 10 with tabs between",
      ])
  }

  private func wikidata(languages: [String] = ["en"], minimumLinks: Int = 0) throws -> WikidataImporter {
    try WikidataImporter(
      classes: Repository.lexicons().table("import/wikidata-classes"), languages: languages, minimumLinks: minimumLinks)
  }

  @Test func wikidataLines() throws {
    var importer = try wikidata()
    let items = try lines("wikidata.txt").filter { !WikidataImporter.isFrame($0) }
    #expect(
      items.map { line in outcome { () throws(ImportFault) in try importer.read(line) } } == [
        "GPE iso3166:XA: Xandria, Republic of Xandria, XND", "GPE wikidata:Q900002: Brellin, Brellin City, brellin",
        "GPE iso3166-2:XA-QU: Quellon Province", "PERSON wikidata:Q900004: Orla Vennick, Orla M. Vennick",
        "ORG wikidata:Q900005: Brellin Courier, The Courier",
        "broken: the JSON ends in the middle at byte 67, expected the end of a string",
        "PERSON wikidata:Q900006: Tam Ordway",
        "PERSON wikidata:Q900007: Tam Ordway", "left out: kind", "left out: language",
        "PERSON wikidata:Q900010: Elio Marrash",
        "ORG wikidata:Q900011: Ruby", "left out: noItem", "ORG wikidata:Q900012: Café Quellon",
      ])
  }

  @Test func wikidataOptions() throws {
    var importer = try wikidata(languages: ["de", "en"], minimumLinks: 10)
    let items = try lines("wikidata.txt").filter { !WikidataImporter.isFrame($0) }
    let read = items.map { line in outcome { () throws(ImportFault) in try importer.read(line) } }
    #expect(
      read.filter { $0.contains("wikidata:") } == [
        "GPE wikidata:Q900002: Brellin-de, Brellin, Brellin City, brellin",
        "PERSON wikidata:Q900004: Orla Vennick-de, Orla Vennick, Orla M. Vennick",
      ])
  }

  @Test(arguments: [
    "{", "{\"id\"", "{\"id\":\"Q1\"", "{\"id\":\"Q1\",}", "{\"id\":\"Q1\"} {",
    "{\"labels\":{\"en\":[1]},\"id\":\"Q1\"}", "12", "\"Q1\"",
    "{\"id\":\"Q1\\", "{\"labels\":{\"en\":{\"value\":\"\\u12\"}},\"id\":\"Q1\"}", "{}", "[1]",
  ])
  func brokenItems(_ text: String) throws {
    var importer = try wikidata()
    #expect(throws: ImportFault.self) { () throws in _ = try importer.read(Array(text.utf8)[...]) }
  }

  @Test func theTable() throws {
    var table = try ImportedTable(Repository.lexicons())
    let importer = try geoNames()
    for line in try lines("geonames.txt") {
      if case .value(let name)? = try? importer.read(line) { table.add(name) }
    }
    let isHere = table.add("Brellin City", to: "geonames:9000001")
    let isElsewhere = table.add("Somewhere", to: "geonames:9000099")
    #expect(isHere && !isElsewhere)
    let text = table.text(title: "Places.", source: "GeoNames", licence: "CC-BY-4.0")
    #expect(
      text == """
        # Places.
        # source: GeoNames
        # licence: CC-BY-4.0
        # date: 2025-03-11
        # columns: names\tlabel\tref\tflags\twithin
        Republic of Xandria\tGPE\tiso3166:XA
        Brellin\tGPE\tgeonames:9000001\tmain\tXA
        Brellin City\tGPE\tgeonames:9000001\t\tXA
        Xandria\tGPE\tgeonames:9000011\t\tXA
        Oštrava Mala\tGPE\tgeonames:9000002\t\tXA
        Reading\tGPE\tgeonames:9000005\trare|word\tXA
        Brellin\tGPE\tgeonames:9000003\trare\tUS-TX
        Mount Quellon\tLOC\tgeonames:9000007\t\tXA
        Quellon Airport\tFAC\tgeonames:9000008\t\tXA

        """)
    let unfit = table.unfit
    #expect(unfit == [.letters: 1, .variant: 1])
  }

  @Test func aNameOfTwoPersonsGetsNoReference() throws {
    var table = try ImportedTable(Repository.lexicons())
    var importer = try wikidata()
    for line in try lines("wikidata.txt") where !WikidataImporter.isFrame(line) {
      if case .value(let name)? = try? importer.read(line) { table.add(name) }
    }
    table.forEach { importer.resolveCountry(of: &$0) }
    let rows = table.text(title: "Names.", source: "Wikidata", licence: "CC0-1.0").split(separator: "\n")
    #expect(rows.contains("Tam Ordway\tPERSON"))
    #expect(rows.contains("Ruby\tORG\twikidata:Q900011\tperson|word"))
    #expect(rows.contains("Brellin|Brellin City\tGPE\twikidata:Q900002\t\tXA"))
  }
}
