internal import Annotations

/// Codes of three letters by which lists of results name countries.
extension Article {
  /// `Almaz Bekele (ETH)`, `Almaz Bekele ETH 30:12.45`: a country's code behind a name of which it is not the acronym.
  func weighCode(_ mention: inout Mention, _ number: Int) {
    guard number > 0, let country = countryCode(Int(mention.first)) else { return }
    let name = mentions[number - 1]
    let (first, end) = (Int(mention.first), Int(mention.end))
    let isBracketed = name.end + 1 == mention.first && isMark(first - 1, "(") && end < tokens.count && isMark(end, ")")
    let isBeforeFigure = name.end == mention.first && end < sentenceEnd && tokens[end].shape.contains(.hasDigit)
    guard isBracketed || isBeforeFigure, name.inner[.person] >= 4, !initialsMatch(name, first) else { return }
    mention.entry = Int32(country)
    mention.label = .gpe
    mention.context.add(.countryCode, .place, 20)
  }

  /// The entry of the country whose code a token is; nil for other tokens.
  func countryCode(_ index: Int) -> Int? {
    let token = tokens[index]
    guard token.end - token.start == 3, token.shape.contains(.allCaps) else { return nil }
    return lexicon.countryCodes[token.form]
  }
}
