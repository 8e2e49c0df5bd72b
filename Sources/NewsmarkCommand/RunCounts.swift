import Annotations
import Interchange

/// What a run has come to.
struct RunCounts: Sendable, Equatable, Codable {
  /// Articles that were annotated.
  var articles = 0
  /// Of their texts, in UTF-8.
  var bytes = 0
  /// Articles and inputs that failed, by the error's code.
  var errors: [String: Int] = [:]
  /// Articles whose metadata could not be read, by the notice's code; they are annotated.
  var notices: [String: Int]?
  /// What web archives held besides articles, by reason.
  var leftOut: [String: Int] = [:]
  /// Annotations, by layer.
  var layers: [String: Int] = [:]

  var failures: Int { errors.values.reduce(0, +) }

  mutating func add(_ counts: RunCounts) {
    articles += counts.articles
    bytes += counts.bytes
    errors.merge(counts.errors, uniquingKeysWith: +)
    if let notices = counts.notices { self.notices = (self.notices ?? [:]).merging(notices, uniquingKeysWith: +) }
    leftOut.merge(counts.leftOut, uniquingKeysWith: +)
    layers.merge(counts.layers, uniquingKeysWith: +)
  }

  mutating func add(_ document: Document, _ counts: [Layer: Int]) {
    articles += 1
    bytes += document.utf8.count
    for (layer, count) in counts { layers[layer.rawValue, default: 0] += count }
  }

  mutating func addNotice(_ code: String) { notices = (notices ?? [:]).merging([code: 1], uniquingKeysWith: +) }

  mutating func addError(_ code: String) { errors[code, default: 0] += 1 }
}
