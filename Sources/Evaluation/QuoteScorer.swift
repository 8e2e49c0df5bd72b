internal import Annotations

/// Quotations: their content by shared characters, and who said them. Scare quotes are left out on both sides.
struct QuoteScorer {
  /// A gold direct quotation is found by a direct one; a direct one of the system is right if it matches any content.
  static let direct = Measure(.quotes, "direct content")
  /// At least 0.8 of the covered characters shared.
  static let content = Measure(.quotes, "content ≥0.8")
  static let overlapping = Measure(.quotes, "content ≥0.3")
  static let exact = Measure(.quotes, "content exact")
  /// Letters and digits inside direct and mixed content, however the parts are joined.
  static let marked = Measure(.quotes, "marked characters")
  static let kind = Measure(.quotes, "kind", .accuracy)
  static let entity = Measure(.quotes, "source entity", .accuracy)

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let goldQuotes = pair.gold.quotes else { return nil }
    let golds = sorted(goldQuotes)
    let systems = sorted(pair.system.quotes ?? [])
    let gold = golds.map(item)
    let system = systems.map(item)
    let roles = QuoteRoles(pair: pair)
    // Gold may give one content twice, with two sources; of equal overlaps the pair that agrees in more is taken.
    let matching = SpanMatching(gold: gold, system: system) { a, b in
      let agreement = Int(a.agreement(b) * Double(1 << 40))
      if agreement == 0 { return 0 }
      let sources = a.source.map { roles.isNear($0, b.source) } == true
      let cues = a.cue.map { roles.isNear($0, b.cue) } == true
      return 8 * agreement + (sources ? 4 : 0) + (cues ? 2 : 0) + (a.label == b.label ? 1 : 0)
    }
    var result = LayerResult()
    var partner: [Int: Int] = [:]
    for (i, j) in matching.pairs where gold[i].agreement(system[j]) >= 0.8 { partner[i] = j }
    for (i, quote) in golds.enumerated() {
      roles.add(quote, partner[i].map { systems[$0] }, &result)
    }
    addContent(matching, gold, system, partner, &result)
    addMarked(gold, system, pair, &result)
    result.outcomes = matching.outcomes(.quotes, document: document, gold: gold, system: system).map { outcome in
      guard outcome.agreement >= 0.8, let gold = outcome.gold, let system = outcome.system else { return outcome }
      var outcome = outcome
      outcome.isSourceRight = gold.source.map { roles.isNear($0, system.source) }
      outcome.isCueRight = gold.cue.map { roles.isNear($0, system.cue) }
      return outcome
    }
    return result
  }

  private static func sorted(_ quotes: [AnnotatedDocument.Quote]) -> [AnnotatedDocument.Quote] {
    quotes.filter { $0.kind != "scare" }.sorted { SpanMatching.inTextOrder(item($0), item($1)) }
  }

  private static func item(_ quote: AnnotatedDocument.Quote) -> Item {
    Item(quote.range, parts: quote.parts, label: quote.kind, rule: quote.rule, cue: quote.cue, source: quote.source)
  }

  private static func addContent(
    _ matching: SpanMatching, _ gold: [Item], _ system: [Item], _ partner: [Int: Int], _ result: inout LayerResult
  ) {
    let agreements = matching.pairs.map { gold[$0.gold].agreement(system[$0.system]) }
    func count(_ least: Double) -> Int { agreements.count { $0 >= least } }
    result.add(content, correct: partner.count, system: system.count, gold: gold.count)
    result.add(overlapping, correct: count(0.3), system: system.count, gold: gold.count)
    result.add(exact, correct: count(1), system: system.count, gold: gold.count)
    var tally = Tally(
      system: Double(system.count { $0.label == "direct" }), gold: Double(gold.count { $0.label == "direct" }))
    for (i, j) in partner where system[j].label == "direct" {
      tally.found += 1
      if gold[i].label == "direct" { tally.hit += 1 }
    }
    result.add(direct, tally)
    for (i, j) in partner { result.add(accuracy: kind, isRight: gold[i].label == system[j].label) }
    for label in Set((gold + system).compactMap(\.label)) {
      result.add(
        Measure(.quotes, "content ≥0.8, \(label)"),
        correct: partner.count { gold[$0.key].label == label && system[$0.value].label == label },
        system: system.count { $0.label == label }, gold: gold.count { $0.label == label })
    }
  }

  private static func addMarked(_ gold: [Item], _ system: [Item], _ pair: DocumentPair, _ result: inout LayerResult) {
    if pair.text.isEmpty { return }
    func letters(_ items: [Item]) -> Set<Int> {
      var places: Set<Int> = []
      for item in items where item.label == "direct" || item.label == "mixed" {
        for part in item.parts { places.formUnion(part.filter { pair.text[$0].isLetterOrDigit }) }
      }
      return places
    }
    let (golds, systems) = (letters(gold), letters(system))
    result.add(marked, correct: golds.intersection(systems).count, system: systems.count, gold: golds.count)
  }
}

extension Unicode.Scalar {
  /// General category L or N.
  fileprivate var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
