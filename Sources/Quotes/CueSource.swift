internal import Annotations

/// Who stands as the source of a cue.
extension QuoteFinder {
  /// The source of a cue: its subject, the agent of a passive, or the subject that it shares with an earlier verb.
  func source(of cue: Cue, in sentence: Range<Int>) -> Range<Int>? {
    guard let source = nearestSource(of: cue, in: sentence) else { return nil }
    let word = source.lowerBound
    guard source.count == 1 else { return source }
    if article.isWithinVerbGroup(word) { return article.subject(before: groupStart(word, sentence)) }
    // "many of whom said".
    if article.isAny(.personal, at: word), article.isAny(.of, at: word - 1), word - 2 >= sentence.lowerBound,
      article.isAny(.quantifier, at: word - 2) || article.tokens[word - 2].shape.contains(.hasDigit)
    {
      return word - 2..<word + 1
    }
    return source
  }

  private func nearestSource(of cue: Cue, in sentence: Range<Int>) -> Range<Int>? {
    switch cue.form {
    case .passive:
      guard article.isAny(.by, at: cue.tokens.upperBound) else { return nil }
      return article.nounPhrase(from: cue.tokens.upperBound + 1, limit: sentence.upperBound, takesApposition: false)
    case .infinitive:
      // "It is one thing for the mayor to want".
      if let phrase = article.nounPhrase(endingAt: cue.tokens.lowerBound, floor: sentence.lowerBound),
        article.isAny(.roleWord, at: phrase.lowerBound - 1),
        !article.isAny([.of, .subordinator], at: phrase.lowerBound - 1)
      {
        return phrase
      }
      return sharedSubject(before: cue.tokens.lowerBound, in: sentence)
    case .gerund:
      let before = cue.tokens.lowerBound - 1
      if before >= sentence.lowerBound, !article.isMarked(before),
        !article.isAny([.comma, .preposition, .coordinator, .dash, .subordinator, .wh, .past], at: before),
        !article.isAny([.weekday, .time, .timeword, .speechNoun], at: before),
        let phrase = article.nounPhrase(endingAt: before + 1, floor: sentence.lowerBound),
        !isAdjunct(phrase, floor: sentence.lowerBound)
      {
        return phrase
      }
      return sharedSubject(before: cue.tokens.lowerBound, in: sentence)
    case .finite:
      let before = cue.tokens.lowerBound - 1
      var opening: Range<Int>? {
        cue.entry.frames.isSuperset(of: [.quote, .that]) ? openingName(of: sentence, before: before) : nil
      }
      if before < sentence.lowerBound {
        return article.nounPhrase(from: cue.tokens.upperBound, limit: sentence.upperBound, takesApposition: true)
      }
      if before >= sentence.lowerBound,
        article.isAny(.coordinator, at: before) || isCommaAfterVerb(before, in: sentence)
      {
        return sharedSubject(before: before, in: sentence) ?? opening
      }
      // "called for an end to tolls and fees, said the port was safe": the words before the comma are content.
      if before > sentence.lowerBound, article.isAny(.comma, at: before), cue.tokens.lowerBound == before + 1,
        let last = quote(at: before - 1), last.end == before, let source = last.source, source.upperBound <= before,
        sentence.contains(source.lowerBound), !article.isAny([.relative, .that], at: source.lowerBound),
        // "said it would close, and Berg, the mayor, called".
        !(last.start..<last.end).contains(where: { article.isAny([.comma, .contrast, .dash], at: $0) })
      {
        return source
      }
      return article.subject(before: cue.tokens.lowerBound) ?? inverted(cue, in: sentence)
        ?? sharedSubject(before: before, in: sentence) ?? opening
    }
  }

  /// The name or pronoun in front of a verb that no table knows: "Okafor keeps his books to himself but says".
  private func openingName(of sentence: Range<Int>, before limit: Int) -> Range<Int>? {
    var first = sentence.lowerBound
    while first < limit, article.isAny(.coordinator, at: first) { first += 1 }
    var end = first
    if article.isAny(.subject, at: first), !article.isAny(.that, at: first) {
      end += 1
    } else {
      while end < limit, end - first < 6, article.tokens[end].shape.contains(.capitalized), !article.isMarked(end),
        article.kinds(end).isDisjoint(with: [
          .determiner, .possessive, .preposition, .subordinator, .wh, .adverb, .pronoun, .weekday, .month, .timeword,
        ])
      {
        end += 1
      }
    }
    // The verb follows.
    guard end > first, end < limit, article.tokens[end].shape.contains(.hasLower),
      article.endsInS(end) || article.isAny([.endsInEd, .past, .auxiliary], at: end),
      !article.tokens[end].shape.contains(.capitalized), !article.isAny(.possessiveS, at: end)
    else { return nil }
    return first..<end
  }

  /// The source behind a verb in a parenthesis: `A quay, wrote the critic Anna Berg, “is not a shelter.”`
  private func inverted(_ cue: Cue, in sentence: Range<Int>) -> Range<Int>? {
    let next = cue.tokens.upperBound
    guard cue.entry.frames.contains(.quote), cue.entry.frames.isDisjoint(with: [.np, .hearer]),
      article.isAny(.comma, at: cue.tokens.lowerBound - 1), !article.isAny(.subject, at: next),
      !article.words[cue.verb].tense.isDisjoint(with: [.past, .third]),
      let phrase = article.nounPhrase(from: next, limit: sentence.upperBound, takesApposition: false),
      article.isAny([.comma, .preposition, .stop], at: phrase.upperBound)
    else { return nil }
    return phrase
  }

  /// Whether a phrase is what "to" behind a verb takes: in "came to power promising" power promises nothing.
  private func isAdjunct(_ phrase: Range<Int>, floor: Int) -> Bool {
    let before = phrase.lowerBound - 2
    return before > floor && article.isAny(.to, at: before + 1) && article.isAny([.past, .endsInEd], at: before)
      && !article.isAny([.determiner, .auxiliary], at: before - 1)
  }

  private func isCommaAfterVerb(_ index: Int, in sentence: Range<Int>) -> Bool {
    article.isAny(.comma, at: index) && article.isAny(.coordinator, at: index + 1)
  }

  /// The source of the last quote in the sentence, else the sentence's own subject.
  func sharedSubject(before index: Int, in sentence: Range<Int>) -> Range<Int>? {
    var before = index - 1
    while before >= sentence.lowerBound {
      if let quote = quote(at: before), let cue = quote.cue, sentence.contains(cue.lowerBound), cue.upperBound <= index,
        let source = quote.source, source.upperBound <= index, sentence.contains(source.lowerBound)
      {
        return source
      }
      before -= 1
    }
    // "It is no secret, but Okafor covets it when speaking of".
    if let comma = (max(sentence.lowerBound, index - 30)..<index).last(where: {
      article.isAny(.comma, at: $0) && article.isAny(.coordinator, at: $0 + 1) && !article.isMarked($0)
    }), let subject = sentenceSubject(comma + 2..<sentence.upperBound, before: index), subject.lowerBound == comma + 2 {
      return subject
    }
    return sentenceSubject(sentence, before: index)
  }

  /// "There is a delay", "at one point": what stands before a verb, or what looks like one, but does nothing.
  private func isIdle(_ subject: Range<Int>) -> Bool {
    guard subject.count == 1 else { return false }
    return article.isAny(.idle, at: subject.lowerBound)
      || article.isAny(.preposition, at: subject.lowerBound - 1) && article.isAny(.quantifier, at: subject.lowerBound)
  }

  /// The subject of the first finite verb of a sentence.
  func sentenceSubject(_ sentence: Range<Int>, before limit: Int) -> Range<Int>? {
    var index = sentence.lowerBound
    while index < limit {
      if article.isMarked(index) {
        index = article.stretches[Int(article.stretchOf[index])].tokens.upperBound
        continue
      }
      let isVerb =
        article.isAny([.auxiliary, .past], at: index) && !article.isBehindArticle(index)
        && (!article.isAny(.possessiveS, at: index) || article.isAny(.subject, at: index - 1))
        || article.isFiniteVerb(index)
        || article.isAny(.endsInEd, at: index)
          && !article.isAny([.determiner, .preposition, .possessive], at: index - 1) && !article.isBehindArticle(index)
        || article.cue(at: index, lexicon).map { $0.form == .finite } ?? false
      if isVerb, index > sentence.lowerBound {
        if let subject = article.subject(before: index, floor: sentence.lowerBound), !isIdle(subject) { return subject }
      }
      index += 1
    }
    return nil
  }
}
