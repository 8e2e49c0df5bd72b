internal import Annotations

/// What may stand between a cue and its content: a hearer, the time, the occasion.
extension Article {
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
  func skipHearer(_ start: Int, of cue: Cue, limit: Int) -> Int {
    guard start < limit, !isMarked(start), !isAny([.that, .wh, .comma], at: start) else { return start }
    if isAny(.object, at: start) { return start + 1 }
    guard canStartPhrase(start) else { return start }
    // "told Radio Malmo Okafor had left": one name behind the other.
    if let end = bodyEnd(at: start), end < limit, beginsName(end) { return end }
    var index = start + 1
    while index < min(limit, start + 14) {
      // "told the channel's “Face the Port” she".
      if let title = titleEnd(index, limit: limit) { return title }
      if isMarked(index) || isAny([.that, .to, .comma, .colon, .wh, .subject], at: index)
        || isAny(.preposition, at: index) && !isAny(.of, at: index) && takes(cue.entry.prepositions, index)
      {
        return index
      }
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
        || isAny(.time, at: index) && index > start && isAny(.weekday, at: index - 1)
        || (isAny([.adverb, .endsInLy], at: index) && !isAny(.determiner, at: index))
      {
        index += 1
      } else if isAny(.time, at: index), index + 1 < limit, isAny(.preposition, at: index + 1),
        isAny([.opener, .subordinator], at: index + 1),
        let end = adjunctEnd(index + 1, limit: limit) ?? (isAny(.subordinator, at: index + 1) ? limit : nil)
      {
        // "said hours before the vote", with content behind it or without.
        index = end
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
      if let title = titleEnd(index, limit: limit) {
        index = title
        continue
      }
      if isMarked(index) || isAny([.that, .comma, .colon, .subject, .wh], at: index) { return index }
      if isAny(.stop, at: index), !(tokens[index].isGlued && index + 1 < limit) { return nil }
      if isAny([.determiner, .possessive], at: index),
        !isAny([.preposition, .hyphen, .adverb, .determiner], at: index - 1)
      {
        return index
      }
      if isAny([.weekday, .timeword, .time], at: index - 1), !isAny([.preposition, .possessiveS], at: index) {
        return index
      }
      if isAny(.speechNoun, at: index - 1), canStartPhrase(index), !isAny(.speechNoun, at: index) { return index }
      index += 1
    }
    return index >= limit ? limit : nil
  }

  /// Whether marked words name what an adjunct is about: `agreed in a talk on CBS's “Face the Port.”`
  func isTitleOfAdjunct(_ start: Int) -> Bool {
    guard start > 0, isAny([.possessiveS, .preposition], at: start - 1) else { return false }
    let stretch = stretches[Int(stretchOf[start])]
    return stretch.tokens.lowerBound == start && stretch.inner.count <= 6 && isTitle(stretch)
  }

  /// Where a title in marks ends that stands within an adjunct: `said on CBS's “Face the Port” on Sunday that`.
  func titleEnd(_ start: Int, limit: Int) -> Int? {
    guard start > 0, start < limit, isMarked(start), !isMarked(start - 1),
      isAny([.possessiveS, .preposition, .determiner], at: start - 1)
    else { return nil }
    let stretch = stretches[Int(stretchOf[start])]
    let end = stretch.tokens.upperBound
    guard stretch.tokens.lowerBound == start, stretch.inner.count <= 6, end < limit, isTitle(stretch),
      isAny([.that, .preposition, .weekday, .timeword, .subject, .determiner, .possessive], at: end)
    else { return nil }
    return end
  }
}
