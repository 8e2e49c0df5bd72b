internal import Annotations

/// Pronouns that stand before the name they mean: "Asked whether he would resign, Okafor said".
extension SourceResolver {
  /// How far from a pronoun in front the name may stand, in tokens.
  private static let longestFront = 25

  /// Who is meant by a pronoun in a clause or a phrase in front of its sentence: the subject behind the comma, if that
  /// is a name and no other one stands before the pronoun.
  func cataphor(_ pronoun: Int) -> Int? {
    let sentence = article.sentence(at: pronoun)
    var first = sentence.lowerBound
    if article.isAny(.coordinator, at: first) { first += 1 }
    guard first < pronoun, pronoun - first < SourceResolver.longestFront, article.opensFront(first),
      !article.isMarked(pronoun), !(first..<pronoun).contains(where: { article.isAny(.comma, at: $0) })
    else { return nil }
    var mention = entities.first(endingAfter: Int(article.tokens[first].start))
    let wanted = article.pronounTraits(pronoun, lexicon)
    for comma in pronoun + 1..<max(pronoun + 1, min(sentence.upperBound - 1, pronoun + SourceResolver.longestFront)) {
      if article.isMarked(comma) { continue }
      // A clause of somebody else's within the one in front.
      if article.isAny([.semicolon, .colon, .dash], at: comma) { return nil }
      guard article.isAny(.comma, at: comma) else { continue }
      let name = comma + 1
      if article.isAny([.subject, .determiner, .possessive], at: name) { return nil }
      while mention < entities.count, entities[mention].token < name {
        if entities[mention].label == .person, entities[mention].token < pronoun { return nil }
        mention += 1
      }
      if mention < entities.count, entities[mention].label == .title, entities[mention].token == name { mention += 1 }
      guard mention < entities.count, entities[mention].token <= name + 4 else { continue }
      guard (name..<entities[mention].token).allSatisfy({ article.isPartOfTitle($0) }) else { continue }
      return meant(mention, wanted, limit: sentence.upperBound)
    }
    return nil
  }

  private func meant(_ mention: Int, _ wanted: SourceLexicon.Traits, limit: Int) -> Int? {
    let entity = entities[mention]
    guard let key = entity.key, !isPossessive(entity), fits(key: key, wanted),
      article.hasFiniteVerb(from: entity.token, limit: limit)
    else { return nil }
    return entity.label == .person || entity.label == .org && !wanted.contains(.plural) ? key : nil
  }
}

extension Article {
  /// Whether a word opens a clause or a phrase in front of a sentence: "When", "In", "Asked", "Speaking".
  fileprivate func opensFront(_ index: Int) -> Bool {
    !isMarked(index)
      && (isAny([.preposition, .subordinator, .wh], at: index) && !isAny(.relative, at: index) || endsInIng(index)
        || words[index].tense.contains(.participle)
        || utf8[..<Int(tokens[index].end)].suffix(2).elementsEqual("ed".utf8))
  }

  /// Whether a word may stand in a title before a name.
  fileprivate func isPartOfTitle(_ index: Int) -> Bool {
    tokens[index].shape.contains(.capitalized) || isAny(.stop, at: index)
  }
}
