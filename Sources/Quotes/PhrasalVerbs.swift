/// Verbs that report together with a particle alone: "push back" in "pushed back on the claim".
struct PhrasalVerbs: Sendable {
  private struct Words: Hashable, Sendable {
    var form: UInt32
    var particle: UInt32
  }

  private var verbs: [Words: QuoteLexicon.Verb] = [:]

  mutating func insert(_ verb: QuoteLexicon.Verb, form: UInt32, particle: UInt32) {
    verbs[Words(form: form, particle: particle)] = verb
  }

  /// What two words make, or nil.
  func verb(form: UInt32, particle: UInt32) -> QuoteLexicon.Verb? { verbs[Words(form: form, particle: particle)] }
}
