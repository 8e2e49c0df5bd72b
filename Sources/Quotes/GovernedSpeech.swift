internal import Annotations

/// Content that its cue governs, from left to right; what a cue governs is not searched again.
extension QuoteFinder {
  mutating func findGoverned(_ sentence: Range<Int>, _ limit: Int) {
    var index = sentence.lowerBound
    while index < limit {
      let word = article.words[index]
      guard word.verb > 0 || word.noun > 0 || word.kinds.contains(.carrier) else {
        index += 1
        continue
      }
      if article.isMarked(index) {
        index = article.stretches[Int(article.stretchOf[index])].tokens.upperBound
        continue
      }
      guard isFree(index) else {
        index += 1
        continue
      }
      if word.kinds.contains(.carrier), let end = governedByCarried(index, sentence, limit) {
        index = end
        continue
      }
      if let cue = article.cue(at: index, lexicon), let end = govern(cue, sentence, limit) {
        index = end
        continue
      }
      if word.noun > 0, let end = governedByNoun(index, sentence, limit) {
        index = end
        continue
      }
      index += 1
    }
  }

  /// Adds the content of a verb; returns where it ends.
  private mutating func govern(_ cue: Cue, _ sentence: Range<Int>, _ limit: Int) -> Int? {
    guard let complement = article.complement(of: cue, limit: limit) else { return nil }
    let sieve: QuoteSieve =
      if cue.form == .passive { .passive } else {
        switch complement.mode {
        case .clause: .clause
        case .question: .question
        case .infinitive: .infinitive
        case .object: .object
        }
      }
    guard sieves.contains(sieve), !isNaming(cue, complement) else { return nil }
    // "Citing the report, he left": the content of a participle in front ends at the comma.
    let isLeading = cue.form == .gerund && opens(sentence, cue)
    let interposed = isLeading ? nil : interposedEnd(cue, complement, sentence, limit)
    let isInFront = isInFrontClause(cue.tokens.lowerBound, isGerund: cue.form == .gerund, sentence)
    let endsAtComma =
      isLeading || interposed != nil
      || cue.form == .passive && isWithoutSubject(cue, sentence)
      || complement.mode != .object && (isInRelative(cue, sentence) || isInFront)
    let comma =
      interposed ?? (endsAtComma ? (complement.start..<limit).first { isCommaOrLastOfMarked($0) } : nil)
      ?? (complement.mode == .object && isInFront
        ? mainClauseComma(from: complement.start, limit) : nil)
    let front = comma.map { article.isMarked($0) ? $0 + 1 : $0 } ?? mainVerb(behind: complement, of: cue, limit)
    let end = article.contentEnd(from: complement.start, mode: complement.mode, limit: front ?? limit, lexicon)
    var content = complement.start..<end
    content = content.lowerBound..<freeEnd(of: content)
    guard !content.isEmpty, !isBareName(content, of: cue, complement) else { return nil }
    let cueTokens = cue.tokens.lowerBound..<complement.cueEnd
    var parts = [content]
    var source: Range<Int>?
    if cue.form == .passive {
      let subject = article.subject(before: cue.tokens.lowerBound)
      let isAsked = cue.entry.frames.isSuperset(of: [.wh, .hearer])
      if subject == nil, !article.isAny(.wh, at: complement.start), !isAsked { return nil }
      source = self.source(of: cue, in: sentence)
      if let subject, !isAsked, complement.mode == .infinitive || complement.mode == .object, isFree(subject),
        subject.upperBound <= content.lowerBound
      {
        parts = [subject, content]
      }
    } else {
      source =
        (isLeading ? front : nil).map { mainSubject(behind: $0, limit: limit) } ?? self.source(of: cue, in: sentence)
      if let source, article.isPluralNoun(cue, behind: source) { return nil }
      source = source.map { behindContent($0) }
      if complement.mode == .clause, let source, let end = shareEnd(content, of: source) {
        content = content.lowerBound..<end
        parts = [content]
      }
      if source == nil, cue.form == .finite || complement.mode == .object { return nil }
      // "came to discuss the plan": a purpose, nothing said yet.
      if cue.form == .infinitive, complement.mode == .object, cue.entry.group == .neutral,
        !content.contains(where: { article.isMarked($0) })
      {
        return nil
      }
      if cue.entry.group.isAttitude, complement.mode == .object {
        // "voters who support X", "to support X", "people supporting X" say little of a source's mind.
        let isBare =
          cue.form == .infinitive || cue.form == .gerund && !article.isAny(.comma, at: cue.tokens.lowerBound - 1)
        if isBare || source.map({ article.isAny([.relative, .that], at: $0.lowerBound) }) ?? false { return nil }
      }
      if cue.entry.group == .seeming, let source, source.upperBound <= content.lowerBound, isFree(source) {
        parts = [source, content]
        add(FoundQuote(parts: parts, kind: kind(parts, isAttitude: true), cue: cueTokens, source: nil, sieve: sieve))
        return content.upperBound
      }
    }
    add(
      FoundQuote(
        parts: parts, kind: kind(parts, isAttitude: cue.entry.group.isAttitude), cue: cueTokens, source: source,
        sieve: sieve))
    return content.upperBound
  }

  /// The subject of the main clause behind the comma, or the marked words that end in one, of a participle in front.
  private func mainSubject(behind comma: Int, limit: Int) -> Range<Int>? {
    let start = article.isAny(.comma, at: comma) ? comma + 1 : comma
    guard let phrase = article.nounPhrase(from: start, limit: limit, takesApposition: false) else { return nil }
    // "Citing the weather, Okafor said in a letter": nothing told the verb from a noun.
    let verb = phrase.upperBound - 1
    let isVerb =
      phrase.count > 1 && article.words[verb].verb > 0 && !article.tokens[verb].shape.contains(.capitalized)
      && (article.words[verb].tense.contains(.past)
        || article.words[verb].tense.contains(.third) && article.tokens[verb - 1].shape.contains(.capitalized))
    return isVerb ? phrase.lowerBound..<verb : phrase
  }

  /// Where the words of a share of those asked end, and another's follow: "Half said it was late, while a third left."
  private func shareEnd(_ content: Range<Int>, of source: Range<Int>) -> Int? {
    guard source.contains(where: { isShare($0) }) else { return nil }
    let comma = content.dropFirst().first { comma in
      guard article.isAny(.comma, at: comma), !article.isMarked(comma) else { return false }
      let next = comma + 1
      return article.isAny(.contrast, at: next)
        || article.isAny(.coordinator, at: next)
          && (next + 1..<min(content.upperBound, next + 4)).contains { isShare($0) }
    }
    return comma.map { article.trimmedEnd($0, from: content.lowerBound) }
  }

  /// "several", "62", but not "a 62-year-old".
  private func isShare(_ index: Int) -> Bool {
    article.isAny(.quantifier, at: index)
      || article.tokens[index].shape.contains(.hasDigit) && !article.isAny(.hyphen, at: index + 1)
  }

  /// "called his brother", "a company called Old Boats": nothing is said of anybody.
  private func isBareName(_ content: Range<Int>, of cue: Cue, _ complement: Complement) -> Bool {
    guard cue.entry.flags.contains(.predicate), complement.mode == .object, complement.cueEnd == cue.tokens.upperBound,
      cue.form == .finite
    else { return false }
    if content.count == 1 && article.isAny(.object, at: content.lowerBound)
      || content.count == 2 && article.isAny(.possessive, at: content.lowerBound)
        && !article.isAny(.object, at: content.lowerBound)
    {
      return !content.contains { article.isMarked($0) }
    }
    // In a headline all words have capitals.
    let before = cue.tokens.lowerBound - 1
    guard before >= 0, !article.tokens[before].shape.contains(.capitalized) else { return false }
    return content.allSatisfy { index in
      !article.isMarked(index)
        && (!article.tokens[index].shape.isDisjoint(with: [.capitalized, .punctuation])
          || article.isAny(.of, at: index)
          || article.isAny([.preposition, .and, .determiner], at: index) && index + 1 < content.upperBound
            && article.tokens[index + 1].shape.contains(.capitalized))
    }
  }

  /// A source without what belongs to the content of the cue before: "called it a ruin and Okafor" said.
  private func behindContent(_ source: Range<Int>) -> Range<Int> {
    guard !isFree(source.lowerBound), isFree(source.upperBound - 1),
      let last = source.last(where: { !isFree($0) })
    else { return source }
    let start = article.isAny(.coordinator, at: last + 1) ? last + 2 : last + 1
    return start < source.upperBound ? start..<source.upperBound : source
  }

  /// Whether a participle after a thing gives its name: `an account called “Old Boats”`.
  private func isNaming(_ cue: Cue, _ complement: Complement) -> Bool {
    let before = cue.tokens.lowerBound - 1
    guard complement.mode == .object, article.isMarked(complement.start), cue.form == .finite, before >= 0,
      article.words[cue.verb].tense.contains(.participle),
      !article.tokens[before].shape.contains(.capitalized),
      article.kinds(before).isDisjoint(with: [
        .subject, .relative, .wh, .comma, .auxiliary, .coordinator, .closeBracket,
      ])
    else { return false }
    return isTitle(article.stretches[Int(article.stretchOf[complement.start])])
  }

  /// Where content ends before words that another quote has taken: "retweeted a message that read: “…”".
  private func freeEnd(of content: Range<Int>) -> Int {
    guard let taken = content.first(where: { !isFree($0) }) else { return content.upperBound }
    guard taken > content.lowerBound, article.isMarked(taken) || article.isAny(.comma, at: taken - 1) else {
      return content.lowerBound
    }
    return article.trimmedEnd(taken, from: content.lowerBound)
  }
}
