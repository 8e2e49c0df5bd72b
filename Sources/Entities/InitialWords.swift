internal import Annotations

/// What a capital at a sentence's start is worth.
extension Article {
  /// `The`, `He`, `In` before a word in lower case, which most sentences open with: no name begins there.
  func isBareOpening(_ index: Int) -> Bool {
    classes[index].contains(.closed) && !classes[index].contains(.particle) && index + 1 < sentenceEnd
      && isLower(index + 1) && !tokens[index + 1].isGlued && !classes[index + 1].contains(.particle)
      && !tokens[index].shape.isDisjoint(with: [.hasLower, .single]) && cases[sentence] == .ordinary
      && isSentenceInitial(index) && lexiconMatch(index, limit: sentenceEnd).length < 2
  }

  /// Leaves an ordinary word out that owes its capital to the sentence's start.
  func dropInitial(_ start: Int, _ limit: Int) -> Int {
    guard cases[sentence] == .ordinary, isSentenceInitial(start) else { return start }
    let kind = classes[start]
    if tokens[start].shape.isSuperset(of: [.single, .allCaps]), start + 1 < limit, isMark(start + 1, ".") {
      return start
    }
    guard kind.contains(.common) || kind.contains(.closed) || written.isLower(tokens[start].form) else {
      return start
    }
    if lexiconMatch(start, limit: sentenceEnd).length > 1 { return start }
    if kind.contains(.particle), !kind.contains(.common), start + 1 < limit, written.isName(tokens[start + 1].form) {
      return start
    }
    let isWord = tokens[start].shape.contains(.hasLower) || tokens[start].shape.contains(.single)
    // `His Highness`
    if kind.contains(.closed), isWord { return titleLength(start, limit: limit).length > 1 ? start : start + 1 }
    // `Al-Rajhi led.`
    if kind.contains(.particle), start + 2 < limit, isMark(start + 1, "-"), tokens[start + 1].isGlued,
      isCapitalized(start + 2)
    {
      return start
    }
    if titleLength(start, limit: limit).length > 0 { return start }
    let single = lexiconMatch(start, limit: start + 1)
    if single.length == 1, !lexicon.entries[single.entry].isWord || opensResult(start, single.entry) { return start }
    // `Mark Lane said`: a given name with a name behind it.
    if kind.contains(.given), start + 1 < limit, isCapitalized(start + 1) { return start }
    // `Sun Lijuan said`: a family's name with a word behind it that is nothing else.
    if kind.contains(.surname), start + 2 == limit, tokens[start + 1].gap == .space,
      classes[start + 1].isDisjoint(with: [.common, .closed, .surname]),
      lexiconMatch(start + 1, limit: sentenceEnd).length == 0, tokens[start + 1].shape.isDisjoint(with: [.allCaps])
    {
      return start
    }
    if written.isName(tokens[start].form), !written.isLower(tokens[start].form) { return start }
    if headBegins(start, limit) || openingBegins(start, limit) { return start }
    if kind.contains(.surname) && start + 1 >= limit && !written.isLower(tokens[start].form)
      && !kind.contains(.frequent)
    {
      return start
    }
    return start + 1
  }

  /// `Reading 2 Stoke 2`: a town or club that opens a line, with a figure behind it and more of them on the line.
  func opensResult(_ index: Int, _ entry: Int) -> Bool {
    guard index + 2 < sentenceEnd, index == 0 || tokens[index].gap >= .line, tokens[index + 1].shape.contains(.number),
      tokens[index + 1].gap == .space, lexicon.entries[entry].label == .gpe || lexicon.isClub(entry)
    else { return false }
    var next = index + 2
    while next < sentenceEnd, tokens[next].gap < .line, next < index + 8 {
      if tokens[next].shape.contains(.number) { return true }
      if isLower(next) { return false }
      next += 1
    }
    return false
  }
}
