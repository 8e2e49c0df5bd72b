internal import Annotations

/// A reporting verb where it is used as one, with its auxiliaries.
struct Cue {
  /// The main verb.
  var verb: Int
  /// Auxiliaries, adverbs between them, and the verb: "has repeatedly said".
  var tokens: Range<Int>
  var entry: QuoteLexicon.Verb
  var form: Form

  enum Form {
    case finite
    /// "was told", "is expected".
    case passive
    /// "to announce".
    case infinitive
    /// ", adding"; "by saying".
    case gerund
  }
}

extension Article {
  /// Auxiliaries and adverbs, which a verb group may hold before its verb.
  private static let inGroup: WordKinds = [.auxiliary, .adverb, .negation, .endsInLy]

  /// The cue whose main verb is at a position, or nil where the word is no reporting verb or is used as a noun.
  @inline(__always) func cue(at index: Int, _ lexicon: QuoteLexicon) -> Cue? {
    // All forms of verbs, and no others, have a tense.
    let word = words[index]
    if word.tense.isEmpty || stretchOf[index] >= 0 { return nil }
    if word.tense.contains(.phrasal) { return cue(ofPhrasalAt: index, lexicon) }
    return cue(ofVerbAt: index, lexicon.verbs[Int(word.verb) - 1], length: 1)
  }

  /// The first cue among some tokens.
  func firstCue(in range: Range<Int>, _ lexicon: QuoteLexicon) -> Cue? {
    for index in range {
      if let cue = cue(at: index, lexicon) { return cue }
    }
    return nil
  }

  /// The cue of a verb and its particle, else of the verb alone.
  private func cue(ofPhrasalAt index: Int, _ lexicon: QuoteLexicon) -> Cue? {
    if let entry = phrasalVerb(at: index, lexicon) { return cue(ofVerbAt: index, entry, length: 2) }
    let verb = words[index].verb
    return verb > 0 ? cue(ofVerbAt: index, lexicon.verbs[Int(verb) - 1], length: 1) : nil
  }

  private func cue(ofVerbAt index: Int, _ entry: QuoteLexicon.Verb, length: Int) -> Cue? {
    let word = words[index]
    let sentence = sentence(at: index)
    // "United States": a capital within running text makes a name.
    if index > sentence.lowerBound, tokens[index].shape.contains(.capitalized), !isTitleCase(sentence) { return nil }
    // Within a hyphenated word ("so-called").
    if isAny(.hyphen, at: index - 1) || isAny(.hyphen, at: index + 1) { return nil }
    var start = index
    while start > sentence.lowerBound, isAny(Article.inGroup, at: start - 1), !isMarked(start - 1),
      !isAny([.subject, .comma], at: start - 1), !isAny(.timeword, at: start - 1)
    {
      if isAny(.possessiveS, at: start - 1), !isAny([.pronoun, .wh], at: start - 2) { break }
      start -= 1
    }
    // Adverbs alone before the verb belong to it; those before the first auxiliary do too, but not that of "so far has".
    if start < index, start - 1 > sentence.lowerBound, kinds(start - 1) == .subordinator,
      isAny([.adverb, .endsInLy], at: start)
    {
      start += 1
    }
    let auxiliaries = (start..<index).reduce(into: WordKinds()) { $0.formUnion(words[$1].kinds) }
    let before = start - 1
    let hasBefore = before >= sentence.lowerBound
    let isInfinitive = hasBefore && isAny(.to, at: before) && word.tense.contains(.base)
    if isInfinitive { start = before }
    guard
      let form = form(
        index, word.tense, entry, auxiliaries, before: hasBefore ? before : nil, isInfinitive: isInfinitive)
    else { return nil }
    return Cue(verb: index, tokens: start..<index + length, entry: entry, form: form)
  }

  /// The verb that a word makes with the one behind it: "pushed back".
  private func phrasalVerb(at index: Int, _ lexicon: QuoteLexicon) -> QuoteLexicon.Verb? {
    guard index + 1 < tokens.count, stretchOf[index + 1] < 0 else { return nil }
    return lexicon.phrasalVerbs.verb(form: tokens[index].form, particle: tokens[index + 1].form)
  }

  /// Whether words are capitalized as in a headline.
  private func isTitleCase(_ sentence: Range<Int>) -> Bool {
    var words = 0
    var capitals = 0
    for index in sentence.prefix(12) where tokens[index].shape.contains(.hasLetter) {
      words += 1
      if tokens[index].shape.contains(.capitalized) { capitals += 1 }
    }
    return capitals * 3 >= words * 2
  }

  private func form(
    _ index: Int, _ tense: Inflection.Tense, _ entry: QuoteLexicon.Verb, _ auxiliaries: WordKinds, before: Int?,
    isInfinitive: Bool
  ) -> Cue.Form? {
    if entry.flags.contains(.modal) { return auxiliaries.isDisjoint(with: .modal) ? nil : .finite }
    if isInfinitive { return .infinitive }
    let nominal: WordKinds = [.determiner, .possessive, .possessiveS, .of]
    // "the members' preferred plan".
    if let before, before > 0, tokens[before].shape.contains(.punctuation), tokens[before].isGlued,
      utf8[tokens[before].range].elementsEqual("'".utf8) || utf8[tokens[before].range].elementsEqual("’".utf8),
      endsInS(before - 1), auxiliaries.isEmpty
    {
      return nil
    }
    // "Both vowed", but not "some claims".
    let isAlone =
      before.map { isAny(.quantifier, at: $0) && (!entry.flags.contains(.noun) || tense.contains(.past)) } ?? false
    let isAfterNominal =
      before.map { isAny(nominal, at: $0) && !isAny([.that, .pronoun], at: $0) && !isAlone } ?? false
    if tense.contains(.gerund) {
      // "regarding" is a preposition; "worth noting" is said by nobody.
      if isAny(.preposition, at: index) || isAny(.idle, at: index - 1) { return nil }
      if !auxiliaries.isDisjoint(with: .be) { return .finite }
      if isAfterNominal && !isAny(.of, at: index - 1) { return nil }
      return .gerund
    }
    if !auxiliaries.isDisjoint(with: .be), tense.contains(.participle) {
      // "He's said": the 's of "has".
      if entry.frames.contains(.that), isAny([.possessiveS], at: index - 1), isAny(.subject, at: index - 2) {
        return .finite
      }
      return .passive
    }
    if !auxiliaries.isDisjoint(with: .auxiliary) {
      return auxiliaries.isDisjoint(with: .be) ? .finite : nil
    }
    if isAfterNominal { return nil }
    if !tense.isDisjoint(with: [.past, .participle]) {
      // "ships shown in the list": what is a participle alone needs its auxiliary.
      if !tense.contains(.past), !(before.map { isAny([.auxiliary, .and], at: $0) } ?? false) { return nil }
      // "Asked whether ...", "When asked by a reporter about ..."
      if entry.group == .directive, before.map({ isAny([.wh, .subordinator], at: $0) }) ?? true,
        isAny([.wh, .preposition, .weekday, .timeword], at: index + 1)
      {
        return .passive
      }
      // A bare participle with its agent ("a bill proposed by"), or an adjective ("in pledged votes").
      if let before, isAny(.preposition, at: before), !isAny([.to, .particle, .subordinator], at: before),
        isPlainWord(index + 1)
      {
        return nil
      }
      let agent = isAny(.endsInLy, at: index + 1) ? index + 2 : index + 1
      if isAny(.by, at: agent),
        startsComplement(agent + 1)
          || !entry.frames.isDisjoint(with: [.np, .asRole])
            && !isAny([.endsInIng, .speechNoun], at: agent + 1)
      {
        return nil
      }
      // "Stated Smith: ..."
      return before == nil && !startsName(index + 1) ? nil : .finite
    }
    guard let before else { return tense.contains(.third) && startsName(index + 1) ? .finite : nil }
    if isAny([.subject, .relative], at: before) { return .finite }
    if isAny(.preposition, at: before) || isAny([.wh, .subordinator], at: before) { return nil }
    if tense.contains(.third) {
      // "six points in May".
      if entry.flags.contains(.explicit),
        !isAny([.that, .to, .particle, .subject], at: index + 1) || isAny(.time, at: index + 2)
      {
        return nil
      }
      if !entry.flags.contains(.noun) { return isAny(.endsInLy, at: before) ? nil : .finite }
      // "…, PressTV reports."
      if tokens[before].shape.contains(.capitalized), isAny([.stop, .comma], at: index + 1) { return .finite }
      // "Petrov promises to".
      if tokens[before].shape.contains(.capitalized), isAny(.to, at: index + 1), entry.frames.contains(.to) {
        return .finite
      }
      if !isAny([.comma, .coordinator], at: before), !tokens[before].shape.contains(.capitalized),
        !startsComplement(index + 1)
      {
        return nil
      }
      // "talks, marches, protests in the port": one of a list.
      return startsComplement(index + 1)
        || isAny(.comma, at: before)
          && (!isAny(.preposition, at: index + 1) || isAny([.to, .particle], at: index + 1)
            || takes(entry.prepositions, index + 1))
        ? .finite : nil
    }
    // Base form: a plural subject.
    if entry.flags.contains(.noun) {
      return isPlural(before) && (startsComplement(index + 1) || reports(index, entry)) ? .finite : nil
    }
    return isPlural(before) || isAlone || isAny([.comma, .coordinator], at: before) || startsComplement(index + 1)
      ? .finite : nil
  }

  /// Whether a word that is often a noun can only be the sentence's verb: "Polls show young voters would", ", records
  /// show."
  private func reports(_ index: Int, _ entry: QuoteLexicon.Verb) -> Bool {
    guard entry.frames.contains(.that) else { return false }
    let (sentence, next) = (sentence(at: index), index + 1)
    if next >= sentence.upperBound || isAny([.comma, .stop, .semicolon], at: next) {
      return index > sentence.lowerBound + 1 && isAny(.comma, at: clauseStart(index, floor: sentence.lowerBound))
    }
    return canStartPhrase(next) && words[next].verb == 0 && !isMarked(next)
      && !hasFiniteVerb(from: sentence.lowerBound, limit: index)
      && hasFiniteVerb(from: next, limit: sentence.upperBound)
  }

  /// The last comma before a word, a few words back, or the sentence's first token.
  private func clauseStart(_ index: Int, floor: Int) -> Int {
    var start = index - 1
    while start > max(floor, index - 8), !isAny(.comma, at: start) { start -= 1 }
    return start
  }

  /// Whether what begins here is likely a verb's complement rather than a noun's neighbour.
  private func startsComplement(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    if isMarked(index) { return true }
    // "rules that would" is a noun with its relative clause.
    if isAny(.that, at: index), isAny([.auxiliary, .past, .endsInEd], at: index + 1) { return false }
    return isAny([.that, .determiner, .possessive, .pronoun, .wh], at: index)
      || (tokens[index].shape.contains(.capitalized) && tokens[index].gap == .space
        && !isAny([.weekday, .month], at: index))
  }

  /// Whether a word in lower case is likely a noun or an adjective.
  private func isPlainWord(_ index: Int) -> Bool {
    index < tokens.count && isLower(index)
      && !isMarked(index) && words[index].verb == 0 && kinds(index).isEmpty
  }

  private func startsName(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].shape.contains(.capitalized) && tokens[index].gap == .space
      && !isMarked(index)
  }

  /// Whether a word looks like a plural noun.
  private func isPlural(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape.contains(.hasLetter), token.end - token.start > 2 else { return false }
    return endsInS(index) || isAny([.hearer, .pronoun, .plural], at: index)
  }
}
