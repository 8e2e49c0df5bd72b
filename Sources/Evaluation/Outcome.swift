public import Annotations

/// What became of one annotation: a gold one and a system one that were paired, or one of them alone.
public struct Outcome: Sendable, Hashable {
  public var layer: Layer
  /// Index of the document in the pairs that were scored.
  public var document: Int
  /// Nil where the system's annotation is spurious.
  public var gold: Item?
  /// Nil where the gold annotation was missed.
  public var system: Item?
  /// Shared characters over covered characters (Jaccard); 1 where the spans are the same, 0 where one is alone.
  public var agreement: Double
  /// Whether the system's source, or cue, shares characters with the gold one; nil where gold has none or the content
  /// was not found.
  public var isSourceRight: Bool?
  public var isCueRight: Bool?

  /// Whether both have one label: an entity's label, a timex's type, a quote's kind, a zone's type.
  /// Gold without a label claims none.
  public var hasSameLabel: Bool { gold?.label == nil || gold?.label == system?.label }
  /// Whether both have one value: a timex's value. Gold without a value claims none.
  public var hasSameValue: Bool { gold?.value == nil || gold?.value == system?.value }

  /// Where the earlier of the two starts.
  var start: Int { min(gold?.range.lowerBound ?? .max, system?.range.lowerBound ?? .max) }

  /// The chief thing that is wrong.
  public var kind: Kind {
    guard let gold else { return .spurious }
    guard system != nil else { return .missed }
    switch layer {
    case .timexes, .dct:
      if !hasSameValue { return .value }
      if !hasSameLabel { return .label }
      return agreement == 1 ? .correct : .span
    case .quotes:
      if agreement < 0.8 { return .span }
      if isSourceRight == false { return .source }
      if isCueRight == false { return .cue }
      return hasSameLabel ? .correct : .label
    default:
      if agreement < 1 { return gold.label == nil || hasSameLabel ? .span : .labelAndSpan }
      return hasSameLabel ? .correct : .label
    }
  }

  /// Right, or in which way wrong.
  public enum Kind: String, Sendable, CaseIterable {
    case correct, missed, spurious, label, span, value, source, cue
    case labelAndSpan = "label and span"
  }

  init(
    _ layer: Layer, document: Int, gold: Item?, system: Item?, agreement: Double, isSourceRight: Bool? = nil,
    isCueRight: Bool? = nil
  ) {
    self.layer = layer
    self.document = document
    self.gold = gold
    self.system = system
    self.agreement = agreement
    self.isSourceRight = isSourceRight
    self.isCueRight = isCueRight
  }
}

/// One annotation of any layer, as the matching and the reports see it. Ranges count code points.
public struct Item: Sendable, Hashable {
  public var range: Range<Int>
  /// The stretches that count; one, equal to ``range``, as a rule.
  public var parts: [Range<Int>]
  public var label: String?
  public var value: String?
  public var rule: String?
  public var cue: Range<Int>?
  public var source: Range<Int>?

  init(
    _ range: Range<Int>, parts: [Range<Int>] = [], label: String?, value: String? = nil, rule: String? = nil,
    cue: Range<Int>? = nil, source: Range<Int>? = nil
  ) {
    self.range = range
    self.parts = parts.isEmpty ? [range] : parts
    self.label = label
    self.value = value
    self.rule = rule
    self.cue = cue
    self.source = source
  }
}
