public import Annotations

/// The figures of a scoring, ready to be printed or written as JSON.
public struct Report: Sendable, Encodable {
  public var documents: Int
  /// How entity labels were brought together.
  public var labels: String
  public var rows: [Row] = []
  public var parts: [Part] = []
  public var changes: [Change] = []

  /// One measure of one layer.
  public struct Row: Sendable, Encodable {
    /// As the command's options name it.
    public var layer: String
    public var measure: String
    /// Nil for an accuracy.
    public var precision: Double?
    public var recall: Double?
    public var f1: Double?
    /// Nil for precision, recall and F1.
    public var accuracy: Double?
    /// System annotations that are right; a partial match counts a half.
    public var correct: Double
    /// Gold annotations that were found, where they are not as many as ``correct``: a span that the match takes for right
    /// whatever its label counts for the label that the system gave it, and for the one that the gold has.
    public var foundGold: Double?
    /// Nil for an accuracy.
    public var system: Double?
    /// Gold annotations, or cases.
    public var gold: Double
    /// Between which the figure (F1 or accuracy) of 95 in 100 such collections lies; nil for fewer than five documents.
    public var low: Double?
    public var high: Double?
    /// See ``Measure/isHeadline``; not written.
    public var isHeadline: Bool

    private enum CodingKeys: CodingKey {
      case layer, measure, precision, recall, f1, accuracy, correct, foundGold, system, gold, low, high
    }
  }

  /// Figures of one layer for each label, rule, zone or document.
  public struct Part: Sendable, Encodable {
    public var layer: String
    public var by: String
    /// What counted as right.
    public var match: String
    public var macroF1: Double
    public var rows: [Row]
  }

  /// The change of one measure against another run.
  public struct Change: Sendable, Encodable {
    public var layer: String
    public var measure: String
    public var baseline: Double
    public var figure: Double
    /// By paired approximate randomization; nil where only the baseline's figures are known.
    public var p: Double?
  }

  public init(_ scores: Scores) {
    documents = scores.pairs.count
    labels = scores.labels.name
    for layer in scores.layers {
      let intervals = layer.documents.count < 5 ? nil : Bootstrap().intervals(layer)
      for (index, (measure, total)) in zip(layer.measures, layer.totals).enumerated() {
        var row = Row(measure, total)
        row.low = intervals?[index].lowerBound
        row.high = intervals?[index].upperBound
        rows.append(row)
      }
    }
  }

  /// Adds each layer's figures by label, rule, zone or document.
  public mutating func add(_ scores: Scores, by key: Breakdown.Key, match: Match?) {
    for layer in scores.layers {
      let breakdown = Breakdown(scores, layer, by: key, match: match)
      // A layer that has no labels, or whose annotations name no rules, has nothing to tell apart.
      if breakdown.rows.allSatisfy({ $0.name == Breakdown.none }) { continue }
      parts.append(
        Part(
          layer: layer.layer.optionName, by: key.rawValue, match: breakdown.match.rawValue,
          macroF1: breakdown.macroF1,
          rows: breakdown.rows.map { Row(Measure(layer.layer, $0.name), $0.tally) }))
    }
  }

  /// Adds what changed against a baseline system over the same documents.
  public mutating func add(_ scores: Scores, baseline: Scores) {
    for layer in scores.layers {
      guard let other = baseline[layer.layer] else { continue }
      changes += RandomizationTest().differences(layer, baseline: other).map {
        Change(
          layer: layer.layer.optionName, measure: $0.measure.name, baseline: $0.baseline, figure: $0.figure, p: $0.p)
      }
    }
  }
}

extension Report.Row {
  init(_ measure: Measure, _ tally: Tally) {
    layer = measure.layer.optionName
    self.measure = measure.name
    isHeadline = measure.isHeadline
    correct = tally.hit
    gold = tally.gold
    switch measure.kind {
    case .f1:
      precision = tally.precision
      recall = tally.recall
      f1 = tally.f1
      correct = tally.found
      foundGold = tally.gold == 0 || tally.hit == tally.found ? nil : tally.hit
      system = tally.system
    case .accuracy:
      accuracy = tally.recall
    }
  }
}

extension Layer {
  /// As the command's options and the reports call it.
  public var optionName: String { self == .timexes ? "dates" : rawValue }
}
