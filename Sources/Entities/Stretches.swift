internal import Annotations
internal import Lexicons

/// Where capitalised stretches begin and end.
extension Article {
  /// Where the compound begins whose second part has a capital, if a name may begin so: `sub-Saharan Africa`.
  func hyphenatedStart(_ index: Int, from free: Int) -> Int? {
    guard tokens[index].isGlued, index - 2 >= free, tokens[index - 1].isGlued, isMark(index - 1, "-"),
      isCapitalized(index), isLower(index - 2), !classes[index - 2].contains(.particle), beginsName(index - 2)
    else { return nil }
    return index - 2
  }

  /// Whether a name begins at one of the article's ``beginnings``, or before a hyphen.
  func beginsName(_ index: Int) -> Bool {
    let kind = classes[index]
    // Most names.
    if isCapitalized(index), !tokens[index].isGlued,
      kind.isDisjoint(with: [.masked, .closed, .notAcronym, .beforeOffice]),
      tokens[index].shape.isDisjoint(with: .single)
    {
      return !isMarkOfHandle(byte(index))
    }
    if index > sentenceStart, tokens[index].isGlued, isMark(index - 1, "#") || isMark(index - 1, "@") { return false }
    if kind.contains(.masked) { return false }
    // `Former Lampton Mayor`
    if kind.contains(.beforeOffice), index + 1 < sentenceEnd,
      index == sentenceStart || classes[index - 1].isDisjoint(with: .placePreposition), isCapitalized(index + 1),
      tokens[index + 1].gap == .space,
      lexiconMatch(index, limit: sentenceEnd).length < 2, titleLength(index, limit: sentenceEnd).length == 0
    {
      return false
    }
    if isPartyOfState(index) || index > sentenceStart + 1 && isPartyOfState(index - 2) && isStateCode(index) {
      return false
    }
    // `I` within a sentence, where no stop makes it an initial.
    if index > sentenceStart, cases[sentence] == .ordinary, kind.contains(.closed),
      tokens[index].shape.isSuperset(of: [.single, .allCaps]),
      index + 1 >= sentenceEnd || !tokens[index + 1].isGlued, lexiconMatch(index, limit: sentenceEnd).length < 2
    {
      return false
    }
    // `220 MW`, `612 B.C.`, but `7 NEW YORK`.
    if index > sentenceStart, kind.contains(.notAcronym), tokens[index].shape.contains(.allCaps),
      tokens[index - 1].shape.contains(.number), cases[sentence] == .ordinary,
      tokens[index].shape.contains(.hasStop) || lexiconMatch(index, limit: sentenceEnd).length < 2
    {
      return false
    }
    if isCapitalized(index) { return isNameWord(index) }
    // `sub-Saharan Africa`.
    if isLower(index), index + 2 < sentenceEnd, isMark(index + 1, "-"), tokens[index + 1].isGlued,
      tokens[index + 2].isGlued, isCapitalized(index + 2), !kind.contains(.particle)
    {
      return lexiconMatch(index, limit: sentenceEnd).length > 2
    }
    // `al-Masri`, `bin Laden`, `de Klerk`.
    guard kind.contains(.particle), isLower(index), index + 1 < sentenceEnd else { return false }
    // `the 21st Lamp Regiment`
    if tokens[index].isGlued, index > 0, tokens[index - 1].shape.contains(.number) { return false }
    if isMark(index + 1, "-"), tokens[index + 1].isGlued {
      return index + 2 < sentenceEnd && tokens[index + 2].isGlued && isCapitalized(index + 2)
    }
    if kind.contains(.common), !isSurnamesParticle(index) { return lexiconMatch(index, limit: sentenceEnd).length > 1 }
    if index + 2 < sentenceEnd, isLower(index + 1), classes[index + 1].contains(.particle), isCapitalized(index + 2) {
      return !kind.contains(.closed)
    }
    return !kind.contains(.closed) && isCapitalized(index + 1) && isNameWord(index + 1)
  }

  /// `said van Orvale`, but not `the van Orvale sold`: whether a particle that is a word too stands where no noun does.
  private func isSurnamesParticle(_ index: Int) -> Bool {
    guard index > sentenceStart, tokens[index].gap == .space, tokens[index + 1].gap == .space,
      tokens[index].shape.isDisjoint(with: .single), !classes[index + 1].contains(.beginsTitle),
      classes[index + 1].isDisjoint(with: [.common, .closed, .calendar]) || classes[index + 1].contains(.particle)
    else { return false }
    let before = classes[index - 1]
    return !isCapitalized(index - 1) && before.isDisjoint(with: [.article, .determiner])
      && (before.contains(.closed) || before.contains(.speech)
        || tokens[index - 1].shape.contains(.punctuation) && !isMark(index - 1, ")"))
  }

  /// The letter in `R-Texas`, `D-N.Y.` and `I-VT`: a party before the state whose people somebody represents.
  private func isPartyOfState(_ index: Int) -> Bool {
    guard tokens[index].shape.isSuperset(of: [.single, .allCaps]), index + 2 < sentenceEnd, isMark(index + 1, "-"),
      tokens[index + 1].isGlued, tokens[index + 2].isGlued, [0x52, 0x44, 0x49].contains(byte(index))
    else { return false }
    if isStateCode(index + 2) { return true }
    let state = lexiconMatch(index + 2, limit: sentenceEnd)
    return state.length > 0 && lexicon.entries[state.entry].area.isDivision
  }

  private func isStateCode(_ index: Int) -> Bool {
    tokens[index].shape.contains(.allCaps) && tokens[index].end - tokens[index].start == 2
  }

  /// Whether a word that begins so is the handle or tag of a network.
  private func isMarkOfHandle(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") }

  /// Whether a capitalised token may be part of a name, given how far letter case is to be trusted.
  func isNameWord(_ index: Int) -> Bool {
    if tokens[index].shape.contains(.hasDigit) && !tokens[index].shape.contains(.hasLetter) { return false }
    if isMarkOfHandle(byte(index)) { return false }
    let kind = classes[index]
    guard kind.contains(.closed) else { return true }
    switch cases[sentence] {
    case .ordinary:
      // `Li In-mo`: a closed word before a hyphen is a syllable.
      if index + 2 < sentenceEnd, isMark(index + 1, "-"), tokens[index + 1].isGlued,
        tokens[index + 2].isGlued, isNamePart(index + 2)
      {
        return true
      }
      // `Will Carling`.
      if kind.contains(.given), index + 1 < sentenceEnd, isCapitalized(index + 1), tokens[index + 1].gap == .space,
        classes[index + 1].isDisjoint(with: [.closed, .calendar])
      {
        return true
      }
      // `All Blacks` and `His Highness` may begin with a word that begins no other name.
      return index == sentenceStart || !tokens[index].shape.contains(.hasLower)
        || lexiconMatch(index, limit: sentenceEnd).length > 1 || titleLength(index, limit: sentenceEnd).length > 1
    case .title, .upper: return false
    }
  }

  /// One past the last token of the capitalised stretch that holds a token.
  ///
  /// No name is as long as the longest stretch that is taken at once. Where nothing in a text ends one, the next begins
  /// there, so that the time a text takes grows with its length and not with its square.
  func runEnd(from start: Int) -> Int {
    let stop = min(sentenceEnd, start + 64)
    var index = start + 1
    if isLower(start), classes[start].contains(.particle), beginsName(start) {
      // A particle: up to the capitalised word.
      while index < sentenceEnd, !isCapitalized(index) { index += 1 }
      index += 1
    }
    while index < stop {
      let token = tokens[index]
      if isCapitalized(index) {
        if token.gap == .paragraph || !isNameWord(index) || opensPictureLine(index) { break }
        // Lines in capitals are lines of a table or headline, not wrapped text.
        if token.gap == .line, token.shape.contains(.allCaps), tokens[index - 1].shape.contains(.allCaps) { break }
        index += 1
        continue
      }
      if token.isGlued {
        if isMark(index, "-") {
          guard index + 1 < sentenceEnd, tokens[index + 1].isGlued else { break }
          if isCapitalized(index + 1) || isNamePart(index + 1) {
            index += 2
            continue
          }
          break
        }
        if isMark(index, "."), stopBelongs(to: index - 1) {
          index += 1
          continue
        }
        if isMark(index, "&"), index + 1 < sentenceEnd, isCapitalized(index + 1) {
          index += 2
          continue
        }
        if isMark(index, ","), takesComma(index + 1) {
          index += 2
          continue
        }
        if isPossessive(index) || isMark(index, "'"), index + 1 < sentenceEnd, isCapitalized(index + 1),
          classes[index - 1].contains(.possessiveNoun), tokens[index + 1].gap == .space
        {
          index += 1
          continue
        }
        break
      }
      if !isLower(index) {
        if isMark(index, "&"), index + 1 < sentenceEnd, isCapitalized(index + 1) {
          index += 2
          continue
        }
        if isNickname(index), isCapitalized(start) {
          index += 4
          continue
        }
      } else if classes[index].contains(.particle), !classes[index].contains(.chain) {
        if index + 1 < sentenceEnd, isCapitalized(index + 1) {
          index += 2
          continue
        }
        if index + 2 < sentenceEnd, isCapitalized(index + 2),
          tokens[index + 1].isGlued || classes[index + 1].contains(.particle)
        {
          index += 3
          continue
        }
      }
      break
    }
    return min(index, sentenceEnd)
  }

  /// `, Inc.`, `, Jr.`: whether what closes a name stands behind a comma.
  private func takesComma(_ index: Int) -> Bool {
    guard index < sentenceEnd, !classes[index].isDisjoint(with: [.beginsTail, .nameSuffix]), isCapitalized(index),
      tokens[index].gap == .space
    else { return false }
    return classes[index].contains(.nameSuffix) && tokens[index].shape.contains(.hasLower)
      && tokens[index].end - tokens[index].start < 4 && tokens[index - 2].shape.contains(.hasLower)
      || hasRole(index, .beginsTail, where: { $0.takesComma })
  }

  /// `Image caption` behind an agency's name, where a web page's parts have run together.
  private func opensPictureLine(_ index: Int) -> Bool {
    index + 1 < sentenceEnd && classes[index].contains(.picture) && classes[index + 1].contains(.pictureLine)
      && isLower(index + 1)
  }

  /// Whether a nickname in marks stands between two names: `Ferdinand “Bongbong” Marcos`.
  func isNickname(_ index: Int) -> Bool {
    index + 3 < sentenceEnd && isQuotationMark(index) && isQuotationMark(index + 2) && tokens[index + 1].isGlued
      && tokens[index + 2].isGlued && isCapitalized(index + 1) && isCapitalized(index + 3)
      && tokens[index + 3].gap == .space && classes[index + 3].isDisjoint(with: [.common, .closed])
      && classes[index - 1].isDisjoint(with: [.common, .closed])
  }

  func isQuotationMark(_ index: Int) -> Bool {
    let token = tokens[index]
    if byte(index) == UInt8(ascii: "\"") || byte(index) == UInt8(ascii: "'") { return token.end - token.start == 1 }
    return token.end - token.start == 3 && byte(index) == 0xE2 && text[Int(token.start) + 1] == 0x80
      && (0x98...0x9F).contains(text[Int(token.start) + 2])
  }

  /// Whether a lower-case token behind a hyphen belongs to a name (`Yu-sheng`) and is no word of its own (`Ohio-based`).
  func isNamePart(_ index: Int) -> Bool {
    // `Moon Jae-in`: no adjective ends in a preposition.
    if isLower(index), index - 3 >= sentenceStart, isCapitalized(index - 3), tokens[index - 2].gap == .space,
      tokens[index].end - tokens[index].start < 5, lexiconMatch(index - 3, limit: index - 1).length < 2
    {
      if classes[index].contains(.closed), tokens[index].end - tokens[index].start < 4,
        !classes[index - 2].contains(.closed)
      {
        return true
      }
      // `Li Song-ho`
      if classes[index - 3].contains(.surname), lexiconMatch(index - 2, limit: index - 1).length == 0 { return true }
    }
    return isLower(index) && classes[index].isDisjoint(with: [.common, .closed])
      && tokens[index - 2].shape.contains(.hasLower)
      && tokens[index].shape.isDisjoint(with: [.hasDigit]) && !written.isLower(tokens[index - 2].form)
  }

  /// Whether the full stop behind a token is part of the abbreviation or initial that it closes.
  func stopBelongs(to index: Int) -> Bool {
    let shape = tokens[index].shape
    if shape.contains(.allCaps), shape.contains(.hasStop) { return true }
    guard index + 2 < sentenceEnd, tokens[index + 2].gap != .paragraph else { return false }
    if shape.isSuperset(of: [.single, .allCaps]) {
      return isCapitalized(index + 2) || classes[index + 2].contains(.particle)
    }
    return isAbbreviation(index)
  }

  /// Whether a capitalised word with its stop is an abbreviation of titles, places and companies.
  func isAbbreviation(_ index: Int) -> Bool {
    let limit = min(index + 2, sentenceEnd)
    var found = false
    forEachRole(index, limit: limit) { found = found || $0.length == 2 }
    if !found { forEachTitle(index, limit: limit) { found = found || $0.length == 2 } }
    if !found, classes[index].contains(.nameSuffix) { found = true }
    return found
  }

  /// Whether a word in a headline is an ordinary one, as far as the article shows.
  func isHeadlineWord(_ index: Int) -> Bool {
    classes[index].contains(.common) && !written.isName(tokens[index].form)
      || written.isLower(tokens[index].form)
  }

  /// `April` and `May`, `June` before a surname; `Sun` before a given name or what he does.
  func isNamedMonth(_ index: Int, _ limit: Int) -> Bool {
    if classes[index].contains(.surname), classes[index].isDisjoint(with: [.given]), cases[sentence] == .ordinary,
      index + 1 < sentenceEnd, tokens[index].shape.contains(.hasLower)
    {
      return isPossessive(index + 1) || tokens[index + 1].gap == .space && isLower(index + 1)
        || index + 1 < limit && isCapitalized(index + 1)
          && classes[index + 1].isDisjoint(with: [.common, .closed, .calendar])
    }
    return classes[index].contains(.given) && index + 1 < limit && isCapitalized(index + 1)
      && !classes[index + 1].isDisjoint(with: [.surname, .given])
  }
}
