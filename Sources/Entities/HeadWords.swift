internal import Annotations
internal import Lexicons

/// Words that close or open a longer name: `Ministry`, `Inc.`, `River`, `City of`.
extension Article {
  /// The end of the last word in a stretch that closes a longer name, and its role; zero where there is none.
  func tailEnd(_ start: Int, _ limit: Int) -> (end: Int, role: Int) {
    var best = (end: 0, role: -1)
    guard mayHoldTail(start, limit) else { return best }
    var index = start
    // `King Faisal Hospital` is no king, but `President George Bush` is a person.
    var isBehindTitle = false
    while index < limit {
      if index > start, classes[index].contains(.calendar), !classes[index].contains(.given) { break }
      // `Iranian Energy Minister Mehrabian`.
      if index > start, classes[index].contains(.common) {
        let title = titleLength(index, limit: limit)
        if title.length > 1, index + title.length < limit, canBePerson(index + title.length),
          !isHeadBeforeTitle(start, index, limit)
        {
          break
        }
      }
      var found = (length: 0, role: -1)
      forEachRole(index, limit: limit, .beginsTail) { match in
        let role = lexicon.roleEntries[match.value]
        switch role.kind {
        case .prefix, .opening, .modifier, .generic: return
        case .head, .suffix, .sport, .media, .tail: break
        }
        if match.length > found.length || match.length == found.length && role.kind == .head {
          found = (match.length, match.value)
        }
      }
      if found.length > 0 {
        let role = lexicon.roleEntries[found.role]
        let end = index + found.length
        // `Savannah St. Pierre` is no street.
        if role.kind == .tail, text[Int(tokens[end - 1].end) - 1] == UInt8(ascii: "."), end < limit, isCapitalized(end),
          tokens[end].gap == .space, !(start > sentenceStart && tokens[start - 1].shape.contains(.number)),
          lexiconMatch(end, limit: sentenceEnd).length == 0
            || lexiconMatch(index, limit: sentenceEnd).length > found.length
        {
          index = end
          continue
        }
        // `Geordin Hill-Lewis` is no hill.
        if role.kind == .tail, end + 1 < limit, isMark(end, "-"), tokens[end].isGlued, isCapitalized(end + 1),
          lexiconMatch(end + 1, limit: limit).length == 0
        {
          index = end
          continue
        }
        // `AG Bill Ostrell` is no bill, `Chairman Dave Camp` no camp.
        if role.kind == .tail, index > start,
          classes[index].contains(.given) && end < limit && isCapitalized(end) && classes[end].isDisjoint(with: .common)
            || isBehindTitle && NameKind(role.label) == .place && end == limit && classes[index - 1].contains(.given)
              && classes[index - 1].isDisjoint(with: [.common, .weakGiven])
        {
          index = end
          continue
        }
        if role.kind == .tail, index > start, holdsPlace(start, before: index, end) { return best }
        if index > start || role.isAlone && index == start || role.kind == .head && role.takesOf && beginsChain(end)
          || found.length > 1 && role.kind == .head
        {
          if isBehindTitle {
            if end == limit, !role.isWord, classes[index].isDisjoint(with: [.surname, .given]) {
              best = (end, found.role)
            }
          } else if accepts(role, start, index, end) {
            best = (end, found.role)
          }
        }
        index = end
      } else {
        // A title inside, with a name behind it, ends the search.
        if index > start || best.end == 0 {
          let title = titleLength(index, limit: limit)
          // `Rundu Magistrate's Court` has no magistrate.
          if title.length > 0, index + title.length < limit,
            !(isPossessive(index + title.length) && closesWithHead(index + title.length + 1, limit)),
            index + title.length > index + 1 || !classes[index].contains(.surname)
              || !lexicon.titleEntries[title.entry].isOccupation
          {
            if index > start, !closesWithHead(index + title.length, limit) { break }
            if index == start, lexiconMatch(index, limit: limit).length <= title.length {
              isBehindTitle = true
              index += title.length
              continue
            }
          }
        }
        index += 1
      }
    }
    return best
  }

  /// `Merkel White House`, `Senior White House`: whether what closes a name closes a known place of several words behind a
  /// known person, a family's name or the first word of an office.
  private func holdsPlace(_ start: Int, before tail: Int, _ end: Int) -> Bool {
    if end == start + 3, tail == start + 2, !classes[start].isDisjoint(with: [.officeWord, .surname]),
      classes[start].isDisjoint(with: .given), !tokens[start + 1].isGlued
    {
      let known = lexiconMatch(start + 1, limit: sentenceEnd)
      if known.length == 2, lexicon.entries[known.entry].label == .fac, lexiconMatch(start, limit: end).length < 2 {
        return true
      }
    }
    let person = lexiconMatch(start, limit: sentenceEnd)
    let place = start + person.length
    guard person.length > 0, place <= tail, end - place > 1, !tokens[place].isGlued,
      lexicon.entries[person.entry].label == .person
    else { return false }
    let known = lexiconMatch(place, limit: sentenceEnd)
    return place + known.length == end && NameKind(lexicon.entries[known.entry].label) == .place
  }

  /// Whether some token may begin what closes a name, for all that its word tells: in most stretches none does.
  private func mayHoldTail(_ start: Int, _ limit: Int) -> Bool {
    var index = start
    while index < limit, !classes[index].contains(.beginsTail) { index += 1 }
    return index < limit
  }

  /// `Lamp Affairs Committee Chairman`: whether a head word that might open an office closes a body before one. Behind a
  /// place it does not: `Houston Police Chief`.
  private func isHeadBeforeTitle(_ start: Int, _ index: Int, _ limit: Int) -> Bool {
    guard titleLength(index + 1, limit: limit).length > 0 else { return false }
    guard hasRole(index, .beginsTail, where: { $0.kind == .head && !$0.isWord }) else { return false }
    let known = lexiconMatch(start, limit: index)
    let isOfPlace =
      known.length == index - start && known.length > 0
      && NameKind(lexicon.entries[known.entry].label) != .organisation
    return !isOfPlace
  }

  /// The length of words that name no body by themselves, as `Board of Directors`; zero where something else follows.
  func genericLength(_ start: Int) -> Int {
    var length = 0
    forEachRole(start, limit: sentenceEnd, .beginsGeneric) { match in
      if lexicon.roleEntries[match.value].kind == .generic { length = max(length, match.length) }
    }
    let end = start + length
    return length > 0 && end < sentenceEnd && isCapitalized(end) && tokens[end].gap == .space ? 0 : length
  }

  /// Whether one head word is all that is left of a stretch: `Tangail General Hospital` has no general.
  func closesWithHead(_ index: Int, _ limit: Int) -> Bool {
    var longest = 0
    forEachRole(index, limit: limit, .beginsTail) { match in
      switch lexicon.roleEntries[match.value].kind {
      case .head, .tail, .suffix: longest = max(longest, match.length)
      default: break
      }
    }
    return longest > 0 && index + longest == limit && classes[index].isDisjoint(with: [.given, .surname])
  }

  /// Whether a weak word closes a name: not behind a given name, nor behind nothing but an ordinary first word.
  func accepts(_ role: NameRole, _ start: Int, _ word: Int, _ end: Int) -> Bool {
    if cases[sentence] == .upper || cases[sentence] == .title, role.kind != .head, role.kind != .suffix {
      // `Marino Ballena National Park - Open Daily`: two words are proof enough, one is not; nor is `FC` a word.
      let isShort = role.kind == .sport && tokens[word].shape.contains(.allCaps) && !role.isWord
      guard cases[sentence] == .title, NameKind(role.label) == .place && end > word + 1 || isShort else { return false }
    }
    if role.kind == .head, !role.isWord { return true }
    let kind = classes[start]
    if role.kind == .tail, role.label != .event, role.label != .law, role.label != .workOfArt {
      if end == word + 1, classes[word].contains(.surname), tokens[start].shape.contains(.single) { return false }
      return word > start
    }
    if role.isWord, word == start + 1, kind.contains(.common), !kind.contains(.surname),
      lexiconMatch(start, limit: word).length == 0
    {
      return false
    }
    if role.isWord || role.kind == .sport || role.kind == .media || role.kind == .tail {
      if word == start + 1, kind.contains(.given), !kind.contains(.weakGiven),
        lexiconMatch(start, limit: word).length == 0
      {
        return false
      }
    }
    return word > start
  }

  /// Whether a head word follows a sentence's first word directly: `Health Ministry officials`.
  func headBegins(_ start: Int, _ limit: Int) -> Bool {
    let (end, role) = tailEnd(start, limit)
    guard end > 0 else { return false }
    return end == limit || lexicon.roleEntries[role].kind == .head
  }

  /// Whether a word that opens names stands before a capitalised one: `Lake Umbelu`, `Hurricane Belinda`.
  func openingBegins(_ start: Int, _ limit: Int) -> Bool {
    var begins = false
    forEachRole(start, limit: limit, .beginsOpening) { match in
      let next = start + match.length
      let role = lexicon.roleEntries[match.value]
      // `New` and `North` are as often words of their own.
      if role.kind == .opening, role.label != .gpe, next < limit, isCapitalized(next),
        classes[next].isDisjoint(with: [.calendar, .closed])
      {
        begins = true
      }
    }
    return begins
  }

  /// Where `City of Joburg`, `Gulf of Boothia`, `Port of Rio Grande` end; nil where no such words open a name.
  func placeOpeningEnd(_ start: Int, _ limit: Int) -> Int? {
    var length = 0
    var isState = false
    forEachRole(start, limit: sentenceEnd, .beginsOpening) { match in
      let role = lexicon.roleEntries[match.value]
      if match.length > 1, role.kind == .opening, match.length > length {
        length = match.length
        isState = role.label == .gpe
      }
    }
    guard length > 1, classes[start + length - 1].contains(.chain), isLower(start + length - 1) else { return nil }
    var next = start + length
    if next < sentenceEnd, classes[next].contains(.article) { next += 1 }
    guard next < sentenceEnd, isCapitalized(next), classes[next].isDisjoint(with: [.calendar, .closed]) else {
      return nil
    }
    let known = lexiconMatch(next, limit: sentenceEnd)
    // `the State of the Union`, `a State of Emergency`
    if known.length == 0, isState || next > start + length, classes[next].contains(.common) { return nil }
    return known.length > 0 ? next + known.length : unknownEnd(next, runEnd(from: next))
  }

  /// Whether `and` or a comma stands at a token.
  func mayBeJoined(_ end: Int) -> Bool {
    end < sentenceEnd && (classes[end].contains(.chainAnd) || isMark(end, ","))
  }

  /// `Food and Drug Administration`, `Hospital and Welfare Commission`: two stretches of ordinary words that one head
  /// word joins, three with a comma (`Water, Land and Forest Agency`). Answers where the name ends that was found.
  mutating func jointName(_ start: Int, _ end: Int) -> Int? {
    var first = dropInitial(start, end)
    if first == end, !classes[start].contains(.closed) { first = start }
    guard first < end else { return nil }
    let last = listedStretch(first, end) ?? (start: first, end: end)
    guard let joint = jointEnd(last.start, last.end) else { return nil }
    emit(first, joint.stop, entry: -1, role: joint.role, afterTitle: false)
    return joint.stop < joint.limit ? segment(from: joint.stop, to: joint.limit) : joint.stop
  }

  /// The stretch behind a comma, where both are ordinary words alone and no names.
  private func listedStretch(_ start: Int, _ end: Int) -> (start: Int, end: Int)? {
    guard end + 2 < sentenceEnd, isMark(end, ","), isCapitalized(end + 1), classes[start].contains(.common),
      classes[end + 1].contains(.common), classes[start].isDisjoint(with: [.calendar, .closed]),
      cases[sentence] == .ordinary, lexiconMatch(start, limit: sentenceEnd).length == 0 || isWordEntry(start),
      tailEnd(start, end).end == 0, titleLength(start, limit: end).length == 0, isAllCommon(start..<end)
    else { return nil }
    return (end + 1, runEnd(from: end + 1))
  }

  /// Where the name ends whose head word joins a stretch with the one behind `and`; nil where none does.
  ///
  /// - Parameter further: how many more stretches may come between; no name has many.
  func jointEnd(_ start: Int, _ end: Int, further: Int = 4) -> (stop: Int, limit: Int, role: Int)? {
    guard end + 1 < sentenceEnd, classes[end].contains(.chainAnd), isCapitalized(end + 1), cases[sentence] == .ordinary,
      classes[end + 1].contains(.common), classes[end - 1].contains(.common),
      classes[end - 1].isDisjoint(with: [.calendar, .closed]), classes[end + 1].isDisjoint(with: [.calendar, .closed])
    else { return nil }
    guard lexiconMatch(start, limit: sentenceEnd).length < end - start || isWordEntry(start) else {
      return nil
    }
    let tailOfFirst = tailEnd(start, end)
    if tailOfFirst.end > 0, lexicon.roleEntries[tailOfFirst.role].kind == .head { return nil }
    let second = lexiconMatch(end + 1, limit: sentenceEnd)
    let isBody = second.length > 0 && lexicon.entries[second.entry].label == .org
    guard second.length == 0 || isBody || isWordEntry(end + 1) else { return nil }
    for index in start..<end where titleLength(index, limit: end).length > 0 { return nil }
    let limit = runEnd(from: end + 1)
    let tail = tailEnd(end + 1, limit)
    // `Lamp and Lantern Research and Extension Institute`
    if tail.end == 0, second.length == 0 { return further > 0 ? jointEnd(end + 1, limit, further: further - 1) : nil }
    guard tail.end > end + 2, tail.end > end + 1 + second.length || !isBody else { return nil }
    let role = lexicon.roleEntries[tail.role]
    guard role.kind == .head && !role.isWord || role.kind == .tail && NameKind(role.label) == .place else { return nil }
    return (chainEnd(tail.end, role: tail.role), limit, tail.role)
  }
}
