internal import Annotations

/// What tells that a report of its own begins behind content, so that the content is over.
extension Article {
  /// Whether the writer adds a remark behind a dash that no other one closes: "– a claim he denies", "– though few saw
  /// it", "– asserting that".
  func remarks(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard start + 1 < limit, !isMarked(start) else { return false }
    let isContrast = isAny(.contrast, at: start) || isAny(.subordinator, at: start) && isAny(.contrast, at: start + 1)
    guard
      isContrast || isAny(.endsInIng, at: start) && words[start].verb > 0 && !isAny(.preposition, at: start)
        || isAny(.indefinite, at: start) && !isAny(.quantifier, at: start)
    else { return false }
    return !(start..<min(limit, start + 30)).contains { isAny(.dash, at: $0) && !isMarked($0) }
  }

  /// "farmers warned of": a subject and its reporting verb, with nothing between.
  func opensReport(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    for index in start..<max(start, min(limit, start + 7)) {
      if isMarked(index) || isAny([.comma, .preposition, .wh, .endsInIng, .that], at: index) && !isAny(.of, at: index) {
        return false
      }
      if let cue = cue(at: index, lexicon) {
        // "while the town finds its feet".
        return cue.form == .finite && cue.tokens.lowerBound > start && cue.entry.group != .evidence
          && !cue.entry.flags.contains(.purpose)
          && (!words[index].tense.isDisjoint(with: [.past, .third]) || cue.tokens.count > 1)
      }
    }
    return false
  }

  /// "a claim that", "a bold promise": what was said, in the writer's words.
  func namesReport(_ start: Int, limit: Int) -> Bool {
    for index in start + 1..<max(start + 1, min(limit, start + 4)) {
      if isMarked(index) || isAny([.comma, .preposition], at: index) { return false }
      if words[index].noun > 0 { return true }
    }
    return false
  }

  /// "which he described as", "in what his crew called": a relative clause that is a report of its own.
  func isReportedApart(_ first: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
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
  func isParallel(_ index: Int, from start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard index < limit, !isMarked(index), isAny(.endsInIng, at: index), words[index].verb > 0,
      !isAny(.preposition, at: index)
    else { return false }
    // "questioning his wisdom in selling the yard and praising it".
    if lexicon.verbs[Int(words[index].verb) - 1].frames.isDisjoint(with: [.that, .quote]),
      (start..<index).contains(where: { isAny(.endsInIng, at: $0) && isAny(.preposition, at: $0 - 1) })
    {
      return false
    }
    return (max(0, start - 6)..<start).contains {
      words[$0].verb > 0 && words[$0].tense.contains(.gerund) && !isMarked($0) && sentenceOf[$0] == sentenceOf[start]
    }
  }

  /// Whether another reporting verb follows, alone or with a subject of its own: "and added", "but Smith said". In a
  /// clause, a wish of the same person is a part of what was said: "said she was tired and wanted to leave".
  func isCueAhead(
    _ start: Int, from content: Int, _ mode: Complement.Mode, limit: Int, _ lexicon: QuoteLexicon
  ) -> Bool {
    var index = start
    if isAny([.have, .doing], at: index), isAny(.negation, at: index + 1) { index += 2 }
    var last = start + 8
    while index < min(limit, last) {
      // "and Okafor, the mayor, said".
      if isAny(.comma, at: index), !isMarked(index), last == start + 8, index > start,
        let close = (index + 1..<min(limit, index + 10)).first(where: { isAny(.comma, at: $0) || isMarked($0) }),
        !isMarked(close), isAny(.determiner, at: index + 1) || tokens[index + 1].shape.contains(.capitalized),
        !(index..<close).contains(where: { isAny([.that, .relative, .wh, .auxiliary, .and, .semicolon], at: $0) })
      {
        index = close + 1
        last = index + 3
        continue
      }
      if isMarked(index) || isAny([.comma, .that, .semicolon], at: index)
        || isAny(.stop, at: index) && !isTitleStop(index)
      {
        return false
      }
      if let cue = cue(at: index, lexicon) {
        // "and Mr. Okafor and pledged": the nearer "and" is the one.
        if cue.tokens.lowerBound > start, isAny(.coordinator, at: cue.tokens.lowerBound - 1) { return false }
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

  /// The stop in "Mr. Okafor".
  private func isTitleStop(_ index: Int) -> Bool {
    tokens[index].isGlued && index + 1 < tokens.count && tokens[index + 1].shape.contains(.capitalized)
      && sentenceOf[index] == sentenceOf[index + 1]
  }

  /// Whether content is governed by a verb that tells of a mind: "hopes it will rain and fears the wind" are two.
  private func isWished(_ content: Int, _ lexicon: QuoteLexicon) -> Bool {
    (max(0, content - 8)..<content).last { words[$0].verb > 0 && !isMarked($0) }.map {
      lexicon.verbs[Int(words[$0].verb) - 1].group.isAttitude
    } ?? false
  }

  /// Whether nothing but a speaker and a verb that reports follows: "…, the agency reports."
  func isAttributionAlone(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    guard limit - start <= 6, limit - start > 1, let cue = cue(at: limit - 1, lexicon), cue.form == .finite,
      cue.entry.frames.isSuperset(of: [.quote, .that]), !isMarked(start)
    else { return false }
    return subject(before: cue.tokens.lowerBound, floor: start)?.lowerBound == start
  }
}
