/// Figures that were recorded before, in the form in which a ``Report`` is written as JSON.
public struct RecordedFigures: Sendable, Decodable {
  /// One measure; F1 or accuracy, whichever it has.
  public struct Row: Sendable, Decodable {
    public var layer: String
    public var measure: String
    public var f1: Double?
    public var accuracy: Double?
  }

  public var rows: [Row]

  /// What changed, for the measures that both have.
  public func changes(_ report: Report) -> [Report.Change] {
    rows.compactMap { old in
      guard let before = old.f1 ?? old.accuracy,
        let row = report.rows.first(where: { $0.layer == old.layer && $0.measure == old.measure }),
        let now = row.f1 ?? row.accuracy
      else { return nil }
      return Report.Change(layer: old.layer, measure: old.measure, baseline: before, figure: now, p: nil)
    }
  }

  /// What is lower than recorded, in the four decimals that reports print, or is gone; in words.
  public func drops(_ report: Report) -> [String] {
    let lower = changes(report).filter { $0.figure < $0.baseline - 0.000_05 }.map {
      "\($0.layer) \($0.measure) is \(Figures.share($0.figure)), expected at least \(Figures.share($0.baseline))"
    }
    let gone = rows.filter { old in
      !report.rows.contains { $0.layer == old.layer && $0.measure == old.measure }
    }
    return lower + gone.map { "\($0.layer) \($0.measure) is no longer reported, expected it as before" }
  }
}
