public import Annotations

/// How far two annotators agree on the tokens of the same documents, and on spans.
public struct Agreement: Sendable {
  public let layer: Layer
  public let tokens: Int
  /// The share of tokens with the same label.
  public let observed: Double
  /// Cohen 1960: agreement beyond what the two annotators' own label counts would give by chance.
  public let kappa: Double
  /// Krippendorff 2011, nominal: the same with the label counts of both taken together.
  public let alpha: Double
  /// F1 over spans with the same edges and label.
  public let spanF1: Double

  /// One for each layer that both annotators labelled; a token outside every span has the label "none".
  public static func of(_ pairs: [DocumentPair]) -> [Agreement] {
    [Layer.sentences, .zones, .entities, .timexes, .quotes].compactMap { layer in
      let both = pairs.filter { $0.gold.has(layer) && $0.system.has(layer) && !$0.text.isEmpty }
      return both.isEmpty ? nil : Agreement(layer, both)
    }
  }

  private init(_ layer: Layer, _ pairs: [DocumentPair]) {
    var table: [[String]: Int] = [:]
    var tally = Tally()
    for pair in pairs {
      let (a, b) = (Agreement.spans(layer, pair.gold), Agreement.spans(layer, pair.system))
      let labels = layer == .sentences ? Agreement.beginnings : Agreement.labels
      let (first, second) = (labels(a, pair.text.count), labels(b, pair.text.count))
      for token in Agreement.tokens(pair.text) {
        table[[first[token] ?? "none", second[token] ?? "none"], default: 0] += 1
      }
      tally += Tally(correct: Set(a).intersection(b).count, system: Set(b).count, gold: Set(a).count)
    }
    self.init(layer, table: table, spanF1: tally.f1)
  }

  /// From a table of how often the first annotator's label met the second's.
  init(_ layer: Layer, table: [[String]: Int], spanF1: Double) {
    var first: [String: Double] = [:]
    var second: [String: Double] = [:]
    var same = 0
    for (labels, count) in table {
      first[labels[0], default: 0] += Double(count)
      second[labels[1], default: 0] += Double(count)
      if labels[0] == labels[1] { same += count }
    }
    let total = Double(table.values.reduce(0, +))
    let names = Set(first.keys).union(second.keys)
    let expected = names.reduce(0.0) { $0 + (first[$1] ?? 0) * (second[$1] ?? 0) } / (total * total)
    // Two values a unit, so 2n values in all; chance draws two of them without putting the first back.
    let values = 2 * total
    let chance =
      names.reduce(0.0) {
        let count = (first[$1] ?? 0) + (second[$1] ?? 0)
        return $0 + count * (count - 1)
      } / (values * (values - 1))
    self.layer = layer
    self.tokens = Int(total)
    self.observed = total == 0 ? 1 : Double(same) / total
    self.kappa = expected == 1 || total == 0 ? 1 : (observed - expected) / (1 - expected)
    self.alpha = chance == 1 || total == 0 ? 1 : (observed - chance) / (1 - chance)
    self.spanF1 = spanF1
  }

  private struct Labelled: Hashable {
    var parts: [Range<Int>]
    var label: String
  }

  private static func spans(_ layer: Layer, _ document: AnnotatedDocument) -> [Labelled] {
    switch layer {
    case .sentences: (document.sentences ?? []).map { Labelled(parts: [$0], label: "sentence") }
    case .zones: (document.zones ?? []).map { Labelled(parts: [$0.range], label: $0.type) }
    case .entities: (document.entities ?? []).map { Labelled(parts: [$0.range], label: $0.label) }
    case .timexes: (document.timexes ?? []).map { Labelled(parts: [$0.range], label: $0.type ?? "TIMEX") }
    case .quotes:
      (document.quotes ?? []).map { Labelled(parts: $0.parts.isEmpty ? [$0.range] : $0.parts, label: $0.kind) }
    default: []
    }
  }

  /// The label of each character; of spans one in the other, the shorter one's.
  private static func labels(_ spans: [Labelled], _ count: Int) -> [String?] {
    var labels = [String?](repeating: nil, count: count)
    let size = { (span: Labelled) in span.parts.reduce(0) { $0 + $1.count } }
    for span in spans.sorted(by: { (size($0), $0.label) > (size($1), $1.label) }) {
      for part in span.parts { for place in part { labels[place] = span.label } }
    }
    return labels
  }

  /// Every token is in some sentence, so what two annotators can differ in is whether one begins there.
  private static func beginnings(_ spans: [Labelled], _ count: Int) -> [String?] {
    var labels = [String?](repeating: nil, count: count)
    for span in spans { for part in span.parts where !part.isEmpty { labels[part.lowerBound] = "begin" } }
    return labels
  }

  /// The first character of each token: a run of letters and digits, or any other character that is no white space.
  private static func tokens(_ text: [Unicode.Scalar]) -> [Int] {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return text.indices.filter { place in
      if text[place].properties.isWhitespace { return false }
      return place == 0 || !isWord(text[place]) || !isWord(text[place - 1])
    }
  }
}
