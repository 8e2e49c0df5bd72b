extension Report {
  /// The figures with their counts, a blank line between layers.
  public var table: TextTable {
    var table = TextTable([
      ("layer", .left), ("measure", .left), ("precision", .right), ("recall", .right), ("F1", .right),
      ("correct", .right), ("system", .right), ("gold", .right),
    ])
    var layer = ""
    for row in rows {
      table.add([
        row.layer == layer ? "" : row.layer, row.measure, Figures.share(row.precision),
        row.accuracy == nil ? Figures.share(row.recall) : "acc. " + Figures.share(row.accuracy),
        Figures.share(row.f1), Figures.count(row.correct), Figures.count(row.system), Figures.count(row.gold),
      ])
      layer = row.layer
    }
    return table
  }
}
