/// What a figure is computed from. Tallies of documents add up; figures do not.
public struct Tally: Sendable, Hashable {
  /// System annotations that are right; a partial match may count a half.
  public var found: Double
  public var system: Double
  /// Gold annotations that were found. As a rule the same as ``found``.
  public var hit: Double
  public var gold: Double

  public init(found: Double = 0, system: Double = 0, hit: Double = 0, gold: Double = 0) {
    self.found = found
    self.system = system
    self.hit = hit
    self.gold = gold
  }

  public init(correct: Int, system: Int, gold: Int) {
    self.init(found: Double(correct), system: Double(system), hit: Double(correct), gold: Double(gold))
  }

  /// 0 where the system marked nothing.
  public var precision: Double { system == 0 ? 0 : found / system }
  /// 0 where there is nothing to find.
  public var recall: Double { gold == 0 ? 0 : hit / gold }
  /// Harmonic mean of precision and recall.
  public var f1: Double {
    let (precision, recall) = (precision, recall)
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  public static func + (a: Tally, b: Tally) -> Tally {
    Tally(found: a.found + b.found, system: a.system + b.system, hit: a.hit + b.hit, gold: a.gold + b.gold)
  }

  static func - (a: Tally, b: Tally) -> Tally {
    Tally(found: a.found - b.found, system: a.system - b.system, hit: a.hit - b.hit, gold: a.gold - b.gold)
  }

  public static func += (a: inout Tally, b: Tally) { a = a + b }
}
