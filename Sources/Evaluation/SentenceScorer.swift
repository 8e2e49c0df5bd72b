internal import Annotations

/// Sentence boundaries. White space at the edges of a sentence does not count.
enum SentenceScorer {
  /// F1 over the places where sentences end (the usual boundary measure: Palmer and Hearst 1997).
  static let ends = Measure(.sentences, "ends")
  /// F1 over whole sentences.
  static let spans = Measure(.sentences, "spans")

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let goldRanges = pair.gold.sentences else { return nil }
    let gold = sentences(goldRanges, pair)
    let system = sentences(pair.system.sentences ?? [], pair)
    var result = LayerResult()
    let goldEnds = Set(gold.map(\.upperBound))
    let systemEnds = Set(system.map(\.upperBound))
    result.add(
      ends, correct: goldEnds.intersection(systemEnds).count, system: systemEnds.count, gold: goldEnds.count)
    result.add(spans, correct: Set(gold).intersection(system).count, system: system.count, gold: gold.count)

    let golds = gold.map { Item($0, label: nil) }
    let systems = system.map { Item($0, label: nil) }
    let matching = SpanMatching(gold: golds, system: systems) { a, b in
      (a.range == b.range ? 1 << 40 : 0) + a.shared(b)
    }
    result.outcomes = matching.outcomes(.sentences, document: document, gold: golds, system: systems)
    return result
  }

  private static func sentences(_ ranges: [Range<Int>], _ pair: DocumentPair) -> [Range<Int>] {
    Set(ranges.map(pair.trimmed).filter { !$0.isEmpty }).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
  }
}

extension SpanMatching {
  /// What became of each annotation, in text order.
  func outcomes(_ layer: Layer, document: Int, gold: [Item], system: [Item]) -> [Outcome] {
    let outcomes =
      pairs.map {
        Outcome(
          layer, document: document, gold: gold[$0.gold], system: system[$0.system],
          agreement: gold[$0.gold].agreement(system[$0.system]))
      } + missed.map { Outcome(layer, document: document, gold: gold[$0], system: nil, agreement: 0) }
      + spurious.map { Outcome(layer, document: document, gold: nil, system: system[$0], agreement: 0) }
    return outcomes.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }
}
