internal import Annotations

/// Content that the subject of a sentence holds ends before the sentence's own verb: "The engineer who said the dam was
/// safe left", "Her call to close the port could hurt".
extension Article {
  /// How far behind its start content is searched for the verb, in tokens.
  private static let furthest = 40

  /// Whether the noun phrase that ends before a position is what its sentence is about: nothing stands before it but
  /// what opens a sentence or a clause.
  func endsSubject(before end: Int) -> Bool {
    let floor = sentence(at: end).lowerBound
    guard let first = nounPhrase(endingAt: end, floor: floor)?.lowerBound else { return false }
    return opensSubject(first, floor: floor)
  }

  /// Whether a phrase that begins here is the first of its clause.
  func opensSubject(_ first: Int, floor: Int) -> Bool {
    first == floor
      || first > floor && isAny([.comma, .coordinator, .subordinator, .that, .colon, .dash], at: first - 1)
  }

  /// The verb of the clause whose subject holds some content, or nil: the first finite verb that neither the content
  /// itself nor a clause within it can claim.
  ///
  /// What may be a participle claims nothing and is no verb, so that in doubt the content goes on.
  func mainVerb(behind content: Int, _ mode: Complement.Mode, limit: Int, _ lexicon: QuoteLexicon) -> Int? {
    var awaited = mode == .clause || mode == .question ? 1 : 0
    var isInGroup = false
    var index = content
    while index < min(limit, content + Article.furthest) {
      if isMarked(index) {
        let stretch = stretches[Int(stretchOf[index])]
        if awaited > 0, hasFiniteVerb(from: stretch.inner.lowerBound, limit: stretch.inner.upperBound) { awaited -= 1 }
        index = stretch.tokens.upperBound
        continue
      }
      let kinds = kinds(index)
      if !kinds.isDisjoint(with: [.semicolon, .colon, .dash, .comma]) { return nil }
      if isInGroup, !kinds.isDisjoint(with: [.auxiliary, .adverb, .negation, .endsInLy]) {
        index += 1
        continue
      }
      if let isVerb = isFinite(index, behind: content, isInGroup: isInGroup) {
        isInGroup = !kinds.isDisjoint(with: .auxiliary)
        if isVerb {
          if awaited == 0 { return index > content ? groupStart(index, from: content) : nil }
          awaited -= 1
        }
      } else {
        isInGroup = false
        if index > content, opensAnotherClause(index, lexicon) { awaited += 1 }
      }
      index += 1
    }
    return nil
  }

  /// Whether a word is surely a finite verb; nil where it is none.
  private func isFinite(_ index: Int, behind content: Int, isInGroup: Bool) -> Bool? {
    let kinds = kinds(index)
    if kinds.contains(.endsInIng) { return nil }
    if !kinds.isDisjoint(with: .auxiliary), !kinds.contains(.possessiveS) || isAny(.pronoun, at: index - 1) {
      return !isAny(.to, at: index - 1)
    }
    // "to help spread the word".
    guard !isInGroup, index > content, index < 2 || !isAny(.to, at: index - 2),
      !isAny([.determiner, .possessive, .preposition, .auxiliary], at: index - 1),
      !tokens[index].shape.contains(.capitalized)
    else { return nil }
    // "the votes needed to win".
    if isFiniteVerb(index) { return kinds.contains(.endsInEd) && isAny(.to, at: index + 1) ? nil : true }
    // "drew rebukes", but not "built in May".
    if kinds.contains(.past), index + 1 < tokens.count,
      isAny(.subject, at: index - 1)
        || tokens[index + 1].shape.contains(.hasLetter) && !isAny([.preposition, .adverb, .endsInLy], at: index + 1)
    {
      return true
    }
    return nil
  }

  /// Where the adverbs before a verb begin.
  private func groupStart(_ verb: Int, from content: Int) -> Int {
    var start = verb
    while start - 1 > content, isAny([.adverb, .endsInLy], at: start - 1), !isMarked(start - 1) { start -= 1 }
    return start
  }

  /// Whether a word brings a clause, and so a verb, of its own.
  private func opensAnotherClause(_ index: Int, _ lexicon: QuoteLexicon) -> Bool {
    // "to say ships are late".
    if words[index].verb > 0, lexicon.verbs[Int(words[index].verb) - 1].frames.isDisjoint(with: .np),
      lexicon.verbs[Int(words[index].verb) - 1].frames.contains(.that)
    {
      return true
    }
    if isAny([.relative, .that, .wh, .subordinator], at: index) { return true }
    if isAny(.coordinator, at: index) { return !isAny(.endsInIng, at: index + 1) }
    // "the plan she made".
    return isAny(.subject, at: index) && !isAny([.relative, .that, .wh, .subordinator, .coordinator], at: index - 1)
  }
}
