public import Annotations

/// A named figure of a layer.
public struct Measure: Sendable, Hashable {
  public var layer: Layer
  public var name: String
  public var kind: Kind

  /// What the counts are made into.
  public enum Kind: Sendable, Hashable {
    /// Precision, recall and F1.
    case f1
    /// A share of cases: recall alone.
    case accuracy
  }

  public init(_ layer: Layer, _ name: String, _ kind: Kind = .f1) {
    self.layer = layer
    self.name = name
    self.kind = kind
  }

  /// The one figure by which two systems are compared.
  public func figure(_ tally: Tally) -> Double { kind == .f1 ? tally.f1 : tally.recall }

  /// Whether it is one of the few that say how good a layer is; the others say why.
  public var isHeadline: Bool { Measure.headlines.contains(self) }

  private static let headlines: Set<Measure> = [
    SentenceScorer.ends, ZoneScorer.characters, CreationTimeScorer.day,
    EntityScorer.strict, EntityScorer.exact, EntityScorer.core, Coreference.bCubed,
    TimexScorer.strict, TimexScorer.relaxed, TimexScorer.value,
    QuoteScorer.direct, QuoteScorer.content, QuoteScorer.marked, QuoteRoles.source, QuoteRoles.cue,
    QuoteRoles.directEndToEnd,
  ]
}
