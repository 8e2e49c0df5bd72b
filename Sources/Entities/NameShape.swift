internal import Annotations

/// What the shape and the classes of a mention's words tell, where no look-up does.
extension Article {
  /// The words of a mention, marks and particles left out.
  private struct Words {
    var count = 0
    /// How many are ordinary words.
    var commons = 0
    var hasInitial = false
    var hasParticle = false
    /// `Joya de Nicaragua`
    var isRomance = false
    var last: Int
  }

  func addShape(_ start: Int, _ end: Int, _ mention: inout Mention, hasRole: Bool) {
    // Most are one word with a capital.
    if end == start + 1, isCapitalized(start) {
      if classes[start].contains(.common) { mention.traits.insert(.isCommon) }
      return addWord(start, end, hasParticle: false, &mention)
    }
    let words = words(start, end)
    if words.commons == words.count { mention.traits.insert(.isCommon) }
    if words.count == 1 {
      addWord(start, end, hasParticle: words.hasParticle, &mention)
    } else {
      addWords(start, end, words, &mention, hasRole: hasRole)
    }
  }

  private func words(_ start: Int, _ end: Int) -> Words {
    var words = Words(last: start)
    for index in start..<end {
      let token = tokens[index].shape
      if token.contains(.punctuation) { continue }
      if isLower(index) {
        words.hasParticle = words.hasParticle || classes[index].contains(.particle)
        words.isRomance = words.isRomance || index == start + 1 && isContinued(index, end)
        continue
      }
      words.count += 1
      words.last = index
      if classes[index].contains(.common) { words.commons += 1 }
      if token.isSuperset(of: [.single, .allCaps]), index + 1 < end, index > start || isMark(index + 1, ".") {
        words.hasInitial = true
      }
    }
    return words
  }

  /// A name of one word.
  private func addWord(_ start: Int, _ end: Int, hasParticle: Bool, _ mention: inout Mention) {
    let first = classes[start]
    let shape = tokens[start].shape
    let isUnusual = !shape.isDisjoint(with: [.allCaps, .single, .hasStop, .hasInnerUpper])
    if isUnusual, mention.entry < 0, addAcronym(start, end, &mention) { return }
    if isRegion(start, end) {
      mention.inner.add(.placeOpening, .place, 8)
      mention.label = .loc
      return
    }
    // `King, Jr.` without the name before it.
    if first.contains(.disease)
      || first.contains(.nameSuffix) && mention.entry < 0 && first.isDisjoint(with: [.surname, .given])
        && tokens[start].end - tokens[start].start < 5
    {
      mention.deny(.shape)
      return
    }
    // `Dh 890`, `Rs 300`.
    if end < sentenceEnd, tokens[end].shape.contains(.number), tokens[start].end - tokens[start].start < 4,
      mention.entry < 0
    {
      for kind in NameKind.allCases { mention.inner.add(.shape, kind, -10) }
    }
    if isUnusual, mention.entry < 0, addUnusualShape(start, &mention) { return }
    if mention.traits.contains(.isKnown), mention.inner[.person] == 0 { return }
    let isWeak =
      written.isLower(tokens[start].form) || first.contains(.frequent) && mention.traits.contains(.isInitial)
    if first.contains(.given) {
      mention.inner.add(.givenName, .person, isWeak ? 0 : first.contains(.weakGiven) ? 2 : 4)
    }
    // Where it is a place's name too, one of the two is enough.
    if first.contains(.surname), mention.label != .gpe || mention.entry < 0 || mention.inner[.person] == 0 {
      mention.inner.add(
        .surname, .person, isWeak ? 0 : first.contains(.weakSurname) || first.contains(.common) ? 3 : 4)
    }
    if hasParticle { mention.inner.add(.particleName, .person, 5) }
  }

  /// Whether a word is an acronym, which is then all that its shape tells.
  private func addAcronym(_ start: Int, _ end: Int, _ mention: inout Mention) -> Bool {
    let shape = tokens[start].shape
    let length = tokens[start].end - tokens[start].start
    guard shape.contains(.allCaps), cases[sentence] != .upper, length > 1 else { return false }
    mention.traits.insert(.isAcronym)
    if classes[start].contains(.notAcronym) {
      mention.inner.add(.acronym, .organisation, -12)
      mention.inner.add(.acronym, .person, -12)
      mention.inner.add(.acronym, .place, -12)
      return true
    }
    let isAmount =
      shape.contains(.hasDigit)
      || end < sentenceEnd && (tokens[end].shape.contains(.hasDigit) || isMark(end, "$"))
    // Two letters are as often a person, a place or a thing.
    let isShort = length == 2 || length < 5 && isInitialWithStop(start)
    mention.inner.add(.acronym, .organisation, isAmount || isShort ? 1 : 4)
    // `HK$35`
    if end < sentenceEnd, isMark(end, "$") {
      for kind in NameKind.allCases { mention.inner.add(.acronym, kind, -12) }
    }
    return true
  }

  /// Weighs single letters, capitals and stops within a word; answers whether they tell all.
  private func addUnusualShape(_ start: Int, _ mention: inout Mention) -> Bool {
    let first = classes[start]
    let shape = tokens[start].shape
    if shape.contains(.single) {
      for kind in NameKind.allCases { mention.inner.add(.shape, kind, -6) }
    }
    // `KiwiRail`, `IISc`, `BoG`: capitals inside make bodies, not persons.
    if first.contains(.notAcronym), shape.contains(.hasInnerUpper) {
      for kind in NameKind.allCases { mention.inner.add(.acronym, kind, -12) }
      return true
    }
    // `S.Temuulen`, as Mongolian papers write; `end.Next` lacks a space.
    if shape.isSuperset(of: [.hasStop, .hasLower]), shape.contains(.hasInnerUpper) || isSite(start) {
      if isInitialWithStop(start) {
        mention.inner.add(.initials, .person, 6)
        return true
      }
      if isSite(start) {
        mention.inner.add(.mediaWord, .organisation, 8)
        return true
      }
      // Nor is `GHS6.2billion` a name.
      if !shape.contains(.capitalized) || shape.contains(.hasDigit) {
        for kind in NameKind.allCases { mention.inner.add(.shape, kind, -10) }
        return true
      }
    }
    if shape.isSuperset(of: [.hasInnerUpper, .hasLower]), first.isDisjoint(with: [.given, .surname]),
      !isPatronymic(start)
    {
      mention.traits.insert(.isAcronym)
      if isPluralAcronym(start) { mention.deny(.acronym) } else { mention.inner.add(.acronym, .organisation, 4) }
    }
    return false
  }

  /// A name of several words.
  private func addWords(_ start: Int, _ end: Int, _ words: Words, _ mention: inout Mention, hasRole: Bool) {
    let first = classes[start]
    let last = words.last
    if mention.traits.contains(.isKnown), mention.inner[.person] == 0 { return }
    let lastKind = classes[last]
    if hasRole {
      // `Jonah Lane`, `Padma Bridge`: the article decides.
      if words.count < 4, first.contains(.given), lastKind.contains(.surname), mention.inner[.place] > 0,
        mention.inner[.place] < 9
      {
        mention.inner.add(.givenAndName, .person, first.contains(.weakGiven) ? 4 : 9)
      }
      return
    }
    if first.contains(.given) {
      let isWeak = first.contains(.weakGiven)
      mention.inner.add(
        .givenAndName, .person,
        isWeak
          ? (lastKind.contains(.surname) || !lastKind.contains(.common) ? 6 : 4)
          : lastKind.contains(.common) && !lastKind.contains(.surname) ? 5 : 9)
    }
    if words.hasInitial { mention.inner.add(.initials, .person, 6) }
    if mention.entry < 0 { addFamilyFirst(start, end, &mention) }
    if words.hasParticle {
      let isNamed = !first.isDisjoint(with: [.given, .surname]) || isLower(start)
      mention.inner.add(.particleName, .person, isNamed ? 5 : words.isRomance ? 1 : 2)
    }
    // `Grade XII`, `RISC-V` and `Mars X` are nobody's.
    if lastKind.contains(.nameSuffix), !tokens[last].isGlued, mention.entry < 0,
      !first.contains(.common) || tokens[last].shape.contains(.hasLower),
      !tokens[last].shape.contains(.allCaps) || !first.isDisjoint(with: [.given, .surname])
    {
      mention.inner.add(.nameSuffix, .person, 7)
    } else if lastKind.contains(.nameSuffix), tokens[last].shape.contains(.allCaps), first.contains(.common),
      mention.entry < 0, words.count == 2
    {
      for kind in NameKind.allCases { mention.inner.add(.nameSuffix, kind, -8) }
    }
    if lastKind.contains(.surname), !first.contains(.common) {
      mention.inner.add(.surname, .person, lastKind.contains(.weakSurname) ? 2 : 4)
    }
    // `Sun Lijuan`: the family's name comes first.
    let isFamily = first.isSuperset(of: [.surname, .calendar])
    if isFamily, words.count == 2,
      !lastKind.contains(.common)
        || lastKind.contains(.given) && !lastKind.contains(.weakGiven) && !first.contains(.common)
    {
      mention.inner.add(.givenName, .person, isFamily ? 6 : 2)
    }
    if let label = partOfPlace(start, end) {
      mention.inner.add(.placeOpening, .place, 9)
      mention.label = label
    } else if mention.entry < 0 {
      let known = lexiconMatch(start, limit: end)
      if known.length > 0, known.length < end - start {
        let kind = NameKind(lexicon.entries[known.entry].label)
        if kind == .place || kind == .organisation { mention.inner.add(.placeAndName, .organisation, 2) }
      } else if words.commons == words.count {
        mention.inner.add(.commonWords, .organisation, 2)
      } else if words.count <= 4, words.commons == 0 {
        // `Joya de Nicaragua`, `Güira de Melena`: behind no given name, `de` joins all sorts of things.
        let isPerson =
          !first.isDisjoint(with: [.given, .surname, .particle]) || !words.isRomance && !isCompound(start, end)
        mention.inner.add(.shape, .person, isPerson ? 4 : 1)
      } else if first.contains(.common) {
        mention.inner.add(.shape, .organisation, 2)
      } else {
        mention.inner.add(.shape, .person, 2)
        mention.inner.add(.shape, .organisation, 1)
      }
    }
    addOpening(start, end, &mention)
  }

  /// `Wi-Fi`: two unknown parts with nothing but a hyphen between them.
  private func isCompound(_ start: Int, _ end: Int) -> Bool {
    end == start + 3 && isMark(start + 1, "-") && tokens[start + 1].isGlued
      && classes[start + 2].isDisjoint(with: [.given, .surname])
  }

  /// `Park Bum-gye`, `Ke Wen-ta`: a family's name before two syllables; `V Muralidharan`: an initial without a stop.
  private func addFamilyFirst(_ start: Int, _ end: Int, _ mention: inout Mention) {
    if end == start + 4, isMark(start + 2, "-"), tokens[start + 2].isGlued, tokens[start + 1].gap == .space,
      cases[sentence] == .ordinary
    {
      let isUnknown = isLower(start + 3) && classes[start + 3].isDisjoint(with: [.common])
      let isFamily =
        classes[start].contains(.surname) && (isUnknown || classes[start + 1].isDisjoint(with: [.common]))
      let isSyllable = isLower(start + 3) && classes[start].isDisjoint(with: [.common])
      if isFamily || isSyllable { mention.inner.add(.givenAndName, .person, 7) }
    } else if end == start + 2, tokens[start].shape.isSuperset(of: [.single, .allCaps]),
      classes[start].isDisjoint(with: [.closed]), classes[start + 1].isDisjoint(with: [.common, .closed]),
      tokens[start + 1].gap == .space,
      tokens[start + 1].shape.isDisjoint(with: [.allCaps, .hasDigit])
    {
      mention.inner.add(.initials, .person, 4)
    }
  }

  /// Whether a word with a capital is called by its address: `Oilprice.com`.
  private func isSite(_ index: Int) -> Bool {
    let word = text[tokens[index].range]
    guard word.count > 6, tokens[index].shape.contains(.capitalized) else { return false }
    return word.suffix(4).elementsEqual(".com".utf8) || word.suffix(4).elementsEqual(".org".utf8)
      || word.suffix(4).elementsEqual(".net".utf8)
  }

  /// Whether a word begins with one capital and a stop: `A.D.`, `S.Temuulen`.
  private func isInitialWithStop(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start > 2 && token.shape.contains(.capitalized)
      && text[Int(token.start) + 1] == UInt8(ascii: ".")
  }

  /// `NEVs`, `SUVs`: several of a kind, and so no body.
  private func isPluralAcronym(_ index: Int) -> Bool {
    let word = text[tokens[index].range]
    return word.last == UInt8(ascii: "s") && word.count > 2
      && word.dropLast().allSatisfy { $0 &- UInt8(ascii: "A") < 26 }
  }

  /// `McDonald`, `MacGregor`, `DeVito`, `O'Hara`: prefixes of family names.
  private func isPatronymic(_ index: Int) -> Bool {
    let word = text[tokens[index].range]
    return word.starts(with: "Mc".utf8) || word.starts(with: "Mac".utf8) || word.starts(with: "De".utf8)
      || word.starts(with: "Di".utf8) || word.starts(with: "La".utf8) || word.starts(with: "Le".utf8)
      || word.dropFirst().first == UInt8(ascii: "'") || word.dropFirst().first == 0xE2
  }
}
