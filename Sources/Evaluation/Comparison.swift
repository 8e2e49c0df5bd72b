public import Annotations

/// What changed from one run to another over the same documents, and, with gold, which changes were right.
public struct Comparison: Sendable {
  /// One annotation that came, went or became another.
  public struct Change: Sendable {
    /// The old annotation as its gold side, the new one as its system side; one is missing where it came or went.
    public let outcome: Outcome
    /// Nil without gold.
    public let effect: Effect?
    public let view: ErrorView?
  }

  /// Whether a change brought the annotation nearer to its gold.
  public enum Effect: String, Sendable, CaseIterable {
    /// Right now and not before, or a wrong one gone.
    case better
    /// Right before and not now, or a wrong one come.
    case worse
    /// As right or wrong as before.
    case neither
  }

  /// How many annotations of one layer changed.
  public struct Row: Sendable, Hashable {
    public let layer: Layer
    public var same = 0
    public var added = 0
    public var removed = 0
    public var changed = 0
    public var effects: [Effect: Int] = [:]
  }

  public let rows: [Row]
  /// In the order of layers and documents.
  public let changes: [Change]

  /// - Parameters:
  ///   - pairs: old annotations as gold, new ones as system.
  ///   - gold: the same documents with their gold; nil without.
  ///   - layers: nil for all.
  public init(_ pairs: [DocumentPair], gold: [AnnotatedDocument]?, layers: Set<Layer>? = nil) throws(EvaluationError) {
    let scores = Scores(pairs, layers: layers, labels: .identity)
    var judges: [Layer: (old: Judge, new: Judge)] = [:]
    if let gold {
      let golds = Dictionary(gold.map { ($0.id, $0) }) { first, _ in first }
      var old: [DocumentPair] = []
      var new: [DocumentPair] = []
      for pair in pairs {
        guard let document = golds[pair.id] else { throw .missing(ids: [pair.id]) }
        old.append(try DocumentPair(gold: document, system: pair.gold))
        new.append(try DocumentPair(gold: document, system: pair.system))
      }
      let map = LabelMap.fitting(gold)
      let (oldScores, newScores) = (
        Scores(old, layers: layers, labels: map), Scores(new, layers: layers, labels: map)
      )
      for layer in scores.layers {
        guard let a = oldScores[layer.layer], let b = newScores[layer.layer] else { continue }
        judges[layer.layer] = (Judge(a), Judge(b))
      }
    }
    var rows: [Row] = []
    var changes: [Change] = []
    for layer in scores.layers {
      var row = Row(layer: layer.layer)
      for outcome in layer.outcomes {
        if Comparison.isSame(outcome) {
          row.same += 1
          continue
        }
        if outcome.gold == nil {
          row.added += 1
        } else if outcome.system == nil {
          row.removed += 1
        } else {
          row.changed += 1
        }
        let effect = judges[layer.layer].map { Comparison.effect(outcome, $0.old, $0.new) }
        if let effect { row.effects[effect, default: 0] += 1 }
        changes.append(
          Change(outcome: outcome, effect: effect, view: ErrorView(outcome, pairs[outcome.document])))
      }
      rows.append(row)
    }
    self.rows = rows
    self.changes = changes
  }

  /// Whether nothing but the rule differs.
  private static func isSame(_ outcome: Outcome) -> Bool {
    guard var old = outcome.gold, var new = outcome.system else { return false }
    old.rule = nil
    new.rule = nil
    return old == new
  }

  private static func effect(_ outcome: Outcome, _ old: Judge, _ new: Judge) -> Effect {
    let before = outcome.gold.map { old.isRight($0, outcome.document) }
    let after = outcome.system.map { new.isRight($0, outcome.document) }
    switch (before, after) {
    case (false?, true?), (nil, true?), (false?, nil): return .better
    case (true?, false?), (nil, false?), (true?, nil): return .worse
    default: return .neither
    }
  }

  /// Knows which of a system's annotations are right in all that the gold says of them.
  private struct Judge {
    private struct Key: Hashable {
      var document: Int
      var parts: [Range<Int>]
      var value: String?
    }

    private var right: [Key: Bool] = [:]

    init(_ layer: Scores.LayerScores) {
      for outcome in layer.outcomes {
        guard let item = outcome.system else { continue }
        right[Key(document: outcome.document, parts: item.parts, value: item.value)] =
          outcome.kind == .correct
      }
    }

    /// By its place, for the gold's scheme may name labels otherwise.
    func isRight(_ item: Item, _ document: Int) -> Bool {
      right[Key(document: document, parts: item.parts, value: item.value)] ?? false
    }
  }
}
