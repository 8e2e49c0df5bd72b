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
    if isAny(.preposition, at: cueEnd), isParticle(cueEnd), cueEnd + 1 < limit,
      !cue.entry.prepositions.contains(tokens[cueEnd].form),
      isAny([.that, .preposition, .subject], at: cueEnd + 1) || canStartPhrase(cueEnd + 1)
    {
      cueEnd += 1
    }
    if !cue.entry.prepositions.isEmpty, isAny(.preposition, at: cueEnd),
      cue.entry.prepositions.contains(tokens[cueEnd].form), cueEnd + 1 < limit
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
      start = markedHearer(start).map { min($0, limit) } ?? skipHearer(start, limit: limit)
    }
    if !frames.isDisjoint(with: [.that, .wh, .quote]) { start = skipAdjuncts(start, limit: limit) }
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
    if isMarked(start) {
      guard !frames.isDisjoint(with: [.quote, .that, .np]) else { return nil }
      return Complement(start: start, mode: frames.contains(.that) ? .clause : .object, cueEnd: cueEnd)
    }
    if isAny(.that, at: start), frames.contains(.that) {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    // "was accused of lying", "is seen as weak".
    if cue.form == .passive, !frames.isDisjoint(with: [.np, .asRole]), isAny(.roleWord, at: start), start + 1 < limit {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    if isAny(.to, at: start), isBareVerb(start + 1) {
      // "asked the network to pay": the one asked belongs to the content.
      if start > cueEnd, frames.contains(.np), !isAny([.object, .preposition], at: cueEnd) {
        return Complement(start: cueEnd, mode: .infinitive, cueEnd: cueEnd)
      }
      return frames.contains(.to) || (frames.contains(.hearer) && start > cueEnd)
        || cue.form == .passive && frames.contains(.np)
        ? Complement(start: start, mode: .infinitive, cueEnd: cueEnd) : nil
    }
    if !cue.entry.prepositions.isEmpty, start > cueEnd, cue.entry.prepositions.contains(tokens[start].form) {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    if isAny(.wh, at: start) {
      // "said if elected he would", "said if it rains, she would".
      if frames.contains(.that), isAny(.subordinator, at: start),
        !frames.contains(.wh) || isCondition(start, limit: limit)
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
    let hasClause = frames.contains(.that) && (!cue.entry.needsThat || isAny(.subject, at: start))
    if hasClause, hasFiniteVerb(from: start, limit: limit) {
      return Complement(start: start, mode: .clause, cueEnd: cueEnd)
    }
    if frames.contains(.np) || frames.contains(.asRole) && isRoleAhead(start + 1, limit: limit) {
      return Complement(start: start, mode: .object, cueEnd: cueEnd)
    }
    // A verb that takes nothing else: the clause's own verb is one that no table has.
    if hasClause, !frames.contains(.asRole), cue.form == .finite, !isAny(.comma, at: cue.tokens.lowerBound - 1),
      limit - start > 2
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

  /// The "that" which begins a content, over adjuncts and a hearer of any form: "told a crowd in the hall, packed to
  /// the roof, that". Nothing between may be a verb.
  private func thatAhead(of cue: Cue, from start: Int, limit: Int) -> Int? {
    guard start < limit, !isMarked(start), !isAny(.that, at: start) else { return nil }
    let isHearer = cue.entry.frames.contains(.hearer) && canStartPhrase(start) && !isAny(.subject, at: start)
    guard isHearer || isAny([.preposition, .weekday, .time, .timeword, .comma, .endsInIng], at: start),
      !isAny([.to, .subordinator], at: start) || isAny(.preposition, at: start)
    else { return nil }
    for index in start..<min(limit, start + 25) {
      if isMarked(index)
        || isAny([.subject, .wh, .relative, .auxiliary, .past, .stop, .semicolon, .colon, .coordinator], at: index)
          && !isAny([.possessiveS, .object], at: index) && !isAny([.that, .and], at: index)
      {
        return nil
      }
      if isAny(.that, at: index) {
        return index + 1 < limit && !isAny([.auxiliary, .past, .comma, .preposition], at: index + 1) ? index : nil
      }
      // "said on Monday, adding that": the participle's own.
      if isAny(.endsInIng, at: index), words[index].verb > 0, isAny(.comma, at: index - 1) { return nil }
      if isFiniteVerb(index), index > start { return nil }
    }
    return nil
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

  /// The end of a cue and of the hearer after it: "told the court".
  func skipHearer(of cue: Cue, limit: Int) -> Int {
    let end = cue.tokens.upperBound
    guard cue.entry.frames.contains(.hearer), end < limit else { return end }
    if isAny(.object, at: end) { return end + 1 }
    return nounPhrase(from: end, limit: limit, takesApposition: false)?.upperBound ?? end
  }

  /// Where a programme or a paper in marks ends that is told: `told “Radio Malmo Tonight” that`.
  func markedHearer(_ start: Int) -> Int? {
    guard start < tokens.count, isMarked(start) else { return nil }
    let stretch = stretches[Int(stretchOf[start])]
    guard stretch.tokens.lowerBound == start, stretch.isClosed, stretch.inner.count <= 6, isTitle(stretch) else {
      return nil
    }
    return stretch.tokens.upperBound
  }

  /// Skips "Fox News", "reporters", "him" after a verb that takes a hearer, where content follows.
  private func skipHearer(_ start: Int, limit: Int) -> Int {
    guard start < limit, !isMarked(start), !isAny([.that, .wh, .comma], at: start) else { return start }
    if isAny(.object, at: start) { return start + 1 }
    guard canStartPhrase(start) else { return start }
    var index = start + 1
    while index < min(limit, start + 14) {
      if isMarked(index) || isAny([.that, .to, .comma, .colon, .wh, .subject], at: index) { return index }
      if isAny([.determiner, .possessive], at: index), !isAny([.preposition, .hyphen], at: index - 1) { return index }
      if isAny([.weekday, .timeword, .last], at: index) { return index }
      if isAny(.hearer, at: index - 1), canStartPhrase(index) { return index }
      if isAny([.auxiliary], at: index), !isAny(.possessiveS, at: index) { return start }
      index += 1
    }
    return start
  }

  /// Skips expressions of time and place between a verb and its content: "on Tuesday", "in a statement".
  func skipAdjuncts(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, !isMarked(index) {
      if isAny(.that, at: index) { return index }
      if isAny([.weekday, .timeword], at: index) && !isAny(.possessiveS, at: index + 1)
        || (isAny([.adverb, .endsInLy], at: index) && !isAny(.determiner, at: index))
      {
        index += 1
      } else if isAny(.last, at: index), isAny([.time, .weekday, .month], at: index + 1) {
        index += 2
      } else if isAny(.preposition, at: index),
        !isAny([.to, .subordinator], at: index) || isAny(.hearer, at: index + 1) || isToHearer(index, limit: limit),
        let end = adjunctEnd(index, limit: limit)
      {
        index = end
      } else {
        break
      }
    }
    return index
  }

  /// "to ABC News that".
  private func isToHearer(_ index: Int, limit: Int) -> Bool {
    isAny(.to, at: index) && index + 1 < limit && tokens[index + 1].shape.contains(.capitalized)
      && (index + 2..<max(index + 2, min(limit, index + 8))).contains { isAny([.that, .wh], at: $0) || isMarked($0) }
  }

  /// Where a prepositional phrase ends, if the content follows it.
  private func adjunctEnd(_ start: Int, limit: Int) -> Int? {
    var index = start + 1
    while index < min(limit, start + 20) {
      if isMarked(index) || isAny([.that, .comma, .colon, .subject, .wh], at: index) { return index }
      if isAny(.stop, at: index), !(tokens[index].isGlued && index + 1 < limit) { return nil }
      if isAny([.determiner, .possessive], at: index), !isAny([.preposition, .hyphen, .adverb], at: index - 1) {
        return index
      }
      if isAny([.weekday, .timeword, .time], at: index - 1), !isAny(.preposition, at: index) { return index }
      if isAny(.speechNoun, at: index - 1), canStartPhrase(index), !isAny(.speechNoun, at: index) { return index }
      index += 1
    }
    return index >= limit ? limit : nil
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
