public import Annotations

/// Reads lines of GeoNames' dumps (`allCountries.txt`, `cities15000.txt`, `FR.txt`), whose columns the `readme.txt` beside
/// them documents: https://download.geonames.org/export/dump/readme.txt
public struct GeoNamesImporter: Sendable {
  private let kinds: ImportKinds
  private let labels: Set<EntityLabel>?
  private let countries: Set<String>?
  private let minimumPopulation: Int

  static let columns = 19

  /// - Parameters:
  ///   - features: the table `import/geonames-features`.
  ///   - labels: those to keep; nil for all.
  ///   - countries: ISO 3166-1 codes of those to keep; nil for all.
  ///   - minimumPopulation: asked of features with the flag `populated`.
  /// - Throws: ``LexiconError`` naming file and line.
  public init(
    features: LexiconTable, labels: Set<EntityLabel>? = nil, countries: Set<String>? = nil, minimumPopulation: Int = 0
  ) throws(LexiconError) {
    kinds = try ImportKinds(features, column: "feature", flags: ["populated", "country"])
    self.labels = labels
    self.countries = countries
    self.minimumPopulation = minimumPopulation
  }

  /// Reads one line, without its line end.
  public func read(_ line: ArraySlice<UInt8>) throws(ImportFault) -> ImportOutcome<ImportedName> {
    let cells = try GeoNamesImporter.cells(line, from: GeoNamesImporter.columns, to: GeoNamesImporter.columns)
    let id = try GeoNamesImporter.number(cells[0], "geonameid")
    let population = cells[14].isEmpty ? 0 : try GeoNamesImporter.number(cells[14], "population")
    if cells[1].isEmpty { throw ImportFault("no name of \(id), expected one in column 2") }
    let feature = try GeoNamesImporter.text(cells[6]) + "." + GeoNamesImporter.text(cells[7])
    guard let kind = kinds[feature] else { return .omitted(.kind) }
    if let labels, !labels.contains(kind.label) { return .omitted(.label) }
    let country = try GeoNamesImporter.text(cells[8])
    if let countries, !countries.contains(country) { return .omitted(.country) }
    if kind.flags.contains("populated"), population < minimumPopulation { return .omitted(.population) }
    let (name, plainName) = (try GeoNamesImporter.text(cells[1]), try GeoNamesImporter.text(cells[2]))
    let isCountry = kind.flags.contains("country") && country.utf8.count == 2
    var within = isCountry ? "" : country
    // Of the United States alone are the codes of divisions those of ISO 3166-2.
    if country == "US", !isCountry, cells[10].count == 2 { within = try "US-" + GeoNamesImporter.text(cells[10]) }
    return .value(
      ImportedName(
        names: name == plainName || plainName.isEmpty ? [name] : [name, plainName],
        label: kind.label, reference: isCountry ? "iso3166:\(country)" : "geonames:\(id)", within: within,
        weight: population, date: try GeoNamesImporter.text(cells[18])))
  }

  /// The cells of a line, as bytes: most lines are left out for one or two of them.
  static func cells(_ line: ArraySlice<UInt8>, from least: Int, to most: Int) throws(ImportFault) -> [ArraySlice<UInt8>]
  {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard (least...most).contains(cells.count) else {
      let expected = least == most ? "\(least)" : "\(least) to \(most)"
      throw ImportFault(
        "\(cells.count) \(cells.count == 1 ? "column" : "columns"), expected \(expected) with tabs between")
    }
    return cells
  }

  static func text(_ cell: ArraySlice<UInt8>) throws(ImportFault) -> String {
    guard let text = String(validating: cell, as: UTF8.self) else { throw ImportFault("not UTF-8") }
    return text
  }

  static func number(_ cell: ArraySlice<UInt8>, _ column: String) throws(ImportFault) -> Int {
    guard !cell.isEmpty, cell.count < 19, cell.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw ImportFault("'\(String(decoding: cell, as: UTF8.self))' in the column '\(column)', expected a number")
    }
    return cell.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Reads lines of GeoNames' `alternateNamesV2.txt`: names by language.
public struct GeoNamesAlternates: Sendable {
  private let languages: Set<String>

  /// A further name of a place.
  public struct Alternate: Sendable, Hashable {
    /// As `geonames:2988507`.
    public var reference: String
    public var name: String
  }

  /// - Parameter languages: ISO 639 codes, as the column `isolanguage` has them.
  public init(languages: [String]) { self.languages = Set(languages) }

  /// Reads one line, without its line end.
  public func read(_ line: ArraySlice<UInt8>) throws(ImportFault) -> ImportOutcome<Alternate> {
    let cells = try GeoNamesImporter.cells(line, from: 4, to: 10)
    let id = try GeoNamesImporter.number(cells[1], "geonameid")
    if cells[3].isEmpty { throw ImportFault("no name of \(id), expected one in column 4") }
    guard languages.contains(try GeoNamesImporter.text(cells[2])) else { return .omitted(.language) }
    // isColloquial, isHistoric
    if cells.dropFirst(6).prefix(2).contains(where: { $0.elementsEqual("1".utf8) }) { return .omitted(.historic) }
    return .value(Alternate(reference: "geonames:\(id)", name: try GeoNamesImporter.text(cells[3])))
  }
}
