public import Annotations

/// The figures of one layer for each label, rule, zone or document.
public struct Breakdown: Sendable {
  /// What each row stands for.
  public enum Key: String, Sendable, CaseIterable {
    case label, rule, zone, document
  }

  /// The figures of one label, rule, zone or document.
  public struct Row: Sendable, Hashable {
    public let name: String
    public let tally: Tally
  }

  /// The name of the row of annotations that have no label or rule, or stand in no zone.
  public static let none = "(none)"

  public let layer: Layer
  public let key: Key
  public let match: Match
  /// The largest first; documents in the order of the gold.
  public let rows: [Row]

  /// - Parameters:
  ///   - scores: the scores that `layer` is one layer of.
  ///   - layer: what is broken down.
  ///   - key: what the rows stand for.
  ///   - match: nil for the layer's usual one.
  public init(_ scores: Scores, _ layer: Scores.LayerScores, by key: Key, match: Match? = nil) {
    let match = match ?? .usual(layer.layer)
    var tallies: [String: Tally] = [:]
    var zones: [Int: ZoneFinder] = [:]
    func name(_ item: Item, _ document: Int) -> String {
      switch key {
      case .label: return item.label ?? Breakdown.none
      case .rule: return item.rule ?? Breakdown.none
      case .document: return scores.pairs[document].id
      case .zone:
        let finder = zones[document] ?? ZoneFinder(scores.pairs[document])
        zones[document] = finder
        return finder.zone(at: item.range.lowerBound)
      }
    }
    for outcome in layer.outcomes {
      let credit = match.credit(outcome)
      if let item = outcome.system {
        tallies[name(item, outcome.document), default: Tally()] += Tally(found: credit, system: 1)
      }
      // Gold has no rules: there is nothing to recall.
      if let item = outcome.gold, key != .rule {
        tallies[name(item, outcome.document), default: Tally()] += Tally(hit: credit, gold: 1)
      }
    }
    self.layer = layer.layer
    self.key = key
    self.match = match
    let rows = tallies.map { Row(name: $0.key, tally: $0.value) }
    let order = Dictionary(uniqueKeysWithValues: scores.pairs.enumerated().map { ($0.element.id, $0.offset) })
    self.rows = rows.sorted {
      if key == .document { return order[$0.name] ?? 0 < order[$1.name] ?? 0 }
      let (a, b) = ($0.tally.gold + $0.tally.system, $1.tally.gold + $1.tally.system)
      return a != b ? a > b : $0.name < $1.name
    }
  }

  /// The mean of the rows' F1 over those that the gold has: macro F1.
  public var macroF1: Double {
    let known = rows.filter { $0.tally.gold > 0 }
    return known.isEmpty ? 0 : known.reduce(0) { $0 + $1.tally.f1 } / Double(known.count)
  }
}

/// Tells in which zone a place is, from the gold's zones, or the system's where the gold has none.
private struct ZoneFinder {
  private let zones: [AnnotatedDocument.Zone]

  init(_ pair: DocumentPair) { zones = pair.gold.zones ?? pair.system.zones ?? [] }

  func zone(at place: Int) -> String { zones.first { $0.range.contains(place) }?.type ?? Breakdown.none }
}
