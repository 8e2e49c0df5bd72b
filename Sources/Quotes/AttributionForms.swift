internal import Annotations

/// Attributions told by their form: a verb of no table, a signature, a speaker's label, a name with a long aside.
extension QuoteFinder {
  /// A verb that no table has, where only a reporting one can stand: `…," he surmised.`, `…!" beamed John Smith`.
  func attributionByForm(_ stretch: MarkedStretch, from start: Int, limit: Int) -> Attribution? {
    guard let last = article.lastWithin(stretch), article.isAny([.comma, .stop], at: last), start + 1 < limit else {
      return nil
    }
    // `“Enough!” blared the front page.`
    let isHeralded =
      article.isAny(.determiner, at: start + 1)
      && article.sentence(at: stretch.tokens.lowerBound).lowerBound == stretch.tokens.lowerBound
      && article.sentence(at: start).lowerBound == stretch.tokens.lowerBound
    if article.isAny(.endsInEd, at: start), isHeralded || article.tokens[start + 1].shape.contains(.capitalized),
      let source = article.nounPhrase(from: start + 1, limit: limit, takesApposition: true)
    {
      return Attribution(cue: start..<start + 1, source: source, tokens: start..<source.upperBound)
    }
    if let found = response(from: start, limit: limit) ?? anyVerb(stretch, from: start, limit: limit) { return found }
    var verb = start
    while verb < min(limit, start + 4), article.tokens[verb].shape.contains(.capitalized), !article.isMarked(verb) {
      verb += 1
    }
    if verb == start, article.isAny(.subject, at: start) { verb += 1 }
    guard verb > start, verb < limit,
      article.isAny(.endsInEd, at: verb) || article.isAny(.subject, at: start) && article.endsInS(verb),
      !article.isAny([.auxiliary, .possessiveS], at: verb),
      verb + 1 >= limit || article.isAny([.stop, .comma, .preposition, .adverb, .endsInLy], at: verb + 1)
    else { return nil }
    return Attribution(cue: verb..<verb + 1, source: start..<verb, tokens: start..<verb + 1)
  }

  /// `…,” was Okafor's response.`
  private func response(from start: Int, limit: Int) -> Attribution? {
    guard article.isAny(.be, at: start), !article.isAny(.possessiveS, at: start),
      let mark = (start + 2..<max(start + 2, min(limit - 1, start + 8))).first(where: {
        article.isAny(.possessiveS, at: $0)
      }),
      let noun = (mark + 1..<min(limit, mark + 4)).first(where: {
        article.words[$0].noun > 0 || article.isAny(.speechNoun, at: $0)
      }),
      let source = article.nounPhrase(endingAt: mark, floor: start + 1)
    else { return nil }
    return Attribution(cue: noun..<noun + 1, source: source, tokens: start..<noun + 1)
  }

  /// After marked words that end in a comma: a noun phrase and a verb of any meaning, `…," the old mayor shot back`.
  private func anyVerb(_ stretch: MarkedStretch, from start: Int, limit: Int) -> Attribution? {
    guard let last = article.lastWithin(stretch), article.isAny(.comma, at: last), article.canStartPhrase(start),
      article.sentence(at: stretch.tokens.lowerBound).lowerBound == stretch.tokens.lowerBound, !isTitle(stretch)
    else { return nil }
    for verb in start + 1..<max(start + 1, min(limit, start + 14)) {
      if article.isMarked(verb)
        || article.isAny([.stop, .semicolon, .colon], at: verb) && !article.tokens[verb].isGlued
      {
        return nil
      }
      guard !article.tokens[verb].shape.contains(.capitalized), !article.isAny([.auxiliary, .possessiveS], at: verb),
        article.isAny([.past, .endsInEd], at: verb)
          || article.words[verb].verb > 0 && !article.isAny([.endsInIng, .adverb], at: verb)
      else { continue }
      var end = verb + 1
      if article.isAny(.particle, at: end) { end += 1 }
      guard
        end >= limit
          || article.isAny(
            [.stop, .comma, .preposition, .adverb, .endsInLy, .timeword, .weekday, .subordinator], at: end),
        let subject = article.nounPhrase(endingAt: verb, floor: start), subject.lowerBound == start
      else { continue }
      return Attribution(cue: verb..<end, source: subject, tokens: start..<end)
    }
    return nil
  }

  /// Before marked words that are a sentence: a verb of any meaning and a comma, `Okafor shot back, “Never.”`
  func anyVerb(before stretch: MarkedStretch) -> Attribution? {
    let comma = stretch.tokens.lowerBound - 1
    let sentence = article.sentence(at: comma)
    guard article.isAny(.comma, at: comma), article.isCapitalized(stretch), !isTitle(stretch), isFree(comma),
      let last = article.lastWithin(stretch), article.isAny([.stop, .comma], at: last)
    else { return nil }
    let end = article.isAny(.particle, at: comma - 1) ? comma - 1 : comma
    let verb = end - 1
    guard verb > sentence.lowerBound, !article.isMarked(verb), !article.tokens[verb].shape.contains(.capitalized),
      article.isAny([.past, .endsInEd], at: verb), !article.isAny(.auxiliary, at: verb),
      !article.isAny([.auxiliary, .determiner, .preposition], at: verb - 1),
      let subject = article.subject(before: verb, floor: sentence.lowerBound)
    else { return nil }
    return Attribution(cue: verb..<comma, source: subject, tokens: subject.lowerBound..<comma)
  }

  /// The speaker before a colon at the front of marked words: `"WALKER: Let us begin."`
  func transcriptLabel(_ stretch: MarkedStretch) -> Range<Int>? {
    let inner = stretch.inner
    guard let colon = inner.prefix(4).first(where: { article.isAny(.colon, at: $0) }), colon > inner.lowerBound,
      colon + 1 < inner.upperBound,
      (inner.lowerBound..<colon).allSatisfy({
        article.tokens[$0].shape.contains(.allCaps) && article.tokens[$0].range.count > 1
      })
    else { return nil }
    return inner.lowerBound..<colon
  }

  /// `‘Nobody told us’: Anna Lindqvist on the quay`: the name behind the colon of a headline or a caption.
  func nameBehindColon(_ stretch: MarkedStretch, _ colon: Int, _ paragraph: Range<Int>) -> Attribution? {
    guard article.isAny(.colon, at: colon), colon == stretch.tokens.upperBound,
      stretch.tokens.lowerBound == paragraph.lowerBound, stretch.isClosed, paragraph.count <= 40,
      article.wordCount(stretch.inner) >= 3, !isTitle(stretch)
    else { return nil }
    let first = colon + 1
    var end = first
    while end < min(paragraph.upperBound, first + 6), article.tokens[end].shape.contains(.capitalized),
      article.kinds(end).isDisjoint(with: [.determiner, .preposition, .pronoun, .wh, .auxiliary]),
      !article.isMarked(end)
    {
      end += 1
    }
    // A title in capitals throughout is no name.
    guard end > first, end == paragraph.upperBound || !article.tokens[end].shape.contains(.capitalized) else {
      return nil
    }
    return Attribution(cue: colon..<first, source: first..<end, tokens: colon..<end)
  }

  /// The same as a line of its own below the words.
  func signatureBelow(_ paragraph: Range<Int>) -> Attribution? {
    let dash = paragraph.upperBound
    guard article.isAny([.dash, .hyphen], at: dash), dash + 1 < article.tokens.count, !article.isMarked(dash) else {
      return nil
    }
    let line = article.paragraph(at: dash)
    return line.count <= 14 ? signature(dash + 1, limit: line.upperBound) : nil
  }

  /// `…" — Anna Lindqvist` at the end of a paragraph or line.
  func signature(_ start: Int, limit: Int) -> Attribution? {
    let dash = start - 1
    guard article.isAny([.dash, .hyphen], at: dash), article.tokens[start].shape.contains(.capitalized),
      let source = article.nounPhrase(from: start, limit: limit, takesApposition: true),
      source.count <= 12, source.upperBound >= limit || article.isAny([.stop, .comma], at: source.upperBound)
    else { return nil }
    return Attribution(cue: dash..<start, source: source, tokens: dash..<source.upperBound)
  }

  /// `…," Mr. Daniel, now 81 and retired in Cambridge, said`: a name, and an aside of any form up to the verb.
  func subjectWithAside(_ cue: Cue, _ first: Int) -> Attribution? {
    guard article.tokens[first].shape.contains(.capitalized),
      let comma = (first..<min(first + 7, cue.tokens.lowerBound)).first(where: { article.isAny(.comma, at: $0) }),
      comma < cue.tokens.lowerBound - 1,
      article.isAny(.comma, at: cue.tokens.lowerBound - 1)
        || (comma..<cue.tokens.lowerBound).contains(where: { article.isAny([.relative, .wh], at: $0) }),
      let name = article.nounPhrase(endingAt: comma, floor: first), name.lowerBound == first
    else { return nil }
    return Attribution(cue: cue.tokens, source: name, tokens: first..<cue.tokens.upperBound)
  }

  /// Whether words are a part of a noun phrase that commas cut: "the bespectacled, 71-year-old".
  func isPlain(_ range: Range<Int>) -> Bool {
    range.count <= 14 && article.canStartPhrase(range.lowerBound)
      && !range.contains {
        article.isMarked($0) || article.isFiniteVerb($0)
          || article.isAny([.auxiliary, .past, .wh, .subject, .subordinator, .coordinator], at: $0)
            && !article.isAny([.possessiveS, .and], at: $0)
      }
  }
}
