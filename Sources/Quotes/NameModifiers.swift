internal import Annotations
internal import Lexicons

/// Names of people that only tell more about a noun behind them: in "an Okafor attorney" it is not Okafor who speaks.
extension SourceResolver {
  /// Whether a noun of the phrase that holds a name follows it: "Okafor attorney Paul Berg", "an Okafor-backed group".
  func isModifier(_ name: NamedEntities.Mention, in phrase: Range<Int>) -> Bool {
    let next = article.tokenBehind(name)
    guard next < phrase.upperBound else { return false }
    if article.isCompound(next) { return true }
    return article.tokens[next].gap == .space && article.isLower(next)
      && article.kinds(next).isDisjoint(with: [
        .preposition, .coordinator, .relative, .that, .adverb, .endsInLy, .auxiliary, .reflexive, .quantifier,
        .determiner, .subordinator, .wh, .timeword,
      ])
  }

  /// The same where no phrase is known, and a verb may follow: "the Okafor campaign", "Okafor spokesman".
  func isModifier(_ name: NamedEntities.Mention) -> Bool {
    let next = article.tokenBehind(name)
    guard next < article.tokens.count else { return false }
    if article.isCompound(next) { return true }
    guard article.tokens[next].gap == .space, article.isLower(next) else { return false }
    if article.isAny(.determiner, at: name.token - 1) { return true }
    return !lexicon.nouns[article.tokens[next].form].isEmpty && !article.endsInS(next)
  }
}

extension Article {
  /// The token behind a name.
  func tokenBehind(_ name: NamedEntities.Mention) -> Int {
    var next = name.token
    while next < tokens.count, Int(tokens[next].start) < name.range.upperBound { next += 1 }
    return next
  }

  /// Whether a hyphen joins what stands before it to a word in lower case: "-led".
  fileprivate func isCompound(_ hyphen: Int) -> Bool {
    hyphen + 1 < tokens.count && isAny(.hyphen, at: hyphen) && tokens[hyphen].isGlued && tokens[hyphen + 1].isGlued
      && isLower(hyphen + 1)
  }
}
