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
