internal import Annotations

/// Noun phrases read to the left, as a verb's subject. They are found by their edges, for no part-of-speech tagger runs
/// before.
extension Article {
  /// In tokens.
  static let longestPhrase = 25

  /// What a subject cannot run over, going left.
  private static let edges: WordKinds = [
    .semicolon, .colon, .dash, .wh, .relative, .subordinator, .auxiliary, .negation, .stop, .openBracket, .subject,
    .past,
  ]

  /// The noun phrase that ends before a position, with the prepositional phrases in it.
  func nounPhrase(endingAt end: Int, floor: Int) -> Range<Int>? {
    var start = end
    var lastAnd: Int?
    var cut: Int?
    scan: while start > floor, end - start < Article.longestPhrase {
      let index = start - 1
      let kinds = kinds(index)
      if isMarked(index) {
        let stretch = stretches[Int(stretchOf[index])].tokens
        // A nickname or a title in marks stays within the phrase.
        guard start < end, stretch.count <= 6, stretch.lowerBound > floor, !endsInComma(index) else { break }
        start = stretch.lowerBound
        continue
      }
      if kinds.contains(.comma) {
        // "Iran, Russia and Turkey" is one phrase; other commas end it.
        guard lastAnd != nil, index > floor, tokens[index - 1].shape.contains(.capitalized), !isMarked(index - 1),
          !isAny([.weekday, .month], at: index - 1)
        else { break }
        start -= 1
        continue
      }
      if kinds.contains(.closeBracket) {
        guard let open = openingBracket(before: index, floor: floor), start < end else { break }
        start = open
        continue
      }
      if kinds.contains(.stop) {
        guard tokens[index].isGlued, index > floor, isAbbreviationStop(index) else { break }
      } else if kinds.contains(.and) {
        guard start < end else { break }
        lastAnd = index
      } else if kinds.contains(.that) {
        if start < end { break scan }
      } else if kinds.contains(.coordinator) {
        break
      } else if kinds.contains(.preposition), !kinds.contains(.wh) {
        if start == end { return nil }
        // What "during" opens is no part of the phrase before it.
        if kinds.contains(.opener), !kinds.contains(.subordinator), index > floor {
          return nounPhrase(endingAt: index, floor: floor)
        }
        if isClauseOpener(index) { break }
      } else if kinds.contains(.be), kinds.contains(.possessiveS) {
        // A possessive, unless a pronoun stands before it.
        if isAny([.pronoun], at: index - 1) { break }
      } else if !kinds.isDisjoint(with: Article.edges), !kinds.contains(.past) || !isBehindArticle(index) {
        // "nobody in the port".
        if kinds.isSuperset(of: [.indefinite, .subject]), isAny(.preposition, at: start) {
          start = index
          break
        }
        cut = lastAnd
        break
      } else if kinds.contains(.pronoun) && kinds.contains(.object) {
        guard start == end, isAny([.of, .to], at: index - 1) else { break }
      } else if isFiniteVerb(index) {
        cut = lastAnd
        break
      } else if kinds.contains(.endsInIng), !kinds.contains(.preposition), start < end,
        isAny([.determiner, .possessive], at: index + 1)
      {
        // "…, reflecting the port's".
        break
      }
      start -= 1
    }
    if let cut, cut + 1 < end { start = cut + 1 }
    // "After a meeting in Malmo, Okafor and Lindqvist said".
    if start > floor, isAny(.preposition, at: start - 1), !isMarked(start - 1),
      let comma = (start..<end).first(where: { isAny(.comma, at: $0) && !isMarked($0) })
    {
      start = comma + 1
    }
    return start < end ? trimmed(start..<end) : nil
  }

  /// Prepositions that open a clause or an aside rather than go on with a phrase.
  private func isClauseOpener(_ index: Int) -> Bool {
    isAny(.subordinator, at: index)
  }

  /// A verb that governs what follows: a cue verb in the past, or a form in -ed before a determiner or pronoun.
  @inline(__always) func isFiniteVerb(_ index: Int) -> Bool {
    // Most words are none at all.
    let word = words[index]
    return (word.verb > 0 || word.tense.contains(.phrasal) || word.kinds.contains(.endsInEd)) && governs(index)
  }

  private func governs(_ index: Int) -> Bool {
    let word = words[index]
    guard !tokens[index].shape.contains(.capitalized) else { return false }
    // "Okafor weighed in with a word".
    if word.tense.contains(.phrasal), word.tense.contains(.past), isAny([.preposition, .particle], at: index + 1),
      isAny(.preposition, at: index + 2)
    {
      return true
    }
    guard word.kinds.contains(.endsInEd) || word.verb > 0 && !word.tense.isDisjoint(with: [.past, .third]) else {
      return false
    }
    return isAny([.determiner, .possessive, .object, .that, .to, .subject, .wh], at: index + 1) || governsName(index)
  }

  /// Whether a comma stands before the closing mark of the stretch that holds a token.
  private func endsInComma(_ index: Int) -> Bool {
    lastWithin(stretches[Int(stretchOf[index])]).map { isAny(.comma, at: $0) } ?? false
  }

  /// "The writer imagined Okafor", but not "the accused Okafor".
  private func governsName(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && words[index].verb > 0 && words[index].tense.contains(.past)
      && tokens[index + 1].shape.contains(.capitalized) && tokens[index - 1].shape.contains(.hasLetter)
      && !isAny([.determiner, .possessive, .preposition, .coordinator, .adverb, .endsInLy, .auxiliary], at: index - 1)
  }

  private func isAbbreviationStop(_ index: Int) -> Bool {
    tokens[index - 1].shape.contains(.hasLetter) && index + 1 < tokens.count
      && sentenceOf[index] == sentenceOf[index + 1]
  }

  func openingBracket(before index: Int, floor: Int) -> Int? {
    var open = index
    while open > floor, index - open < 12 {
      open -= 1
      if isAny(.openBracket, at: open) { return open }
    }
    return nil
  }

  /// The phrase without what leads up to it: adverbs, coordinators, a prepositional phrase at its front.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = timeEnd(range)
    while start < range.upperBound {
      let kinds = kinds(start)
      if !kinds.isDisjoint(with: [.coordinator, .adverb, .endsInLy, .stop, .closeBracket, .hyphen, .timeword]),
        !kinds.contains(.determiner)
      {
        start += 1
      } else if kinds.contains(.possessiveS)
        || tokens[start].shape.contains(.punctuation) && !isMarked(start)
          && !kinds.contains(.openBracket)
      {
        start += 1
      } else if kinds.contains(.preposition),
        let comma = (start..<range.upperBound).first(where: { isAny(.comma, at: $0) && !isMarked($0) })
      {
        // "At a meeting in Malmo, Okafor and Lindqvist said".
        start = comma + 1
      } else if kinds.contains(.preposition) {
        start = phraseStart(afterPreposition: start, limit: range.upperBound) ?? start + 1
      } else {
        break
      }
    }
    guard start < range.upperBound else { return nil }
    let hasNoun = (start..<range.upperBound).contains { index in
      tokens[index].shape.contains(.hasLetter)
        && kinds(index).isDisjoint(with: [
          .determiner, .preposition, .adverb, .possessive, .time, .weekday, .hyphen, .possessiveS, .last,
        ])
        || !kinds(index).isDisjoint(with: [.pronoun, .quantifier])
    }
    return hasNoun ? start..<range.upperBound : nil
  }

  /// In "Early Saturday morning the minister": where the phrase after the words for the time begins.
  private func timeEnd(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, isAny([.last, .weekday, .time, .timeword], at: end),
      !isAny(.possessiveS, at: end + 1), !isAny(.determiner, at: end)
    {
      end += 1
    }
    guard end > range.lowerBound, end < range.upperBound,
      isAny([.determiner, .possessive], at: end) || tokens[end].shape.contains(.capitalized)
    else { return range.lowerBound }
    return end
  }

  /// In "In a statement the minister": where the phrase after the preposition's own one begins.
  private func phraseStart(afterPreposition start: Int, limit: Int) -> Int? {
    var index = start + 2
    while index < limit {
      if isAny([.determiner, .possessive], at: index),
        !isAny([.preposition, .determiner, .last], at: index - 1)
      {
        return index
      }
      if isAny([.weekday, .time, .timeword], at: index - 1), !isAny(.preposition, at: index) { return index }
      if tokens[index].shape.contains(.capitalized), !tokens[index - 1].shape.contains(.capitalized),
        tokens[index - 1].shape.contains(.hasLetter),
        !isAny([.preposition, .determiner, .possessive, .possessiveS], at: index - 1)
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
