internal import Annotations

/// A report in front of its content: `As the ministry explained in May, rates will rise.`
extension QuoteFinder {
  mutating func findAsClause(_ sentence: Range<Int>, _ limit: Int) -> Bool {
    var first = sentence.lowerBound
    if article.isAny([.coordinator, .adverb], at: first), !isAs(first) { first += 1 }
    guard first + 3 < limit, isAs(first), !article.isMarked(first) else { return false }
    for index in first + 2..<min(limit, first + 20) {
      guard !article.isMarked(index), isFree(index), !article.isAny([.comma, .semicolon, .colon], at: index - 1) else {
        return false
      }
      guard let cue = article.cue(at: index, lexicon) else { continue }
      guard cue.form == .finite, cue.entry.frames.contains(.that), !cue.entry.group.isAttitude,
        let source = article.subject(before: cue.tokens.lowerBound, floor: first + 1),
        source.lowerBound == first + 1
      else { return false }
      let comma = article.skipAdjuncts(cue.tokens.upperBound, limit: limit)
      guard comma + 2 < limit, article.isAny(.comma, at: comma) else { return false }
      let start = comma + 1
      let content = start..<article.trimmedEnd(limit, from: start)
      guard isFree(content), article.wordCount(content) > 2 else { return false }
      add(
        FoundQuote(
          parts: [content], kind: kind([content], isAttitude: false), cue: cue.tokens, source: source, sieve: .asClause)
      )
      return true
    }
    return false
  }

  private func isAs(_ index: Int) -> Bool { article.isAs(index) }
}

extension Article {
  /// Whether a token is "as".
  func isAs(_ index: Int) -> Bool { kinds(index).isSuperset(of: [.roleWord, .subordinator]) }
}
