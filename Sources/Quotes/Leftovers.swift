internal import Annotations

/// Marked words that no attribution took: those that go on with a speaker, and those that nobody speaks.
extension QuoteFinder {
  /// A paragraph left open goes on in the next one that opens with a mark.
  private mutating func chain(from index: Int, _ number: Int) {
    var last = index
    while last + 1 < article.stretches.count, quoteOfStretch[last + 1] < 0 {
      let (stretch, next) = (article.stretches[last], article.stretches[last + 1])
      let gap = stretch.tokens.upperBound..<next.tokens.lowerBound
      guard
        gap.isEmpty && (!stretch.isClosed || found[number].kind == .direct && fillParagraphs(stretch, next))
          || found[number].kind != .scare && links(gap)
      else { return }
      extend(number, by: gap.lowerBound..<next.tokens.upperBound)
      if next.isClosed { setClosed(number) }
      last += 1
    }
  }

  /// Whether two stretches are a paragraph each.
  private func fillParagraphs(_ stretch: MarkedStretch, _ next: MarkedStretch) -> Bool {
    stretch.isSingle == next.isSingle && article.paragraph(at: stretch.tokens.lowerBound) == stretch.tokens
      && article.paragraph(at: next.tokens.lowerBound) == next.tokens
  }

  /// Marked words of so many words and more are nearly always spoken.
  static let spokenLength = 4

  mutating func findLeftovers() {
    var last: Int?
    var byEnd = found.indices.sorted { found[$0].end < found[$1].end }[...]
    for index in article.stretches.indices {
      let stretch = article.stretches[index]
      while let first = byEnd.first, found[first].end <= stretch.tokens.lowerBound {
        last = byEnd.removeFirst()
      }
      if quoteOfStretch[index] >= 0 { continue }
      let words = article.wordCount(stretch.inner)
      guard words >= QuoteFinder.spokenLength || isExclaimed(stretch),
        stretch.closing > 0 || stretch.tokens.lowerBound == article.paragraph(at: stretch.tokens.lowerBound).lowerBound
          || words > 6
      else {
        if sieves.contains(.scare), stretch.isClosed, words > 0 {
          add(FoundQuote(parts: [stretch.tokens], kind: .scare, sieve: .scare))
        }
        continue
      }
      if isTitle(stretch) || article.isAny(.naming, at: stretch.tokens.lowerBound - 1) {
        if sieves.contains(.scare) { add(FoundQuote(parts: [stretch.tokens], kind: .scare, sieve: .scare)) }
        continue
      }
      let isWhole = isWhole(stretch)
      let first = found.count
      defer { if found.count > first { chain(from: index, first) } }
      if isWhole, sieves.contains(.after), let signer = signer(of: stretch) {
        add(FoundQuote(parts: [stretch.tokens], kind: .direct, source: signer, sieve: .after))
      } else if isWhole, sieves.contains(.continued), let last, near(found[last], stretch), !isHeading(stretch) {
        if continues(found[last], stretch) {
          extend(last, by: stretch.tokens)
          if found[last].kind == .indirect { setKind(last, .mixed) }
          continue
        }
        let isSameParagraph = article.paragraphOf[found[last].end - 1] == article.paragraphOf[stretch.tokens.lowerBound]
        add(
          FoundQuote(
            parts: [stretch.tokens], kind: .direct, source: isSameParagraph ? found[last].source : nil, heir: last,
            sieve: .continued, isClosed: stretch.isClosed))
      } else if sieves.contains(.unattributed) {
        add(
          FoundQuote(
            parts: [stretch.tokens], kind: isWhole ? .direct : .mixed, sieve: .unattributed, isClosed: stretch.isClosed)
        )
      }
    }
  }

  func isTitle(_ stretch: MarkedStretch) -> Bool { article.isTitle(stretch) }

  /// Whether marked words are a line of their own in single marks, in an article that quotes in double ones.
  private func isHeading(_ stretch: MarkedStretch) -> Bool {
    stretch.isSingle && article.hasDoubleMarks && article.paragraph(at: stretch.tokens.lowerBound) == stretch.tokens
  }

  /// Whether a few marked words are a sentence by themselves: `“Rain?”`
  private func isExclaimed(_ stretch: MarkedStretch) -> Bool {
    guard let last = article.lastWithin(stretch), article.isAny([.exclamation], at: last) else { return false }
    return article.sentence(at: stretch.tokens.lowerBound).lowerBound == stretch.tokens.lowerBound
  }

  /// Whether marked words are whole sentences.
  private func isWhole(_ stretch: MarkedStretch) -> Bool {
    let start = stretch.tokens.lowerBound
    if article.sentence(at: start).lowerBound == start { return true }
    guard let first = stretch.inner.first, let last = article.lastWithin(stretch), stretch.inner.count > 8 else {
      return false
    }
    return article.tokens[first].shape.contains(.capitalized) && article.isAny(.stop, at: last)
  }

  /// Whether marked words go on with a quote of the sentence before them, in their paragraph.
  private func continues(_ quote: FoundQuote, _ stretch: MarkedStretch) -> Bool {
    guard let cue = quote.cue, quote.kind != .attitude, !article.isAny([.dash, .hyphen], at: cue.lowerBound),
      !stretch.isSingle || article.isSingle(quote.parts),
      article.paragraphOf[quote.end - 1] == article.paragraphOf[stretch.tokens.lowerBound]
    else { return false }
    let last = max(quote.end, cue.upperBound) - 1
    return article.sentenceOf[stretch.tokens.lowerBound] - article.sentenceOf[last] == 1
  }

  /// Whether a quote ends in this paragraph or the one before.
  private func near(_ quote: FoundQuote, _ stretch: MarkedStretch) -> Bool {
    guard quote.kind != .scare else { return false }
    let paragraph = article.paragraph(at: quote.end - 1)
    return stretch.tokens.lowerBound
      < article.paragraph(at: min(article.flowEnd(of: paragraph), article.tokens.count - 1)).upperBound
  }
}

extension Article {
  /// Whether marked words are written as a title: all but function words begin with capitals.
  func isTitle(_ stretch: MarkedStretch) -> Bool {
    stretch.inner.count <= 14
      && stretch.inner.allSatisfy { index in
        tokens[index].shape.isDisjoint(with: .hasLetter) || tokens[index].shape.contains(.capitalized)
          || isAny([.determiner, .preposition, .coordinator, .possessive, .possessiveS, .be], at: index)
      }
  }

  /// Whether the marks of a content are single ones.
  func isSingle(_ parts: [Range<Int>]) -> Bool {
    guard let first = parts.first?.lowerBound, isMarked(first) else { return false }
    return stretches[Int(stretchOf[first])].isSingle
  }
}
