public import Annotations

/// The figures of a scoring, ready to be printed or written as JSON.
public struct Report: Sendable, Encodable {
  public var documents: Int
  /// How entity labels were brought together.
  public var labels: String
  public var rows: [Row]

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
    /// Nil for an accuracy.
    public var system: Double?
    /// Gold annotations, or cases.
    public var gold: Double
  }

  public init(_ scores: Scores) {
    documents = scores.pairs.count
    labels = scores.labels.name
    rows = scores.layers.flatMap { layer in
      zip(layer.measures, layer.totals).map { Row($0, $1) }
    }
  }
}

extension Report.Row {
  init(_ measure: Measure, _ tally: Tally) {
    layer = measure.layer.optionName
    self.measure = measure.name
    correct = tally.hit
    gold = tally.gold
    switch measure.kind {
    case .f1:
      precision = tally.precision
      recall = tally.recall
      f1 = tally.f1
      correct = tally.found
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
