internal import Annotations

/// What a format could not carry, counted, so that nothing is lost unnoticed.
public struct ExportLosses: Sendable {
  private var counts: [String: Int] = [:]

  public init() {}

  /// - Parameter what: a plural, as `sentences`.
  mutating func add(_ what: String, _ count: Int = 1) {
    if count > 0 { counts[what, default: 0] += count }
  }

  /// Counts the features of spans that are not carried, as `timexes.value`; what says only the usual is no loss.
  mutating func add(featuresOf spans: [MarkedSpan], except carried: Set<String> = []) {
    for span in spans {
      for (name, value) in span.features where !carried.contains("\(name)") {
        if value == "true" { continue }
        add("\(span.layer.rawValue).\(name)")
      }
    }
  }

  /// Counts the whole layers that are not carried.
  mutating func add(_ article: AnnotatedArticle, except carried: Set<MarkedSpan.Kind>) {
    for span in article.spans([.zones, .sentences, .entities, .timexes, .quotes, .cues, .sources, .relays])
    where !carried.contains(span.layer) {
      add(span.layer.rawValue)
    }
    // A date without a place in the text is no span.
    if article.document.creationTime?.value != nil, !carried.contains(.dct) { add("document dates") }
    add("warnings", article.document.warnings?.count ?? 0)
  }

  /// As `24 sentences, 2 warnings`; nil where nothing was lost.
  public var summary: String? {
    if counts.isEmpty { return nil }
    return counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
