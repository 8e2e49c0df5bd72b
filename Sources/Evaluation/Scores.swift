public import Annotations

/// The scores of a system against gold: what each document adds to each measure, and what became of each annotation.
public struct Scores: Sendable {
  public let pairs: [DocumentPair]
  /// The layers that were scored, each with its measures in the order of reports.
  public let layers: [LayerScores]
  public let labels: LabelMap

  /// The scores of one layer.
  public struct LayerScores: Sendable {
    public let layer: Layer
    public let measures: [Measure]
    /// One row for each document that the gold has the layer of, one tally for each measure.
    public let documents: [(index: Int, tallies: [Tally])]
    /// In the order of documents and of their texts.
    public let outcomes: [Outcome]

    /// The sum over documents, one for each measure.
    public var totals: [Tally] {
      documents.reduce(into: Array(repeating: Tally(), count: measures.count)) { sums, row in
        for (index, tally) in row.tallies.enumerated() { sums[index] += tally }
      }
    }

    /// The sum over documents of the measure with this name; nil where there is none.
    public subscript(name: String) -> Tally? {
      measures.firstIndex { $0.name == name }.map { totals[$0] }
    }
  }

  /// The scores of a layer; nil where it was not scored.
  public subscript(layer: Layer) -> LayerScores? { layers.first { $0.layer == layer } }

  /// Scores every layer that the gold has and the system has in at least one document.
  ///
  /// - Parameters:
  ///   - pairs: the documents, each with its gold.
  ///   - layers: nil for all.
  ///   - labels: nil for the map that fits the gold.
  public init(_ pairs: [DocumentPair], layers: Set<Layer>? = nil, labels: LabelMap? = nil) {
    self.pairs = pairs
    var map = labels ?? .fitting(pairs.map(\.gold))
    map.scoresTitles = pairs.contains { pair in
      (pair.gold.entities ?? []).contains { map.label(for: $0.label) == EntityScorer.title }
    }
    self.labels = map
    let entities = EntityScorer(labels: map)
    self.layers = Scores.order.compactMap { layer in
      if let layers, !layers.contains(layer) { return nil }
      guard pairs.contains(where: { $0.system.has(layer) }) else { return nil }
      let results = pairs.enumerated().compactMap { index, pair -> (index: Int, result: LayerResult)? in
        let result: LayerResult? =
          switch layer {
          case .dct: CreationTimeScorer.score(pair, document: index)
          case .zones: ZoneScorer.score(pair, document: index)
          case .sentences: SentenceScorer.score(pair, document: index)
          case .entities: entities.score(pair, document: index)
          case .timexes: TimexScorer.score(pair, document: index)
          case .quotes: QuoteScorer.score(pair, document: index)
          case .tokens: nil
          }
        return result.map { (index, $0) }
      }
      return results.isEmpty ? nil : LayerScores(layer, results)
    }
  }

  /// Layers that the gold has and the system does not have in any document.
  public var unscored: [Layer] {
    Scores.order.filter { layer in
      pairs.contains { $0.gold.has(layer) && (layer != .dct || $0.gold.creationTime?.isMetadata == false) }
        && !pairs.contains { $0.system.has(layer) }
    }
  }

  /// Entity labels that the map has no word for, with how many entities of each side are not scored for it.
  public var unmapped: [(label: String, gold: Int, system: Int)] {
    guard self[.entities] != nil else { return [] }
    var counts: [String: (gold: Int, system: Int)] = [:]
    for pair in pairs {
      for entity in pair.gold.entities ?? [] where !labels.knows(entity.label) {
        counts[entity.label, default: (0, 0)].gold += 1
      }
      for entity in pair.system.entities ?? [] where !labels.knows(entity.label) {
        counts[entity.label, default: (0, 0)].system += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.gold, $0.value.system) }
  }

  private static let order: [Layer] = [.sentences, .zones, .dct, .entities, .timexes, .quotes]
}

extension Scores.LayerScores {
  init(_ layer: Layer, _ results: [(index: Int, result: LayerResult)]) {
    self.layer = layer
    let measures = Set(results.flatMap { $0.result.tallies.keys }).sorted {
      let (a, b) = (Scores.LayerScores.rank($0), Scores.LayerScores.rank($1))
      return a != b ? a < b : $0.name < $1.name
    }
    self.measures = measures
    documents = results.map { row in (row.index, measures.map { row.result.tallies[$0] ?? Tally() }) }
    outcomes = results.flatMap(\.result.outcomes)
  }

  /// The named measures come in the order of ``names``; labels stand after the overall figures of entities.
  private static func rank(_ measure: Measure) -> Int {
    if let rank = names.firstIndex(of: measure.name) { return rank }
    if let rank = EntityLabel.allCases.firstIndex(where: { $0.rawValue == measure.name }) { return 100 + rank }
    if measure.layer == .entities { return 200 }
    return 300
  }

  private static let names = [
    "ends", "spans", "spans with type", "characters", "day",
    "strict", "exact", "partial", "relaxed", "type", "core (PER LOC ORG)", "B-cubed", "MUC", "ref", "value", "mod",
    "direct content", "marked characters", "content ≥0.8", "content ≥0.3", "content exact",
    "kind", "content ≥0.8, direct", "content ≥0.8, mixed", "content ≥0.8, indirect", "content ≥0.8, attitude",
    "source", "source, half shared", "end to end", "source entity", "cue", "cue of direct",
    "source of direct", "source of direct, half shared", "end to end of direct",
    "source of mixed", "source of mixed, half shared", "end to end of mixed",
    "source of indirect", "source of indirect, half shared", "end to end of indirect",
  ]
}

extension AnnotatedDocument {
  /// Whether the file has the layer; an article that failed has none.
  func has(_ layer: Layer) -> Bool {
    switch layer {
    case .tokens: false
    case .sentences: sentences != nil
    case .zones: zones != nil
    case .dct: creationTime != nil
    case .entities: entities != nil
    case .timexes: timexes != nil
    case .quotes: quotes != nil
    }
  }
}
