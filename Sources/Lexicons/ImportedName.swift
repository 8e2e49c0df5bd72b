public import Annotations

/// A thing that another gazetteer names, on its way into a table of names.
public struct ImportedName: Sendable, Hashable {
  /// The canonical one first.
  public var names: [String]
  public var label: EntityLabel
  /// As `geonames:2988507`.
  public var reference: String
  /// ISO 3166 code of the country or division that a place lies in; empty where unknown.
  public var within = ""
  /// How well known it is, in inhabitants or links: of two things with one name the one with more goes first.
  public var weight = 0
  /// When its source last changed it, `2024-05-09`.
  public var date = ""

  public init(
    names: [String], label: EntityLabel, reference: String, within: String = "", weight: Int = 0, date: String = ""
  ) {
    self.names = names
    self.label = label
    self.reference = reference
    self.within = within
    self.weight = weight
    self.date = date
  }
}

/// Why a sound line of another gazetteer gives no name.
public enum ImportOmission: String, Sendable, CaseIterable {
  case kind = "of a kind that the table of kinds does not have"
  case label = "of a label that is not asked for"
  case country = "in another country"
  case population = "with fewer inhabitants than --min-population"
  case links = "with fewer links than --min-sitelinks"
  case language = "without a name in the languages asked for"
  case noItem = "that are no items"
  case historic = "names of the past or colloquial ones"
  case otherThing = "names of things that are not imported"
}

/// What a line of another gazetteer gives.
public enum ImportOutcome<Value: Sendable>: Sendable {
  case value(Value)
  case omitted(ImportOmission)
}

/// What is wrong with a line of another gazetteer: `what is wrong ('value'), expected what`.
public struct ImportFault: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Which kinds of another gazetteer's things become which label: a table of `lexicons/import/`.
public struct ImportKinds: Sendable {
  /// What one code of the gazetteer becomes.
  public struct Kind: Sendable {
    public var label: EntityLabel
    /// A lower row goes behind an upper one.
    public var rank: Int
    public var flags: Set<String>
  }

  private var kinds: [String: Kind] = [:]

  /// - Parameters:
  ///   - table: with columns for the code, `label` and `flags`.
  ///   - column: the one with the gazetteer's own code.
  ///   - known: the flags that a row may have.
  /// - Throws: ``LexiconError`` naming file and line.
  public init(_ table: LexiconTable, column: String, flags known: Set<String>) throws(LexiconError) {
    let (codeColumn, labelColumn) = (try table.column(column), try table.column("label"))
    let flagColumn = try table.column("flags")
    for row in table.rows {
      let label = try table.value(row, labelColumn, as: EntityLabel.self)
      let flags = Set(table.values(row, flagColumn))
      guard flags.isSubset(of: known) else {
        throw table.badCell(row, flagColumn, expected: "some of " + known.sorted().joined(separator: ", "))
      }
      let code = String(decoding: try table.required(row, codeColumn), as: UTF8.self)
      if kinds[code] == nil { kinds[code] = Kind(label: label, rank: row, flags: flags) }
    }
  }

  subscript(code: String) -> Kind? { kinds[code] }
}
