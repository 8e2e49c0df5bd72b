internal import Annotations

/// Source and cue of quotations of which the content was found.
struct QuoteRoles {
  static let source = Measure(.quotes, "source", .accuracy)
  static let cue = Measure(.quotes, "cue", .accuracy)
  static let directEndToEnd = Measure(.quotes, "end to end of direct", .accuracy)

  let pair: DocumentPair
  /// Which entity of the system each entity of the gold is.
  private let entities: [String: String]

  init(pair: DocumentPair) {
    self.pair = pair
    entities = QuoteRoles.entities(pair)
  }

  /// Whether a span shares characters with the gold one and is no longer than 25 words.
  func isNear(_ gold: Range<Int>, _ system: Range<Int>?) -> Bool {
    guard let system, !gold.clamped(to: system).isEmpty else { return false }
    return pair.words(in: system) <= 25
  }

  /// Whether half of the characters from the first to the last of both are shared.
  private func isClose(_ gold: Range<Int>, _ system: Range<Int>?) -> Bool {
    guard let system else { return false }
    let shared = gold.clamped(to: system).count
    let whole = max(gold.upperBound, system.upperBound) - min(gold.lowerBound, system.lowerBound)
    return 2 * shared >= whole
  }

  /// - Parameter system: nil where the content was not found.
  func add(_ gold: AnnotatedDocument.Quote, _ system: AnnotatedDocument.Quote?, _ result: inout LayerResult) {
    let kinds = ["", " of \(gold.kind)"]
    if let source = gold.source {
      let isNear = isNear(source, system?.source)
      for kind in kinds {
        result.add(accuracy: Measure(.quotes, "end to end\(kind)", .accuracy), isRight: isNear)
        if let system {
          result.add(accuracy: Measure(.quotes, "source\(kind)", .accuracy), isRight: isNear)
          result.add(
            accuracy: Measure(.quotes, "source\(kind), half shared", .accuracy),
            isRight: isClose(source, system.source))
        }
      }
    }
    guard let system else { return }
    if let cue = gold.cue {
      result.add(accuracy: QuoteRoles.cue, isRight: isNear(cue, system.cue))
      if gold.kind == "direct" {
        result.add(accuracy: Measure(.quotes, "cue of direct", .accuracy), isRight: isNear(cue, system.cue))
      }
    }
    if let entity = gold.entity, pair.gold.entities?.contains(where: { $0.entity == entity }) == true {
      result.add(
        accuracy: QuoteScorer.entity, isRight: system.entity != nil && entities[entity] == system.entity)
    }
  }

  /// Entities of the two sides are the same where they share mentions, one to one, with as many shared as possible.
  private static func entities(_ pair: DocumentPair) -> [String: String] {
    var names: [Range<Int>: String] = [:]
    for entity in pair.system.entities ?? [] { if let key = entity.entity { names[entity.range] = key } }
    var shared: [String: [String: Int]] = [:]
    for entity in pair.gold.entities ?? [] {
      if let key = entity.entity, let other = names[entity.range] { shared[key, default: [:]][other, default: 0] += 1 }
    }
    let golds = shared.keys.sorted()
    let systems = Set(shared.values.flatMap(\.keys)).sorted()
    var edges: [Assignment.Edge] = []
    for (i, gold) in golds.enumerated() {
      for (j, system) in systems.enumerated() {
        if let weight = shared[gold]?[system] { edges.append(Assignment.Edge(gold: i, system: j, weight: weight)) }
      }
    }
    return Dictionary(uniqueKeysWithValues: Assignment.greatest(edges).map { (golds[$0.gold], systems[$0.system]) })
  }
}
