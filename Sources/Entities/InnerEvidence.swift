internal import Annotations
internal import Lexicons

/// What a mention shows by itself: its entry, the head word in it, the shape of its words.
extension Article {
  /// Adds a mention.
  ///
  /// - Parameter isOnly: whether the entry is known to be the only one with just these words.
  mutating func emit(_ start: Int, _ end: Int, entry: Int, isOnly: Bool = false, role: Int, afterTitle: Bool) {
    let name = start
    // Mentions never overlap: what an earlier one took is not taken again.
    let free = mentions.last.map { Int($0.end) } ?? 0
    guard name >= free else { return }
    let start = max(free, withArticle(name, end, entry: entry, role: role))
    var mention = Mention(first: Int32(start), end: Int32(end), sentence: Int32(sentence))
    mention.entry = Int32(entry)
    if isSentenceInitial(start) { mention.traits.insert(.isInitial) }
    if cases[sentence] != .ordinary { mention.traits.insert(.isHeadline) }
    if afterTitle, !isNationInTitle(entry, end) {
      mention.traits.insert(.afterTitle)
      mention.context.add(.titleName, .person, 12)
    }
    if entry >= 0, passes.contains(.lexicons) { addEntries(entry, isOnly: isOnly, name, end, &mention) }
    if passes.contains(.shapes) {
      if role >= 0 { addRole(lexicon.roleEntries[role], start, &mention) }
      addShape(name, end, &mention, hasRole: role >= 0)
    }
    mentions.append(mention)
  }

  /// `Deputy Russian Defense Minister`: a nationality before the rest of a title is no name of its holder.
  private func isNationInTitle(_ entry: Int, _ end: Int) -> Bool {
    entry >= 0 && lexicon.entries[entry].label == .norp && end < tokens.count
      && titleLength(end, limit: sentences[sentence].tokens.upperBound).length > 0
  }

  /// A capitalised `The` inside a sentence belongs to the name behind it (`The Hague`, `The Bogotá Post`); at a
  /// sentence's start only to a newspaper's.
  private func withArticle(_ start: Int, _ end: Int, entry: Int, role: Int) -> Int {
    guard start > sentenceStart, classes[start - 1].contains(.article), isCapitalized(start - 1),
      cases[sentence] == .ordinary
    else { return start }
    let isPaper =
      role >= 0 && lexicon.roleEntries[role].kind == .media
      || entry >= 0 && lexicon.isPaper(entry) && !tokens[start].shape.contains(.allCaps)
    return !isSentenceInitial(start - 1) && !isQuoted(start - 1) || isPaper ? start - 1 : start
  }

  /// Whether a quotation, which begins with a capital, opens before a token.
  private func isQuoted(_ index: Int) -> Bool {
    index > sentenceStart && tokens[index - 1].shape.contains(.punctuation) && !isMark(index - 1, ",")
      && !isMark(index - 1, "(")
  }

  private func addEntries(_ entry: Int, isOnly: Bool, _ start: Int, _ end: Int, _ mention: inout Mention) {
    if isOnly { return addEntry(entry, start, isSingle: end == start + 1, isChosen: true, &mention) }
    var seen = 0
    forEachEntry(start, limit: end) { match in
      guard match.length == end - start else { return }
      addEntry(match.value, start, isSingle: match.length == 1, isChosen: match.value == entry, &mention)
      seen += 1
    }
    // `Microsoft Azure`, `Ministry of Health & Prevention`: a body's name with more behind it.
    let row = lexicon.entries[entry]
    if seen == 0, row.label == .org, !row.isWord, !row.isPerson, !row.isPlace {
      mention.inner.add(.lexicon, .organisation, 8)
      mention.label = .org
    } else if seen == 0, NameKind(row.label) == .place, !row.isPerson {
      mention.inner.add(.lexicon, .place, 8)
      mention.label = row.label
      // Another place than the one that the lexicon knows.
      mention.entry = -1
    }
  }

  /// - Parameter isChosen: whether the entry is the mention's; others with its words weigh less.
  private func addEntry(_ entry: Int, _ start: Int, isSingle: Bool, isChosen: Bool, _ mention: inout Mention) {
    let row = lexicon.entries[entry]
    let kind = NameKind(row.label)
    var weight = 10
    if row.isWord, isSingle {
      weight = kind == .place ? 6 : kind == .organisation && classes[start].contains(.surname) ? 3 : 5
    }
    if row.isWord, isSingle, kind == .organisation, isAloneHead(start) { weight = 10 }
    // A country's name is rather the country's.
    if row.isPerson, isSingle { weight = min(weight, row.isCountry ? 7 : 6) }
    if row.isPlace, isSingle { weight = min(weight, 4) }
    if !isChosen { weight = min(weight, 4) }
    let rule: Rule = row.isWord ? .lexiconWord : row.isPerson || row.isPlace ? .lexiconPerson : .lexicon
    mention.inner.add(rule, kind, weight)
    guard isChosen else { return }
    mention.label = row.label
    if !row.isWord, !row.isPerson, !row.isPlace { mention.traits.insert(.isKnown) }
  }

  /// Whether a word with a capital is a body by itself: `Congress`.
  private func isAloneHead(_ index: Int) -> Bool {
    var isAlone = false
    forEachRole(index, limit: index + 1) { isAlone = isAlone || lexicon.roleEntries[$0.value].isAlone }
    return isAlone
  }

  private func addRole(_ role: NameRole, _ start: Int, _ mention: inout Mention) {
    mention.label = role.label
    let kind = NameKind(role.label)
    switch role.kind {
    case .head: mention.inner.add(mention.count > 3 ? .headChain : .headWord, kind, role.isWord ? 7 : 10)
    case .suffix: mention.inner.add(role.isWord ? .weakSuffix : .companySuffix, kind, role.isWord ? 7 : 11)
    case .sport: mention.inner.add(.clubWord, kind, 7)
    case .media: mention.inner.add(.mediaWord, kind, 7)
    case .tail: mention.inner.add(kind == .place ? .placeTail : .eventTail, kind, 8)
    case .prefix, .opening, .modifier, .generic: break
    }
  }

  private func addShape(_ start: Int, _ end: Int, _ mention: inout Mention, hasRole: Bool) {
    let first = classes[start]
    let shape = tokens[start].shape
    var words = 0
    var commons = 0
    var hasInitial = false
    var hasParticle = false
    var isRomance = false
    var last = start
    for index in start..<end {
      let token = tokens[index].shape
      if token.contains(.punctuation) { continue }
      if isLower(index) {
        hasParticle = hasParticle || classes[index].contains(.particle)
        isRomance = isRomance || index == start + 1 && isContinued(index, end)
        continue
      }
      words += 1
      last = index
      if classes[index].contains(.common) { commons += 1 }
      if token.isSuperset(of: [.single, .allCaps]), index + 1 < end, index > start || isMark(index + 1, ".") {
        hasInitial = true
      }
    }
    if commons == words { mention.traits.insert(.isCommon) }
    let isUpper = cases[sentence] == .upper
    if words == 1 {
      if shape.contains(.allCaps), !isUpper, mention.entry < 0, tokens[start].end - tokens[start].start > 1 {
        mention.traits.insert(.isAcronym)
        if first.contains(.notAcronym) {
          mention.inner.add(.acronym, .organisation, -12)
          mention.inner.add(.acronym, .person, -12)
          mention.inner.add(.acronym, .place, -12)
        } else {
          let isAmount =
            shape.contains(.hasDigit)
            || end < sentenceEnd && (tokens[end].shape.contains(.hasDigit) || isMark(end, "$"))
          // Two letters are as often a person, a place or a thing.
          let length = tokens[start].end - tokens[start].start
          let isShort = length == 2 || length < 5 && isInitialWithStop(start)
          mention.inner.add(.acronym, .organisation, isAmount || isShort ? 1 : 4)
          // `HK$35`
          if end < sentenceEnd, isMark(end, "$") {
            for kind in NameKind.allCases { mention.inner.add(.acronym, kind, -12) }
          }
        }
        return
      }
      if first.contains(.disease) {
        mention.deny(.shape)
        return
      }
      if shape.contains(.single), mention.entry < 0 {
        for kind in NameKind.allCases { mention.inner.add(.shape, kind, -6) }
      }
      // `Dh 890`, `Rs 300`.
      if end < sentenceEnd, tokens[end].shape.contains(.number), tokens[start].end - tokens[start].start < 4,
        mention.entry < 0
      {
        for kind in NameKind.allCases { mention.inner.add(.shape, kind, -10) }
      }
      // `KiwiRail`, `IISc`, `BoG`: capitals inside make bodies, not persons.
      if first.contains(.notAcronym), mention.entry < 0, shape.contains(.hasInnerUpper) {
        for kind in NameKind.allCases { mention.inner.add(.acronym, kind, -12) }
        return
      }
      // `S.Temuulen`, as Mongolian papers write; `end.Next` lacks a space.
      if shape.isSuperset(of: [.hasStop, .hasLower]), mention.entry < 0,
        shape.contains(.hasInnerUpper) || isSite(start)
      {
        if isInitialWithStop(start) {
          mention.inner.add(.initials, .person, 6)
          return
        }
        if isSite(start) {
          mention.inner.add(.mediaWord, .organisation, 8)
          return
        }
        // Nor is `GHS6.2billion` a name.
        if !shape.contains(.capitalized) || shape.contains(.hasDigit) {
          for kind in NameKind.allCases { mention.inner.add(.shape, kind, -10) }
          return
        }
      }
      if shape.isSuperset(of: [.hasInnerUpper, .hasLower]), mention.entry < 0,
        first.isDisjoint(with: [.given, .surname]),
        !isPatronymic(start)
      {
        mention.traits.insert(.isAcronym)
        if isPluralAcronym(start) { mention.deny(.acronym) } else { mention.inner.add(.acronym, .organisation, 4) }
      }
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
      return
    }
    if mention.traits.contains(.isKnown), mention.inner[.person] == 0 { return }
    let lastKind = classes[last]
    if hasRole {
      // `Jonah Lane`, `Padma Bridge`: the article decides.
      if words < 4, first.contains(.given), lastKind.contains(.surname), mention.inner[.place] > 0,
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
    if hasInitial { mention.inner.add(.initials, .person, 6) }
    if mention.entry < 0 { addFamilyFirst(start, end, &mention) }
    if hasParticle {
      let isNamed = !first.isDisjoint(with: [.given, .surname]) || isLower(start)
      mention.inner.add(.particleName, .person, isNamed ? 5 : isRomance ? 1 : 2)
    }
    // `Grade XII`, `RISC-V` and `Mars X` are nobody's.
    if lastKind.contains(.nameSuffix), !tokens[last].isGlued, !first.contains(.common), mention.entry < 0,
      !tokens[last].shape.contains(.allCaps) || !first.isDisjoint(with: [.given, .surname])
    {
      mention.inner.add(.nameSuffix, .person, 7)
    } else if lastKind.contains(.nameSuffix), tokens[last].shape.contains(.allCaps), first.contains(.common),
      mention.entry < 0, words == 2
    {
      for kind in NameKind.allCases { mention.inner.add(.nameSuffix, kind, -8) }
    }
    if lastKind.contains(.surname), !first.contains(.common) {
      mention.inner.add(.surname, .person, lastKind.contains(.weakSurname) ? 2 : 4)
    }
    // `Sun Lijuan`: the family's name comes first.
    let isFamily = first.isSuperset(of: [.surname, .calendar])
    if isFamily, words == 2,
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
      } else if commons == words {
        mention.inner.add(.commonWords, .organisation, 2)
      } else if words <= 4, commons == 0 {
        // `Joya de Nicaragua`, `Güira de Melena`: behind no given name, `de` joins all sorts of things.
        let isPerson = !isRomance || !first.isDisjoint(with: [.given, .surname])
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

  /// The label of a part of a place with a capital of its own: `Eastern Algeria`.
  private func partOfPlace(_ start: Int, _ end: Int) -> EntityLabel? {
    guard classes[start].isSuperset(of: [.common, .beginsOpening]), cases[sentence] == .ordinary else { return nil }
    let place = lexiconMatch(start + 1, limit: end)
    guard place.length > 0, place.length == end - start - 1, NameKind(lexicon.entries[place.entry].label) == .place
    else { return nil }
    var isModifier = false
    forEachRole(start, limit: start + 1, .beginsOpening) { match in
      if lexicon.roleEntries[match.value].kind == .modifier { isModifier = true }
    }
    return isModifier ? lexicon.entries[place.entry].label : nil
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

  /// `Lake Victoria`, `Mount Elbrus`, `Radio Okapi`: what opens a name.
  private func addOpening(_ start: Int, _ end: Int, _ mention: inout Mention) {
    guard mention.entry < 0 else { return }
    var found = (length: 0, role: -1)
    forEachRole(start, limit: end, .beginsOpening) { match in
      let kind = lexicon.roleEntries[match.value].kind
      if kind == .opening || kind == .prefix, match.length < end - start, match.length > found.length {
        found = (match.length, match.value)
      }
    }
    guard found.role >= 0 else { return }
    let role = lexicon.roleEntries[found.role]
    let kind = NameKind(role.label)
    if role.kind == .opening {
      // `New` and `East` open much else, `San` and `Nakhon` little.
      let isWeak = role.label == .gpe && found.length == 1
      mention.inner.add(.placeOpening, kind, !isWeak ? 8 : classes[start].contains(.common) ? 4 : 6)
      mention.label = role.label
    } else {
      mention.inner.add(.bodyPrefix, .organisation, role.isWord ? 2 : 9)
    }
  }
}
