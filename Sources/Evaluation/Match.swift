public import Annotations

/// What counts as right when figures are broken down.
public enum Match: String, Sendable, CaseIterable {
  /// The same span and label; for quotes at least 0.8 of the characters.
  case strict
  /// The same span, whatever the label.
  case exact
  /// Shared characters, whatever the label: a half where the spans differ, for quotes the share.
  case partial
  /// Shared characters and the same label; for quotes at least 0.8 of the characters and the same kind.
  case type
  /// Any shared character; for quotes at least 0.3.
  case relaxed
  /// Shared characters and the same value, which only dates have; as `strict` for other layers.
  case value

  /// The scheme by which a layer is judged where none is asked for: dates by their value, the others strictly.
  public static func usual(_ layer: Layer) -> Match { layer == .timexes || layer == .dct ? .value : .strict }

  /// What a pair counts: 1 right, 0 wrong, between them partly.
  public func credit(_ outcome: Outcome) -> Double {
    guard outcome.gold != nil, outcome.system != nil else { return 0 }
    let isRight =
      switch (self, outcome.layer) {
      case (.partial, .quotes): true
      case (.partial, _), (.relaxed, _): outcome.agreement > (outcome.layer == .quotes ? 0.3.nextDown : 0)
      case (.strict, .quotes): outcome.agreement >= 0.8
      case (.value, .timexes), (.value, .dct): outcome.hasSameValue
      case (.value, .quotes): outcome.agreement >= 0.8
      // TempEval-3's strict matching is of spans; a wrong type is a wrong value as well.
      case (.strict, .timexes): outcome.agreement == 1
      case (.strict, _), (.value, _): outcome.agreement == 1 && outcome.hasSameLabel
      case (.exact, _): outcome.agreement == 1
      case (.type, .quotes): outcome.agreement >= 0.8 && outcome.hasSameLabel
      case (.type, _): outcome.hasSameLabel
      }
    guard isRight else { return 0 }
    if self != .partial || outcome.agreement == 1 { return 1 }
    return outcome.layer == .quotes ? outcome.agreement : 0.5
  }
}
