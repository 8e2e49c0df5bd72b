internal import Annotations

/// Content that a noun governs, alone or as the object of a verb that carries it.
extension QuoteFinder {
  /// What a noun governs to its right.
  private struct Report {
    var content: Range<Int>
    /// One past the noun, or past the preposition that goes with it.
    var cueEnd: Int
    /// Who is named between the noun and its content: "the claim of the former mayor that".
    var agent: Range<Int>?
  }

  /// Adds the content of a noun ("her claim that"); returns where it ends.
  mutating func governedByNoun(_ index: Int, _ sentence: Range<Int>, _ limit: Int) -> Int? {
    guard sieves.contains(.noun), article.words[index].noun > 0, index + 2 < limit else { return nil }
    let noun = lexicon.nouns[Int(article.words[index].noun) - 1]
    if let end = cried(index, noun, sentence) { return end }
    let owner = owner(of: index, sentence)
    // "Her claim is that the sluice was open."
    if noun.frames.contains(.that), noun.frames.isDisjoint(with: .carried) || owner != nil,
      article.isAny(.be, at: index + 1), !article.isAny(.possessiveS, at: index + 1),
      article.isAny(.that, at: index + 2), index + 3 < limit
    {
      let end = article.contentEnd(from: index + 2, mode: .clause, limit: limit, lexicon)
      return add(
        Report(content: index + 2..<end, cueEnd: index + 2), of: noun, cue: index..<index + 2, source: owner)
    }
    guard !noun.frames.contains(.carried),
      let report = report(
        of: index, noun, isCarried: false, isOwned: owner != nil,
        subjectEnd(index, noun, sentence, limit) ?? limit)
    else {
      return nil
    }
    return add(report, of: noun, cue: index..<report.cueEnd, source: owner ?? report.agent)
  }

  /// The verb of the sentence whose subject is a reporting noun with its content: "Her call to close the port could hurt".
  private func subjectEnd(_ index: Int, _ noun: QuoteLexicon.Noun, _ sentence: Range<Int>, _ limit: Int) -> Int? {
    let next = index + 1
    let mode: Complement.Mode? =
      if article.isAny(.that, at: next), noun.frames.contains(.that) {
        .clause
      } else if article.isAny(.to, at: next), noun.frames.contains(.to) {
        .infinitive
      } else if article.isAny(.preposition, at: next), article.takes(noun.prepositions, next) { .object } else { nil }
    guard let mode, article.endsSubject(before: next) else { return nil }
    return article.mainVerb(behind: mode == .object ? next + 1 : next, mode, limit: limit, lexicon)
  }

  /// Adds the content of the noun that a verb carries: `made the point that`, `has expressed concern about`; returns
  /// where it ends.
  mutating func governedByCarried(_ verb: Int, _ sentence: Range<Int>, _ limit: Int) -> Int? {
    guard sieves.contains(.noun) else { return nil }
    let passed: WordKinds = [.determiner, .possessive, .adverb, .negation, .endsInLy, .comma]
    // "making unfounded claims", but "has demanded reports".
    let mayBeParticiple = !article.isAny([.have, .auxiliary], at: verb)
    for index in verb + 1..<max(verb + 1, min(limit - 2, verb + 8)) {
      guard !article.isMarked(index), isFree(index) else { return nil }
      let word = article.words[index]
      if word.noun > 0 {
        let noun = lexicon.nouns[Int(word.noun) - 1]
        // "had better plan to": no noun.
        let isBare = article.isAny(.have, at: verb) && !article.endsInS(index)
        if !isBare || (verb + 1..<index).contains(where: { article.isAny([.determiner, .possessive], at: $0) }),
          let report = report(
            of: index, noun, isCarried: true, isOwned: true, clauseLimit(index, verb, sentence, limit))
        {
          let start = groupStart(verb, sentence)
          guard let source = carriersSubject(verb, start, sentence) else { return nil }
          return add(report, of: noun, cue: start..<report.cueEnd, source: source)
        }
      }
      // "made it clear", "an urgent and desperate case".
      let isPassed =
        !word.kinds.isDisjoint(with: passed) || word.kinds.isSuperset(of: [.subject, .object])
        || word.kinds.contains(.and) && index > verb + 2
      // Adjectives stand before the noun, and no other noun, verb or preposition; right behind "making" a participle too.
      let isFirst = index == verb + 1
      let adjective: WordKinds = isFirst && !mayBeParticiple ? .last : [.last, .endsInEd, .endsInIng]
      guard
        isPassed
          || article.isLower(index)
            && (word.verb == 0 || isFirst && mayBeParticiple && word.kinds.contains(.endsInEd))
            && word.kinds.isSubset(of: adjective)
      else { return nil }
    }
    return nil
  }

  /// The end of the clause in front that a carried noun stands in: "Though she expressed doubt that it would rain, she".
  private func clauseLimit(_ noun: Int, _ verb: Int, _ sentence: Range<Int>, _ limit: Int) -> Int {
    isInFrontClause(verb, isGerund: article.isAny(.endsInIng, at: verb), sentence)
      ? mainClauseComma(from: noun + 1, limit) ?? limit : limit
  }

  /// Where the group of a verb begins: its auxiliaries and adverbs.
  func groupStart(_ verb: Int, _ sentence: Range<Int>) -> Int {
    var start = verb
    while start > sentence.lowerBound, !article.isMarked(start - 1), isFree(start - 1),
      article.isAny([.auxiliary, .adverb, .negation, .endsInLy, .to], at: start - 1),
      !article.isAny([.subject, .timeword], at: start - 1)
    {
      start -= 1
    }
    return start
  }

  private func carriersSubject(_ verb: Int, _ start: Int, _ sentence: Range<Int>) -> Range<Int>? {
    let isFinite = !article.isAny(.endsInIng, at: verb) && !article.isAny(.to, at: start)
    if isFinite, let subject = article.subject(before: start), subject.lowerBound >= sentence.lowerBound {
      return subject
    }
    return sharedSubject(before: start, in: sentence)
  }

  private func report(
    of index: Int, _ noun: QuoteLexicon.Noun, isCarried: Bool, isOwned: Bool, _ limit: Int
  ) -> Report? {
    let next = index + 1
    guard next < limit, !article.isMarked(next) else { return nil }
    if noun.frames.contains(.that), let (that, agent) = thatOfNoun(from: next, limit: limit) {
      let end = article.contentEnd(from: that, mode: .clause, limit: limit, lexicon)
      // "a claim that Okafor denies": a relative clause, whose verb lacks its object.
      let last = end - 1
      if end - that < 10, !article.isMarked(last), article.words[last].verb > 0 {
        let verb = lexicon.verbs[Int(article.words[last].verb) - 1]
        if verb.frames.contains(.np), !verb.flags.contains(.noun) { return nil }
      }
      return Report(content: that..<end, cueEnd: next, agent: agent)
    }
    guard next + 1 < limit else { return nil }
    // "made clear he would stay", but not "made the point he had made before".
    if isCarried, !article.isAny([.determiner, .possessive, .quantifier], at: index - 1), noun.frames.contains(.that),
      article.isAny(.subject, at: next),
      article.hasFiniteVerb(from: next, limit: limit)
    {
      let end = article.contentEnd(from: next, mode: .clause, limit: limit, lexicon)
      return Report(content: next..<end, cueEnd: next)
    }
    if !isOwned { return citing(index, noun, limit) }
    if article.isAny(.to, at: next), noun.frames.contains(.to) {
      let end = article.contentEnd(from: next, mode: .infinitive, limit: limit, lexicon)
      return Report(content: next..<end, cueEnd: next)
    }
    guard article.isAny(.preposition, at: next), article.takes(noun.prepositions, next) else {
      return nil
    }
    let start = next + 1
    // A noun that no verb carries may be the subject of what follows: "her attack on the plan was".
    guard isCarried else {
      let end = article.nounPhrase(from: start, limit: limit, takesApposition: false)?.upperBound ?? start
      return Report(content: start..<end, cueEnd: start)
    }
    guard article.canStartPhrase(start) || article.isMarked(start) || article.isAny([.wh, .object], at: start) else {
      return nil
    }
    let end = article.contentEnd(from: start, mode: .object, limit: limit, lexicon)
    return Report(content: start..<end, cueEnd: start)
  }

  /// Marked words that a noun of nobody's reports: `claims of a “great success” in the talks`.
  private func citing(_ index: Int, _ noun: QuoteLexicon.Noun, _ limit: Int) -> Report? {
    let start = index + 2
    guard article.isAny(.preposition, at: start - 1), article.takes(noun.prepositions, start - 1),
      let marked = (start..<min(limit, start + 5)).first(where: { article.isMarked($0) }),
      !(start..<marked).contains(where: { article.isAny([.comma, .preposition, .relative, .auxiliary], at: $0) })
    else { return nil }
    let behind = article.stretches[Int(article.stretchOf[marked])].tokens.upperBound
    let end = article.contentEnd(from: start, mode: .object, limit: limit, lexicon)
    // What has a verb goes on with the sentence.
    let isOver = behind >= end || !article.hasFiniteVerb(from: behind, limit: end)
    return Report(content: start..<min(limit, isOver ? max(end, behind) : behind), cueEnd: start)
  }

  private mutating func add(
    _ report: Report, of noun: QuoteLexicon.Noun, cue: Range<Int>, source: Range<Int>?
  ) -> Int? {
    guard !report.content.isEmpty, isFree(report.content), isFree(cue) else { return nil }
    add(
      FoundQuote(
        parts: [report.content], kind: kind([report.content], isAttitude: noun.group == .attitude), cue: cue,
        source: source, sieve: .noun))
    return report.content.upperBound
  }

  /// The "that" which begins what a noun reports, behind it or over who spoke and when: `his statement on Monday that`,
  /// `the claim of the former mayor that`.
  private func thatOfNoun(from start: Int, limit: Int) -> (that: Int, agent: Range<Int>?)? {
    var index = start
    var agent: Range<Int>?
    if article.isAny([.of, .by], at: index),
      let phrase = article.nounPhrase(from: index + 1, limit: limit, takesApposition: false), phrase.count <= 12
    {
      agent = phrase
      index = phrase.upperBound
    }
    index = timeEnd(index, limit: limit)
    // "a claim that worries" is a relative clause; one without a subject at least.
    guard index + 1 < limit, index - start <= 15, article.isAny(.that, at: index), !article.isMarked(index),
      index == start || article.canStartPhrase(index + 1) || article.isMarked(index + 1),
      !article.isAny([.auxiliary, .past], at: index + 1),
      article.words[index + 1].tense.isDisjoint(with: [.third, .past])
        || article.tokens[index + 1].shape.contains(.capitalized)
    else { return nil }
    return (index, agent)
  }

  /// Where words for the time and the occasion end: "on Wednesday", "in an interview this year", "last week".
  private func timeEnd(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, !article.isMarked(index) {
      if article.isAny([.weekday, .timeword, .time, .month, .last, .adverb], at: index),
        !article.isAny(.that, at: index)
      {
        index += 1
      } else if article.isAny(.preposition, at: index), !article.isAny([.of, .to, .by], at: index),
        let noun = (index + 1..<min(limit, index + 5)).first(where: {
          article.isAny([.weekday, .month, .time, .speechNoun], at: $0)
            || article.tokens[$0].shape.contains(.hasDigit)
        }),
        !(index + 1..<noun).contains(where: {
          article.isMarked($0) || article.isAny([.comma, .preposition, .that], at: $0)
        })
      {
        index = noun + 1
      } else {
        break
      }
    }
    return index
  }

  /// `chants of “No more ships”`, `the slogan “Water is life”`: adds the marked words; returns where they end.
  private mutating func cried(_ index: Int, _ noun: QuoteLexicon.Noun, _ sentence: Range<Int>) -> Int? {
    var start = index + 1
    if article.isAny([.of, .comma, .colon, .be], at: start), !article.isAny(.possessiveS, at: start) { start += 1 }
    guard noun.frames.contains(.quote), start < sentence.upperBound, article.isMarked(start) else { return nil }
    let content = article.stretches[Int(article.stretchOf[start])].tokens
    guard content.lowerBound == start, isFree(content) else { return nil }
    let cueEnd = article.isAny(.of, at: start - 1) ? start : index + 1
    add(
      FoundQuote(
        parts: [content], kind: kind([content], isAttitude: false), cue: index..<cueEnd,
        source: owner(of: index, sentence),
        sieve: .noun))
    return content.upperBound
  }

  /// `Smith's claim`, `his decision`.
  private func owner(of noun: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var index = noun - 1
    while index >= sentence.lowerBound, index > noun - 4 {
      if article.isMarked(index) { return nil }
      if article.isAny(.possessive, at: index) { return index..<index + 1 }
      if article.isAny(.possessiveS, at: index) {
        let phrase = article.nounPhrase(endingAt: index, floor: sentence.lowerBound)
        // "Asked about the mayor's claim": the participle's own object.
        guard let first = phrase?.lowerBound, first == sentence.lowerBound, article.words[first].verb > 0,
          article.isAny(.preposition, at: first + 1)
        else { return phrase }
        return article.nounPhrase(endingAt: index, floor: first + 2)
      }
      if article.isAny([.determiner, .preposition, .comma, .auxiliary, .past], at: index) { return nil }
      index -= 1
    }
    return nil
  }
}
