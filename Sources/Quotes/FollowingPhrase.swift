internal import Annotations

/// Noun phrases read to the right: after an inverted verb ("said a spokesman for"), "by", "according to".
extension Article {
  /// The noun phrase that begins at a position; nil where none does.
  ///
  /// - Parameter takesApposition: whether a phrase between commas after it belongs to it.
  func nounPhrase(from start: Int, limit: Int, takesApposition: Bool) -> Range<Int>? {
    guard start < limit, !isMarked(start) else { return nil }
    if isAny([.subject, .object], at: start), !isAny(.that, at: start) { return start..<start + 1 }
    // "said one", "wrote another".
    if isAny(.quantifier, at: start), start + 1 >= limit || isAny([.stop, .comma, .preposition], at: start + 1) {
      return start..<start + 1
    }
    guard canStartPhrase(start), !isAny(.endsInLy, at: start) || start + 1 < limit && isWord(start + 1) else {
      return nil
    }
    var index = start
    var hasNoun = false
    while index < limit, index - start < 25 {
      let kinds = kinds(index)
      if isMarked(index) {
        let stretch = stretches[Int(stretchOf[index])].tokens
        // `her “clawback” plan`.
        guard hasNoun || index > start && isAny([.determiner, .possessive], at: index - 1), stretch.count <= 6,
          stretch.upperBound < limit
        else { break }
        index = stretch.upperBound
        continue
      }
      if kinds.contains(.comma) {
        guard takesApposition, hasNoun, let end = appositionEnd(after: index, limit: limit) else { break }
        index = end
        break
      }
      if kinds.contains(.stop) {
        guard tokens[index].isGlued, index + 1 < limit, !isAny(.stop, at: index + 1) else { break }
      } else if kinds.contains(.openBracket) {
        guard let close = closingBracket(after: index, limit: limit) else { break }
        index = close
      } else if !kinds.isDisjoint(with: [.semicolon, .colon, .dash, .wh, .relative, .modal, .doing, .closeBracket]) {
        break
      } else if kinds.contains(.that) || (kinds.contains(.subordinator) && index > start) {
        break
      } else if !kinds.isDisjoint(with: [.be, .have]), !kinds.contains(.possessiveS) {
        break
      } else if kinds.contains(.coordinator) {
        guard kinds.contains(.and), canStartPhrase(index + 1), !isAny(.endsInIng, at: index + 1),
          !isVerbAhead(index + 1, limit: limit)
        else { break }
      } else if !kinds.isDisjoint(with: [.weekday, .timeword, .adverb, .endsInLy]), hasNoun {
        break
      } else if kinds.contains(.last), hasNoun, isAny([.time, .weekday, .month], at: index + 1) {
        break
      } else if kinds.contains(.preposition), hasNoun {
        // "said Okafor (Malmo) of the plan": a bracket closes a name.
        if isAny(.closeBracket, at: index - 1), isAny([.determiner, .possessive], at: index + 1) { break }
        if opensAdjunct(index, limit: limit) { break }
      } else if kinds.contains(.endsInIng), hasNoun, words[index].verb > 0 {
        break
      } else if hasNoun, isFiniteVerb(index) || kinds.contains(.past) && words[index].verb > 0 {
        break
      } else if kinds.contains(.pronoun), hasNoun {
        break
      } else if hasNoun, index - start > 1, !kinds.isDisjoint(with: [.determiner, .possessive]),
        !isAny([.preposition, .coordinator, .determiner, .possessive, .quantifier, .hyphen], at: index - 1),
        !isAny([.determiner, .possessive], at: index - 2)
      {
        // "the mayor kept her word": a verb of no table, and its object.
        index -= 1
        break
      } else if tokens[index].shape.contains(.hasLetter),
        kinds.isDisjoint(with: [.determiner, .possessive, .preposition])
      {
        hasNoun = true
      }
      index += 1
    }
    while index > start, !isMarked(index - 1),
      isAny([.comma, .preposition, .determiner, .coordinator, .hyphen], at: index - 1)
    {
      index -= 1
    }
    // "a report titled": the title is marked.
    if index - start > 1, index < limit, isMarked(index), isAny(.naming, at: index - 1) { index -= 1 }
    // "a poll released on Friday": the participle goes with the adjunct.
    if index - start > 2, index < limit, isAny(.endsInEd, at: index - 1),
      isAny([.weekday, .timeword, .last, .preposition], at: index)
    {
      index -= 1
    }
    return hasNoun && index > start ? start..<index : nil
  }

  private func isWord(_ index: Int) -> Bool { tokens[index].shape.contains(.hasLetter) }

  func canStartPhrase(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let token = tokens[index]
    let kinds = kinds(index)
    if kinds.contains(.determiner) || kinds.contains(.possessive) || kinds.contains(.subject) { return true }
    // "Thursday's speeches".
    if !kinds.isDisjoint(with: [.weekday, .timeword]), isAny(.possessiveS, at: index + 1) { return true }
    if !token.shape.isDisjoint(with: [.hasLetter, .hasDigit]) {
      return kinds.isDisjoint(with: [
        .preposition, .coordinator, .subordinator, .auxiliary, .negation, .wh, .adverb, .weekday, .timeword, .past,
        .possessiveS,
      ])
    }
    return false
  }

  /// A verb a few words on: what follows "and" is a clause, not another noun.
  private func isVerbAhead(_ index: Int, limit: Int) -> Bool {
    var ahead = index
    while ahead < min(limit, index + 5) {
      if isAny([.comma, .stop, .preposition], at: ahead) || isMarked(ahead) { return false }
      if isAny([.auxiliary, .past], at: ahead) || isFiniteVerb(ahead) { return true }
      if words[ahead].verb > 0, !words[ahead].tense.isDisjoint(with: [.past, .third]) { return true }
      ahead += 1
    }
    return false
  }

  /// Whether a preposition begins an adjunct of the sentence rather than a part of the phrase.
  func opensAdjunct(_ index: Int, limit: Int) -> Bool {
    if isAny(.of, at: index) { return false }
    if isAny(.subordinator, at: index) || isAny(.to, at: index) { return true }
    for ahead in index + 1..<max(index + 1, min(limit, index + 4)) {
      if isAny([.weekday, .month, .time, .timeword, .speechNoun], at: ahead) { return true }
      if isAny([.comma, .stop, .preposition], at: ahead) { return false }
    }
    return false
  }

  /// Where a phrase in commas after a noun ends; nil where what follows the comma is no apposition.
  private func appositionEnd(after comma: Int, limit: Int) -> Int? {
    let start = comma + 1
    guard start < limit, canStartPhrase(start), !isAny([.subject, .endsInIng], at: start) else { return nil }
    var index = start
    while index < limit, index - start < 20 {
      let kinds = kinds(index)
      if isMarked(index) || !kinds.isDisjoint(with: [.auxiliary, .wh, .relative]) && !kinds.contains(.possessiveS) {
        return nil
      }
      if kinds.contains(.comma) || kinds.contains(.semicolon) { return index }
      if kinds.contains(.stop),
        !(tokens[index].isGlued && index + 1 < limit && sentenceOf[index] == sentenceOf[index + 1])
      {
        return index
      }
      if isFiniteVerb(index) { return nil }
      index += 1
    }
    return index == limit ? limit : nil
  }

  private func closingBracket(after open: Int, limit: Int) -> Int? {
    for index in open + 1..<max(open + 1, min(limit, open + 12)) where isAny(.closeBracket, at: index) { return index }
    return nil
  }
}
