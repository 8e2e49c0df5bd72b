internal import Annotations

/// What a cue governs to its right.
struct Complement {
  enum Mode {
    /// With "that" or without.
    case clause
    case question
    case infinitive
    /// A noun phrase, and what hangs on it.
    case object
  }

  /// Where the content begins.
  var start: Int
  var mode: Mode
  /// Where the cue ends, which may hold a particle or preposition ("called for").
  var cueEnd: Int
}

extension Article {
  /// The complement of a cue, or nil where it has none on its right.
  func complement(of cue: Cue, limit: Int) -> Complement? {
    let frames = cue.entry.frames
    var cueEnd = cue.tokens.upperBound
    guard cueEnd < limit else { return nil }
    // "shows up in the hall", "shows off a hat".
    if cue.entry.group == .evidence, isParticle(cueEnd) { return nil }
    if isAny(.preposition, at: cueEnd), isParticle(cueEnd), cueEnd + 1 < limit,
      !takes(cue.entry.prepositions, cueEnd),
      isAny([.that, .preposition, .subject], at: cueEnd + 1) || canStartPhrase(cueEnd + 1)
    {
      cueEnd += 1
    }
    // "spoke often of", "complained bitterly about".
    if !cue.entry.prepositions.isEmpty, isAny([.adverb, .endsInLy], at: cueEnd), !isMarked(cueEnd),
      isAny(.preposition, at: cueEnd + 1), takes(cue.entry.prepositions, cueEnd + 1)
    {
      cueEnd += 1
    }
    if !cue.entry.prepositions.isEmpty, isAny(.preposition, at: cueEnd),
      takes(cue.entry.prepositions, cueEnd), cueEnd + 1 < limit
    {
      let start = cueEnd + 1
      // "agree to" + verb.
      if isAny(.to, at: cueEnd), frames.contains(.to), isBareVerb(start) {
        return Complement(start: cueEnd, mode: .infinitive, cueEnd: cueEnd)
      }
      if canStartPhrase(start) || isMarked(start) || isAny([.wh, .endsInIng, .object], at: start) {
        return Complement(start: start, mode: .object, cueEnd: start)
      }
      return nil
    }
    if cue.form == .passive, let asked = complementOfAsked(cue, limit: limit) { return asked }
    var start = cueEnd
    if frames.contains(.hearer), cue.form != .passive {
      start = markedHearer(start).map { min($0, limit) } ?? skipHearer(start, of: cue, limit: limit)
    }
    if let object = afterPreposition(of: cue, at: start, cueEnd, limit: limit) { return object }
    if !frames.isDisjoint(with: [.that, .wh, .quote]) { start = skipAdjuncts(start, limit: limit) }
    if let object = afterPreposition(of: cue, at: start, cueEnd, limit: limit) { return object }
    if frames.contains(.that), cue.form != .passive, let that = thatAhead(of: cue, from: start, limit: limit) {
      return Complement(start: that, mode: .clause, cueEnd: cueEnd)
    }
    // "said about half of them left".
    if frames.contains(.that), cue.form == .finite, isAny(.preposition, at: cueEnd), isAmount(cueEnd + 1),
      hasFiniteVerb(from: cueEnd + 1, limit: limit)
    {
      return Complement(start: cueEnd, mode: .clause, cueEnd: cueEnd)
    }
    guard start < limit else { return nil }
    if frames.isSuperset(of: [.that, .quote]), cue.form == .finite, let aside = asideBeforeClause(start, limit: limit) {
      return Complement(start: aside, mode: .clause, cueEnd: cueEnd)
    }
    if frames.contains(.that), cue.form == .finite, start == cueEnd, isGap(at: start, after: cue) {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    if let object = fronted(cue, start, limit: limit) { return object }
    // "has been called a ruin".
    if cue.form == .passive, cue.entry.flags.contains(.predicate), start + 1 < limit,
      isAny(.determiner, at: start) || isMarked(start)
    {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    if isMarked(start) {
      guard !frames.isDisjoint(with: [.quote, .that, .np]), start == cueEnd || !isTitleOfAdjunct(start) else {
        return nil
      }
      return Complement(start: start, mode: frames.contains(.that) ? .clause : .object, cueEnd: cueEnd)
    }
    if isAny(.that, at: start), frames.contains(.that), !frames.contains(.np) || opensThatClause(start, limit: limit) {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    // "was accused of lying", "is seen as weak".
    if cue.form == .passive, !frames.isDisjoint(with: [.np, .asRole]), isAny(.roleWord, at: start), start + 1 < limit {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    if isAny(.to, at: start), isBareVerb(start + 1) {
      // "appeared on a show to defend her".
      if cue.entry.group == .seeming, (cueEnd..<start).contains(where: { isAny(.preposition, at: $0) }) { return nil }
      // "asked the network to pay": the one asked belongs to the content.
      if start > cueEnd, frames.contains(.np), !isAny([.object, .preposition], at: cueEnd) {
        return Complement(start: cueEnd, mode: .infinitive, cueEnd: cueEnd)
      }
      return frames.contains(.to) || (frames.contains(.hearer) && start > cueEnd)
        || cue.form == .passive && frames.contains(.np)
        ? Complement(start: start, mode: .infinitive, cueEnd: cueEnd) : nil
    }
    if isAny(.wh, at: start) {
      // "said if elected he would", "said if it rains, she would".
      if frames.contains(.that), isAny(.subordinator, at: start),
        !frames.contains(.wh) && !isAny(.opener, at: start) || isCondition(start, limit: limit)
      {
        return Complement(start: start, mode: .clause, cueEnd: cueEnd)
      }
      if frames.contains(.wh) { return Complement(start: start, mode: .question, cueEnd: cueEnd) }
      // "called what she saw a disgrace".
      guard frames.contains(.np), cue.form != .passive, !isAny([.subordinator, .relative], at: start) else {
        return nil
      }
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    // "said because it rained, the port was closed".
    if frames.isSuperset(of: [.that, .quote]), cue.form == .finite, start == cueEnd, isAny(.subordinator, at: start),
      !isAny([.preposition, .wh], at: start), isCondition(start, limit: limit)
    {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    guard canStartPhrase(start) || isAny([.object], at: start) || (frames.contains(.np) && isAny(.endsInIng, at: start))
    else {
      return nil
    }
    if cue.form == .passive { return nil }
    // "hopes to float early next year": a time is no object.
    if isAny(.last, at: start), (start + 1..<start + 3).contains(where: { isAny([.time, .weekday, .month], at: $0) }),
      !hasFiniteVerb(from: start, limit: limit)
    {
      return nil
    }
    let hasClause = frames.contains(.that) && (!cue.entry.flags.contains(.explicit) || isAny(.subject, at: start))
    // "an effort to find the girls": a purpose.
    if cue.form == .infinitive, cue.entry.flags.contains(.purpose) { return nil }
    if hasClause, hasFiniteVerb(from: start, limit: frames.contains(.np) ? phraseLimit(start, limit: limit) : limit) {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    if frames.contains(.np) || frames.contains(.asRole) && isRoleAhead(start + 1, limit: limit) {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    // A verb that takes nothing else: the clause's own verb is one that no table has.
    if hasClause, !frames.contains(.asRole), cue.form == .finite, !isAny(.comma, at: cue.tokens.lowerBound - 1),
      limit - start > 2, !frames.contains(.hearer) || !isNameAlone(start..<limit)
    {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    return nil
  }

  /// Where the aside begins in "said, in light of the storm, the port would close".
  private func asideBeforeClause(_ comma: Int, limit: Int) -> Int? {
    let first = comma + 1
    guard isAny(.comma, at: comma), !isMarked(comma), first < limit,
      isAny([.preposition, .subordinator], at: first), !isMarked(first)
    else { return nil }
    for index in first + 1..<max(first + 1, min(limit, first + 14)) {
      if isMarked(index) || isAny([.semicolon, .colon, .dash, .that], at: index) { return nil }
      guard isAny(.comma, at: index) else { continue }
      return index + 1 < limit && canStartPhrase(index + 1) && !isMarked(index + 1)
        && !isAny([.endsInIng, .relative, .wh, .coordinator], at: index + 1)
        && hasFiniteVerb(from: index + 1, limit: limit) ? first : nil
    }
    return nil
  }

  /// Where a noun phrase can no longer be a clause's subject: at a verb that "and" joins ("denied the charges and left"),
  /// or at a clause that ", and" adds.
  private func phraseLimit(_ start: Int, limit: Int) -> Int {
    for index in start..<max(start, min(limit - 1, start + 30))
    where isAny(.coordinator, at: index) && !isMarked(index) {
      if isAny(.comma, at: index - 1), isAny([.subject, .determiner, .possessive], at: index + 1) { return index }
      if isAny([.auxiliary, .past, .endsInEd], at: index + 1)
        || words[index + 1].verb > 0 && !words[index + 1].tense.isDisjoint(with: [.past, .third])
          && !isMarked(index + 1)
      {
        return index
      }
    }
    return limit
  }

  /// "told The Malmo Herald": who is told, and nothing said.
  private func isNameAlone(_ range: Range<Int>) -> Bool {
    range.allSatisfy { tokens[$0].shape.contains(.capitalized) || isAny([.of, .stop, .and], at: $0) }
  }

  /// Whether "as" follows in the clause: "painted the old port as a ruin".
  private func isRoleAhead(_ start: Int, limit: Int) -> Bool {
    for index in start..<max(start, min(limit, start + 10)) {
      if isAs(index), !isMarked(index) { return !isAny([.subject, .adverb], at: index + 1) }
      if isAny([.comma, .semicolon, .auxiliary, .past], at: index), !isAny(.possessiveS, at: index) { return false }
    }
    return false
  }

  /// "half", "1,200": an amount, which "about" or "over" may stand before.
  private func isAmount(_ index: Int) -> Bool {
    isAny(.quantifier, at: index) || index < tokens.count && tokens[index].shape.contains(.hasDigit)
  }

  /// "point out", "call out", "lash out".
  private func isParticle(_ index: Int) -> Bool {
    isAny(.particle, at: index)
  }

  func isBareVerb(_ start: Int) -> Bool {
    // "vowed to “rebuild the bridge”".
    let index = start < tokens.count && isMarked(start) ? stretches[Int(stretchOf[start])].inner.lowerBound : start
    guard index < tokens.count, tokens[index].shape.contains(.hasLetter) else { return false }
    if isAny(.be, at: index) || isAny([.have, .doing], at: index) { return true }
    if isAny([.adverb, .endsInLy, .negation], at: index) { return true }
    return kinds(index).isDisjoint(with: [.determiner, .possessive, .pronoun, .preposition, .weekday, .endsInIng])
      && !tokens[index].shape.contains(.capitalized)
  }

  /// Whether a verb stands in the words that begin here, before the first comma that parts them.
  func hasFiniteVerb(from start: Int, limit: Int) -> Bool {
    var index = start
    while index < min(limit, start + 30) {
      let kinds = kinds(index)
      if kinds.contains(.semicolon) || kinds.contains(.colon) { return false }
      if !kinds.isDisjoint(with: [.be, .have, .doing, .modal]),
        !kinds.contains(.possessiveS) || isAny(.pronoun, at: index - 1)
      {
        return index > start || kinds.contains(.subject)
      }
      if index > start {
        if kinds.contains(.past), !isAny([.determiner, .preposition], at: index - 1) { return true }
        if isFiniteVerb(index) { return true }
        if kinds.contains(.endsInEd), isAny([.preposition, .adverb, .comma, .stop], at: index + 1),
          !isAny(.by, at: index + 1),
          !isAny([.determiner, .preposition], at: index - 1)
        {
          return true
        }
        if words[index].verb > 0, !words[index].tense.isDisjoint(with: [.past]),
          !isAny([.determiner, .preposition, .possessive], at: index - 1)
        {
          return true
        }
        if isAny([.subject], at: index - 1), !isAny([.object], at: index - 1), tokens[index].shape.contains(.hasLower) {
          return true
        }
      }
      index += 1
    }
    return false
  }
}
