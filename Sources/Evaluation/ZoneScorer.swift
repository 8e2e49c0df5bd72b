internal import Annotations

/// Zones: whole ones, and the share of characters that are in a zone of the right type.
enum ZoneScorer {
  static let spans = Measure(.zones, "spans with type")
  static let characters = Measure(.zones, "characters")

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let goldZones = pair.gold.zones else { return nil }
    let gold = items(goldZones, pair)
    let system = items(pair.system.zones ?? [], pair)
    let matching = SpanMatching(gold: gold, system: system) { a, b in
      (a.range == b.range && a.label == b.label ? 1 << 40 : 0) + 2 * a.shared(b) + (a.label == b.label ? 1 : 0)
    }
    var result = LayerResult()
    let right = matching.pairs.count {
      gold[$0.gold].range == system[$0.system].range && gold[$0.gold].label == system[$0.system].label
    }
    result.add(spans, correct: right, system: system.count, gold: gold.count)
    for label in Set((gold + system).compactMap(\.label)) {
      let golds = places(gold, label)
      let systems = places(system, label)
      result.add(characters, correct: golds.intersection(systems).count, system: systems.count, gold: golds.count)
    }
    result.outcomes = matching.outcomes(.zones, document: document, gold: gold, system: system)
    return result
  }

  private static func places(_ items: [Item], _ label: String) -> Set<Int> {
    items.reduce(into: []) { places, item in if item.label == label { places.formUnion(item.range) } }
  }

  private static func items(_ zones: [AnnotatedDocument.Zone], _ pair: DocumentPair) -> [Item] {
    zones.map { Item(pair.trimmed($0.range), label: $0.type) }.filter { !$0.range.isEmpty }
      .sorted(by: SpanMatching.inTextOrder)
  }
}
