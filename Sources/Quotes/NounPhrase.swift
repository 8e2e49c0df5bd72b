internal import Annotations

/// Noun phrases as sources: the subject before a verb group, and the phrase after an inverted verb, "by" or
/// "according to". They are found by their edges, for no part-of-speech tagger runs before.
extension Article {
  private static let longest = 25

  /// What a subject cannot run over, going left.
  private static let edges: WordKinds = [
    .semicolon, .colon, .dash, .wh, .relative, .subordinator, .auxiliary, .negation, .stop, .openBracket,
  ]

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
    guard first - floor > 3, !isAny([.comma, .relative], at: first - 1) else { return phrase }
    for index in (max(floor + 1, first - 10)..<first).reversed() {
      if isAny(.personal, at: index) {
        guard !isAny([.comma, .preposition], at: index - 1), !isMarked(index - 1),
          isAny([.past, .auxiliary, .endsInEd], at: index + 1) || words[index + 1].verb > 0
        else { return phrase }
        guard let head = nounPhrase(endingAt: index, floor: floor), !isAny(.comma, at: head.lowerBound - 1) else {
          return phrase
        }
        return head
      }
      if isMarked(index) || isAny([.comma, .that, .subject, .semicolon, .colon, .dash, .wh, .coordinator], at: index) {
        return phrase
      }
    }
    return phrase
  }

  /// The subject that an aside in commas parts from its verb: an apposition stays with it, other asides do not.
  private func subject(beforeComma comma: Int, floor: Int) -> Range<Int>? {
    var open = comma - 1
    while open > floor, comma - open < Article.longest + 5, !isAny([.comma, .dash, .semicolon], at: open) {
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
    // "Okafor, who took over from the founder, Anna Berg, said".
    if comma - floor < 2 * Article.longest,
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
    while open > floor, dash - open < Article.longest, !isAny([.dash, .semicolon, .colon], at: open), !isMarked(open) {
      open -= 1
    }
    guard open > floor, isAny(.dash, at: open), !isMarked(open), !isAny(.dash, at: open - 1) else { return nil }
    return subject(before: open, floor: floor)
  }

  /// The subject at the front of a sentence, over asides of several commas: "Rosa Berg, 39, who left Malmo in May, said".
  private func subjectOverAsides(_ comma: Int, floor: Int) -> Range<Int>? {
    var first = floor
    while first < comma, isAny(.coordinator, at: first) { first += 1 }
    guard comma - first < 2 * Article.longest, canStartPhrase(first),
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

  /// The noun phrase that ends before a position, with the prepositional phrases in it.
  func nounPhrase(endingAt end: Int, floor: Int) -> Range<Int>? {
    var start = end
    var lastAnd: Int?
    var cut: Int?
    scan: while start > floor, end - start < Article.longest {
      let index = start - 1
      let kinds = kinds(index)
      if isMarked(index) {
        let stretch = stretches[Int(stretchOf[index])].tokens
        // A nickname or a title in marks stays within the phrase.
        guard start < end, stretch.count <= 6, stretch.lowerBound > floor, !endsInComma(index) else { break }
        start = stretch.lowerBound
        continue
      }
      if kinds.contains(.comma) {
        // "Iran, Russia and Turkey" is one phrase; other commas end it.
        guard lastAnd != nil, index > floor, tokens[index - 1].shape.contains(.capitalized), !isMarked(index - 1),
          !isAny([.weekday, .month], at: index - 1)
        else { break }
        start -= 1
        continue
      }
      if kinds.contains(.closeBracket) {
        guard let open = openingBracket(before: index, floor: floor), start < end else { break }
        start = open
        continue
      }
      if kinds.contains(.stop) {
        guard tokens[index].isGlued, index > floor, isAbbreviationStop(index) else { break }
      } else if kinds.contains(.and) {
        guard start < end else { break }
        lastAnd = index
      } else if kinds.contains(.that) {
        if start < end { break scan }
      } else if kinds.contains(.coordinator) {
        break
      } else if kinds.contains(.preposition), !kinds.contains(.wh) {
        if start == end { return nil }
        // What "during" opens is no part of the phrase before it.
        if kinds.contains(.opener), !kinds.contains(.subordinator), index > floor {
          return nounPhrase(endingAt: index, floor: floor)
        }
        if isClauseOpener(index) { break }
      } else if kinds.contains(.be), kinds.contains(.possessiveS) {
        // A possessive, unless a pronoun stands before it.
        if isAny([.pronoun], at: index - 1) { break }
      } else if !kinds.isDisjoint(with: Article.edges)
        || !kinds.isDisjoint(with: [.subject, .past]) && !isBehindArticle(index)
      {
        cut = lastAnd
        break
      } else if kinds.contains(.pronoun) && kinds.contains(.object) {
        guard start == end, isAny([.of, .to], at: index - 1) else { break }
      } else if isFiniteVerb(index) {
        cut = lastAnd
        break
      } else if kinds.contains(.endsInIng), !kinds.contains(.preposition), start < end,
        isAny([.determiner, .possessive], at: index + 1)
      {
        // "…, reflecting the port's".
        break
      }
      start -= 1
    }
    if let cut, cut + 1 < end { start = cut + 1 }
    // "After a meeting in Malmo, Okafor and Lindqvist said".
    if start > floor, isAny(.preposition, at: start - 1), !isMarked(start - 1),
      let comma = (start..<end).first(where: { isAny(.comma, at: $0) && !isMarked($0) })
    {
      start = comma + 1
    }
    return start < end ? trimmed(start..<end) : nil
  }

  /// Prepositions that open a clause or an aside rather than go on with a phrase.
  private func isClauseOpener(_ index: Int) -> Bool {
    isAny(.subordinator, at: index)
  }

  /// A verb that governs what follows: a cue verb in the past, or a form in -ed before a determiner or pronoun.
  func isFiniteVerb(_ index: Int) -> Bool {
    let word = words[index]
    guard !tokens[index].shape.contains(.capitalized) else { return false }
    let next =
      isAny([.determiner, .possessive, .object, .that, .to, .subject, .wh], at: index + 1) || governsName(index)
    if word.kinds.contains(.endsInEd) { return next }
    return word.verb > 0 && !word.tense.isDisjoint(with: [.past, .third]) && next
  }

  /// Whether a comma stands before the closing mark of the stretch that holds a token.
  private func endsInComma(_ index: Int) -> Bool {
    lastWithin(stretches[Int(stretchOf[index])]).map { isAny(.comma, at: $0) } ?? false
  }

  /// "The writer imagined Okafor", but not "the accused Okafor".
  private func governsName(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && words[index].verb > 0 && words[index].tense.contains(.past)
      && tokens[index + 1].shape.contains(.capitalized) && tokens[index - 1].shape.contains(.hasLetter)
      && !isAny([.determiner, .possessive, .preposition, .coordinator, .adverb, .endsInLy, .auxiliary], at: index - 1)
  }

  private func isAbbreviationStop(_ index: Int) -> Bool {
    tokens[index - 1].shape.contains(.hasLetter) && index + 1 < tokens.count
      && sentenceOf[index] == sentenceOf[index + 1]
  }

  func openingBracket(before index: Int, floor: Int) -> Int? {
    var open = index
    while open > floor, index - open < 12 {
      open -= 1
      if isAny(.openBracket, at: open) { return open }
    }
    return nil
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

  /// Whether an article, with adverbs at most behind it, makes a word that looks like a verb a noun or an adjective: "the
  /// left", "a nationally televised debate".
  func isBehindArticle(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, isAny([.adverb, .endsInLy], at: before), !isAny(.determiner, at: before), index - before < 3 {
      before -= 1
    }
    return before >= 0 && isAny(.determiner, at: before)
      && kinds(before).isDisjoint(with: [.quantifier, .that, .pronoun, .subject])
  }

  /// Whether a word that looks like a noun stands within a verb's group: "will keep talking", "I half expected".
  func isWithinVerbGroup(_ index: Int) -> Bool {
    guard tokens[index].shape.contains(.hasLower), !tokens[index].shape.contains(.capitalized), index > 0,
      kinds(index).isDisjoint(with: [.pronoun, .determiner, .possessive, .relative, .wh, .that])
    else { return false }
    let before = index - 1
    if isAny(.subject, at: before) { return !isAny([.that, .relative, .possessiveS], at: before) }
    guard isAny(.auxiliary, at: before), !isAny(.possessiveS, at: before), index > sentence(at: index).lowerBound + 1
    else { return false }
    // "Have officials said so?"
    return !isAny([.wh, .comma, .coordinator, .subordinator, .relative, .that], at: before - 1)
  }

  /// The phrase without what leads up to it: adverbs, coordinators, a prepositional phrase at its front.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = timeEnd(range)
    while start < range.upperBound {
      let kinds = kinds(start)
      if !kinds.isDisjoint(with: [.coordinator, .adverb, .endsInLy, .stop, .closeBracket, .hyphen, .timeword]),
        !kinds.contains(.determiner)
      {
        start += 1
      } else if kinds.contains(.possessiveS)
        || tokens[start].shape.contains(.punctuation) && !isMarked(start)
          && !kinds.contains(.openBracket)
      {
        start += 1
      } else if kinds.contains(.preposition),
        let comma = (start..<range.upperBound).first(where: { isAny(.comma, at: $0) && !isMarked($0) })
      {
        // "At a meeting in Malmo, Okafor and Lindqvist said".
        start = comma + 1
      } else if kinds.contains(.preposition) {
        start = phraseStart(afterPreposition: start, limit: range.upperBound) ?? start + 1
      } else {
        break
      }
    }
    guard start < range.upperBound else { return nil }
    let hasNoun = (start..<range.upperBound).contains { index in
      tokens[index].shape.contains(.hasLetter)
        && kinds(index).isDisjoint(with: [
          .determiner, .preposition, .adverb, .possessive, .time, .weekday, .hyphen, .possessiveS, .last,
        ])
        || !kinds(index).isDisjoint(with: [.pronoun, .quantifier])
    }
    return hasNoun ? start..<range.upperBound : nil
  }

  /// In "Early Saturday morning the minister": where the phrase after the words for the time begins.
  private func timeEnd(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, isAny([.last, .weekday, .time, .timeword], at: end),
      !isAny(.possessiveS, at: end + 1), !isAny(.determiner, at: end)
    {
      end += 1
    }
    guard end > range.lowerBound, end < range.upperBound,
      isAny([.determiner, .possessive], at: end) || tokens[end].shape.contains(.capitalized)
    else { return range.lowerBound }
    return end
  }

  /// In "In a statement the minister": where the phrase after the preposition's own one begins.
  private func phraseStart(afterPreposition start: Int, limit: Int) -> Int? {
    var index = start + 2
    while index < limit {
      if isAny([.determiner, .possessive], at: index),
        !isAny([.preposition, .determiner, .last], at: index - 1)
      {
        return index
      }
      if isAny([.weekday, .time, .timeword], at: index - 1), !isAny(.preposition, at: index) { return index }
      if tokens[index].shape.contains(.capitalized), !tokens[index - 1].shape.contains(.capitalized),
        tokens[index - 1].shape.contains(.hasLetter),
        !isAny([.preposition, .determiner, .possessive, .possessiveS], at: index - 1)
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
