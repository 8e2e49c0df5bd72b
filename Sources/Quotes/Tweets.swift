internal import Annotations

/// Posts that an article embeds, told by the name and the handle below them.
extension QuoteFinder {
  /// `The port is closed today. — Anna Lindqvist (@annalind) May 3, 2021`, or the dash and the name in a line of their own.
  mutating func findTweets() {
    for number in article.paragraphs.indices {
      guard let (dash, bracket) = handleSignature(article.paragraphs[number]) else { continue }
      var content = article.paragraphs[number].lowerBound..<dash
      if content.isEmpty {
        guard number > 0 else { continue }
        content = article.paragraphs[number - 1]
      }
      guard isFree(content), article.wordCount(content) > 0 else { continue }
      add(
        FoundQuote(
          parts: [content], kind: kind([content], isAttitude: false), cue: dash..<dash + 1, source: dash + 1..<bracket,
          sieve: .after))
    }
  }

  /// The dash and the bracket around a name at the end of a paragraph, with its handle and no more than a date behind it.
  private func handleSignature(_ paragraph: Range<Int>) -> (dash: Int, bracket: Int)? {
    let (last, floor) = (paragraph.upperBound - 1, max(paragraph.lowerBound, paragraph.upperBound - 20))
    guard article.isAny(.closeBracket, at: last) || article.tokens[last].shape.contains(.hasDigit),
      let bracket = (floor..<paragraph.upperBound).last(where: { index in
        article.isAny(.openBracket, at: index) && index + 2 < paragraph.upperBound && isHandle(index + 1)
      }),
      let close = (bracket..<paragraph.upperBound).first(where: { article.isAny(.closeBracket, at: $0) }),
      (close + 1..<paragraph.upperBound).allSatisfy({ index in
        article.isAny([.month, .comma, .stop, .weekday, .time], at: index)
          || !article.tokens[index].shape.isDisjoint(with: [.hasDigit, .capitalized])
      }),
      let dash = (max(paragraph.lowerBound, bracket - 9)..<bracket).last(where: { article.isAny(.dash, at: $0) }),
      dash + 1 < bracket, !article.isMarked(dash)
    else { return nil }
    return (dash, bracket)
  }

  private func isHandle(_ index: Int) -> Bool {
    article.utf8[Int(article.tokens[index].start)] == UInt8(ascii: "@")
  }
}
