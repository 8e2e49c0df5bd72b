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
            index >= limit || !goesOn(at: index, mode, limit: limit) || endsAtComma(index - 1, from: start, mode, limit, lexicon)
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
  private func goesOn(at index: Int, _ mode: Complement.Mode, limit: Int) -> Bool {
    if isMarked(index) || isAny([.coordinator, .relative], at: index) { return true }
    if isAny([.wh, .preposition], at: index), !isAny(.subordinator, at: index) { return true }
    guard mode == .clause, isAny(.determiner, at: index) else { return false }
    // `a “liar” and a “cheat”`; an apposition, which holds no verb: `“frozen,” the state before the last`.
    if index + 1 < limit, isMarked(index + 1) { return true }
    let end = (index + 1..<limit).first { isAny([.comma, .relative, .that, .dash, .semicolon], at: $0) } ?? limit
    return !hasFiniteVerb(from: index, limit: end)
  }

  /// Whether a clause that marked words end is only the first half, with the main one behind it: `said that although it
  /// was a “step forward,” much was left`.
  private func isFronted(_ marked: Range<Int>, from start: Int, _ mode: Complement.Mode, limit: Int) -> Bool {
    let first = isAny(.that, at: start) ? start + 1 : start
    guard mode == .clause, first < marked.lowerBound, !isMarked(first), isAny([.subordinator, .preposition], at: first),
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
      if isCueAhead(index + 1, from: start, mode, limit: limit, lexicon) {
        return mode != .clause || !isWithinSubject(index, from: start, limit: limit, lexicon)
      }
      if isParallel(index + 1, from: start, limit: limit, lexicon) { return true }
      // "admire the mayor and dislike her plan", but not "the council to meet and discuss".
      if mode == .object, index + 1 < limit, let cue = cue(at: index + 1, lexicon), cue.form == .finite,
        !(start..<index).contains(where: { isAny([.to, .modal, .subject, .relative, .that], at: $0) })
      {
        return true
      }
      return mode != .clause
        && (!kinds.contains(.and) && mode == .object || index + 1 < limit && isVerbPhrase(index + 1))
    }
    if kinds.contains(.dash) { return mode == .object || mode == .clause && remarks(index + 1, limit: limit, lexicon) }
    // "welcomed the plan while farmers warned of a loss".
    if kinds.contains(.contrast), mode != .question, index > start + 1, !isAny(.comma, at: index - 1),
      opensReport(index + 1, limit: limit, lexicon)
    {
      return true
    }
    guard mode == .object else { return false }
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
    if isAny([.coordinator, .contrast], at: next), isCueAhead(next + 1, from: content, mode, limit: limit, lexicon) { return true }
    // "…, while stressing that".
    if isAny(.contrast, at: next), isAny(.endsInIng, at: next + 1), words[next + 1].verb > 0 { return true }
    if isReportedApart(next, limit: limit, lexicon) || isAny(.indefinite, at: next) && namesReport(next, limit: limit) {
      return true
    }
    if isAny(.coordinator, at: next) {
      // "to open the books, and suggesting that".
      if isAny(.endsInIng, at: next + 1), words[next + 1].verb > 0 { return true }
      return !isAny(.and, at: next) && !isAny(.preposition, at: next)
        && (mode != .clause || isAny(.subject, at: next + 1))
        || mode == .object && isAny(.subject, at: next + 1) && !isMarked(next + 1)
        || mode != .clause && next + 1 < limit && isVerbPhrase(next + 1)
    }
    if isAny(.endsInIng, at: next), !isAny(.preposition, at: next) {
      return mode != .clause || words[next].verb > 0
    }
    if phraseLength(at: next, limit: limit, lexicon) > 0 || isAttributionAlone(next, limit: limit, lexicon) {
      return true
    }
    guard mode != .clause else { return false }
    if isAside(next, mode, limit: limit) { return false }
    if isAny(.subject, at: next) || isAny([.relative, .wh], at: next) { return true }
    if mode == .object {
      return isAny([.determiner, .possessive], at: next)
        || isAny(.subordinator, at: next) && !isAny(.preposition, at: next)
    }
    return isAny(.subordinator, at: next) && !isAny(.preposition, at: next)
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

  /// Whether nothing but a speaker and a verb that reports follows: "…, the agency reports."
  private func isAttributionAlone(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard limit - start <= 6, limit - start > 1, let cue = cue(at: limit - 1, lexicon), cue.form == .finite,
      cue.entry.frames.isSuperset(of: [.quote, .that]), !isMarked(start)
    else { return false }
    return subject(before: cue.tokens.lowerBound, floor: start)?.lowerBound == start
  }

  /// "farmers warned of": a subject and its reporting verb, with nothing between.
  private func opensReport(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    for index in start..<max(start, min(limit, start + 7)) {
      if isMarked(index) || isAny([.comma, .preposition, .wh, .endsInIng, .that], at: index) && !isAny(.of, at: index) {
        return false
      }
      if let cue = cue(at: index, lexicon) {
        // "while the town finds its feet".
        return cue.form == .finite && cue.tokens.lowerBound > start && cue.entry.group != .evidence && !cue.entry.isPurpose
          && (!words[index].tense.isDisjoint(with: [.past, .third]) || cue.tokens.count > 1)
      }
    }
    return false
  }

  /// Whether the writer adds a remark behind a dash that no other one closes: "– a claim he denies", "– though few saw
  /// it", "– asserting that".
  private func remarks(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard start + 1 < limit, !isMarked(start) else { return false }
    let isContrast = isAny(.contrast, at: start) || isAny(.subordinator, at: start) && isAny(.contrast, at: start + 1)
    guard
      isContrast || isAny(.endsInIng, at: start) && words[start].verb > 0 && !isAny(.preposition, at: start)
        || isAny(.indefinite, at: start) && !isAny(.quantifier, at: start)
    else { return false }
    return !(start..<min(limit, start + 30)).contains { isAny(.dash, at: $0) && !isMarked($0) }
  }

  /// "a claim that", "a bold promise": what was said, in the writer's words.
  private func namesReport(_ start: Int, limit: Int) -> Bool {
    for index in start + 1..<max(start + 1, min(limit, start + 4)) {
      if isMarked(index) || isAny([.comma, .preposition], at: index) { return false }
      if words[index].noun > 0 { return true }
    }
    return false
  }

  /// "which he described as", "in what his crew called": a relative clause that is a report of its own.
  private func isReportedApart(_ first: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    let isIn = isAny(.preposition, at: first) && isAny(.wh, at: first + 1) && !isAny(.wh, at: first)
    let relative = isIn ? first + 1 : first
    guard isIn || isAny(.relative, at: first), relative + 1 < limit, canStartPhrase(relative + 1) else { return false }
    for index in relative + 2..<max(relative + 2, min(limit, relative + 7)) {
      if isMarked(index) || isAny([.comma, .preposition], at: index) { return false }
      if let cue = cue(at: index, lexicon) {
        return cue.form == .finite && cue.tokens.lowerBound > relative + 1 && !isInterposed(index, limit: limit)
      }
    }
    return false
  }

  /// Whether the clause around a relative one goes on with its verb: "the plan, which some say is dead, would".
  private func isInterposed(_ start: Int, limit: Int) -> Bool {
    (start..<min(limit - 1, start + 20)).contains { isAny(.comma, at: $0) && isAny([.auxiliary, .past], at: $0 + 1) }
  }

  /// Whether two participles of saying stand side by side: "saying it was late and calling him a fool".
  private func isParallel(_ index: Int, from start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard index < limit, !isMarked(index), isAny(.endsInIng, at: index), words[index].verb > 0,
      !isAny(.preposition, at: index)
    else { return false }
    // "questioning his wisdom in selling the yard and praising it".
    if lexicon.verbs[Int(words[index].verb) - 1].frames.isDisjoint(with: [.that, .quote]), (start..<index).contains(where: { isAny(.endsInIng, at: $0) && isAny(.preposition, at: $0 - 1) }) { return false }
    return (max(0, start - 6)..<start).contains {
      words[$0].verb > 0 && words[$0].tense.contains(.gerund) && !isMarked($0) && sentenceOf[$0] == sentenceOf[start]
    }
  }

  /// Whether another reporting verb follows, alone or with a subject of its own: "and added", "but Smith said". In a
  /// clause, a wish of the same person is a part of what was said: "said she was tired and wanted to leave".
  private func isCueAhead(
    _ start: Int, from content: Int, _ mode: Complement.Mode, limit: Int, _ lexicon: QuoteLexicon
  ) -> Bool {
    var index = start
    if isAny([.have, .doing], at: index), isAny(.negation, at: index + 1) { index += 2 }
    while index < min(limit, start + 8) {
      if isMarked(index) || isAny([.comma, .stop, .that, .semicolon], at: index) { return false }
      if let cue = cue(at: index, lexicon) {
        if mode == .clause, cue.entry.group.isAttitude, cue.entry.group != .belief || !isAny(.comma, at: start - 2),
          cue.tokens.lowerBound <= start || isAny(.subject, at: start) || isAny(.contrast, at: start - 1),
          !isWished(content, lexicon)
        {
          return false
        }
        guard cue.form == .finite, !words[index].tense.isDisjoint(with: [.past, .third]) || cue.tokens.count > 1 else {
          return false
        }
        // "and prices have gone up": a verb that governs nothing but marks.
        if cue.entry.frames == .quote, !isAny([.comma, .colon], at: index + 1) { return false }
        return cue.tokens.lowerBound >= start
      }
      if isAny([.modal, .past], at: index) { return false }
      index += 1
    }
    return false
  }

  /// Whether content is governed by a verb that tells of a mind: "hopes it will rain and fears the wind" are two.
  private func isWished(_ content: Int, _ lexicon: QuoteLexicon) -> Bool {
    (max(0, content - 8)..<content).last { words[$0].verb > 0 && !isMarked($0) }.map {
      lexicon.verbs[Int(words[$0].verb) - 1].group.isAttitude
    } ?? false
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
    for ahead in index + 2..<max(index + 2, min(limit, index + 5)) where isAny(.speechNoun, at: ahead) { return true }
    return false
  }
}
