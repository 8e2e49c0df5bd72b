internal import Annotations

/// Lines whose speaker stands before a colon: headlines, and the turns of a transcript.
extension QuoteFinder {
  // MARK: Headlines

  /// `Lindqvist: The bridge is safe`
  mutating func findHeadline(_ sentence: Range<Int>, _ limit: Int) -> Bool {
    // A line of its own without a final stop, which only the article's first line may have.
    let isFirst = article.paragraphOf[sentence.lowerBound] == 0
    guard limit == sentence.upperBound || isFirst, article.paragraph(at: sentence.lowerBound) == sentence,
      let colon = (sentence.lowerBound..<min(limit, sentence.lowerBound + 6)).first(where: {
        article.isAny(.colon, at: $0)
      }),
      colon > sentence.lowerBound, limit - colon > 4, isFree(sentence.lowerBound..<limit),
      (sentence.lowerBound..<colon).allSatisfy({
        (article.tokens[$0].shape.contains(.capitalized) || article.isAny([.stop, .hyphen, .possessiveS], at: $0))
          && !article.isAny(.label, at: $0)
      })
    else { return false }
    let content = colon + 1..<limit
    let source = sentence.lowerBound..<colon
    guard isSpeaker(source), !asks(sentence),
      isFirst || article.hasFiniteVerb(from: content.lowerBound, limit: limit)
    else { return false }
    add(
      FoundQuote(
        parts: [content], kind: kind([content], isAttitude: false), cue: colon..<colon + 1, source: source,
        sieve: .headline))
    return true
  }

  /// Whether a label names who can speak: a person or a body, people of a kind, a report.
  private func isSpeaker(_ label: Range<Int>) -> Bool {
    let last = label.upperBound - 1
    if article.isAny([.determiner, .preposition], at: label.lowerBound) { return false }
    return article.isNamed(last, as: [.person, .org]) || article.isAny([.speechNoun, .plural, .hearer], at: last)
      || article.words[last].noun > 0
      || label.count == 1 && article.endsInS(last) && !article.isNamed(last, as: [.gpe, .loc, .event, .norp])
  }

  private func asks(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last, !article.isMarked(last) else { return false }
    return article.utf8[Int(article.tokens[last].start)] == UInt8(ascii: "?")
  }

  // MARK: Transcripts

  /// `WALKER: Let us begin.`, a paragraph each, where two speakers at least take turns.
  mutating func findTurns() {
    let turns = article.paragraphs.compactMap { paragraph in turnLabel(paragraph).map { ($0, paragraph) } }
    guard turns.count >= 4 else { return }
    var turnsOf: [UInt32: Int] = [:]
    for (label, _) in turns {
      if let name = label.last(where: { isInCapitals($0) }) { turnsOf[article.tokens[name].form, default: 0] += 1 }
    }
    guard turnsOf.values.count(where: { $0 > 1 }) > 1 else { return }
    for (label, paragraph) in turns {
      let content = label.upperBound + 1..<paragraph.upperBound
      add(
        FoundQuote(
          parts: [content], kind: kind([content], isAttitude: false), cue: label.upperBound..<label.upperBound + 1,
          source: label, sieve: .transcript))
    }
  }

  /// A speaker's name in capitals, and what is said of it, before the colon at the front of a paragraph.
  private func turnLabel(_ paragraph: Range<Int>) -> Range<Int>? {
    let first = paragraph.lowerBound
    guard isInCapitals(first), !article.isAny([.label, .determiner], at: first),
      let colon = paragraph.prefix(9).first(where: { article.isAny(.colon, at: $0) }), colon + 3 < paragraph.upperBound,
      article.tokens[colon].isGlued, !article.tokens[colon + 1].isGlued
    else { return nil }
    let label = first..<colon
    let isName = label.allSatisfy { index in
      isInCapitals(index) || article.tokens[index].shape.contains(.punctuation) && !article.isMarked(index)
        || label.dropFirst().contains(where: { article.isAny(.openBracket, at: $0) && $0 < index })
    }
    return isName ? label : nil
  }

  private func isInCapitals(_ index: Int) -> Bool {
    let token = article.tokens[index]
    return token.shape.contains(.allCaps) && token.end - token.start > 1 && !article.isMarked(index)
      && !article.isAny(.label, at: index)
  }
}
