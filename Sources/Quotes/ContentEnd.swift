internal import Annotations

/// Where content that begins after its cue ends.
extension Article {
  /// One past the last token of the content; the sentence's stop and a comma before what follows stay out.
  func contentEnd(from start: Int, mode: Complement.Mode, limit: Int, _ lexicon: QuoteLexicon) -> Int {
    var index = start
    while index < limit {
      if isMarked(index) {
        index = min(limit, stretches[Int(stretchOf[index])].tokens.upperBound)
        continue
      }
      if index > start, ends(at: index, from: start, mode, limit, lexicon) { break }
      index += 1
    }
    return trimmedEnd(index, from: start)
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

  private func ends(at index: Int, from start: Int, _ mode: Complement.Mode, _ limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    let kinds = kinds(index)
    if kinds.contains(.semicolon) { return true }
    if kinds.contains(.comma) { return endsAtComma(index, mode, limit, lexicon) }
    if kinds.contains(.coordinator), isCueAhead(index + 1, limit: limit, lexicon) { return true }
    guard mode == .object else { return false }
    if kinds.contains(.dash) || kinds.contains(.colon) { return true }
    if !kinds.isDisjoint(with: [.weekday, .timeword]) { return true }
    if kinds.contains(.last), isAny([.time, .weekday], at: index + 1) { return true }
    if kinds.contains(.preposition), opensAdjunct(index, limit: limit) { return true }
    if kinds.contains(.subordinator), !kinds.contains(.preposition) || isAny(.subject, at: index + 1) { return true }
    if kinds.contains(.coordinator), index + 1 < limit, isVerbPhrase(index + 1) { return true }
    return false
  }

  private func endsAtComma(_ comma: Int, _ mode: Complement.Mode, _ limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    let next = comma + 1
    guard next < limit else { return true }
    if mode == .object { return true }
    if isAny(.coordinator, at: next), isCueAhead(next + 1, limit: limit, lexicon) { return true }
    if isAny(.endsInIng, at: next), words[next].verb > 0 { return true }
    if lexicon.phrases.length(tokens.span, at: next, limit: limit) > 0 { return true }
    if mode == .infinitive {
      if isAny([.coordinator, .relative, .subordinator, .endsInIng], at: next) { return true }
    }
    return false
  }

  /// Whether another reporting verb follows, alone or with a subject of its own: "and added", "but Smith said".
  private func isCueAhead(_ start: Int, limit: Int, _ lexicon: QuoteLexicon) -> Bool {
    var index = start
    while index < min(limit, start + 8) {
      if isMarked(index) || isAny([.comma, .stop, .that, .semicolon], at: index) { return false }
      if let cue = cue(at: index, lexicon) {
        guard cue.form == .finite, !words[index].tense.isDisjoint(with: [.past, .third]) || cue.tokens.count > 1 else { return false }
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

  /// "in an interview", "during a rally", "at a speech on Tuesday".
  private func opensAdjunct(_ index: Int, limit: Int) -> Bool {
    if isAny(.opener, at: index) { return true }
    for ahead in index + 1..<max(index + 1, min(limit, index + 4)) {
      if isAny([.weekday, .timeword, .speechNoun], at: ahead) { return !isAny([.of, .to], at: index) }
      if isAny([.comma, .stop, .preposition, .of], at: ahead) { return false }
    }
    return false
  }
}
