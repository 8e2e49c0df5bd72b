internal import Annotations

/// What tells whether a list goes on behind a noun phrase, or a clause of its own follows.
extension Article {
  /// Whether a phrase goes on with the list or the clause that an object is: "thanked his parents, his wife and his
  /// sons", "ships, such as", "the claim, made in May, that".
  func isItem(_ first: Int, from content: Int, limit: Int) -> Bool {
    if isAny(.that, at: first) { return !isAny([.auxiliary, .past], at: first + 1) && canStartPhrase(first + 1) }
    // `“late”, a “shame” and`: a list in marks.
    guard first + 1 < limit else { return false }
    if isAs(first + 1) || isMarked(first - 2) && isMarked(first + 1) { return true }
    guard tokens[first].form == tokens[content].form else { return false }
    if isAny(.possessive, at: first) { return true }
    let last = (first + 1..<max(first + 1, min(limit, first + 12))).first {
      isAny(.and, at: $0) && tokens[min($0 + 1, tokens.count - 1)].form == tokens[content].form
    }
    return last.map { last in !(first..<last).contains { isAny([.relative, .wh, .auxiliary], at: $0) } } ?? false
  }

  /// "was away", "made no comment": a verb that can be no participle.
  func opensPredicate(_ index: Int) -> Bool {
    isAny(.auxiliary, at: index) && !isAny([.possessiveS, .endsInIng], at: index) && !isAny(.hyphen, at: index + 1)
      || isAny(.past, at: index) && isAny([.determiner, .possessive, .object], at: index + 1)
  }

  /// Whether a phrase begins here that has a verb of its own: "the council withdrew its support".
  func opensClause(_ first: Int, limit: Int) -> Bool {
    guard first + 1 < limit, canStartPhrase(first), !isMarked(first), !isAny(.endsInIng, at: first) else {
      return false
    }
    for index in first + 1..<min(limit, first + 9) {
      if isMarked(index) || isAny(Article.notInSubject, at: index) { return false }
      if opensPredicate(index) || isFiniteVerb(index) { return true }
    }
    return false
  }

  private static let notInSubject: WordKinds = [
    .comma, .semicolon, .colon, .dash, .relative, .that, .wh, .subject, .coordinator, .subordinator, .to,
  ]

  /// Whether words hold a clause, which what follows may go on with.
  func holdsClause(_ range: Range<Int>) -> Bool {
    range.contains { isAny([.relative, .that, .wh, .subject, .colon], at: $0) }
  }
}
