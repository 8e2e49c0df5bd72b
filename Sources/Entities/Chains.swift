internal import Annotations
internal import Lexicons

/// `of`, `for` and `and` inside the name of a body.
extension Article {
  func beginsChain(_ index: Int) -> Bool {
    guard index + 1 < sentenceEnd, !classes[index].isDisjoint(with: [.chain, .chainOn]), isLower(index) else {
      return false
    }
    if classes[index + 1].contains(.article), index + 2 < sentenceEnd { return isCapitalized(index + 2) }
    return isCapitalized(index + 1) && classes[index + 1].isDisjoint(with: [.calendar, .closed])
  }

  /// Takes in `of X`, `for X and Y` behind the head of a body's name.
  func chainEnd(_ start: Int, role: Int) -> Int {
    var end = start
    let role = lexicon.roleEntries[role]
    guard role.kind == .head && role.takesOf || role.kind == .suffix || role.label == .event || role.label == .law
    else { return end }
    while end + 1 < sentenceEnd, classes[end].contains(.chain) && isLower(end) || classes[end].contains(.chainOn) {
      var next = end + 1
      if classes[next].contains(.article), next + 1 < sentenceEnd { next += 1 }
      guard isCapitalized(next), classes[next].isDisjoint(with: [.calendar, .closed]) else { break }
      if classes[end].contains(.chainOn), role.label == .event { break }
      // `Institute of Science and Technology` does not name the journal.
      var isPlace = lexiconMatch(next, limit: sentenceEnd)
      if isPlace.length == 1, lexicon.entries[isPlace.entry].isWord, lexicon.entries[isPlace.entry].label == .org {
        isPlace = (0, -1, false)
      }
      var stop = beforeTitle(next, runEnd(from: next))
      if next > end + 1, isBody(next, isPlace.entry, stop) { break }
      if isPlace.length > 0, lexicon.entries[isPlace.entry].label == .norp {
        end = stop
        while let more = coordinated(end) { end = more }
        continue
      }
      // A title begins something else: `the Ministry of Defence Secretary`.
      if isPlace.length > 0 {
        stop = max(next + isPlace.length, min(stop, tailEnd(next, stop).end))
        end = stop
        continue
      }
      end = stop
      while let more = coordinated(end) { end = more }
    }
    return end
  }

  /// Where a stretch ends before an office and its holder: `Economic Affairs` | `Director Lin Orvale`.
  private func beforeTitle(_ start: Int, _ end: Int) -> Int {
    for index in start..<end where index > start {
      let title = titleLength(index, limit: end)
      if title.length > 0, classes[index].contains(.common) || lexicon.titleEntries[title.entry].isHonorific,
        index + title.length < end, canBePerson(index + title.length),
        classes[index + title.length].isDisjoint(with: [.common])
      {
        return index
      }
    }
    return end
  }

  /// Where a body's name ends that takes in the place behind `in`: as its acronym shows (`Association of Banks in
  /// Lebanon (ABL)`), or as nothing parts it from its holder of office (`Head of the UN Mission in Mali El-Hadj Koné`).
  func placedEnd(_ start: Int, _ end: Int) -> Int {
    guard end + 1 < sentenceEnd, classes[end].contains(.strongPlacePreposition), byte(end) == UInt8(ascii: "i"),
      tokens[end].end - tokens[end].start == 2, isCapitalized(end + 1)
    else { return end }
    let place = lexiconMatch(end + 1, limit: sentenceEnd)
    guard place.length > 0, NameKind(lexicon.entries[place.entry].label) == .place else { return end }
    let stop = end + 1 + place.length
    guard stop < sentenceEnd else { return end }
    if isMark(stop, "("), stop + 2 < sentenceEnd, isMark(stop + 2, ")"), tokens[stop + 1].shape.contains(.allCaps) {
      let acronym = text[tokens[stop + 1].range]
      return acronym.count > 2 && acronym.first == byte(start) && acronym.last == byte(end + 1) ? stop : end
    }
    guard isCapitalized(stop), tokens[stop].gap == .space, start - 2 > sentenceStart,
      classes[start - 1].contains(.article), classes[start - 2].contains(.chain),
      titleEnds(at: start - 3) || classes[start - 3].contains(.personNoun)
    else { return end }
    return titleLength(stop, limit: sentenceEnd).length > 0 || classes[stop].contains(.given) ? stop : end
  }

  /// Whether a name behind `of the` is itself that of a body: `the Executive Committee of the World Health Organization`.
  func isBody(_ start: Int, _ entry: Int, _ end: Int) -> Bool {
    if entry >= 0, lexicon.entries[entry].label == .org { return true }
    if tokens[start].shape.contains(.allCaps), end == start + 1 { return entry < 0 }
    let tail = tailEnd(start, end)
    return tail.end > 0 && lexicon.roleEntries[tail.role].kind == .head
  }

  /// Where a body's name goes on behind what the lexicon knows of it: `Ministry of Health` → `… and Wellness`.
  func entryChainEnd(_ start: Int, _ end: Int) -> Int {
    var stop = end
    let head = tailEnd(start, end)
    if head.end == end, end - start > 1, beginsChain(end),
      lexicon.roleEntries[head.role].kind == .head
        || lexicon.roleEntries[head.role].kind == .suffix && !lexicon.roleEntries[head.role].isWord
    {
      stop = chainEnd(end, role: head.role)
    }
    let opening = tailEnd(start, start + 1)
    if opening.end > 0, lexicon.roleEntries[opening.role].takesOf {
      while let more = coordinated(stop) { stop = more }
    }
    return stop
  }

  /// Where `Trade, Industry and Energy` goes on behind one of its parts.
  func coordinated(_ end: Int) -> Int? {
    guard end + 1 < sentenceEnd, classes[end - 1].contains(.common) else { return nil }
    // `Lamps and Lanterns and Chairman of` goes no further than its first `and`.
    let title = titleLength(end + 1, limit: sentenceEnd).length
    if title > 0, end + 1 + title >= sentenceEnd || !isCapitalized(end + 1 + title) { return nil }
    if classes[end].contains(.chainAnd), isCapitalized(end + 1), classes[end + 1].contains(.common),
      lexiconMatch(end + 1, limit: sentenceEnd).length == 0, headless(end + 1)
    {
      return beforeTitle(end + 1, runEnd(from: end + 1))
    }
    // A comma goes on only where `and` closes the list.
    if isMark(end, ","), isCapitalized(end + 1), classes[end + 1].contains(.common) {
      let next = runEnd(from: end + 1)
      if next + 1 < sentenceEnd, classes[next].contains(.chainAnd), isCapitalized(next + 1),
        classes[next + 1].contains(.common), headless(next + 1)
      {
        return next
      }
      if next + 2 < sentenceEnd, isMark(next, ","), isCapitalized(next + 1), coordinated(next) != nil { return next }
    }
    return nil
  }

  /// Whether the stretch that begins at a token has no head word of its own.
  ///
  /// `Housing and Urban Development` goes on: what closes the name of a company in a line of business is none.
  func headless(_ start: Int) -> Bool {
    let tail = tailEnd(start, runEnd(from: start))
    guard tail.end > 0 else { return true }
    let role = lexicon.roleEntries[tail.role]
    return role.kind == .suffix && role.isWord
  }
}
