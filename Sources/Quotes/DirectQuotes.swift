internal import Annotations

/// An attribution beside marked words.
struct Attribution {
  var cue: Range<Int>
  var source: Range<Int>?
  /// All it covers, adjuncts included.
  var tokens: Range<Int>
}

extension QuoteFinder {
  /// How far before a quotation the cue of a report that holds it may stand, in tokens.
  private static let reach = 40

  /// Finds marked words with an attribution beside them, and joins what interrupts or follows them.
  mutating func findDirect() {
    for index in article.stretches.indices where quoteOfStretch[index] < 0 {
      let stretch = article.stretches[index]
      if sieves.contains(.transcript), let label = transcriptLabel(stretch) {
        add(
          FoundQuote(
            parts: [label.upperBound + 1..<stretch.inner.upperBound], kind: .direct,
            cue: label.upperBound..<label.upperBound + 1,
            source: label, sieve: .transcript))
        continue
      }
      if sieves.contains(.after), startsContent(stretch), let after = attribution(after: stretch),
        !isTitle(stretch) || !governsMore(after)
      {
        let number = add(
          FoundQuote(
            parts: leading(index) + [stretch.tokens], kind: .direct, cue: after.cue, source: after.source,
            sieve: .after,
            isClosed: stretch.isClosed))
        join(from: index, number, end: after.tokens.upperBound)
      } else if sieves.contains(.after), let start = clauseStart(stretch), let after = attribution(after: stretch),
        !governsMore(after)
      {
        let content = start..<stretch.tokens.upperBound
        let number = add(
          FoundQuote(
            parts: [content], kind: kind([content], isAttitude: false), cue: after.cue, source: after.source,
            sieve: .after,
            isClosed: stretch.isClosed))
        join(from: index, number, end: after.tokens.upperBound)
      } else if sieves.contains(.before), let before = attribution(before: stretch), !isWithinReport(before) {
        let parts = leadingClause(before, stretch).map { [$0] } ?? []
        let content = parts + [goingOn(governedContent(before, stretch), stretch)]
        let number = add(
          FoundQuote(
            parts: content, kind: kind(content, isAttitude: false), cue: before.cue, source: before.source,
            sieve: .before, isClosed: stretch.isClosed))
        join(from: index, number, end: stretch.tokens.upperBound)
      }
    }
  }

  /// Whether marked words begin a sentence or a clause of their own, rather than stand within one.
  private func startsContent(_ stretch: MarkedStretch) -> Bool {
    let start = stretch.tokens.lowerBound
    let sentence = article.sentence(at: start)
    var before = start
    while before > sentence.lowerBound, article.isAny([.coordinator, .dash], at: before - 1),
      !article.isMarked(before - 1)
    {
      before -= 1
    }
    if before == sentence.lowerBound { return true }
    // `The vote was close ("We barely won," she said).`
    if article.isAny([.openBracket, .dash], at: start - 1), isWhole(start), let last = article.lastWithin(stretch),
      article.isAny(.comma, at: last)
    {
      return true
    }
    guard article.isAny([.comma, .colon], at: before - 1), article.wordCount(stretch.inner) > 3 else { return false }
    let first = stretch.inner.lowerBound
    let goesOn = !isWhole(start) || article.isAny(.first, at: first)
    // In lower case they go on with a clause that begins outside the marks: `In May, "we had no warning," she said.`
    if goesOn, article.isAny(.comma, at: before - 1), !hasCue(in: wordsBefore(stretch)) { return false }
    return !goesOn || article.isAny([.preposition, .subordinator, .wh, .adverb, .endsInLy], at: sentence.lowerBound)
      || article.isAny(.subject, at: first)
  }

  /// Where the sentence begins that marked words end: `The plan is "a disgrace," she said.`
  private func clauseStart(_ stretch: MarkedStretch) -> Int? {
    let start = stretch.tokens.lowerBound
    guard let last = article.lastWithin(stretch), article.isAny([.comma, .stop], at: last) else { return nil }
    var first = article.sentence(at: start).lowerBound
    if article.isAny(.coordinator, at: first), !article.isMarked(first) { first += 1 }
    let lead = first..<start
    // `Warning that “the threat is high,” the port is shut`: the participle is the cue.
    if let cue = article.cue(at: first, lexicon), cue.form == .gerund,
      !article.hasFiniteVerb(from: first + 1, limit: start)
    {
      return nil
    }
    guard !lead.isEmpty, isFree(lead),
      !lead.contains(where: { article.isMarked($0) }) || holdsShort(lead) && !isTitle(stretch),
      stretch.inner.count > 4 || article.hasFiniteVerb(from: first, limit: start)
    else { return nil }
    return first
  }

  /// Whether words go on over marks around a word or two: `The “smart” bridge is`. They report nothing themselves.
  private func holdsShort(_ lead: Range<Int>) -> Bool {
    article.firstCue(in: lead, lexicon) == nil && !article.isAny([.subordinator, .preposition], at: lead.lowerBound)
      && lead.allSatisfy { index in
        !article.isMarked(index)
          || article.wordCount(article.stretches[Int(article.stretchOf[index])].inner) < QuoteFinder.spokenLength
      }
  }

  /// Whether an attribution is itself reported: `She said he told her, "Go."` The outer cue wins.
  private func isWithinReport(_ attribution: Attribution) -> Bool {
    let first = attribution.cue.lowerBound
    // "to counter": whose subject stands far in front.
    let start = article.isAny(.to, at: first) ? first : min(first, attribution.source?.lowerBound ?? first)
    let sentence = article.sentence(at: start)
    // A clause that a comma or "when" parts from the report says something of its own.
    guard start > sentence.lowerBound,
      !article.isAny([.comma, .dash, .openBracket, .relative], at: start - 1) || article.isAny(.wh, at: start - 1),
      !article.isAny([.relative, .that], at: start)
    else { return false }
    let isSubordinate = article.isAny([.wh, .subordinator], at: start - 1)
    for index in max(sentence.lowerBound, start - QuoteFinder.reach)..<start where isFree(index) {
      guard let cue = article.cue(at: index, lexicon), cue.form == .finite, cue.entry.frames.contains(.that),
        let complement = article.complement(of: cue, limit: sentence.upperBound),
        complement.mode == .clause || complement.mode == .question,
        complement.start <= start, !article.isMarked(complement.start),
        !isSubordinate
          || article.isAny([.that, .subject], at: complement.start)
            && !(complement.start..<start).contains(where: { article.isAny([.comma, .semicolon], at: $0) }),
        article.isAny([.that, .subject], at: complement.start) || complement.start == start
          || article.hasFiniteVerb(from: complement.start, limit: attribution.cue.upperBound)
      else { continue }
      return article.contentEnd(from: complement.start, mode: .clause, limit: sentence.upperBound, lexicon) > start
    }
    return false
  }

  /// The words of a sentence before marked ones, as far as a cue may stand from them.
  private func wordsBefore(_ stretch: MarkedStretch) -> Range<Int> {
    let start = stretch.tokens.lowerBound
    return max(article.sentence(at: start).lowerBound, start - QuoteFinder.reach)..<start
  }

  /// `…," she said`, `…," said the minister on Tuesday`.
  func attribution(after stretch: MarkedStretch) -> Attribution? {
    let end = stretch.tokens.upperBound
    let paragraph = article.paragraph(at: stretch.tokens.lowerBound)
    var start = end
    while start < paragraph.upperBound, article.isAny([.comma, .dash], at: start) { start += 1 }
    if start >= paragraph.upperBound { return signatureBelow(paragraph) }
    guard !article.isMarked(start) else { return nil }
    let limit = article.sentence(at: start).upperBound
    if let headline = nameBehindColon(stretch, start, paragraph) { return headline }
    if let signature = signature(start, limit: limit) { return signature }
    // A sentence of its own is an attribution only where it is short: `"…?" He asked.`
    let isApart = article.sentence(at: start).lowerBound == start
    if isApart, let last = article.lastWithin(stretch), !article.isAny([.exclamation, .comma, .dash], at: last) {
      return nil
    }
    let isSet =
      start > end || article.lastWithin(stretch).map { article.isAny([.comma, .stop, .dash], at: $0) } ?? false
    // "…," as she said.
    if article.isAs(start), start + 2 < limit, !isApart,
      startsContent(stretch)
        || article.lastWithin(stretch).map({ article.isAny(.comma, at: $0) }) ?? false
          && !hasCue(in: wordsBefore(stretch))
    {
      start += 1
    }
    var index = start
    while index < min(limit, start + 32) {
      if article.isMarked(index) {
        // A title or a nickname of the speaker.
        let aside = article.stretches[Int(article.stretchOf[index])].tokens
        guard aside.count <= 6, index > start else { break }
        index = aside.upperBound
        continue
      }
      if article.isAny([.semicolon, .colon], at: index) { return nil }
      if let cue = article.cue(at: index, lexicon), cue.entry.frames.contains(.quote) {
        if cue.form == .gerund, let found = quotedAsSaying(cue, from: start) { return found }
        if cue.form == .finite, let found = attribution(cue, from: start, limit: limit) {
          // "…" of the plan, she said: the clause goes on before the attribution.
          let first = min(found.source?.lowerBound ?? start, found.cue.lowerBound)
          if !isSet,
            first > start
              || found.source.map({ $0.contains { article.isAny(.comma, at: $0) } }) ?? false
                && article.isAny(.comma, at: start + 1)
          {
            return nil
          }
          if isApart, !addressesOnly(cue, found, limit: limit),
            introducesMore(cue, found, limit: limit) || goesOn(found, limit: limit)
          {
            return nil
          }
          return found
        }
      }
      index += 1
    }
    if let found = attributionByForm(stretch, from: start, limit: limit) { return found }
    let length = article.phraseLength(at: start, limit: limit, lexicon)
    if length > 0, let source = article.nounPhrase(from: start + length, limit: limit, takesApposition: true) {
      return Attribution(cue: start..<start + length, source: source, tokens: start..<source.upperBound)
    }
    return nil
  }

  /// `…," he is quoted as saying`.
  private func quotedAsSaying(_ cue: Cue, from start: Int) -> Attribution? {
    let role = cue.tokens.lowerBound - 1
    guard role > start, article.isAny(.roleWord, at: role) else { return nil }
    // "was quoted by the agency as saying".
    let by = (max(start, role - 10)..<role).last { article.isAny(.by, at: $0) }
    let verb = (by ?? role) - 1
    guard verb > start, let quoted = article.cue(at: verb, lexicon),
      quoted.form == .passive, let subject = article.subject(before: quoted.tokens.lowerBound, floor: start),
      subject.lowerBound == start
    else { return nil }
    let tokens = start..<cue.tokens.upperBound
    return Attribution(cue: quoted.tokens.lowerBound..<cue.tokens.upperBound, source: subject, tokens: tokens)
  }

  /// Whether a verb is followed by whom it asks or tells and when, and by nothing said: `"…?" Okafor asked the mayor in May.`
  private func addressesOnly(_ cue: Cue, _ found: Attribution, limit: Int) -> Bool {
    guard cue.entry.frames.isSuperset(of: [.quote, .hearer]), found.tokens.upperBound == cue.tokens.upperBound else {
      return false
    }
    let end = article.skipHearer(of: cue, limit: limit)
    guard end > cue.tokens.upperBound, end < limit else { return end >= limit }
    return article.isAny([.preposition, .weekday, .timeword, .last], at: end) && !article.isMarked(end)
      && !article.isAny([.to, .that, .wh], at: end) && !article.takes(cue.entry.prepositions, end)
      && !(end..<limit).contains { article.isMarked($0) || article.isAny([.colon, .that], at: $0) }
  }

  /// Whether a sentence after marked words says more than who spoke: `"…?" She put her house on sale.`
  private func goesOn(_ found: Attribution, limit: Int) -> Bool {
    found.tokens.upperBound < limit && !article.isMarked(found.tokens.upperBound)
      && article.canStartPhrase(found.tokens.upperBound)
  }

  /// Whether the cue of an attribution has content to its right, which then is what it reports.
  private func governsMore(_ attribution: Attribution) -> Bool {
    let verb = attribution.cue.upperBound - 1
    guard attribution.tokens.upperBound == attribution.cue.upperBound, let cue = article.cue(at: verb, lexicon) else {
      return false
    }
    let limit = article.sentence(at: verb).upperBound
    return article.complement(of: cue, limit: limit).map {
      $0.mode == .clause && !article.isMarked($0.start) && !article.isAny(.subordinator, at: $0.start)
    } ?? false
  }

  /// Whether a sentence after marked words has content of its own: `"…" She added: "…"`.
  private func introducesMore(_ cue: Cue, _ found: Attribution, limit: Int) -> Bool {
    let end = article.skipAdjuncts(found.tokens.upperBound, limit: limit)
    if end < limit, article.isMarked(end) || article.isAny(.colon, at: end) { return true }
    if end + 1 < limit, article.isAny(.comma, at: end), article.isMarked(end + 1) { return true }
    return found.tokens.upperBound == cue.tokens.upperBound && article.complement(of: cue, limit: limit) != nil
  }

  private func attribution(_ cue: Cue, from start: Int, limit: Int) -> Attribution? {
    var first = start
    while first < cue.tokens.lowerBound, article.isAny([.adverb, .endsInLy], at: first),
      !article.isAny(.determiner, at: first)
    {
      first += 1
    }
    if first >= cue.tokens.lowerBound {
      // Inverted: the source follows.
      guard let source = article.nounPhrase(from: cue.tokens.upperBound, limit: limit, takesApposition: true) else {
        return nil
      }
      return Attribution(cue: cue.tokens, source: source, tokens: cue.tokens.lowerBound..<source.upperBound)
    }
    guard let subject = article.subject(before: cue.tokens.lowerBound, floor: start),
      !article.isAny([.relative, .that], at: subject.lowerBound) || article.isAny(.determiner, at: subject.lowerBound),
      subject.lowerBound == first || isPlain(first..<subject.lowerBound)
    else { return subjectWithAside(cue, first) }
    // "either, he added": only the pronoun speaks.
    let isPronoun = subject.count == 1 && article.isAny(.subject, at: subject.lowerBound)
    let source = isPronoun ? subject : first..<subject.upperBound
    if subject.lowerBound != first {
      return Attribution(cue: cue.tokens, source: source, tokens: first..<cue.tokens.upperBound)
    }
    return Attribution(cue: cue.tokens, source: subject, tokens: first..<cue.tokens.upperBound)
  }
}
