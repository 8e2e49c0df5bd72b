internal import Annotations

/// Where a name ends within a capitalised stretch.
extension Article {
  /// Whether the hyphen at a token stands between two names, or before an ordinary word.
  func hyphenParts(_ hyphen: Int, _ limit: Int, _ entry: Int) -> Bool {
    guard hyphen + 1 < limit else { return true }
    switch lexicon.entries[entry].label {
    case .gpe, .loc, .norp: if classes[hyphen - 1].isDisjoint(with: [.given, .surname]) { return true }
    default: break
    }
    return lexiconMatch(hyphen + 1, limit: sentenceEnd).length > 0 || classes[hyphen + 1].contains(.common)
  }

  /// Where `IIT-Madras` ends, a body's acronym with the place of its branch; nil where there is none.
  func branchEnd(_ start: Int, _ known: Int, _ entry: Int) -> Int? {
    guard start + 2 < sentenceEnd, cases[sentence] == .ordinary, known < 2, tokens[start + 1].isGlued,
      isMark(start + 1, "-"), tokens[start + 2].isGlued, tokens[start + 2].shape.isDisjoint(with: [.allCaps]),
      tokens[start].shape.contains(.allCaps), tokens[start].shape.isDisjoint(with: [.single, .hasDigit]),
      known == 0 ? !classes[start].contains(.notAcronym) : lexicon.entries[entry].label == .org
    else { return nil }
    let place = lexiconMatch(start + 2, limit: sentenceEnd)
    return place.length > 0 && lexicon.entries[place.entry].label == .gpe ? start + 2 + place.length : nil
  }

  /// Where a name ends that begins with an entry: `Kenya` → `Kenya Airways`, but `American` | `Michael Chang`.
  func knownEnd(_ start: Int, _ length: Int, _ entry: Int, _ limit: Int, afterTitle: Bool) -> Int {
    let end = start + length
    guard end < limit else { return end }
    let row = lexicon.entries[entry]
    if isContinued(end, limit) { return unknownEnd(start, limit) }
    // `here in South Korea I try`
    if NameKind(row.label) == .place, classes[end].contains(.closed), tokens[end].shape.contains(.single) { return end }
    // `AP` is an agency, `ap` a particle.
    let isParticle = classes[start].contains(.particle) && !tokens[start].shape.contains(.allCaps)
    if afterTitle || length == 1 && isParticle && !isMark(end, "-") {
      return unknownEnd(start, limit)
    }
    if isMark(end, "-") || isMark(end, "/") || isPossessive(end) { return end }
    if row.label == .norp, !(length == 1 && classes[start].contains(.given) && !classes[end].contains(.common)) {
      return end
    }
    if row.label == .person, length > 1 || !row.isWord || classes[end].contains(.nameSuffix) {
      return unknownEnd(start, limit)
    }
    if length == 1, !classes[start].isDisjoint(with: [.given, .surname]),
      row.isPerson || classes[start].contains(.given),
      !classes[end].contains(.calendar), titleLength(end, limit: limit).length == 0
    {
      return unknownEnd(start, limit)
    }
    if classes[end].contains(.calendar) || titleLength(end, limit: limit).length > 0 { return end }
    // `Toyota Australia`, `AEK Larnaca`.
    if row.label == .org, length == 1, cases[sentence] == .ordinary {
      let place = lexiconMatch(end, limit: limit)
      if place.length > 0, lexicon.entries[place.entry].label == .gpe, !isMark(end - 1, ".") {
        return end + place.length
      }
    }
    if lexiconMatch(end, limit: sentenceEnd).length > 0 { return end }
    if classes[end].contains(.given), !classes[end].contains(.weakGiven) || row.isPaper { return end }
    // `AP Photo`
    if row.isPaper, classes[end].contains(.picture) { return end }
    // `White House Counsel`
    if row.label == .person || length > 2 || length == 2 && row.label == .fac { return end }
    if !classes[end].contains(.common) { return end }
    return unknownEnd(start, limit)
  }

  /// `San Francisco de Yojoa`, `Foz do Iguaçu`, `Esperance de Tunis`: a Romance particle goes on with a name.
  func isContinued(_ index: Int, _ limit: Int) -> Bool {
    guard index + 1 < limit, isLower(index), !tokens[index].isGlued, classes[index].contains(.particle),
      !tokens[index + 1].isGlued
    else { return false }
    return byte(index) == UInt8(ascii: "d") && tokens[index].end - tokens[index].start <= 3
  }

  /// Where an unknown name ends: before a title, a weekday, a nationality, a long known name.
  func unknownEnd(_ start: Int, _ limit: Int) -> Int {
    var index = start + 1
    while index < limit {
      if classes[index].contains(.calendar), !classes[index].contains(.surname) { break }
      if isMark(index, ","), index + 1 >= limit || !classes[index + 1].contains(.nameSuffix) { break }
      if tokens[index].shape.contains(.punctuation) {
        index += 1
        continue
      }
      if cases[sentence] != .ordinary, isHeadlineWord(index), index > start + 1 || !opensFullName(start, limit) {
        break
      }
      // `the leader of CAM Hector Riquelme`: a body's acronym is no given name.
      if index == start + 1, tokens[start].shape.contains(.allCaps), tokens[start].end - tokens[start].start > 2,
        tokens[start].shape.isDisjoint(with: [.hasStop]), cases[sentence] == .ordinary, start > sentenceStart,
        classes[start - 1].contains(.chain) || classes[start - 1].contains(.venue), index + 1 < limit,
        tokens[index].shape.contains(.hasLower), classes[index].contains(.given)
      {
        break
      }
      // `Almaz Bekele ETH 30:12.45`
      if index + 1 == limit, limit < sentenceEnd, tokens[limit].shape.contains(.hasDigit),
        tokens[start].shape.isDisjoint(with: [.allCaps]), countryCode(index) != nil
      {
        break
      }
      let title = titleLength(index, limit: limit)
      if title.length > 1 || title.length == 1 && !classes[index].contains(.surname) {
        // `Karem Haj Yihye`.
        let isInside =
          title.length == 1 && lexicon.titleEntries[title.entry].isHonorific && index + 1 < limit
          && classes[index - 1].contains(.given)
        // `Elly Sapper`: nobody follows who could bear the title.
        let isSurname = title.length == 1 && index + 1 >= limit && classes[index - 1].contains(.given)
        // `Zayed bin Sultan`: what stands behind a particle is a name.
        let isPatronym = isLower(index - 1) && classes[index - 1].contains(.particle)
        if !isInside, !isSurname, !isPatronym { break }
      }
      let match = lexiconMatch(index, limit: sentenceEnd)
      // `Nawaf Al-Ahmad Al-Sabah`: a newspaper is called after the family, not the man after the newspaper.
      let isFamily =
        classes[index].contains(.particle) && index + 2 < limit && isMark(index + 1, "-") && tokens[index + 1].isGlued
        && match.length <= 3
      if match.length > 1, !isFamily { break }
      if match.length == 1, lexicon.entries[match.entry].label == .norp, !lexicon.entries[match.entry].isPerson,
        classes[index].isDisjoint(with: [.surname, .given]), !isFamilyName(index, start, limit)
      {
        break
      }
      index += 1
    }
    // A hyphen or stop at the end is not part of it.
    while index > start + 1, tokens[index - 1].shape.contains(.punctuation),
      !(isMark(index - 1, ".") && tokens[index - 2].shape.contains(.hasStop))
    {
      if isMark(index - 1, "."), isAbbreviation(index - 2) { break }
      index -= 1
    }
    return index
  }

  /// `Leah Gazan`, `Irina Slav`: a nationality that closes a stretch behind nothing but a given name.
  private func isFamilyName(_ index: Int, _ start: Int, _ limit: Int) -> Bool {
    index == start + 1 && (index + 1 == limit || classes[index + 1].contains(.nameSuffix))
      && classes[start].contains(.given)
      && classes[start].isDisjoint(with: [.weakGiven, .common]) && tokens[index].gap == .space
      && !(index + 1 < sentenceEnd && isLower(index + 1) && classes[index + 1].contains(.personNoun))
  }

  /// Whether every word is an ordinary one.
  func isAllCommon(_ range: Range<Int>) -> Bool {
    range.allSatisfy { tokens[$0].shape.contains(.punctuation) || classes[$0].contains(.common) }
  }
}
