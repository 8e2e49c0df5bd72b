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
    guard isLower(index), index > 0,
      kinds(index).isDisjoint(with: [.pronoun, .determiner, .possessive, .relative, .wh, .that])
    else { return false }
    let before = index - 1
    if isAny(.subject, at: before) { return !isAny([.that, .relative, .possessiveS], at: before) }
    guard isAny(.auxiliary, at: before), !isAny(.possessiveS, at: before), index > sentence(at: index).lowerBound + 1
    else { return false }
    // "Have officials said so?"
    return !isAny([.wh, .comma, .coordinator, .subordinator, .relative, .that], at: before - 1)
  }

  /// Whether a cue in -s is a plural noun after all, and its subject no subject: "easing fears that", "18 felony charges
  /// he faces", "the Senate acquitted him of charges that".
  func isPluralNoun(_ cue: Cue, behind subject: Range<Int>) -> Bool {
    // "Polling shows": evidence is seldom a noun.
    guard cue.entry.flags.contains(.noun), cue.entry.group != .evidence, cue.form == .finite, cue.tokens.count == 1,
      words[cue.verb].tense.contains(.third),
      subject.upperBound == cue.verb
    else { return false }
    let (first, last) = (subject.lowerBound, cue.verb - 1)
    if first == last { return isAny(.endsInIng, at: last) && !isAny([.determiner, .possessive], at: last - 1) }
    if tokens[first].shape.contains(.number) { return true }
    // A verb of no table within it.
    return (first + 1...last).contains { index in
      isAny(.endsInEd, at: index) && words[index].verb == 0 && !isBehindArticle(index)
        && !isAny([.naming, .comma, .hyphen, .possessive], at: index) && !isAny([.hyphen, .possessive], at: index - 1)
        && (index == last
          || tokens[index + 1].shape.contains(.capitalized) && !isAny([.weekday, .month, .timeword], at: index + 1))
    }
  }
}
