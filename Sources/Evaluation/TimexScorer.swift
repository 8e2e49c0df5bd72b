internal import Annotations

/// Time expressions as TempEval-3 scores them (UzZaman et al., SemEval-2013 task 1).
struct TimexScorer {
  /// The same span.
  static let strict = Measure(.timexes, "strict")
  /// Shared characters.
  static let relaxed = Measure(.timexes, "relaxed")
  /// Shared characters and the same TIMEX3 type.
  static let type = Measure(.timexes, "type")
  /// Shared characters and the same value: the figure that systems are ranked by.
  static let value = Measure(.timexes, "value")
  /// Among matched expressions of which gold has a `mod`.
  static let mod = Measure(.timexes, "mod", .accuracy)

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let goldTimexes = pair.gold.timexes else { return nil }
    // A printed document date that gold keeps apart is scored on neither side.
    let printed = goldTimexes.filter(\.isCreationTime).map(\.range)
    let golds = goldTimexes.filter { !printed.contains($0.range) }.sorted(by: order)
    let systems = (pair.system.timexes ?? []).filter { timex in
      !printed.contains { !$0.clamped(to: timex.range).isEmpty }
    }.sorted(by: order)
    let gold = golds.map(item)
    let system = systems.map(item)
    let matching = SpanMatching(gold: gold, system: system) { a, b in
      // Of equal overlaps the pair that agrees in more is taken.
      (a.range == b.range ? 1 << 40 : 0) + 4 * a.shared(b) + (a.value == b.value ? 2 : 0) + (a.label == b.label ? 1 : 0)
    }
    var result = LayerResult()
    var (strict, typed, valued) = (0, 0, 0)
    for (i, j) in matching.pairs {
      let (a, b) = (gold[i], system[j])
      if a.range == b.range { strict += 1 }
      if a.label == b.label { typed += 1 }
      if a.value == b.value { valued += 1 }
      if let type = a.label, a.value != nil {
        result.add(accuracy: Measure(.timexes, "value of \(type)", .accuracy), isRight: a.value == b.value)
      }
      if let mod = golds[i].mod { result.add(accuracy: self.mod, isRight: systems[j].mod == mod) }
    }
    result.add(self.strict, correct: strict, system: system.count, gold: gold.count)
    result.add(relaxed, correct: matching.pairs.count, system: system.count, gold: gold.count)
    if gold.contains(where: { $0.label != nil }) || gold.isEmpty {
      result.add(type, correct: typed, system: system.count, gold: gold.count)
    }
    if gold.contains(where: { $0.value != nil }) || gold.isEmpty {
      result.add(value, correct: valued, system: system.count, gold: gold.count)
    }
    result.outcomes = matching.outcomes(.timexes, document: document, gold: gold, system: system)
    return result
  }

  private static func item(_ timex: AnnotatedDocument.Timex) -> Item {
    Item(timex.range, label: timex.type, value: timex.value, rule: timex.rule)
  }

  private static func order(_ a: AnnotatedDocument.Timex, _ b: AnnotatedDocument.Timex) -> Bool {
    let (x, y) = (item(a), item(b))
    if SpanMatching.inTextOrder(x, y) { return true }
    return !SpanMatching.inTextOrder(y, x) && (a.mod ?? "") < (b.mod ?? "")
  }
}
