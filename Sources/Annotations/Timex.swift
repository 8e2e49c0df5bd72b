/// A time expression in TIMEX3 (ISO-TimeML, ISO 24617-1; TimeML annotation guidelines 1.2.1).
public struct Timex: Sendable, Hashable {
  /// UTF-8 bytes.
  public var range: Range<Int>
  public var type: TimexType
  /// ISO 8601 extended by TIMEX3: `2019-05-09`, `2017-W36`, `P3Y`, `XXXX-WXX-2`, `PRESENT_REF`.
  public var value: String
  public var mod: TimexModifier?
  /// Quantifier of a SET: `EVERY`, `EACH`.
  public var quant: String?
  /// Frequency of a SET: `2X`, `P1W`.
  public var freq: String?
  /// The value that the expression was resolved against, where it needed one.
  public var anchor: String?
  /// Index in ``Layers/timexes`` of the other end, where the expression is one end of a range.
  public var rangePartner: Int?
  /// The other likely readings' values.
  public var alternatives: [String]
  /// False where the value is underspecified for want of an anchor.
  public var resolved: Bool
  /// The rule that made the annotation.
  public var rule: String

  public init(
    range: Range<Int>, type: TimexType, value: String, mod: TimexModifier? = nil, quant: String? = nil,
    freq: String? = nil, anchor: String? = nil, rangePartner: Int? = nil, alternatives: [String] = [],
    resolved: Bool = true, rule: String
  ) {
    self.range = range
    self.type = type
    self.value = value
    self.mod = mod
    self.quant = quant
    self.freq = freq
    self.anchor = anchor
    self.rangePartner = rangePartner
    self.alternatives = alternatives
    self.resolved = resolved
    self.rule = rule
  }
}

/// The types of TIMEX3.
public enum TimexType: String, Sendable, CaseIterable {
  case date = "DATE"
  case time = "TIME"
  case duration = "DURATION"
  case set = "SET"
}

/// TIMEX3's `mod`: which part of the value is meant, or how exact it is.
public enum TimexModifier: String, Sendable, CaseIterable {
  case start = "START"
  case mid = "MID"
  case end = "END"
  case before = "BEFORE"
  case after = "AFTER"
  case approx = "APPROX"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
}
