internal import Annotations

/// What stands in brackets behind a name and is another name of the same.
extension Article {
  /// `Bank of Ghana (BoG)`: what stands in brackets behind a name and has its initials is of its kind.
  func spreadBrackets(_ names: inout ArticleNames) {
    for index in mentions.indices.dropLast() where mentions[index + 1].first == mentions[index].end + 1 {
      let (mention, next) = (mentions[index], mentions[index + 1])
      guard next.count == 1, isMark(Int(mention.end), "("), Int(next.end) < tokens.count, isMark(Int(next.end), ")"),
        tokens[Int(next.first)].shape.isDisjoint(with: [.single])
      else { continue }
      // Whatever else the lexicon calls so.
      let isOther =
        mention.count > 1 && next.entry >= 0 && names.names[Int(mention.name)].kind == .organisation
        && (mention.entry < 0 || !lexicon.isSame(Int(mention.entry), Int(next.entry)))
        && hasInitials(mention, Int(next.first))
      if isOther, names.names[Int(next.name)].whole == mention.name { names.names[Int(next.name)].isShort = true }
      guard names.names[Int(next.name)].whole < 0 else { continue }
      // `Dani Sordo (ESP)`: persons have no acronyms.
      guard let kind = names.names[Int(mention.name)].kind, kind != .person else { continue }
      if kind == .organisation, isTicker(Int(next.first), mention) {
        names.names[Int(next.name)].told.add(.acronymOf, kind, 9)
        names.link(Int(next.name), to: Int(mention.name))
        continue
      }
      guard mention.count > 1 else { continue }
      let isAcronym =
        !tokens[Int(next.first)].shape.isDisjoint(with: [.allCaps, .hasInnerUpper])
        && (initialsMatch(mention, Int(next.first)) || lettersMatch(mention, Int(next.first)))
      // `Ministry of Lamps (Milamp)`: an unknown word there is a body's short name.
      let isShortName =
        kind == .organisation && next.entry < 0 && !tokens[Int(next.first)].shape.contains(.allCaps)
        && classes[Int(next.first)].isDisjoint(with: [.common, .closed, .given, .surname])
      guard isAcronym || isShortName else { continue }
      names.names[Int(next.name)].told.add(.acronymOf, kind, 9)
      names.link(Int(next.name), to: Int(mention.name))
      if isOther { names.names[Int(next.name)].isShort = true }
    }
  }

  /// `Norfolk Inc. (NFK.O)`, `Walmart (WMT)`: what a company's shares are called at an exchange.
  private func isTicker(_ index: Int, _ mention: Mention) -> Bool {
    let letters = text[tokens[index].range]
    guard tokens[index].shape.contains(.allCaps), letters.count > 1, letters.count < 9 else { return false }
    if let stop = letters.firstIndex(of: UInt8(ascii: ".")) {
      return stop > letters.startIndex && (1...2).contains(letters.endIndex - stop - 1)
    }
    // Letters of a name of one word, in order.
    guard mention.count == 1, mention.entry >= 0, letters.first == byte(Int(mention.first)) else { return false }
    var rest = text[tokens[Int(mention.first)].range]
    for letter in letters {
      guard let place = rest.firstIndex(where: { $0 & 0xDF == letter }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Whether an acronym's letters are the initials of a name's capitalised words, all of them in order.
  private func hasInitials(_ mention: Mention, _ acronym: Int) -> Bool {
    let initials = mention.tokens.filter(isCapitalized).map { byte($0) & 0xDF }
    return text[tokens[acronym].range].filter { $0 != UInt8(ascii: ".") }.elementsEqual(initials)
  }

  /// Whether each letter of an acronym begins a word of a name, in whatever order: `Popular Union (UP)`, as its own
  /// language has it.
  private func lettersMatch(_ mention: Mention, _ acronym: Int) -> Bool {
    let letters = text[tokens[acronym].range]
    let words = mention.tokens.filter(isCapitalized)
    return letters.count == words.count
      && letters.allSatisfy { letter in
        letters.count { $0 == letter } == words.count { byte($0) == letter }
      }
  }
}
