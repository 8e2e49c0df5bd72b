internal import Annotations

/// Attributions that stand before the marked words, and how far the words they introduce go.
extension QuoteFinder {
  /// `She said: "…"`, `he told reporters on Monday, "…"`.
  func attribution(before stretch: MarkedStretch) -> Attribution? {
    let start = stretch.tokens.lowerBound
    let sentence = article.sentence(at: start)
    guard start > sentence.lowerBound else { return attributionInSentence(before: start) }
    let last = start - 1
    guard !article.isMarked(last) else { return nil }
    let isColon = article.isAny(.colon, at: last)
    let isSet = isColon || article.isAny([.comma, .dash], at: last)
    var index = last
    var nearest: Cue?
    while index >= max(sentence.lowerBound, start - 30), !article.isMarked(index) {
      if article.isAny([.semicolon], at: index) { break }
      if let cue = article.cue(at: index, lexicon), cue.form != .passive,
        cue.entry.frames.contains(.quote) || isColon && !isBareParticiple(cue)
      {
        guard isColon || isFree(index) && reaches(start, from: cue, isSet: isSet) else { return nil }
        // `said he had meant to show his gratitude: “…”`: the outer cue wins over one that takes no words.
        if nearest.map({ $0.entry.frames.isDisjoint(with: .quote) && cue.entry.frames.contains(.quote) }) ?? true
          || cue.form == .finite && cue.entry.frames.isSuperset(of: [.quote, .that])
        {
          nearest = cue
        }
        if !isColon || cue.entry.frames.contains(.quote) && cue.form != .infinitive { break }
      }
      index -= 1
    }
    if let nearest {
      return Attribution(
        cue: nearest.tokens, source: source(of: nearest, in: sentence), tokens: nearest.tokens.lowerBound..<start)
    }
    if !isColon, let found = anyVerb(before: stretch) { return found }
    guard isColon, isFree(last) else { return nil }
    // "Smith: ...", "As Smith put it: ..."
    guard
      let source = sentenceSubject(sentence, before: last)
        ?? article.subject(before: last, floor: sentence.lowerBound),
      !article.isAny(.label, at: source.lowerBound) || source.lowerBound > sentence.lowerBound
    else { return nil }
    return Attribution(cue: last..<last + 1, source: source, tokens: source.lowerBound..<start)
  }

  /// "if viewed from afar": a participle without a subject of its own.
  private func isBareParticiple(_ cue: Cue) -> Bool {
    article.isAny([.subordinator, .wh], at: cue.tokens.lowerBound - 1)
      && article.words[cue.verb].tense.contains(.participle)
  }

  /// A sentence that ends in a colon before the marked words.
  private func attributionInSentence(before start: Int) -> Attribution? {
    guard start > 0, article.isAny(.colon, at: start - 1), !article.isMarked(start - 1) else { return nil }
    let paragraph = article.paragraphOf[start]
    guard paragraph - article.paragraphOf[start - 1] <= 1 else { return nil }
    let sentence = article.sentence(at: start - 1)
    for index in sentence.reversed() where !article.isMarked(index) && isFree(index) {
      if let cue = article.cue(at: index, lexicon), cue.form != .passive {
        return Attribution(
          cue: cue.tokens, source: source(of: cue, in: sentence), tokens: cue.tokens.lowerBound..<start)
      }
    }
    // "The mayor released the following words:"
    guard isFree(start - 1) else { return nil }
    return sentenceSubject(sentence, before: start - 1).map {
      Attribution(cue: start - 1..<start, source: $0, tokens: $0.lowerBound..<start)
    }
  }

  /// Whether only adjuncts and a hearer stand between a cue and the marked words.
  private func reaches(_ start: Int, from cue: Cue, isSet: Bool) -> Bool {
    var index = cue.tokens.upperBound
    if index == start {
      let end = article.stretches[Int(article.stretchOf[start])].tokens.upperBound
      return isWhole(start) && !isName(start) && (endsClause(start) || article.isAny(.coordinator, at: end))
    }
    guard isSet, isWhole(start) || endsClause(start) else { return false }
    if namesNoun(before: start) { return false }
    // "write a book, “Rivers of Stone”": the words between are the verb's object.
    if !cue.entry.frames.contains(.hearer), index < start - 1,
      article.isAny([.determiner, .possessive], at: index), isName(start)
    {
      return false
    }
    let limit = start - 1
    while index < limit {
      if article.isMarked(index) || article.isFiniteVerb(index)
        || article.isAny([.that, .subject, .wh, .modal, .be, .have, .doing, .past, .to], at: index)
          && !article.isAny([.possessiveS, .object], at: index)
      {
        return article.isAny(.to, at: index) && article.isAny([.hearer, .determiner, .possessive], at: index + 1)
      }
      index += 1
    }
    return true
  }

  /// Whether marked words name the thing before their comma: `said in his latest book, “Rivers of Stone”`.
  func namesNoun(before start: Int) -> Bool {
    let noun = start - 2
    return isName(start) && article.isAny(.comma, at: start - 1) && noun >= 0
      && article.wordCount(article.stretches[Int(article.stretchOf[start])].inner) > 1
      && article.tokens[noun].shape.contains(.hasLetter) && !article.tokens[noun].shape.contains(.capitalized)
      && article.words[noun].verb == 0
      && !article.isAny([.hearer, .time, .timeword, .adverb, .endsInLy, .object], at: noun)
  }

  /// Whether marked words are written as a name or a title: `an account called "Old Boats"`.
  func isName(_ start: Int) -> Bool { isTitle(article.stretches[Int(article.stretchOf[start])]) }

  /// Whether marked words without a comma before them are a sentence, not a part of the clause around them.
  func isWhole(_ start: Int) -> Bool {
    article.isCapitalized(article.stretches[Int(article.stretchOf[start])])
  }

  /// The words before an attribution that the marked words after it go on from: `The plan, she said, "is dead."`
  func leadingClause(_ before: Attribution, _ stretch: MarkedStretch) -> Range<Int>? {
    guard let source = before.source,
      article.words[before.cue.upperBound - 1].tense.isDisjoint(with: .gerund),
      source.upperBound == before.cue.lowerBound || source.lowerBound == before.cue.upperBound
    else { return nil }
    let sentence = article.sentence(at: source.lowerBound)
    let comma = min(source.lowerBound, before.cue.lowerBound) - 1
    guard comma > sentence.lowerBound, article.isAny(.comma, at: comma) else { return nil }
    let lead = sentence.lowerBound..<comma
    guard isFree(lead) else { return nil }
    // `The plan was dead, she said: “It has no friends.”`, but not `As for the plan, she said: “…”`.
    if article.isAny(.colon, at: stretch.tokens.lowerBound - 1) {
      return !lead.contains { article.isMarked($0) || article.isAny([.comma, .dash, .colon], at: $0) }
        && article.canStartPhrase(lead.lowerBound)
        && !article.endsInIng(lead.lowerBound)
        && article.words[lead.lowerBound].tense.isDisjoint(with: [.gerund, .participle])
        && article.hasFiniteVerb(from: lead.lowerBound, limit: comma)
        && article.cue(at: before.cue.upperBound - 1, lexicon).map {
          $0.entry.frames.isSuperset(of: [.quote, .that])
        } ?? false ? lead : nil
    }
    guard let first = stretch.inner.first, !article.tokens[first].shape.contains(.capitalized),
      article.isAny(.comma, at: stretch.tokens.lowerBound - 1),
      // "Asked about the plan, she said, “…””.
      article.words[lead.lowerBound].tense.isDisjoint(with: [.gerund, .participle])
    else { return nil }
    return lead.allSatisfy({ article.isAny(.coordinator, at: $0) }) ? nil : lead
  }

  /// `She said the plan had one fault: "It is dead."`: the clause before the colon belongs to the content.
  func governedContent(_ before: Attribution, _ stretch: MarkedStretch) -> Range<Int> {
    let content = headlineContent(stretch)
    let start = content.lowerBound
    guard start > 0, article.isAny(.colon, at: start - 1),
      let cue = article.cue(at: before.cue.upperBound - 1, lexicon),
      let complement = article.complement(of: cue, limit: start - 1),
      complement.mode == .clause || complement.mode == .question,
      complement.start < start - 3, isFree(complement.start..<start), !article.isMarked(complement.start)
    else { return content }
    return complement.start..<content.upperBound
  }

  /// `She said, “I am tired of the noise” of the works.`: the clause goes on beyond the marks.
  func goingOn(_ content: Range<Int>, _ stretch: MarkedStretch) -> Range<Int> {
    let end = stretch.tokens.upperBound
    let limit = article.sentence(at: end - 1).upperBound
    guard content.upperBound == end, end < limit, !endsClause(stretch.tokens.lowerBound),
      article.isAny(.preposition, at: end), !article.opensAdjunct(end, limit: limit), !isTitle(stretch),
      !article.isAny(.colon, at: stretch.tokens.lowerBound - 1)
    else { return content }
    let comma = (end..<limit).first { article.isAny(.comma, at: $0) && !article.isMarked($0) } ?? limit
    let last = article.contentEnd(from: stretch.tokens.lowerBound, mode: .clause, limit: comma, lexicon)
    return content.lowerBound..<max(end, last)
  }

  /// After a colon, content may go on beyond the marks: `Smith: ‘Of course’ we will win`.
  private func headlineContent(_ stretch: MarkedStretch) -> Range<Int> {
    let start = stretch.tokens.lowerBound
    guard article.isAny(.colon, at: start - 1), !endsClause(start) else { return stretch.tokens }
    let limit = article.sentence(at: stretch.tokens.upperBound - 1).upperBound
    let end = article.trimmedEnd(limit, from: start)
    return start..<max(stretch.tokens.upperBound, end)
  }

  /// Whether nothing goes on after marked words that a part of a clause would.
  func endsClause(_ start: Int) -> Bool {
    let stretch = article.stretches[Int(article.stretchOf[start])]
    let end = stretch.tokens.upperBound
    if let last = article.lastWithin(stretch), article.isAny([.comma, .stop], at: last) { return true }
    return end >= article.sentence(at: start).upperBound || article.isAny([.comma, .stop, .semicolon, .dash], at: end)
  }
}
