internal import Annotations

/// Complements that do not stand whole behind their cue: a part of them is in front, or an adjunct comes between.
extension Article {
  /// Whether a clause goes on behind a cue whose subject stands in front: "a dream that Okafor said could end", "a dream
  /// Okafor said could end".
  func isGap(at start: Int, after cue: Cue) -> Bool {
    guard isAny([.auxiliary, .past], at: start), let subject = subject(before: cue.tokens.lowerBound) else {
      return false
    }
    var before = subject.lowerBound - 1
    if before > 0, isAny(.adverb, at: before) { before -= 1 }
    guard before >= 0 else { return false }
    if isAny([.relative, .that], at: before) { return true }
    return isAny(.modal, at: start) && tokens[before].shape.contains(.hasLetter) && !isMarked(before)
      && kinds(before).isDisjoint(with: [.wh, .preposition, .coordinator, .subordinator, .auxiliary, .determiner])
      && sentenceOf[before] == sentenceOf[start]
  }

  /// The "that" which begins a content, over adjuncts and a hearer of any form: "told a crowd in the hall, packed to
  /// the roof, that". Nothing between may be a verb.
  func thatAhead(of cue: Cue, from start: Int, limit: Int) -> Int? {
    guard start < limit, !isMarked(start), !isAny(.that, at: start) else { return nil }
    // "distance learning, and ignores the harm that".
    if cue.form == .gerund, isAny(.comma, at: start),
      !isAny([.comma, .preposition, .wh, .coordinator, .dash], at: cue.tokens.lowerBound - 1)
    {
      return nil
    }
    var passed = start
    let isHearer = cue.entry.frames.contains(.hearer) && canStartPhrase(start) && !isAny(.subject, at: start)
    guard
      isHearer || tokens[start].shape.contains(.hasDigit)
        || isAny([.preposition, .weekday, .time, .timeword, .comma, .endsInIng], at: start),
      !isAny([.to, .subordinator], at: start) || isAny(.preposition, at: start)
    else { return nil }
    for index in start..<min(limit, start + 25) where index >= passed {
      if let title = titleEnd(index, limit: limit) {
        passed = title
        continue
      }
      if isMarked(index)
        || isAny([.subject, .wh, .relative, .auxiliary, .past, .stop, .semicolon, .colon, .coordinator], at: index)
          && !isAny([.possessiveS, .object], at: index) && !isAny([.that, .and], at: index)
      {
        return nil
      }
      if isAny(.that, at: index) {
        // "by that name".
        if isAny(.preposition, at: index - 1), !isAny(.last, at: index - 1) { continue }
        return index + 1 < limit && !isAny([.auxiliary, .past, .comma, .preposition], at: index + 1) ? index : nil
      }
      // "said on Monday, adding that": the participle's own.
      if isAny(.endsInIng, at: index), isAny(.comma, at: index - 1),
        words[index].verb > 0 || isAny(.that, at: index + 1)
      {
        return nil
      }
      if isFiniteVerb(index), index > start { return nil }
    }
    return nil
  }

  /// What a cue's preposition takes behind who was told and when: "told the port about the storm", "responded Monday to".
  func afterPreposition(of cue: Cue, at start: Int, _ cueEnd: Int, limit: Int) -> Complement? {
    guard start > cueEnd, start + 1 < limit, words[start - 1].noun == 0, isAny(.preposition, at: start),
      takes(cue.entry.prepositions, start),
      canStartPhrase(start + 1) || isMarked(start + 1) || isAny([.wh, .object], at: start + 1),
      !isAny([.weekday, .month, .time, .timeword, .speechNoun, .last], at: start + 1)
    else { return nil }
    return Complement(start: start + 1, mode: .object, cueEnd: cueEnd)
  }

  /// Whether "that" opens a clause and is not a noun's: "rejected that the plan was dead", but not "rejected that plan,".
  func opensThatClause(_ that: Int, limit: Int) -> Bool {
    let first = that + 1
    guard first < limit, isLower(first),
      kinds(first).isDisjoint(with: [
        .determiner, .possessive, .subject, .preposition, .subordinator, .wh, .adverb, .quantifier,
      ]), !endsInS(first)
    else { return true }
    // A clause is longer.
    let end = (first..<min(limit, first + 4)).first { isAny([.comma, .coordinator], at: $0) } ?? limit
    return end - first > 3 || isMarked(min(end, limit - 1)) || hasFiniteVerb(from: first, limit: end)
  }

  /// What is said of an object in front: `whom she described as “a small boat”`, `what Okafor described as a trick`.
  func fronted(_ cue: Cue, _ start: Int, limit: Int) -> Complement? {
    guard cue.form == .finite, start == cue.tokens.upperBound, start + 1 < limit, isAs(start), !isMarked(start),
      !cue.entry.frames.isDisjoint(with: [.np, .asRole]),
      !isAny(.subject, at: start + 1)
    else { return nil }
    let isCited = isMarked(start + 1) || isAny(.determiner, at: start + 1) && start + 2 < limit && isMarked(start + 2)
    guard
      isCited
        || subject(before: cue.tokens.lowerBound).map({ isAny(.wh, at: $0.lowerBound - 1) }) ?? false
    else { return nil }
    return Complement(start: start, mode: .object, cueEnd: start)
  }

  /// Whether "if" opens a condition with its main clause behind it, not a question: "said if it rains, she would stay".
  func isCondition(_ start: Int, limit: Int) -> Bool {
    for index in start + 1..<max(start + 1, min(limit, start + 25)) {
      if isMarked(index) || isAny([.semicolon, .colon], at: index) { return false }
      if isAny(.comma, at: index) {
        return index + 1 < limit
          && (isMarked(index + 1) || canStartPhrase(index + 1) && hasFiniteVerb(from: index + 1, limit: limit))
      }
    }
    return false
  }

  /// What was asked or told, over who asked and when: "asked by a reporter whether", "asked on Monday about".
  func complementOfAsked(_ cue: Cue, limit: Int) -> Complement? {
    let (frames, first) = (cue.entry.frames, cue.tokens.upperBound)
    guard frames.contains(.hearer), isAny([.preposition, .weekday, .timeword, .last], at: first),
      !isAny(.to, at: first),
      !takes(cue.entry.prepositions, first)
    else { return nil }
    for index in first + 1..<max(first + 1, min(limit - 1, first + 14)) {
      if isMarked(index)
        || isAny([.comma, .semicolon, .colon, .subject, .auxiliary, .past], at: index)
          && !isAny(.possessiveS, at: index)
      {
        return nil
      }
      if isAny(.that, at: index), frames.contains(.that), !isAny([.auxiliary, .past], at: index + 1) {
        return Complement(start: index, mode: .clause, cueEnd: first)
      }
      if isAny(.wh, at: index), !isAny(.relative, at: index) {
        return frames.contains(.wh) ? Complement(start: index, mode: .question, cueEnd: first) : nil
      }
      if isAny(.to, at: index), isBareVerb(index + 1) {
        return Complement(start: index, mode: .infinitive, cueEnd: first)
      }
      if isAny(.preposition, at: index), !isAny(.of, at: index), takes(cue.entry.prepositions, index),
        canStartPhrase(index + 1) || isMarked(index + 1)
      {
        return Complement(start: index + 1, mode: .object, cueEnd: first)
      }
    }
    return nil
  }
}
