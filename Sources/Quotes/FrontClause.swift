internal import Annotations

/// Content in a clause that is not the main one: it ends where the main clause begins or goes on.
extension QuoteFinder {
  /// The comma behind a relative clause after which the main clause goes on: "The list, which the paper said was copied,
  /// named ten ships".
  func interposedEnd(_ cue: Cue, _ complement: Complement, _ sentence: Range<Int>, _ limit: Int) -> Int? {
    guard complement.mode == .clause, cue.form == .finite, let subject = article.subject(before: cue.tokens.lowerBound),
      subject.lowerBound > sentence.lowerBound + 1, article.isAny(.relative, at: subject.lowerBound - 1),
      article.isAny(.comma, at: subject.lowerBound - 2)
    else { return nil }
    return (complement.start..<min(limit - 1, complement.start + 40)).first {
      article.isAny(.comma, at: $0) && !article.isMarked($0)
        && article.isAny([.auxiliary, .past, .endsInEd], at: $0 + 1)
        && !article.isMarked($0 + 1)
    }
  }

  /// Whether a participle opens its sentence: "Citing the report, he left", "But while blaming the weather, she paid".
  func opens(_ sentence: Range<Int>, _ cue: Cue) -> Bool {
    let lead = sentence.lowerBound..<cue.tokens.lowerBound
    return lead.count <= 3
      && lead.allSatisfy { article.isAny([.coordinator, .subordinator, .preposition, .wh], at: $0) }
  }

  /// "Asked whether …", "When asked about …".
  func isWithoutSubject(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    let first = cue.tokens.lowerBound
    return first == sentence.lowerBound
      || first == sentence.lowerBound + 1 && article.isAny([.wh, .subordinator, .coordinator], at: first - 1)
  }

  /// Whether a clause in front ends here: with a comma, or with marked words that end in one.
  func isCommaOrLastOfMarked(_ index: Int) -> Bool {
    guard article.isMarked(index) else { return article.isAny(.comma, at: index) }
    let stretch = article.stretches[Int(article.stretchOf[index])]
    return index == stretch.tokens.upperBound - 1 && !article.isAny([.coordinator, .relative], at: index + 1)
      && article.lastWithin(stretch).map { article.isAny(.comma, at: $0) } ?? false
  }

  /// Whether a relative pronoun is the subject of a cue: "voters who said A, B".
  func isInRelative(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    let before = cue.tokens.lowerBound - 1
    return before >= sentence.lowerBound && article.isAny(.relative, at: before) && !article.isMarked(before)
  }

  /// The verb of the sentence whose subject holds a cue with its content: "Okafor, who said A, left", "The plan she
  /// said would fail was dropped".
  func mainVerb(behind complement: Complement, of cue: Cue, _ limit: Int) -> Int? {
    guard cue.form == .finite || cue.form == .infinitive else { return nil }
    var end = cue.tokens.lowerBound - 1
    // "a petition to charge the mayor has failed".
    if cue.form == .infinitive {
      end += 1
    } else if !article.isAny([.relative, .that], at: end) {
      guard article.isGap(at: complement.start, after: cue),
        let subject = article.subject(before: cue.tokens.lowerBound)
      else { return nil }
      end = subject.lowerBound
      if article.isAny([.relative, .that], at: end - 1) { end -= 1 }
    }
    if article.isAny(.comma, at: end - 1) || !article.endsSubject(before: end) { return nil }
    return article.mainVerb(behind: complement.start, complement.mode, limit: limit, lexicon)
  }

  /// The comma that ends an object in a clause in front: "As she praised A, B and C, Okafor left".
  func mainClauseComma(from start: Int, _ limit: Int) -> Int? {
    let commas = (start..<min(limit, start + 30)).filter { isCommaOrLastOfMarked($0) }
    return commas.indices.first { index in
      let (comma, next) = (commas[index], commas[index] + 1)
      guard next < limit, article.canStartPhrase(next) || article.isMarked(next) else { return false }
      // An item of a list has an "and" before the next comma, and no verb.
      if index + 1 < commas.count, !article.hasFiniteVerb(from: next, limit: commas[index + 1]) {
        return !(comma..<commas[index + 1]).contains { article.isAny(.coordinator, at: $0) }
          && article.hasFiniteVerb(from: next, limit: limit)
      }
      return article.isMarked(next) || article.hasFiniteVerb(from: next, limit: limit)
    }.map { commas[$0] }
  }

  /// Whether a cue stands in a clause that the main clause follows after a comma: "While she said A, B", "On Monday, amid
  /// polls showing A, B", "In a speech that called for A, B".
  func isInFrontClause(_ group: Int, isGerund: Bool, _ sentence: Range<Int>) -> Bool {
    let reach = max(sentence.lowerBound, group - 25)
    var first = group
    while first > reach, !article.words[first - 1].kinds.contains(.comma), article.stretchOf[first - 1] < 0 {
      first -= 1
    }
    guard first > reach || first == sentence.lowerBound, first == sentence.lowerBound || !article.isMarked(first - 1)
    else { return false }
    // "But while she said A, B", "However, if she said A, B".
    if first == sentence.lowerBound, article.isAny([.coordinator, .adverb], at: first),
      !article.isAny(.subordinator, at: first)
    {
      first += 1
    }
    guard first < group,
      article.isAny(.subordinator, at: first)
        || article.isAny(.preposition, at: first)
          && (isGerund || (first..<group).contains { article.isAny([.relative, .that], at: $0) })
    else { return false }
    // What stands in commas before it has no verb.
    return first <= sentence.lowerBound + 1 || !article.hasFiniteVerb(from: sentence.lowerBound, limit: first - 1)
  }
}
