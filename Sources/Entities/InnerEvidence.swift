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
    let start = max(free, withOrdinal(withArticle(name, end, entry: entry, role: role), role: role))
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
      cases[sentence] == .ordinary, entry < 0 || lexicon.entries[entry].label != .person
    else { return start }
    // `The Facebook page` has no article of its own.
    let isPaper =
      role >= 0 && lexicon.roleEntries[role].kind == .media
      || entry >= 0 && lexicon.isPaper(entry) && !tokens[start].shape.contains(.allCaps)
        && (end > start + 1 || end >= sentenceEnd || !isLower(end) || classes[end].isDisjoint(with: [.common])
          || !classes[end].isDisjoint(with: [.closed, .speech, .orgVerb, .personVerb])
          || lexiconMatch(start - 1, limit: sentenceEnd).length > end - start)
    return !isSentenceInitial(start - 1) && !isQuoted(start - 1) || isPaper ? start - 1 : start
  }

  /// `21st Lamp Regiment`: the number of a body, a place or an event is a part of its name.
  private func withOrdinal(_ start: Int, role: Int) -> Int {
    guard role >= 0, start > sentenceStart + 1, isLower(start - 1), tokens[start - 1].isGlued,
      tokens[start - 1].end - tokens[start - 1].start == 2, tokens[start - 2].shape.contains(.number),
      tokens[start].gap == .space
    else { return start }
    return start - 2
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
      // `Democratic senators`: within a sentence an ordinary word owes its capital to nothing else.
      if row.label == .norp, mention.traits.isDisjoint(with: [.isInitial, .isHeadline]),
        tokens[start].shape.contains(.hasLower)
      {
        weight = 9
      }
    }
    if row.isWord, isSingle, kind == .organisation, isAloneHead(start) { weight = 10 }
    // A country's name is rather the country's.
    if row.isPerson, isSingle { weight = min(weight, row.isCountry ? 7 : 6) }
    if row.isPlace, isSingle { weight = min(weight, 4) }
    // A tank or a car has the name of a family.
    let isFamilys = isSingle && row.label == .product && classes[start].contains(.surname)
    if isFamilys { weight = min(weight, 6) }
    if !isChosen { weight = min(weight, 4) }
    let rule: Rule = row.isWord ? .lexiconWord : row.isPerson || row.isPlace ? .lexiconPerson : .lexicon
    mention.inner.add(rule, kind, weight)
    guard isChosen else { return }
    mention.label = row.label
    if !row.isWord, !row.isPerson, !row.isPlace, !isFamilys { mention.traits.insert(.isKnown) }
  }

  /// Whether a word with a capital is a body by itself: `Congress`.
  func isAloneHead(_ index: Int) -> Bool { hasRole(index) { $0.isAlone } }

  private func addRole(_ role: NameRole, _ start: Int, _ mention: inout Mention) {
    if role.isNoName { return mention.deny(.eventTail) }
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

  /// The label of a part of a place with a capital of its own: `Eastern Algeria`.
  func partOfPlace(_ start: Int, _ end: Int) -> EntityLabel? {
    guard classes[start].isSuperset(of: [.common, .beginsOpening]), cases[sentence] == .ordinary else { return nil }
    let place = lexiconMatch(start + 1, limit: end)
    guard place.length > 0, place.length == end - start - 1, NameKind(lexicon.entries[place.entry].label) == .place
    else { return nil }
    return hasRole(start, .beginsOpening) { $0.kind == .modifier } ? lexicon.entries[place.entry].label : nil
  }

  /// `Lake Victoria`, `Mount Elbrus`, `Radio Okapi`: what opens a name.
  func addOpening(_ start: Int, _ end: Int, _ mention: inout Mention) {
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
