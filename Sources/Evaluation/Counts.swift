/// How many annotations a system got right, marked, and should have marked.
public struct Counts: Sendable, Hashable {
  public var correct = 0
  public var system = 0
  public var gold = 0

  public init(correct: Int = 0, system: Int = 0, gold: Int = 0) {
    self.correct = correct
    self.system = system
    self.gold = gold
  }

  public var precision: Double { system == 0 ? 0 : Double(correct) / Double(system) }
  public var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
  /// Harmonic mean of precision and recall.
  public var f1: Double { system + gold == 0 ? 0 : 2 * Double(correct) / Double(system + gold) }
}
