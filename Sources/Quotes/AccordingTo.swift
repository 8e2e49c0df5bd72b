internal import Annotations

/// Content beside a phrase that attributes: `…, according to the ministry`.
extension QuoteFinder {
  mutating func findAccordingTo(_ sentence: Range<Int>, _ limit: Int) {
    for index in sentence where article.isAny(.phraseStart, at: index) {
      guard index < limit, !article.isMarked(index), isFree(index) else { continue }
      let length = article.phraseLength(at: index, limit: limit, lexicon)
      guard length > 0 else { continue }
      let (floor, limit) = bracket(around: index, sentence, limit)
      let isFirst = isLead(floor..<index)
      // "according to newly opened files".
      var first = index + length
      if article.isAny([.adverb, .endsInLy], at: first), article.isAny(.endsInEd, at: first + 1) { first += 1 }
      guard let source = article.nounPhrase(from: first, limit: limit, takesApposition: !isFirst) else { continue }
      let cue = index..<index + length
      var parts: [Range<Int>] = []
      let start = article.isAny(.coordinator, at: floor) && !article.isMarked(floor) ? floor + 1 : floor
      let head = start..<max(start, article.trimmedEnd(index, from: start))
      if article.wordCount(start..<max(start, index)) > 0 { parts.append(head) }
      var rest = source.upperBound
      if isFirst { rest = appositionEnd(source, limit: limit) ?? tailEnd(rest, limit: limit) }
      while rest < limit, article.isAny([.comma, .dash], at: rest) { rest += 1 }
      if rest < limit, isFirst || article.isAny([.comma], at: rest - 1), article.wordCount(rest..<limit) > 0,
        !article.isAny([.coordinator, .relative], at: rest) || isFirst
      {
        parts.append(rest..<(article.isMarked(rest) ? utteranceEnd(rest) ?? limit : limit))
      }
      guard !parts.isEmpty, parts.allSatisfy({ isFree($0) }) else { continue }
      if parts.count == 1, !isFirst, let number = addRelayed(head, sentence) {
        setRelay(number, source, naming: cue.lowerBound..<source.upperBound)
        return
      }
      add(FoundQuote(parts: parts, kind: kind(parts, isAttitude: false), cue: cue, source: source, sieve: .accordingTo))
      return
    }
  }

  /// The comma behind what a name in front is: "According to Anna Berg, director of the port, …".
  private func appositionEnd(_ source: Range<Int>, limit: Int) -> Int? {
    let comma = source.upperBound
    let first = comma + 1
    guard first + 3 < limit, article.isAny(.comma, at: comma), article.tokens[comma - 1].shape.contains(.capitalized),
      article.isLower(first),
      article.canStartPhrase(first), !article.isAny(.subject, at: first),
      let close = (first..<min(limit - 1, first + 16)).first(where: { article.isAny(.comma, at: $0) }),
      (first..<close).contains(where: { article.isAny(.preposition, at: $0) }),
      !(first..<close).contains(where: { article.isMarked($0) }),
      !article.hasFiniteVerb(from: first, limit: close), !article.isAny([.relative, .coordinator], at: close + 1),
      !article.isAny([.auxiliary, .past], at: close + 1), article.hasFiniteVerb(from: close + 1, limit: limit)
    else { return nil }
    return close
  }

  /// The comma behind what is left of a source in front: "According to a poll out Thursday, …".
  private func tailEnd(_ start: Int, limit: Int) -> Int {
    let tail = (start..<min(limit, start + 9)).first { article.isAny(.comma, at: $0) || article.isMarked($0) }
    guard let tail, tail > start, !article.isMarked(tail), !article.hasFiniteVerb(from: start, limit: tail),
      !article.canStartPhrase(start)
    else { return start }
    return tail
  }

  /// Whether no clause stands before "according to", but an adjunct at most: "But the next day, according to Berg, …".
  private func isLead(_ range: Range<Int>) -> Bool {
    let words = article.wordCount(range)
    return words == 0 || range.allSatisfy { article.isAny(.coordinator, at: $0) }
      || words <= 5 && article.isAny([.coordinator, .preposition, .adverb, .determiner, .last], at: range.lowerBound)
        && article.isAny(.comma, at: range.upperBound - 1)
        && !article.hasFiniteVerb(from: range.lowerBound, limit: range.upperBound)
  }

  /// The part of a sentence within the brackets that a position is in, without them; else all of it.
  private func bracket(around index: Int, _ sentence: Range<Int>, _ limit: Int) -> (floor: Int, limit: Int) {
    var open = index - 1
    while open > sentence.lowerBound, !article.isAny([.openBracket, .closeBracket], at: open) { open -= 1 }
    guard article.isAny(.openBracket, at: open), !article.isMarked(open) else { return (sentence.lowerBound, limit) }
    let close = (index..<limit).first { article.isAny(.closeBracket, at: $0) }
    return (open + 1, close ?? limit)
  }

  /// `Rates will rise, Okafor said, according to the agency`: adds what Okafor said; returns its number.
  private mutating func addRelayed(_ head: Range<Int>, _ sentence: Range<Int>) -> Int? {
    guard sieves.contains(.final), let verb = head.last, let cue = article.cue(at: verb, lexicon), cue.form == .finite,
      cue.entry.frames.isSuperset(of: [.quote, .that]),
      let (comma, source) = finalSource(cue, sentence, head.upperBound), comma > sentence.lowerBound
    else { return nil }
    let content = sentence.lowerBound..<article.trimmedEnd(comma, from: sentence.lowerBound)
    return add(
      FoundQuote(
        parts: [content], kind: kind([content], isAttitude: false), cue: cue.tokens, source: source, sieve: .final))
  }

  /// The end of marked words that are a sentence of their own, to which a comma adds something: `“It fell,” a blow`.
  private func utteranceEnd(_ start: Int) -> Int? {
    let stretch = article.stretches[Int(article.stretchOf[start])]
    guard stretch.tokens.lowerBound == start, article.isCapitalized(stretch), let last = article.lastWithin(stretch),
      article.isAny(.comma, at: last)
    else { return nil }
    return stretch.tokens.upperBound
  }
}
