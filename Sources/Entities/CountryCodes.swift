internal import Annotations

/// Codes of three letters by which lists of results name countries.
extension Article {
  /// `Almaz Bekele (ETH)`, `Almaz Bekele ETH 30:12.45`: a country's code behind a name of which it is not the acronym.
  func weighCode(_ mention: inout Mention, _ number: Int) {
    guard number > 0 else { return }
    let name = mentions[number - 1]
    guard let country = countryCode(Int(mention.first)) else {
      // `Thabo Orrin (DA)` belongs to a party.
      if mention.traits.contains(.isAcronym), name.end + 1 == mention.first, isMark(Int(mention.first) - 1, "("),
        name.inner[.person] >= 4, mention.inner[.organisation] > 0,
        tokens[Int(mention.first)].shape.isDisjoint(with: [.hasStop, .hasDigit])
      {
        mention.context.add(.acronym, .organisation, 4)
      }
      return
    }
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
