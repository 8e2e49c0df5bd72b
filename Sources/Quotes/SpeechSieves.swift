internal import Annotations

/// Reported speech and attitudes, sentence by sentence.
extension QuoteFinder {
  mutating func findSpeech(in sentence: Range<Int>) {
    let limit = bodyEnd(sentence)
    guard limit > sentence.lowerBound else { return }
    if sieves.contains(.headline), findHeadline(sentence, limit) { return }
    // One look at the words, without a branch, saves most sentences most of the sieves.
    var all = QuoteLexicon.Word()
    for word in article.words[sentence] {
      all.kinds.formUnion(word.kinds)
      all.verb |= word.verb
      all.noun |= word.noun
    }
    if all.kinds.contains(.phraseStart), sieves.contains(.accordingTo) { findAccordingTo(sentence, limit) }
    guard
      all.verb > 0 || all.noun > 0
        || all.kinds.contains(.carrier) && sentence.contains(where: { article.words[$0].tense.contains(.phrasal) })
    else { return }
    if sieves.contains(.asClause), findAsClause(sentence, limit) { return }
    if all.verb > 0 {
      let verbs = verbs(in: sentence)
      if findFinal(sentence, limit, verbs) { return }
      if sieves.contains(.parenthesis) { findParenthesis(sentence, limit, verbs) }
    }
    findGoverned(sentence, limit)
  }

  /// From the first reporting verb of a sentence that has one to behind the last.
  private func verbs(in sentence: Range<Int>) -> Range<Int> {
    var (start, end) = (sentence.lowerBound, sentence.upperBound)
    while article.words[start].verb == 0 { start += 1 }
    while article.words[end - 1].verb == 0 { end -= 1 }
    return start..<end
  }

  /// The end of a sentence without its final stops, unless marks enclose them.
  func bodyEnd(_ sentence: Range<Int>) -> Int {
    var end = sentence.upperBound
    while end > sentence.lowerBound, !article.isMarked(end - 1), article.isAny([.stop, .closeBracket], at: end - 1) {
      end -= 1
    }
    return end
  }

  // MARK: Content first

  /// `Rates will rise, she said.` and `Rates will rise, said the minister.`
  private mutating func findFinal(_ sentence: Range<Int>, _ limit: Int, _ verbs: Range<Int>) -> Bool {
    guard sieves.contains(.final) else { return false }
    let limit = titleStart(before: limit, sentence)
    // Behind the last verb marks alone are looked for.
    var index = min(limit, verbs.upperBound) - 1
    let floor = max(sentence.lowerBound, limit - 40, verbs.lowerBound - 1)
    guard index > floor else { return false }
    for last in index + 1..<max(index + 1, limit) where article.stretchOf[last] >= 0 { return false }
    while index > floor {
      if article.isMarked(index) { return false }
      let verb = article.words[index].verb
      if verb > 0, canEndSentence(lexicon.verbs[Int(verb) - 1]), let cue = article.cue(at: index, lexicon),
        cue.form == .finite, !article.isAny(.auxiliary, at: cue.tokens.lowerBound)
      {
        guard isFree(cue.tokens) else { return false }
        let isAttitude = cue.entry.group.isAttitude
        if let (comma, source) = finalSource(cue, sentence, limit), comma > sentence.lowerBound {
          // Without an "and" in front, or the bullet of a list.
          var start = startOverMarks(sentence)
          if article.isAny([.coordinator, .semicolon, .dash], at: start), !article.isMarked(start) { start += 1 }
          let content = start..<article.trimmedEnd(comma, from: start)
          guard isFree(content), article.wordCount(content) > 1,
            article.isMarked(content.upperBound - 1) || article.isMarked(start)
              || isClause(content, isInverted: source.lowerBound >= cue.tokens.upperBound)
          else { return false }
          add(
            FoundQuote(
              parts: [content], kind: kind([content], isAttitude: isAttitude), cue: cue.tokens, source: source,
              sieve: .final))
          return true
        }
      }
      index -= 1
    }
    return false
  }

  /// Where the sentence begins that marked words run over: `The judges “were stiff. They had no fun” in Malmo, she said.`
  private func startOverMarks(_ sentence: Range<Int>) -> Int {
    guard article.isMarked(sentence.lowerBound) else { return sentence.lowerBound }
    let first = article.stretches[Int(article.stretchOf[sentence.lowerBound])].tokens.lowerBound
    let start = article.sentence(at: first).lowerBound
    return sentence.lowerBound - start < QuoteFinder.longestClause ? start : sentence.lowerBound
  }

  private static let longestClause = 100

  /// Whether the content of a verb may stand before it.
  private func canEndSentence(_ verb: QuoteLexicon.Verb) -> Bool {
    verb.frames.contains(.quote) || verb.frames.contains(.that) && !verb.group.isAttitude
  }

  /// Where a title at the end of a sentence begins, over which its attribution is found: `…, he said on “Morning Tide.”`
  private func titleStart(before limit: Int, _ sentence: Range<Int>) -> Int {
    guard article.isMarked(limit - 1) else { return limit }
    let stretch = article.stretches[Int(article.stretchOf[limit - 1])]
    let start = stretch.tokens.lowerBound
    guard stretch.inner.count <= 6, start > sentence.lowerBound + 3, isTitle(stretch),
      article.tokens[start - 1].shape.contains(.hasLetter), article.words[start - 1].verb == 0
    else { return limit }
    return start
  }

  /// Whether words make a clause: they hold a verb that is known, or are too many for an adjunct. Before an inverted
  /// verb they may be its subject with an apposition.
  private func isClause(_ range: Range<Int>, isInverted: Bool = false) -> Bool {
    // "Asked whether she feared it, Berg laughed."
    if let cue = article.cue(at: range.lowerBound, lexicon), cue.form == .passive { return false }
    if isFrontAlone(range) { return false }
    if article.hasFiniteVerb(from: range.lowerBound, limit: range.upperBound) { return true }
    // "As a skipper, Berg rarely took a risk": what stands behind the adjunct.
    if article.isAny(.preposition, at: range.lowerBound),
      let comma = range.first(where: { article.isAny(.comma, at: $0) }),
      comma + 1 < range.upperBound
    {
      return isClause(comma + 1..<range.upperBound, isInverted: isInverted)
    }
    let (first, words) = (range.lowerBound, article.wordCount(range))
    guard words > 4, article.words[first].tense.isDisjoint(with: [.gerund, .participle]) else { return false }
    if isInverted, range.contains(where: { article.isAny([.comma, .dash], at: $0) }) { return false }
    return words > 10 && !isInverted
      || article.canStartPhrase(first) && !range.contains { article.isAny([.time, .weekday, .month], at: $0) }
  }

  /// Whether words are a clause in front without its main one: "When the ship left, she told".
  private func isFrontAlone(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    return article.isAny(.subordinator, at: first)
      && (article.isAny([.opener, .wh, .contrast], at: first) || article.isAs(first))
      && !range.contains { article.isAny(.comma, at: $0) || article.isMarked($0) }
  }

  /// The comma that ends the content before a cue, and the cue's source.
  func finalSource(_ cue: Cue, _ sentence: Range<Int>, _ limit: Int) -> (comma: Int, source: Range<Int>)? {
    let before = cue.tokens.lowerBound - 1
    guard before > sentence.lowerBound else { return nil }
    // "…, Okafor, the mayor, told the port": the one after the verb is told.
    if cue.entry.frames.contains(.hearer), article.isAny(.comma, at: before), !article.isMarked(before),
      let found = subjectLast(cue, sentence, limit)
    {
      return found
    }
    if article.isAny(.comma, at: before) || (article.isMarked(before) && endsInComma(before)) {
      // Inverted, or an apposition before the verb.
      if let source = article.nounPhrase(from: cue.tokens.upperBound, limit: limit, takesApposition: true),
        article.skipAdjuncts(source.upperBound, limit: limit) >= limit
          || isReportOnly(cue) && endsSource(source.upperBound),
        isInverted(cue, source)
      {
        return (before + (article.isMarked(before) ? 1 : 0), source)
      }
      if article.isMarked(before) { return nil }
    }
    return subjectLast(cue, sentence, limit)
  }

  /// The comma that ends the content before a subject and its cue, and that subject.
  private func subjectLast(_ cue: Cue, _ sentence: Range<Int>, _ limit: Int) -> (comma: Int, source: Range<Int>)? {
    let end = cue.tokens.upperBound
    // "…, she called for a toll": the preposition is the verb's own.
    if end < limit, cue.entry.frames.isDisjoint(with: .that), article.takes(cue.entry.prepositions, end) { return nil }
    let hearerEnd = article.skipHearer(of: cue, limit: limit)
    // "they told the port about".
    if (end..<max(end, hearerEnd)).contains(where: {
      article.isAny(.preposition, at: $0) && article.takes(cue.entry.prepositions, $0)
    }) {
      return nil
    }
    let rest = article.skipAdjuncts(hearerEnd, limit: limit)
    guard let subject = article.subject(before: cue.tokens.lowerBound), subject.lowerBound - 1 > sentence.lowerBound,
      rest >= limit
        || opensTail(rest, of: cue, sentence, limit)
          && article.hasFiniteVerb(from: sentence.lowerBound, limit: subject.lowerBound - 1)
    else { return nil }
    let comma = subject.lowerBound - 1
    if article.isMarked(comma), endsInComma(comma) { return (comma + 1, subject) }
    return article.isAny(.comma, at: comma) && !article.isAny(.relative, at: subject.lowerBound)
      ? (comma, subject) : nil
  }

  /// `…, said the minister` and `…, say experts`, but not `…, continue his appeal`.
  private func isInverted(_ cue: Cue, _ source: Range<Int>) -> Bool {
    !article.words[cue.verb].tense.isDisjoint(with: [.past, .third])
      || source.contains { article.endsInS($0) || article.isAny([.hearer, .subject, .and], at: $0) }
  }

  /// Verbs that take nothing but words spoken, as "say".
  private func isReportOnly(_ cue: Cue) -> Bool {
    cue.entry.frames.contains(.quote) && cue.entry.frames.isDisjoint(with: [.np, .hearer])
  }

  /// Whether what follows a verb of saying tells when or where: "said as he left the hall".
  private func opensTail(_ index: Int, of cue: Cue, _ sentence: Range<Int>, _ limit: Int) -> Bool {
    let first = sentence.lowerBound
    return cue.entry.group == .neutral && cue.entry.frames.isSuperset(of: [.quote, .that]) && !article.isMarked(index)
      && (article.isAs(index) || article.isAny(.opener, at: index))
      && !article.isAny([.subordinator, .wh, .preposition], at: first) && !article.endsInIng(first)
      && article.complement(of: cue, limit: limit).map { $0.start <= cue.tokens.upperBound } ?? true
  }

  private func endsSource(_ index: Int) -> Bool {
    article.isAny([.relative, .wh, .comma, .subordinator, .preposition], at: index)
  }

  private func endsInComma(_ index: Int) -> Bool {
    let stretch = article.stretches[Int(article.stretchOf[index])]
    return article.lastWithin(stretch).map { article.isAny([.comma, .stop], at: $0) } ?? false
  }

  // MARK: Attribution within

  /// Where the one who was told and the time end: "he told reporters on Monday".
  private func attributionEnd(_ start: Int, limit: Int) -> Int {
    var end = start
    if article.isAny([.object, .hearer], at: end) { end += 1 }
    return article.isAny([.weekday, .timeword, .preposition, .last], at: end)
      ? article.skipAdjuncts(end, limit: limit) : end
  }

  /// `A rise of rates, said Anna Berg, an economist, would hurt.`
  private mutating func findInverted(_ verb: Int, _ sentence: Range<Int>, _ limit: Int) -> Bool {
    guard article.isAny(.comma, at: verb - 1), !article.isMarked(verb - 1), let cue = article.cue(at: verb, lexicon),
      cue.form == .finite, cue.tokens.lowerBound == verb, cue.entry.frames.contains(.that), isReportOnly(cue),
      let source = article.nounPhrase(from: verb + 1, limit: limit, takesApposition: true), isInverted(cue, source),
      article.isAny(.comma, at: source.upperBound), source.upperBound + 2 < limit
    else { return false }
    let first = sentence.lowerBound..<verb - 1
    let second = source.upperBound + 1..<limit
    // The clause goes on with its verb.
    guard article.isAny([.auxiliary, .past], at: second.lowerBound), !article.isMarked(second.lowerBound),
      isFree(first), isFree(second), !first.isEmpty,
      !article.hasFiniteVerb(from: first.lowerBound, limit: first.upperBound)
    else { return false }
    add(
      FoundQuote(
        parts: [first, second], kind: kind([first, second], isAttitude: false), cue: cue.tokens, source: source,
        sieve: .parenthesis))
    return true
  }

  /// `Rates, she said, will rise.`
  private mutating func findParenthesis(_ sentence: Range<Int>, _ limit: Int, _ verbs: Range<Int>) {
    var index = max(sentence.lowerBound + 2, verbs.lowerBound)
    while index < min(limit - 2, verbs.upperBound) {
      guard article.words[index].verb > 0, !article.isMarked(index), isFree(index) else {
        index += 1
        continue
      }
      if findInverted(index, sentence, limit) { return }
      let end = attributionEnd(index + 1, limit: limit - 1)
      // "the mayor warned of a storm, praised": what the verb governs is no adjunct.
      if end > index + 1, article.takes(lexicon.verbs[Int(article.words[index].verb) - 1].prepositions, index + 1) {
        index += 1
        continue
      }
      guard article.isAny([.comma, .semicolon], at: end), !article.isMarked(end) else {
        index += 1
        continue
      }
      if let cue = article.cue(at: index, lexicon), cue.form == .finite, cue.entry.frames.contains(.that),
        let subject = article.subject(before: cue.tokens.lowerBound), subject.lowerBound - 1 > sentence.lowerBound,
        article.isAny(.comma, at: subject.lowerBound - 1), !article.isAny(.relative, at: subject.lowerBound)
      {
        let isJoined = article.isAny(.coordinator, at: sentence.lowerBound) && !article.isMarked(sentence.lowerBound)
        let first = sentence.lowerBound + (isJoined ? 1 : 0)..<subject.lowerBound - 1
        let second = end + 1..<limit
        // "…, he said, adding …" and "…, he said; …" go on with something else.
        let isOver =
          second.isEmpty || article.isAny(.semicolon, at: end)
          || article.isAny([.endsInIng, .coordinator], at: second.lowerBound)
            && (article.words[second.lowerBound].verb > 0 || !isFrontAlone(first))
        if isFree(first), isOver ? !first.isEmpty : isFree(second),
          !isOver || isClause(first, isInverted: !article.isAny(.semicolon, at: end))
        {
          let parts = isOver ? [first] : first.isEmpty ? [second] : [first, second]
          add(
            FoundQuote(
              parts: parts, kind: kind(parts, isAttitude: cue.entry.group.isAttitude), cue: cue.tokens, source: subject,
              sieve: .parenthesis))
          return
        }
      }
      index += 1
    }
  }
}
