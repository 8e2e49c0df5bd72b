internal import Annotations

/// Names: the four schemes of SemEval-2013 task 9.1 (Segura-Bedmar et al. 2013), a figure for each label, and the two
/// measures of coreference where the gold joins mentions.
struct EntityScorer {
  /// The same span and the same label.
  static let strict = Measure(.entities, "strict")
  /// The same span, whatever the label.
  static let exact = Measure(.entities, "exact")
  /// Shared characters, whatever the label; half a point where the spans differ.
  static let partial = Measure(.entities, "partial")
  /// Shared characters and the same label.
  static let type = Measure(.entities, "type")
  /// Strict, over people, places and organisations.
  static let core = Measure(.entities, "core (PER LOC ORG)")
  static let ref = Measure(.entities, "ref", .accuracy)

  /// A person's office or rank stands beside the names and may hold one; it is scored, but not among them.
  static let title = "TITLE"

  let labels: LabelMap

  func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    // Gold does not nest (GUIDELINES 4.13).
    guard let goldEntities = pair.gold.entities?.filter({ !$0.isInner }) else { return nil }
    let systemEntities = (pair.system.entities ?? []).filter { !$0.isInner }
    let gold = items(goldEntities)
    let system = items(systemEntities)
    var result = LayerResult()
    score(
      gold.filter { $0.label != EntityScorer.title }, system.filter { $0.label != EntityScorer.title }, document,
      &result)
    let titles = gold.filter { $0.label == EntityScorer.title }
    if labels.scoresTitles {
      let matching = match(titles, system.filter { $0.label == EntityScorer.title })
      add(matching, titles, system.filter { $0.label == EntityScorer.title }, document, &result)
    }
    for (measure, tally) in Coreference(gold: goldEntities, system: systemEntities).tallies {
      result.add(measure, tally)
    }
    addReferences(goldEntities, systemEntities, &result)
    return result
  }

  private func items(_ entities: [AnnotatedDocument.Entity]) -> [Item] {
    Set(
      entities.compactMap { entity in
        labels.label(for: entity.label).map { Item(entity.range, label: $0, rule: entity.rule) }
      }
    ).sorted(by: SpanMatching.inTextOrder).removingRepeats()
  }

  /// The same span and label weighs most, then the same span, then shared characters, then the label.
  private func match(_ gold: [Item], _ system: [Item]) -> SpanMatching {
    SpanMatching(gold: gold, system: system) { a, b in
      let isSame = a.label == b.label
      if a.range == b.range { return isSame ? 1 << 50 : 1 << 40 }
      return 2 * a.shared(b) + (isSame ? 1 : 0)
    }
  }

  private func score(_ gold: [Item], _ system: [Item], _ document: Int, _ result: inout LayerResult) {
    let matching = match(gold, system)
    var (strict, exact, overlapping, typed) = (0, 0, 0, 0)
    for (i, j) in matching.pairs {
      let (a, b) = (gold[i], system[j])
      let isSame = a.label == b.label
      overlapping += 1
      if isSame { typed += 1 }
      if a.range == b.range { exact += 1 }
      if a.range == b.range, isSame { strict += 1 }
    }
    result.add(EntityScorer.strict, correct: strict, system: system.count, gold: gold.count)
    result.add(EntityScorer.exact, correct: exact, system: system.count, gold: gold.count)
    let halves = Double(exact) + Double(overlapping - exact) / 2
    result.add(
      EntityScorer.partial,
      Tally(found: halves, system: Double(system.count), hit: halves, gold: Double(gold.count)))
    result.add(EntityScorer.type, correct: typed, system: system.count, gold: gold.count)
    add(matching, gold, system, document, &result)
  }

  /// The figure of each label, and the outcomes.
  private func add(
    _ matching: SpanMatching, _ gold: [Item], _ system: [Item], _ document: Int, _ result: inout LayerResult
  ) {
    var tallies: [String: Tally] = [:]
    for item in gold { tallies[item.label ?? "", default: Tally()].gold += 1 }
    for item in system { tallies[item.label ?? "", default: Tally()].system += 1 }
    for (i, j) in matching.pairs where gold[i].range == system[j].range && gold[i].label == system[j].label {
      tallies[gold[i].label ?? "", default: Tally()] += Tally(found: 1, hit: 1)
    }
    for (label, tally) in tallies {
      result.add(Measure(.entities, label), tally)
      if labels.core.contains(label) { result.add(EntityScorer.core, tally) }
    }
    result.outcomes += matching.outcomes(.entities, document: document, gold: gold, system: system)
  }

  /// Among mentions with the same span, where gold has an identifier.
  private func addReferences(
    _ gold: [AnnotatedDocument.Entity], _ system: [AnnotatedDocument.Entity], _ result: inout LayerResult
  ) {
    let found = Dictionary(system.map { ($0.range, $0.ref) }) { first, _ in first }
    for entity in gold {
      guard let ref = entity.ref, let other = found[entity.range] else { continue }
      result.add(accuracy: EntityScorer.ref, isRight: other == ref)
    }
  }
}

extension [Item] {
  /// Of items with one span and label the first; the array is in text order.
  fileprivate func removingRepeats() -> [Item] {
    var kept: [Item] = []
    var seen: Set<[String]> = []
    for item in self
    where seen.insert(["\(item.range.lowerBound)", "\(item.range.upperBound)", item.label ?? ""]).inserted {
      kept.append(item)
    }
    return kept
  }
}
