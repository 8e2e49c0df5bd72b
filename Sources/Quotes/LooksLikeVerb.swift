internal import Annotations

/// Words whose class shows only beside others: nouns that look like verbs, and verbs that look like nouns.
extension Article {
  /// Whether an article, with adverbs at most behind it, makes a word that looks like a verb a noun or an adjective: "the
  /// left", "a nationally televised debate".
  func isBehindArticle(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, isAny([.adverb, .endsInLy], at: before), !isAny(.determiner, at: before), index - before < 3 {
      before -= 1
    }
    return before >= 0 && isAny(.determiner, at: before)
      && kinds(before).isDisjoint(with: [.quantifier, .that, .pronoun, .subject])
  }

  /// Whether a word that looks like a noun stands within a verb's group: "will keep talking", "I half expected".
  func isWithinVerbGroup(_ index: Int) -> Bool {
    guard tokens[index].shape.contains(.hasLower), !tokens[index].shape.contains(.capitalized), index > 0,
      kinds(index).isDisjoint(with: [.pronoun, .determiner, .possessive, .relative, .wh, .that])
    else { return false }
    let before = index - 1
    if isAny(.subject, at: before) { return !isAny([.that, .relative, .possessiveS], at: before) }
    guard isAny(.auxiliary, at: before), !isAny(.possessiveS, at: before), index > sentence(at: index).lowerBound + 1
    else { return false }
    // "Have officials said so?"
    return !isAny([.wh, .comma, .coordinator, .subordinator, .relative, .that], at: before - 1)
  }
}
