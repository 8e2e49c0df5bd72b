import ArgumentParser
import Lexicons

extension LexiconCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Make a table of names from GeoNames' or Wikidata's files.",
      discussion: """
        Writes a table into the folder own/ of the lexicon folder. Names of that folder go before all others, from the \
        next run of 'annotate' on. What becomes which label is said by tables in the folder import/.
        """,
      subcommands: [GeoNames.self, Wikidata.self])
  }

  struct GeoNames: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "geonames",
      abstract: "Import GeoNames' dumps.",
      discussion: """
        Reads the tab-separated files of https://download.geonames.org/export/dump/ as they are after unpacking: \
        allCountries.txt, cities15000.txt, FR.txt and the like. Their column of alternate names is passed over, for it \
        does not tell the languages: names by language are in alternateNamesV2.txt.

        newsmark lexicon import geonames cities15000.txt --lexicons mine
        newsmark lexicon import geonames FR.txt --min-population 2000 --alternate-names alternateNamesV2.txt --languages en,fr

        GeoNames' data are under the licence CC BY 4.0: name GeoNames where you publish what contains them.
        """)

    @Argument(help: ArgumentHelp("Files, also as .gz or .zst; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Leave out towns, quarters and lower divisions with fewer inhabitants.", valueName: "n"))
    var minPopulation = 15_000

    @Option(
      name: .customLong("countries"),
      help: ArgumentHelp("Only features of these countries, by ISO 3166-1 code: FR,DE.", valueName: "codes"))
    var countries: WordList?

    @Option(help: ArgumentHelp("GeoNames' alternateNamesV2.txt, for further names.", valueName: "file"))
    var alternateNames: String?

    @Option(
      help: ArgumentHelp("Languages of the further names, by ISO 639 code. Default: en.", valueName: "codes"))
    var languages: WordList?

    @OptionGroup var target: ImportTarget

    func validate() throws {
      if files.isEmpty { throw ValidationError("no input, expected at least one file, or -") }
      if languages != nil, alternateNames == nil {
        throw ValidationError("--languages without --alternate-names, expected both")
      }
    }

    func run() throws {
      var run = try target.begin(name: "geonames")
      let importer = try Messages.stopOnError {
        try GeoNamesImporter(
          features: run.directory.table("import/geonames-features"), labels: target.labels?.labels,
          countries: countries.map { Set($0.words.map { $0.uppercased() }) }, minimumPopulation: minPopulation)
      }
      for file in files {
        try run.read(file) { line, table throws(ImportFault) in
          switch try importer.read(line) {
          case .value(let name):
            table.add(name)
            return nil
          case .omitted(let reason): return reason
          }
        }
      }
      if let alternateNames {
        let alternates = GeoNamesAlternates(languages: languages?.words ?? ["en"])
        try run.read(alternateNames, what: "alternate names") { line, table throws(ImportFault) in
          switch try alternates.read(line) {
          case .value(let name): return table.add(name.name, to: name.reference) ? nil : .otherThing
          case .omitted(let reason): return reason
          }
        }
      }
      try run.finish(
        title: "Places from GeoNames.", source: "GeoNames (geonames.org)",
        files: files + (alternateNames.map { [$0] } ?? []),
        licence: "CC-BY-4.0 (GeoNames)")
    }
  }

  struct Wikidata: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wikidata",
      abstract: "Import Wikidata's JSON dump.",
      discussion: """
        Reads entities one a line, as in the dumps of https://dumps.wikimedia.org/wikidatawiki/entities/ and in what is \
        filtered from them; the array's brackets and the commas at the lines' ends are passed over. Countries get \
        their code of ISO 3166-1 (P297) as ref, divisions that of ISO 3166-2 (P300), all others their item.

        gzip -dc latest-all.json.gz | newsmark lexicon import wikidata - --min-sitelinks 20 --labels PERSON,ORG

        Wikidata's data are in the public domain (CC0).
        """)

    @Argument(help: ArgumentHelp("Files, also as .gz or .zst; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(
      help: ArgumentHelp(
        "Languages of names and aliases; the first that an item has gives the canonical name.", valueName: "codes"))
    var languages = WordList(words: ["en"])

    @Option(
      help: ArgumentHelp("Leave out items with links to fewer pages of Wikipedia and its sisters.", valueName: "n"))
    var minSitelinks = 0

    @OptionGroup var target: ImportTarget

    func validate() throws {
      if files.isEmpty { throw ValidationError("no input, expected at least one file, or -") }
    }

    func run() throws {
      var run = try target.begin(name: "wikidata")
      var importer = try Messages.stopOnError {
        try WikidataImporter(
          classes: run.directory.table("import/wikidata-classes"), labels: target.labels?.labels,
          languages: languages.words, minimumLinks: minSitelinks)
      }
      for file in files {
        try run.read(file, skip: WikidataImporter.isFrame) { line, table throws(ImportFault) in
          switch try importer.read(line) {
          case .value(let name):
            table.add(name)
            return nil
          case .omitted(let reason): return reason
          }
        }
      }
      run.table.forEach { importer.resolveCountry(of: &$0) }
      try run.finish(
        title: "Names from Wikidata.", source: "Wikidata (wikidata.org)", files: files, licence: "CC0-1.0 (Wikidata)")
    }
  }
}
