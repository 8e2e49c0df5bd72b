internal import Annotations

/// What the page of figures and errors shows.
public struct ErrorPage: Sendable, Encodable {
  public var title: String
  public var report: Report
  public var errors: [ErrorView]
  /// How often gold and system labels met, for the confusion matrices and the precision of rules.
  public var meetings: [Meeting]

  /// One pair of labels, and how often they met.
  public struct Meeting: Sendable, Encodable {
    public var layer: String
    /// Nil where the system's annotation is spurious.
    public var gold: String?
    /// Nil where the gold annotation was missed.
    public var system: String?
    public var rule: String?
    public var count: Int
    /// How many of them are right by the layer's usual match.
    public var right: Int
  }

  public init(_ scores: Scores, title: String, report: Report) {
    self.title = title
    self.report = report
    errors = scores.errors
    struct Key: Hashable {
      var layer: String
      var gold: String?
      var system: String?
      var rule: String?
    }
    var counts: [Key: (count: Int, right: Int)] = [:]
    for layer in scores.layers where layer.layer != .dct {
      for outcome in layer.outcomes {
        let key = Key(
          layer: layer.layer.optionName, gold: outcome.gold.map { $0.label ?? "span" },
          system: outcome.system.map { $0.label ?? "span" }, rule: outcome.system?.rule)
        counts[key, default: (0, 0)].count += 1
        if Match.usual(layer.layer).credit(outcome) == 1 { counts[key, default: (0, 0)].right += 1 }
      }
    }
    meetings = counts.map {
      Meeting(
        layer: $0.key.layer, gold: $0.key.gold, system: $0.key.system, rule: $0.key.rule, count: $0.value.count,
        right: $0.value.right)
    }.sorted {
      ($0.layer, $0.gold ?? "", $0.system ?? "", $0.rule ?? "") < (
        $1.layer, $1.gold ?? "", $1.system ?? "", $1.rule ?? ""
      )
    }
  }

  /// The page, which needs no network.
  ///
  /// - Parameter json: this value as JSON in which `/` is escaped, so that no text can end the script.
  public static func html(json: String) -> String {
    let template = String(decoding: PackageResources.ErrorPage_html, as: UTF8.self)
    let halves = template.split(separator: "/*DATA*/", maxSplits: 1)
    return halves[0] + json + (halves.count > 1 ? halves[1] : "")
  }
}
