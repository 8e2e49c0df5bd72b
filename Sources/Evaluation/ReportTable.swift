extension Report {
  /// The figures with their counts.
  ///
  /// - Parameter isWhole: whether figures that are no headlines, as those of single labels, are in it.
  public func table(isWhole: Bool) -> TextTable {
    var table = TextTable([
      ("layer", .left), ("measure", .left), ("precision", .right), ("recall", .right), ("F1", .right),
      ("95 % interval", .right), ("correct", .right), ("system", .right), ("gold", .right),
    ])
    var layer = ""
    for row in rows where isWhole || row.isHeadline {
      table.add([
        row.layer == layer ? "" : row.layer, row.measure, Figures.share(row.precision),
        row.accuracy == nil ? Figures.share(row.recall) : "accuracy", Figures.share(row.accuracy ?? row.f1),
        row.low == nil ? "" : "\(Figures.share(row.low))–\(Figures.share(row.high))",
        Figures.count(row.correct), Figures.count(row.system), Figures.count(row.gold),
      ])
      layer = row.layer
    }
    return table
  }

  /// How many figures ``table(isWhole:)`` leaves out where it is not whole.
  public var details: Int { rows.count { !$0.isHeadline } }

  /// What changed against the baseline.
  ///
  /// - Parameter isWhole: whether figures that are no headlines are in it though they are as before.
  public func changeTable(isWhole: Bool) -> TextTable {
    var table = TextTable([
      ("layer", .left), ("measure", .left), ("baseline", .right), ("now", .right), ("change", .right), ("p", .right),
    ])
    for row in changes where isWhole || tells(row) {
      let change = row.figure - row.baseline
      table.add([
        row.layer, row.measure, Figures.share(row.baseline), Figures.share(row.figure),
        (change > 0 ? "+" : "") + Figures.share(change), Figures.share(row.p),
      ])
    }
    return table
  }

  /// How many figures ``changeTable(isWhole:)`` leaves out where it is not whole.
  public var unchangedDetails: Int { changes.count { !tells($0) } }

  private func tells(_ change: Change) -> Bool {
    change.figure != change.baseline
      || rows.contains { $0.isHeadline && $0.layer == change.layer && $0.measure == change.measure }
  }
}

extension Report.Part {
  /// A line above the table.
  public var title: String {
    "\(layer) by \(by), \(match) match" + (by == "rule" ? "" : "; macro F1 \(Figures.share(macroF1))")
  }

  public var table: TextTable {
    // Gold has no rules: there is nothing to recall.
    let isRule = by == "rule"
    let isSplit = !isRule && rows.contains { $0.foundGold != nil }
    var table = TextTable(
      [
        (by, .left), ("precision", .right), ("recall", .right), ("F1", .right), ("correct", .right),
        ("system", .right),
      ] + (isSplit ? [("found", .right)] : []) + [("gold", .right)])
    for row in rows {
      table.add(
        [
          row.measure, Figures.share(row.precision), isRule ? "" : Figures.share(row.recall),
          isRule ? "" : Figures.share(row.f1), Figures.count(row.correct), Figures.count(row.system),
        ] + (isSplit ? [Figures.count(row.foundGold ?? row.correct)] : []) + [isRule ? "" : Figures.count(row.gold)])
    }
    return table
  }
}
