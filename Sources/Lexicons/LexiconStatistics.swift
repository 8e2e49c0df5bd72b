/// How many rows the tables of a lexicon folder have, by table and label.
public struct LexiconStatistics: Sendable {
  /// The counts of one label in one table.
  public struct Row: Sendable, Hashable {
    /// As `entities/countries`.
    public var table: String
    /// Nil in a table that gives its rows none.
    public var label: String?
    public var rows = 0
    /// Canonical names and variants.
    public var names = 0
    /// Rows with a variant.
    public var withVariants = 0
    /// Rows with a `ref`; nil in a table without that column.
    public var withReference: Int?
  }

  public private(set) var rows: [Row] = []

  /// - Throws: ``LexiconError`` naming file and line.
  public init(_ directory: LexiconDirectory) throws(LexiconError) {
    let own = try NameTables.own(in: directory)
    var names = own
    for folder in ["entities", "segmentation", "dates", "quotes", "words"] {
      names += (try? directory.tables(in: folder)) ?? []
    }
    for name in names { try add(directory.table(name)) }
  }

  /// By label the sum over all tables that give names one.
  public var totals: [Row] {
    var totals: [String: Row] = [:]
    for row in rows where row.withReference != nil {
      guard let label = row.label else { continue }
      var total = totals[label] ?? Row(table: "all", label: label, withReference: 0)
      total.rows += row.rows
      total.names += row.names
      total.withVariants += row.withVariants
      total.withReference = (total.withReference ?? 0) + (row.withReference ?? 0)
      totals[label] = total
    }
    return totals.values.sorted { $0.rows != $1.rows ? $0.rows > $1.rows : ($0.label ?? "") < ($1.label ?? "") }
  }

  private mutating func add(_ table: LexiconTable) {
    let label = table.columns.firstIndex(of: "label")
    let reference = table.columns.firstIndex(of: "ref")
    var byLabel: [String: Row] = [:]
    for row in table.rows {
      let key = label.map { table.cell(row, $0) } ?? ""
      let withReference = reference == nil ? nil : 0
      var count = byLabel[key] ?? Row(table: table.name, label: key.isEmpty ? nil : key, withReference: withReference)
      let names = table.values(row, 0).count
      count.rows += 1
      count.names += names
      if names > 1 { count.withVariants += 1 }
      if let reference, !table.bytes(row, reference).isEmpty { count.withReference = (count.withReference ?? 0) + 1 }
      byLabel[key] = count
    }
    rows += byLabel.values.sorted { ($1.rows, $0.label ?? "") < ($0.rows, $1.label ?? "") }
  }
}
