internal import Annotations

/// The subject before a verb group: a noun phrase, a pronoun, or what asides part from the verb.
extension Article {
  /// The subject whose verb group begins at a position: a noun phrase with its apposition, or a pronoun.
  func subject(before group: Int, floor: Int? = nil) -> Range<Int>? {
    guard group > 0 else { return nil }
    let floor = max(floor ?? 0, sentence(at: group).lowerBound)
    var end = group
    end = skipAdverbs(before: end, floor: floor)
    guard end > floor else { return nil }
    let last = end - 1
    if isMarked(last) { return nil }
    // "Ford itself said".
    if isAny(.reflexive, at: last), last > floor { return subject(before: last, floor: floor) }
    if isAny([.subject, .relative], at: last), !isAny(.comma, at: last) {
      // "Who said so?" names nobody.
      if isAny(.personal, at: last), last == sentence(at: last).lowerBound { return nil }
      if isAny(.subject, at: last) || isAny(.relative, at: last) { return last..<end }
    }
    if isAny(.that, at: last) { return last..<end }
    if isAny(.closeBracket, at: last), let open = openingBracket(before: last, floor: floor), open > floor {
      return nounPhrase(endingAt: open, floor: floor).map { $0.lowerBound..<$0.upperBound }
    }
    if isAny(.comma, at: last) { return subject(beforeComma: last, floor: floor) }
    if isAny(.dash, at: last) { return subject(beforeDash: last, floor: floor) }
    return nounPhrase(endingAt: end, floor: floor).map { overRelative($0, floor: floor) }
  }

  /// The subject that a relative clause without commas parts from its verb: "an officer who spoke on condition of
  /// anonymity said".
  private func overRelative(_ phrase: Range<Int>, floor: Int) -> Range<Int> {
    let first = phrase.lowerBound
    guard first - floor > 2, !isAny(.comma, at: first - 1) else { return phrase }
    for index in (max(floor + 1, first - 10)..<first).reversed() {
      if isAny(.personal, at: index) {
        guard !isAny([.comma, .preposition], at: index - 1), !isMarked(index - 1),
          isVerbOfRelative(index + 1, before: phrase.upperBound)
        else { return phrase }
        guard let head = nounPhrase(endingAt: index, floor: floor) else { return phrase }
        // Behind a comma it is one of a list, unless an adjunct stands before: "In Malmo, members who left said".
        let isListed =
          isAny(.comma, at: head.lowerBound - 1)
          && (!isAny([.preposition, .adverb], at: floor) || hasFiniteVerb(from: floor, limit: head.lowerBound))
        return isListed ? phrase : head
      }
      if isMarked(index) || isAny([.comma, .that, .subject, .semicolon, .colon, .dash, .wh, .coordinator], at: index) {
        return phrase
      }
    }
    return phrase
  }

  /// Whether what follows "who" is its verb: "who attend a school", but not "who analysts say".
  private func isVerbOfRelative(_ index: Int, before end: Int) -> Bool {
    if isAny([.past, .auxiliary, .endsInEd, .adverb], at: index) || words[index].verb > 0 { return true }
    return isLower(index)
      && kinds(index).isDisjoint(with: [.determiner, .possessive, .pronoun])
      && (index + 1..<max(index + 1, end)).contains { isAny([.determiner, .possessive], at: $0) }
  }

  /// The subject that an aside in commas parts from its verb: an apposition stays with it, other asides do not.
  private func subject(beforeComma comma: Int, floor: Int) -> Range<Int>? {
    var open = comma - 1
    while open > floor, comma - open < Article.longestPhrase + 5, !isAny([.comma, .dash, .semicolon], at: open) {
      if isMarked(open), stretches[Int(stretchOf[open])].closing > 0 {
        open = max(floor, stretches[Int(stretchOf[open])].tokens.lowerBound)
      }
      open -= 1
    }
    guard open > floor, isAny(.comma, at: open) else { return subjectOverAsides(comma, floor: floor) }
    var head = nounPhrase(endingAt: open, floor: floor)
    if isAny(.closeBracket, at: open - 1), let bracket = openingBracket(before: open - 1, floor: floor), bracket > floor
    {
      head = nounPhrase(endingAt: bracket, floor: floor).map { $0.lowerBound..<open }
    }
    if head == nil, isAny([.subject], at: open - 1) { head = open - 1..<open }
    // A list of titles ("X, the chairman, and ..."), or one apposition after the other.
    guard let head else { return subjectOverAsides(comma, floor: floor) }
    // "Okafor, for example, the head of the port, said".
    if head.lowerBound - 2 > floor, isAny(.preposition, at: head.lowerBound - 1),
      isAny(.comma, at: head.lowerBound - 2),
      let subject = subjectOverAsides(comma, floor: floor) ?? nounPhrase(endingAt: head.lowerBound - 2, floor: floor)
    {
      return subject
    }
    // "Okafor, who took over from the founder, Anna Berg, said".
    if comma - floor < 2 * Article.longestPhrase, !isAny([.subordinator, .that, .wh], at: head.lowerBound - 1),
      (floor + 1..<max(floor + 1, head.lowerBound)).contains(where: {
        isAny(.relative, at: $0) && isAny(.comma, at: $0 - 1)
      }),
      let subject = subjectOverAsides(comma, floor: floor)
    {
      return subject
    }
    // "The letter, signed by A, B and C, said": the aside itself has commas.
    if isAny(.endsInEd, at: head.lowerBound), head.lowerBound - 1 > floor, isAny(.comma, at: head.lowerBound - 1),
      let subject = nounPhrase(endingAt: head.lowerBound - 1, floor: floor)
    {
      return subject
    }
    let inside = open + 1
    // "Okafor, acting head of the port, which closed, said".
    if isAny(.relative, at: inside), head.lowerBound - 1 > floor, isAny(.comma, at: head.lowerBound - 1),
      !tokens[head.lowerBound].shape.contains(.capitalized),
      let subject = subjectOverAsides(comma, floor: floor)
    {
      return subject
    }
    let isAside =
      isAny(
        [.relative, .whose, .wh, .adverb, .subordinator, .preposition, .endsInLy, .endsInIng, .coordinator], at: inside)
    return head.lowerBound..<(isAside ? head.upperBound : comma)
  }

  /// `Malmo – one of the ports that closed – said`: the subject that an aside in dashes parts from its verb.
  private func subject(beforeDash dash: Int, floor: Int) -> Range<Int>? {
    var open = dash - 1
    while open > floor, dash - open < Article.longestPhrase, !isAny([.dash, .semicolon, .colon], at: open),
      !isMarked(open)
    {
      open -= 1
    }
    guard open > floor, isAny(.dash, at: open), !isMarked(open), !isAny(.dash, at: open - 1) else { return nil }
    return subject(before: open, floor: floor)
  }

  /// The subject at the front of a sentence, over asides of several commas: "Rosa Berg, 39, who left Malmo in May, said".
  private func subjectOverAsides(_ comma: Int, floor: Int) -> Range<Int>? {
    var first = floor
    while first < comma, isAny(.coordinator, at: first) { first += 1 }
    guard comma - first < 2 * Article.longestPhrase, canStartPhrase(first),
      let end = (first..<comma).first(where: { isAny(.comma, at: $0) && !isMarked($0) }), end - first <= 10,
      let head = nounPhrase(endingAt: end, floor: first), head.lowerBound == first
    else { return nil }
    // Verbs may stand in relative clauses alone.
    var isRelative = false
    for index in end + 1..<max(end + 1, comma) {
      if isAny(.comma, at: index - 1) || index == end + 1 {
        isRelative = isAny([.relative, .wh], at: index) || isRelative
      }
      if isAny([.semicolon, .colon], at: index) || isMarked(index) { return nil }
      if !isRelative,
        isAny([.subject, .auxiliary, .past], at: index) && !isAny(.possessiveS, at: index)
          || !isRelative && isFiniteVerb(index)
      {
        return nil
      }
    }
    return head
  }

  /// Position after which only adverbs and expressions of time stand before a verb group.
  private func skipAdverbs(before end: Int, floor: Int) -> Int {
    var end = end
    while end > floor, !isMarked(end - 1) {
      if isAny([.weekday, .timeword], at: end - 1) {
        end -= isAny(.preposition, at: end - 2) && end - 2 >= floor ? 2 : 1
      } else if isAny([.adverb, .endsInLy], at: end - 1), !isAny([.preposition, .determiner, .that], at: end - 1) {
        end -= 1
      } else if kinds(end - 1) == .subordinator, end - 1 > floor, isAny([.adverb, .endsInLy], at: end),
        !isAny(.comma, at: end - 2)
      {
        // "so far", "so clearly".
        end -= 1
      } else if isAny(.time, at: end - 1), end - 2 >= floor, isAny([.last], at: end - 2) {
        end -= 2
        // "over the past months".
        if end - 2 >= floor, isAny(.determiner, at: end - 1), isAny(.preposition, at: end - 2) { end -= 2 }
      } else {
        break
      }
    }
    return end
  }
}
