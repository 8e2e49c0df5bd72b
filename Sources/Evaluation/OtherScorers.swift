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
    var shared = 0
    for a in gold { for b in system where a.label == b.label { shared += a.shared(b) } }
    result.add(
      characters, correct: shared, system: system.reduce(0) { $0 + $1.size }, gold: gold.reduce(0) { $0 + $1.size })
    result.outcomes = matching.outcomes(.zones, document: document, gold: gold, system: system)
    return result
  }

  private static func items(_ zones: [AnnotatedDocument.Zone], _ pair: DocumentPair) -> [Item] {
    zones.map { Item(pair.trimmed($0.range), label: $0.type) }.sorted(by: SpanMatching.inTextOrder)
  }
}

/// The document's date, where it was there to be found in the text or the gold says that there is none.
enum CreationTimeScorer {
  static let day = Measure(.dct, "day", .accuracy)
  static let value = Measure(.dct, "value", .accuracy)

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let gold = pair.gold.creationTime, !gold.isMetadata else { return nil }
    let system = pair.system.creationTime
    var result = LayerResult()
    result.add(accuracy: value, isRight: gold.value == system?.value)
    result.add(accuracy: day, isRight: gold.value?.prefix(10) == system?.value?.prefix(10))
    func item(_ time: AnnotatedDocument.CreationTime?) -> Item? {
      time.flatMap { time in time.value.map { Item(time.range ?? 0..<0, label: nil, value: $0) } }
    }
    let (a, b) = (item(gold), item(system))
    if a != nil || b != nil {
      result.outcomes = [Outcome(.dct, document: document, gold: a, system: b, agreement: a != nil && b != nil ? 1 : 0)]
    }
    return result
  }
}
