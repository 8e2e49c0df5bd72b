internal import Annotations
internal import ICU

/// Tells headings that stand in the line of the text they head: `GRAIN MARKETS: Wheat rose for a third day.`
///
/// A heading is made of common words in capitals, so that a speaker (`OLU: Nobody asked us.`) or a place
/// (`LAGOS: The governor resigned.`) is none, and whole sentences follow it, so that a pointer to another article
/// (`SEE ALSO: Fire rages in port`) is none either.
struct RunInHeadings: Sendable {
  let words: SentenceWords
  let abbreviations: Abbreviations

  private static let mostWords = 8
  /// Tokens of what follows.
  private static let shortestText = 9

  /// Whether the sentence that begins at `first` is such a heading and ends with the colon.
  func endsHeading(at colon: Int, first: Int, _ reading: Reading) -> Bool {
    guard colon - first <= RunInHeadings.mostWords, colon > first, reading.tokens[first].gap >= .line,
      colon + 1 < reading.tokens.count, reading.tokens[colon].isGlued, reading.tokens[colon + 1].gap == .space,
      reading.tokens[colon + 1].shape.contains(.capitalized),
      // `A court ruled` begins as `The court ruled` does.
      !reading.tokens[colon + 1].shape.isDisjoint(with: [.hasLower, .single])
    else { return false }
    for index in first..<colon {
      let token = reading.tokens[index]
      if token.shape.contains(.punctuation) {
        guard index > first, [.comma, .dash, .singleQuote, .closingQuote].contains(reading.mark(index)) else {
          return false
        }
      } else if !token.shape.contains(.allCaps) || !words[token].contains(.common) {
        return false
      }
    }
    return reading.length(first) > 1 && isFollowedBySentence(colon + 1, reading)
  }

  /// The dash that ends the head of an item, where the sentence that begins at `first` is one: a name with an amount
  /// after it (`Hale Corp. -- $20 million of notes due in 2012.`), or a company with its seat in brackets
  /// (`Hale Corp. (Japan) -- 20 million yen of notes due in 2012.`).
  ///
  /// A number without a sign of currency may follow a dateline (`LAGOS -- 20 people`), and so may anything follow the
  /// agency in its brackets (`LAGOS (AFP) -- The`): datelines are part of their sentence.
  /// - Parameter dash: the first one, where `--` is two tokens.
  func itemHeadEnd(at dash: Int, first: Int, _ reading: Reading) -> Int? {
    guard dash - first > 1, dash - first <= 2 * RunInHeadings.mostWords, reading.tokens[first].gap >= .line,
      reading.tokens[dash].gap == .space
    else { return nil }
    var next = dash + 1
    while next < reading.tokens.count, reading.mark(next) == .dash, reading.tokens[next].isGlued { next += 1 }
    guard next + 1 < reading.tokens.count, reading.tokens[next].gap == .space else { return nil }
    let isAmount =
      reading.tokens[next + 1].isGlued && reading.tokens[next + 1].shape.contains(.number)
      && isCurrencySign(next, reading)
    guard isAmount || isCompanyWithSeat(first..<dash, reading) else { return nil }
    let isName = (first..<dash).allSatisfy {
      !reading.tokens[$0].shape.isDisjoint(with: [.capitalized, .punctuation]) || reading.length($0) <= 3
    }
    return isName && isFollowedBySentence(next, reading) ? next - 1 : nil
  }

  /// `Hale Corp. (Japan)`
  private func isCompanyWithSeat(_ range: Range<Int>, _ reading: Reading) -> Bool {
    guard reading.mark(range.upperBound - 1) == .closingBracket,
      let bracket = range.first(where: { reading.mark($0) == .openingBracket }), bracket > range.lowerBound + 1,
      reading.mark(bracket - 1) == .stop
    else { return false }
    return abbreviations.isCompany(reading.tokens[bracket - 2])
  }

  private func isCurrencySign(_ index: Int, _ reading: Reading) -> Bool {
    let scalar = Unicode.Scalar(reading.scalar(index))
    return scalar?.properties.generalCategory == .currencySymbol
  }

  /// Whether the line that a token stands in, with those that go on in lower case, is long and ends a sentence.
  private func isFollowedBySentence(_ start: Int, _ reading: Reading) -> Bool {
    var index = start + 1
    while index < reading.tokens.count {
      let token = reading.tokens[index]
      if token.gap == .paragraph || token.gap == .line && !token.shape.isDisjoint(with: [.capitalized, .punctuation]) {
        break
      }
      index += 1
    }
    guard index - start >= RunInHeadings.shortestText else { return false }
    index -= 1
    while index > start, [.doubleQuote, .closingQuote, .closingBracket].contains(reading.mark(index)) { index -= 1 }
    return reading.mark(index).isTerminator
  }
}
