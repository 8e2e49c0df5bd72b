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
          if isAny(.comma, at: last),
            index >= limit || !goesOn(at: index) || endsAtComma(index - 1, mode, limit, lexicon)
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
  private func goesOn(at index: Int) -> Bool {
    isMarked(index) || isAny([.coordinator, .relative], at: index)
      || isAny([.wh, .preposition], at: index) && !isAny(.subordinator, at: index)
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
    if kinds.contains(.comma) { return endsAtComma(index, mode, limit, lexicon) }
    if kinds.contains(.coordinator) {
      if isCueAhead(index + 1, limit: limit, lexicon) {
        return mode != .clause || !isWithinSubject(index, from: start, limit: limit, lexicon)
      }
      // "admire the mayor and dislike her plan", but not "the council to meet and discuss".
      if mode == .object, index + 1 < limit, let cue = cue(at: index + 1, lexicon), cue.form == .finite,
        !(start..<index).contains(where: { isAny([.to, .modal, .subject, .relative, .that], at: $0) })
      {
        return true
      }
      return mode != .clause
        && (!kinds.contains(.and) && mode == .object || index + 1 < limit && isVerbPhrase(index + 1))
    }
    guard mode == .object else { return false }
    if kinds.contains(.dash) { return true }
    return kinds.contains(.preposition) && opensSpeechAdjunct(index, limit: limit)
  }

  private func endsAtComma(_ comma: Int, _ mode: Complement.Mode, _ limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    let next = comma + 1
    guard next < limit else { return true }
    if isMarked(next) { return false }
    // "X criticized A, declined B".
    if let cue = cue(at: next, lexicon), cue.form == .finite, words[next].tense.contains(.past) { return true }
    if isAny(.coordinator, at: next) {
      if isCueAhead(next + 1, limit: limit, lexicon) { return true }
      // "to open the books, and suggesting that".
      if isAny(.endsInIng, at: next + 1), words[next + 1].verb > 0 { return true }
      return !isAny(.and, at: next) && !isAny(.preposition, at: next)
        && (mode != .clause || isAny(.subject, at: next + 1))
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

  /// Whether another reporting verb follows, alone or with a subject of its own: "and added", "but Smith said".
  private func isCueAhead(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    var index = start
    while index < min(limit, start + 8) {
      if isMarked(index) || isAny([.comma, .stop, .that, .semicolon], at: index) { return false }
      if let cue = cue(at: index, lexicon) {
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

  /// "and left", "and was".
  private func isVerbPhrase(_ index: Int) -> Bool {
    if isAny([.auxiliary, .past], at: index), !isAny(.possessiveS, at: index) { return true }
    if isAny(.endsInEd, at: index) { return true }
    return words[index].verb > 0 && !words[index].tense.isDisjoint(with: [.past, .third])
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
