internal import Annotations

/// Names that sign quoted words without a dash, as in reviews of the press: `“…”`, and below it `Anna Lindqvist, Malmo Post`.
extension QuoteFinder {
  /// The person whose name and paper stand alone behind marked words that fill a paragraph, at its end or as the next one.
  func signer(of stretch: MarkedStretch) -> Range<Int>? {
    let paragraph = article.paragraph(at: stretch.tokens.lowerBound)
    guard stretch.isClosed, stretch.tokens.lowerBound == paragraph.lowerBound else { return nil }
    var line = stretch.tokens.upperBound..<paragraph.upperBound
    if line.isEmpty {
      let below = article.flowEnd(of: paragraph)
      guard below < article.tokens.count else { return nil }
      line = article.paragraph(at: below)
    }
    // A name, a comma, and a name.
    guard (4...12).contains(line.count), article.isNamed(line.lowerBound, as: [.person]),
      let comma = line.first(where: { article.isAny(.comma, at: $0) }), comma > line.lowerBound + 1,
      comma + 1 < line.upperBound, article.isNamed(comma + 1, as: [.org, .workOfArt]),
      line.allSatisfy({
        !article.isMarked($0)
          && (!article.tokens[$0].shape.isDisjoint(with: [.capitalized, .punctuation])
            || article.isAny([.preposition, .determiner, .and], at: $0))
      })
    else { return nil }
    return line.lowerBound..<comma
  }
}
