internal import Annotations

/// Where content that begins after its cue ends.
extension Article {
  /// One past the last token of the content; the sentence's stop and a comma before what follows stay out.
  func contentEnd(from start: Int, mode: Complement.Mode, limit: Int, _ lexicon: QuoteLexicon) -> Int {
    var index = start
    while index < limit {
      if isMarked(index) {
        let stretch = stretches[Int(stretchOf[index])]
        index = min(limit, stretch.tokens.upperBound)
        // A stop before the closing mark ends the clause; a comma does where one outside would.
        if stretch.isClosed, let last = lastWithin(stretch) {
          if isAny(.stop, at: last) { break }
          // "chanted “No more ships” until the police came".
          if stretch.tokens.lowerBound == start, mode != .question, isAny([.subordinator, .timeword], at: index) {
            break
          }
          if isAny(.comma, at: last), !isFronted(stretch.tokens, from: start, mode, limit: limit),
            index >= limit || !goesOn(at: index, mode, isMixed: stretch.tokens.lowerBound > start, limit: limit)
              || endsAtComma(index - 1, from: start, mode, limit, lexicon)
          {
            break
          }
        }
        continue
      }
      if index > start, ends(at: index, from: start, mode, limit, lexicon) { break }
      index += 1
    }
    return trimmedEnd(index, from: start)
  }

  /// Whether words after a comma within marks hang on the marked ones: `“a third-world country,” where teachers …`.
  private func goesOn(at index: Int, _ mode: Complement.Mode, isMixed: Bool, limit: Int) -> Bool {
    if isMarked(index) || isAny([.coordinator, .relative], at: index) { return true }
    if isAny([.wh, .preposition], at: index), !isAny(.subordinator, at: index) { return true }
    guard mode == .clause else { return false }
    // `“closed,” because the crane had failed`, `“calm,” especially near the pier`; what marks alone are stands by itself.
    if isAny(.subordinator, at: index), isAny([.opener, .wh], at: index), !isAny([.contrast, .preposition], at: index) {
      return isMixed
    }
    if isAny([.adverb, .endsInLy], at: index), isAny(.preposition, at: index + 1) { return isMixed }
    guard isAny(.determiner, at: index) else { return false }
    // `a “liar” and a “cheat”`; an apposition, which holds no verb: `“frozen,” the state before the last`.
    if index + 1 < limit, isMarked(index + 1) { return true }
    let end = (index + 1..<limit).first { isAny([.comma, .relative, .that, .dash, .semicolon], at: $0) } ?? limit
    return !hasFiniteVerb(from: index, limit: end)
  }

  /// Whether a clause that marked words end is only the first half, with the main one behind it: `said that although it
  /// was a “step forward,” much was left`.
  private func isFronted(_ marked: Range<Int>, from start: Int, _ mode: Complement.Mode, limit: Int) -> Bool {
    let first = isAny(.that, at: start) ? start + 1 : start
    guard mode == .clause, first < marked.lowerBound, !isMarked(first),
      isAny([.subordinator, .preposition], at: first),
      marked.upperBound < limit, canStartPhrase(marked.upperBound), !isAny(.endsInIng, at: marked.upperBound)
    else { return false }
    return !(first..<marked.lowerBound).contains { isAny(.comma, at: $0) || isMarked($0) }
      && hasFiniteVerb(from: marked.upperBound, limit: limit)
  }

  /// Takes stops, commas and dashes off the end; those inside marks stay.
  func trimmedEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start + 1, !isMarked(end - 1),
      isAny([.stop, .comma, .semicolon, .colon, .dash, .coordinator], at: end - 1)
    {
      // The stop of an abbreviation within the sentence stays ("Inc.").
      end -= 1
    }
    return end
  }

  private func ends(at index: Int, from start: Int, _ mode: Complement.Mode, _ limit: Int, _ lexicon: QuoteLexicon)
    -> Bool
  {
    let kinds = kinds(index)
    if kinds.contains(.semicolon) { return true }
    // A bracket that opened before the content.
    if kinds.contains(.closeBracket) { return !(start..<index).contains { isAny(.openBracket, at: $0) } }
    if kinds.contains(.comma) { return endsAtComma(index, from: start, mode, limit, lexicon) }
    if kinds.contains(.coordinator) {
      // "said they found and questioned her": two verbs, one object.
      if mode == .clause, index > start + 1, words[index - 1].tense.contains(.past), !isMarked(index - 1),
        index + 1 < limit, words[index + 1].tense.contains(.past), words[index + 1].verb > 0,
        lexicon.verbs[Int(words[index + 1].verb) - 1].frames.isDisjoint(with: .quote)
          || lexicon.verbs[Int(words[index + 1].verb) - 1].frames.contains(.np) && canStartPhrase(index + 2),
        words[index - 1].verb > 0
      {
        return false
      }
      if !kinds.contains(.alternative), isCueAhead(index + 1, from: start, mode, limit: limit, lexicon) {
        return mode != .clause || !isWithinSubject(index, from: start, limit: limit, lexicon)
      }
      // `what some call “A” and what others call “B”`.
      if mode == .object, isAny(.wh, at: index + 1), !isAny(.subordinator, at: index + 1),
        opensReport(index + 2, limit: limit, lexicon)
      {
        return true
      }
      if isParallel(index + 1, from: start, limit: limit, lexicon) { return true }
      // "admire the mayor and dislike her plan", but not "the council to meet and discuss".
      if mode == .object, index + 1 < limit, let cue = cue(at: index + 1, lexicon), cue.form == .finite,
        !(start..<index).contains(where: {
          isAny([.to, .modal, .subject, .relative, .that], at: $0) && !isAny(.object, at: $0)
        })
      {
        return true
      }
      // "endorsed Berg and the council withdrew its support".
      if mode == .object, !isAny(.possessiveS, at: index - 1), opensClause(index + 1, limit: limit),
        !holdsClause(start..<index)
      {
        return true
      }
      // "called for an end to tolls and, as it rained, began to chant".
      if mode != .clause, isAny(.comma, at: index + 1),
        let close = (index + 2..<max(index + 2, min(limit - 1, index + 12))).first(where: { isAny(.comma, at: $0) }),
        isVerbPhrase(close + 1)
      {
        return true
      }
      return mode != .clause
        && (kinds.isDisjoint(with: [.and, .alternative]) && mode == .object
          || index + 1 < limit && isVerbPhrase(index + 1))
    }
    if kinds.contains(.dash) {
      return mode == .object || mode == .clause && remarks(index + 1, limit: limit, lexicon)
        || closesDash(index, from: start)
    }
    // "welcomed the plan while farmers warned of a loss".
    if kinds.contains(.contrast), mode != .question, index > start + 1, !isAny(.comma, at: index - 1),
      opensReport(index + 1, limit: limit, lexicon)
    {
      return true
    }
    guard mode == .object else { return false }
    // "attacked Berg while portraying himself as".
    if kinds.contains(.contrast), isAny(.endsInIng, at: index + 1), words[index + 1].verb > 0 { return true }
    return kinds.contains(.preposition) && opensSpeechAdjunct(index, limit: limit)
      || isTimeAtEnd(index, from: start, limit: limit)
  }

  private func endsAtComma(
    _ comma: Int, from content: Int, _ mode: Complement.Mode, _ limit: Int, _ lexicon: QuoteLexicon
  ) -> Bool {
    let next = comma + 1
    guard next < limit else { return true }
    if isMarked(next) { return false }
    // "X criticized A, declined B".
    if let cue = cue(at: next, lexicon), cue.form == .finite, words[next].tense.contains(.past) { return true }
    if isAny([.coordinator, .contrast], at: next), isCueAhead(next + 1, from: content, mode, limit: limit, lexicon) {
      return true
    }
    // "…, as have her rivals".
    if isAs(next), isAny(.auxiliary, at: next + 1), !isAny([.possessiveS, .endsInIng], at: next + 1) { return true }
    // "…, while stressing that".
    if isAny(.contrast, at: next), isAny(.endsInIng, at: next + 1), words[next + 1].verb > 0 { return true }
    if isReportedApart(next, limit: limit, lexicon) || isAny(.indefinite, at: next) && namesReport(next, limit: limit) {
      return true
    }
    if isAny(.coordinator, at: next) {
      // "to open the books, and suggesting that".
      if isAny(.endsInIng, at: next + 1), words[next + 1].verb > 0 { return true }
      if mode == .object, !isMarked(next + 1),
        isAny(.subject, at: next + 1) && !isAny(.indefinite, at: next + 1) || opensClause(next + 1, limit: limit)
      {
        return true
      }
      return !isAny([.and, .preposition], at: next)
        && (mode == .clause ? isAny(.subject, at: next + 1) : !isAny(.alternative, at: next))
        || mode != .clause && next + 1 < limit && isVerbPhrase(next + 1)
    }
    if isAny(.endsInIng, at: next), !isAny(.preposition, at: next) {
      return mode != .clause || words[next].verb > 0
    }
    if phraseLength(at: next, limit: limit, lexicon) > 0 || isAttributionAlone(next, limit: limit, lexicon) {
      return true
    }
    guard mode != .clause else { return false }
    // "touching on the port, Okafor said".
    if mode == .object, canStartPhrase(next), opensReport(next, limit: limit, lexicon) { return true }
    if isAside(next, mode, limit: limit) { return false }
    if isAny(.subject, at: next) || isAny([.relative, .wh], at: next) { return true }
    if isAny(.subordinator, at: next), !isAny(.preposition, at: next) { return true }
    guard mode == .object else { return false }
    if isAny([.determiner, .possessive], at: next) { return !isItem(next, from: content, limit: limit) }
    // "Berg, who criticized the plan, was away".
    return opensPredicate(next) && !(content..<comma).contains { isAny(.comma, at: $0) && !isMarked($0) }
  }

  /// Whether the content goes on behind what stands in commas: "asked whether the credit, which costs little, would
  /// help", "praised Berg, who runs the port, for her calm", "praised Berg, the mayor, as a friend".
  private func isAside(_ first: Int, _ mode: Complement.Mode, limit: Int) -> Bool {
    let isRelative = isAny([.relative, .whose], at: first)
    guard isRelative || mode == .object && isAny(.determiner, at: first),
      let close = (first..<min(limit, first + 20)).first(where: { isAny(.comma, at: $0) && !isMarked($0) })
    else { return false }
    if mode == .object, isAny(.roleWord, at: close + 1), !isMarked(close + 1), close + 2 < limit {
      return !isAs(close + 1) || !isAny([.subject, .adverb], at: close + 2)
    }
    return isRelative && isAny([.auxiliary, .past], at: close + 1)
  }

  /// Whether "and" joins two subjects of a clause that has no verb yet: "said that Okafor and Berg wanted".
  private func isWithinSubject(_ coordinator: Int, from start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    isAny(.and, at: coordinator) && canStartPhrase(coordinator + 1) && !isAny(.subject, at: coordinator + 1)
      && cue(at: coordinator + 1, lexicon) == nil && !isAny(.comma, at: coordinator - 1)
      && !hasFiniteVerb(from: start, limit: coordinator)
  }

  /// Whether a dash ends an aside that one before the content opened: "ships – those he had said were late – came".
  private func closesDash(_ dash: Int, from start: Int) -> Bool {
    let floor = max(sentence(at: start).lowerBound, start - 40)
    var isOpen = false
    for index in floor..<start where isAny(.dash, at: index) && !isMarked(index) { isOpen.toggle() }
    return isOpen
  }

  /// "and left", "and was".
  private func isVerbPhrase(_ index: Int) -> Bool {
    if isAny([.auxiliary, .past], at: index), !isAny(.possessiveS, at: index) { return true }
    if isAny(.endsInEd, at: index) { return true }
    return words[index].verb > 0 && !words[index].tense.isDisjoint(with: [.past, .third])
  }

  /// A time that closes the clause behind a plain object is the cue's: "endorsed the mayor on Tuesday", but not "the
  /// march that was held on Tuesday".
  private func isTimeAtEnd(_ index: Int, from start: Int, limit: Int) -> Bool {
    let isOpened = isAny(.preposition, at: index) && !isAny([.of, .to, .by, .subordinator], at: index)
    var end = isOpened ? index + 1 : index
    let first = end
    guard isAny(.weekday, at: first) || isOpened && (isAny(.month, at: first) || isYear(first)),
      !isAny([.preposition, .determiner], at: index - 1)
    else { return false }
    while end < limit, isAny([.weekday, .month, .time, .timeword], at: end) || isYear(end) { end += 1 }
    guard end >= limit || isAny([.comma, .semicolon, .dash], at: end) else { return false }
    // "a run for mayor in 2030".
    let holders: WordKinds = isYear(first) ? [.preposition, .auxiliary] : .auxiliary
    return !(start..<index).contains {
      isAny([.past, .that, .relative, .wh, .to, .endsInIng, .endsInEd], at: $0)
        || isAny(holders, at: $0) && !isAny(.possessiveS, at: $0)
    }
  }

  private func isYear(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].range.count == 4 && tokens[index].shape.contains(.number)
  }

  /// "in an interview", "at a rally".
  private func opensSpeechAdjunct(_ index: Int, limit: Int) -> Bool {
    guard isAny(.preposition, at: index), !isAny([.of, .to], at: index),
      isAny([.determiner, .possessive], at: index + 1)
    else { return false }
    let noun = (index + 2..<max(index + 2, min(limit, index + 5))).first { isAny(.speechNoun, at: $0) }
    // "described the port in a speech as a ruin".
    return noun.map { $0 + 1 >= limit || !isAs($0 + 1) } ?? false
  }
}
