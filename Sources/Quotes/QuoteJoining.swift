internal import Annotations

/// Puts together what an attribution, a paragraph's end or a short aside parts: one content, several stretches.
extension QuoteFinder {
  /// The stretches before one that the same words began in: open paragraphs all in marks, marked sentences with
  /// nothing between.
  func leading(_ index: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var first = index
    while first > 0, quoteOfStretch[first - 1] < 0 {
      let (before, stretch) = (article.stretches[first - 1].tokens, article.stretches[first].tokens)
      guard before.upperBound == stretch.lowerBound else { break }
      let paragraph = article.paragraph(at: before.lowerBound)
      let isSameParagraph = paragraph.contains(stretch.lowerBound)
      // "whom he called a “racist.” “We were told…,” she said."
      if isSameParagraph, article.sentence(at: before.lowerBound).lowerBound != before.lowerBound { break }
      guard isSameParagraph || (paragraph.lowerBound == before.lowerBound && !article.stretches[first - 1].isClosed)
      else { break }
      parts.insert(before, at: 0)
      first -= 1
    }
    return parts
  }

  /// How many titles within one attribution are passed over.
  private static let mostTitles = 4

  /// Joins the stretches that go on with a quote: `"…," she said. "…"`.
  mutating func join(from index: Int, _ number: Int, end: Int) {
    var last = index
    var candidate = index + 1
    var gapStart = end
    // A signature ends what it signs.
    if let cue = found[number].cue, article.isAny([.dash, .hyphen], at: cue.lowerBound) { return }
    while candidate < article.stretches.count {
      let next = article.stretches[candidate]
      guard quoteOfStretch[candidate] < 0 else { return }
      let stretch = article.stretches[last]
      guard next.isSingle == stretch.isSingle else { return }
      let isSameParagraph =
        article.paragraphOf[next.tokens.lowerBound] == article.paragraphOf[stretch.tokens.lowerBound]
      if isSameParagraph, sieves.contains(.split), let clause = clause(behind: gapStart, before: next),
        gapStart > stretch.tokens.upperBound
      {
        extend(number, by: clause.lowerBound..<next.tokens.upperBound)
        setKind(number, kind(found[number].parts, isAttitude: false))
        if found[number].sieve == .after { setSieve(number, .split) }
        return
      }
      let joins =
        isSameParagraph
        ? joins(stretch, next, gapStart) : joinsParagraph(stretch, next, gapStart)
      // A title within the attribution: `said Okafor, the author of "Old Boats."`
      if !joins, isSameParagraph, candidate - last <= QuoteFinder.mostTitles,
        isTitle(next) || article.wordCount(next.inner) < QuoteFinder.spokenLength,
        article.sentenceOf[gapStart - 1] == article.sentenceOf[next.tokens.lowerBound]
      {
        candidate += 1
        continue
      }
      guard joins, sieves.contains(.split) || found[number].sieve != .after || !isSameParagraph else { return }
      let gap = stretch.tokens.upperBound..<next.tokens.lowerBound
      extend(number, by: links(gap) ? gap.lowerBound..<next.tokens.upperBound : next.tokens)
      if isSameParagraph, found[number].sieve == .after { setSieve(number, .split) }
      if !next.isClosed { setOpen(number) }
      last = candidate
      candidate += 1
      gapStart = next.tokens.upperBound
    }
  }

  /// The words of a clause behind an attribution that marked ones go on: `"…," she said, and the point is "…"`.
  private func clause(behind start: Int, before next: MarkedStretch) -> Range<Int>? {
    let end = next.tokens.lowerBound
    guard start + 2 < end, end - start < 20, article.isAny(.comma, at: start),
      article.isAny(.coordinator, at: start + 1), article.sentenceOf[start] == article.sentenceOf[end - 1],
      !article.isCapitalized(next)
    else { return nil }
    let clause = start + 1..<end
    guard !clause.contains(where: { article.isAny([.comma, .stop, .semicolon, .colon], at: $0) }), isFree(clause),
      article.hasFiniteVerb(from: start + 2, limit: end), article.firstCue(in: clause, lexicon) == nil
    else { return nil }
    return clause
  }

  private func joins(_ stretch: MarkedStretch, _ next: MarkedStretch, _ attributionEnd: Int) -> Bool {
    let gap = stretch.tokens.upperBound..<next.tokens.lowerBound
    guard let last = gap.last else { return true }
    if links(gap) { return true }
    let hasAttribution = attributionEnd > stretch.tokens.upperBound
    if article.isAny(.stop, at: last) {
      guard attribution(after: next) == nil, !isReportedLater(next), !opensAnother(gap) else { return false }
      let sentences = article.sentenceOf[last] - article.sentenceOf[gap.lowerBound]
      if !hasAttribution { return gap.count <= 15 && sentences <= 0 && !hasCue(in: gap) }
      let lastSentence = article.sentence(at: last)
      return sentences == 0
        || sentences == 1 && !reportsMore(max(lastSentence.lowerBound, gap.lowerBound)..<gap.upperBound)
    }
    guard hasAttribution else { return false }
    let rest = min(max(attributionEnd, gap.lowerBound), gap.upperBound)..<gap.upperBound
    if article.isAny(.comma, at: last) {
      return !hasCue(in: rest) && (rest.count <= 1 || attribution(after: next) == nil)
        && !namesNoun(before: next.tokens.lowerBound)
    }
    // `"…," she said, and "…"`; `"…," she said "We …"`, the stop forgotten.
    if rest.isEmpty {
      // `"…," she told “Radio Malmo.”`
      if let cue = article.cue(at: last, lexicon), cue.entry.frames.contains(.hearer),
        article.markedHearer(next.tokens.lowerBound) != nil
      {
        return false
      }
      return article.isCapitalized(next) && attribution(after: next) == nil
    }
    return rest.allSatisfy { article.isAny([.comma, .coordinator], at: $0) }
  }

  /// Whether the clause that marked words begin goes on to an attribution of its own: `"We had to stop" the works, she said.`
  private func isReportedLater(_ stretch: MarkedStretch) -> Bool {
    let end = stretch.tokens.upperBound
    let sentence = article.sentence(at: end - 1)
    let limit = bodyEnd(sentence)
    guard end < limit, !endsClause(stretch.tokens.lowerBound), let cue = article.cue(at: limit - 1, lexicon),
      cue.form == .finite, cue.entry.frames.contains(.quote)
    else { return false }
    return finalSource(cue, sentence, limit) != nil
  }

  /// Whether a gap holds a statement of its own: `"…," she said, adding that it was late. "…"`
  private func opensAnother(_ gap: Range<Int>) -> Bool {
    gap.contains { index in
      article.cue(at: index, lexicon).map { cue in
        cue.form == .gerund && cue.entry.flags.contains(.another) && article.isAny(.comma, at: index - 1)
          && article.complement(of: cue, limit: gap.upperBound) != nil
      } ?? false
    }
  }

  /// Whether nothing but "and" or "or" parts two stretches, which then are one content.
  func links(_ gap: Range<Int>) -> Bool {
    gap.count <= 3 && gap.contains { article.isAny(.coordinator, at: $0) }
      && gap.allSatisfy { article.isAny([.coordinator, .comma], at: $0) }
  }

  /// Whether words hold reported speech of their own.
  private func reportsMore(_ range: Range<Int>) -> Bool {
    range.contains { index in article.cue(at: index, lexicon).map { $0.entry.frames.contains(.that) } ?? false }
  }

  func hasCue(in range: Range<Int>) -> Bool {
    range.contains { index in article.cue(at: index, lexicon).map { $0.entry.frames.contains(.quote) } ?? false }
  }

  /// A paragraph all in marks goes on with the quote that ends the one before it.
  private func joinsParagraph(_ stretch: MarkedStretch, _ next: MarkedStretch, _ attributionEnd: Int) -> Bool {
    let paragraph = article.paragraph(at: stretch.tokens.lowerBound)
    let following = article.paragraph(at: next.tokens.lowerBound)
    guard following.lowerBound == article.flowEnd(of: paragraph), next.tokens.lowerBound == following.lowerBound,
      next.tokens.upperBound >= following.upperBound
    else { return false }
    if !stretch.isClosed { return true }
    // The quote must end its paragraph, but for the attribution.
    let tail = max(attributionEnd, stretch.tokens.upperBound)..<paragraph.upperBound
    return tail.count <= 40 && !article.isAny(.colon, at: paragraph.upperBound - 1)
      && (tail.isEmpty || article.sentenceOf[tail.lowerBound] == article.sentenceOf[tail.upperBound - 1])
      && attribution(after: next) == nil
  }
}
