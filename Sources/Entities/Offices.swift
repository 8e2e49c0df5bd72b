internal import Annotations

/// Offices and ranks beside the names of persons.
extension Article {
  /// The longest office that ends before a token; nil where none does.
  func titleEnding(at end: Int, from start: Int) -> (length: Int, entry: Int)? {
    guard end > start, mayEndTitle(end - 1) else { return nil }
    for length in stride(from: min(5, end - start), to: 0, by: -1) {
      let title = titleLength(end - length, limit: end)
      if title.length == length, !lexicon.titleEntries[title.entry].isOccupation { return title }
    }
    return nil
  }

  /// Where an office begins with the words that say which it is (`deputy energy minister`) and the nationality before
  /// them (`the Kenyan defence minister`).
  ///
  /// - Parameter number: the mention beside which the office stands; the nationality is one of those before it.
  func officeStart(_ start: Int, from limit: Int, _ number: Int) -> Int {
    var first = start
    while first > limit, classes[first - 1].contains(.officeWord), tokens[first].gap < .paragraph {
      first -= 1
    }
    // `Small Business Administrator`: a word with a capital is part of what it stands in.
    if first > limit, first < start, isCapitalized(first), isCapitalized(first - 1), !tokens[first].isGlued {
      first = start
    }
    var before = number
    while before > 0, mentions[before - 1].first >= first { before -= 1 }
    guard before > 0, Int(mentions[before - 1].end) == first, mentions[before - 1].decided == .norp,
      mentions[before - 1].sentence == mentions[number].sentence, mentions[before - 1].entry >= 0,
      lexicon.entries[Int(mentions[before - 1].entry)].area.country != 0, !tokens[first].isGlued
    else { return first }
    return Int(mentions[before - 1].first)
  }

  /// The office behind a comma (`X, a professor of hydrology`, `X, 43, the Lampton Wanderers manager`); nil where there
  /// is none.
  func titleBehind(_ number: Int) -> Range<Int>? {
    let mention = mentions[number]
    let limit = sentences[Int(mention.sentence)].tokens.upperBound
    var index = Int(mention.end)
    guard index + 1 < limit, isMark(index, ",") else { return nil }
    index += 1
    if index + 2 < limit, tokens[index].shape.contains(.number), isMark(index + 1, ",") { index += 2 }
    if index < limit, classes[index].contains(.determiner), isLower(index) { index += 1 }
    let start = index
    var next = number + 1
    // More words than these do not stand before an office.
    while index < min(limit, start + 8) {
      while next < mentions.count, Int(mentions[next].first) < index { next += 1 }
      if next < mentions.count, Int(mentions[next].first) == index, mentions[next].decided != nil {
        // What follows is about somebody else.
        if mentions[next].decided == .person { return nil }
        index = Int(mentions[next].end)
        continue
      }
      let title = titleLength(index, limit: limit)
      if title.length > 0, !lexicon.titleEntries[title.entry].isOccupation {
        var end = index + title.length
        // The stop is the sentence's, and not that of `Gov.`
        if end == limit, isMark(end - 1, "."), end > index + 1 { end -= 1 }
        guard closesOffice(end, limit) else { return nil }
        return officeStart(index, from: start, next)..<end
      }
      guard mayStandBeforeOffice(index) else { return nil }
      index += max(1, title.length)
    }
    return nil
  }

  /// Whether an office is not the first part of something else: `the president's son`, `a coach driver`.
  private func closesOffice(_ end: Int, _ limit: Int) -> Bool {
    guard end < limit else { return true }
    if isPossessive(end) || isMark(end, "-") || isMark(end, "'") { return false }
    if isCapitalized(end) { return false }
    return !isLower(end) || !classes[end].isDisjoint(with: [.closed, .speech, .personVerb, .chain])
      || !classes[end].contains(.common)
  }

  private func mayStandBeforeOffice(_ index: Int) -> Bool {
    if isPossessive(index) { return true }
    guard tokens[index].shape.contains(.hasLetter) else { return isMark(index, "-") && tokens[index].isGlued }
    return classes[index].isDisjoint(with: [.closed, .chain, .speech, .personVerb, .orgVerb])
  }

  /// The office before a comma and a name (`the village headman, X, said`, `a spokesman for Orvale, X,`); nil where there
  /// is none.
  func titleBeforeComma(_ number: Int, from limit: Int) -> Range<Int>? {
    let mention = mentions[number]
    let comma = Int(mention.first) - 1
    let after = Int(mention.end)
    guard comma > limit, isMark(comma, ","), mention.count > 1 || !mention.traits.contains(.isCommon),
      after >= sentences[Int(mention.sentence)].tokens.upperBound || isMark(after, ",") || isMark(after, ".")
    else { return nil }
    if let title = titleEnding(at: comma, from: limit) {
      let start = officeStart(comma - title.length, from: limit, number)
      return opensOffice(start, limit) ? start..<comma : nil
    }
    var index = comma - 1
    while index > limit, index > comma - 9 {
      if isLower(index), !classes[index].isDisjoint(with: [.chain, .venue, .strongPlacePreposition]) {
        if let title = titleEnding(at: index, from: limit), isLower(index - 1) {
          let start = officeStart(index - title.length, from: limit, number)
          return opensOffice(start, limit) ? start..<index : nil
        }
      } else if !tokens[index].shape.contains(.hasLetter) || !classes[index].isDisjoint(with: [.speech, .personVerb]) {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// Whether what stands before an office makes it that of one person: `its`, `the`, `Kenya's`.
  private func opensOffice(_ start: Int, _ limit: Int) -> Bool {
    guard start > limit else { return true }
    return classes[start - 1].contains(.determiner) || isPossessive(start - 1) || isCapitalized(start - 1)
      || start - 1 > limit && !classes[start - 1].contains(.closed) && isLower(start - 1)
        && (classes[start - 2].contains(.determiner) || isPossessive(start - 2))
  }
}
