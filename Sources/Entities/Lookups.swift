internal import Annotations
internal import Lexicons

/// What the lexicon knows at a token: names and titles, the longest first.
extension Article {
  /// Every row of the tables of names that begins at a token.
  @inline(__always)
  func forEachEntry(_ start: Int, limit: Int, _ body: (PhraseTrie.Match) -> Void) {
    guard start < limit, classes[start].contains(.beginsEntry) else { return }
    let limit = reach(start, limit, alone: .isEntry, second: .continuesEntry)
    if limit > start { lexicon.names.forEachMatch(tokens.span, at: start, limit: limit, body) }
  }

  /// Every head word, suffix, opening or tail of names that begins at a token, if its word begins one of those asked for.
  @inline(__always)
  func forEachRole(
    _ start: Int, limit: Int, _ asked: NameClass = .beginsRole, _ body: (PhraseTrie.Match) -> Void
  ) {
    guard start < limit, !classes[start].isDisjoint(with: asked) else { return }
    let limit = reach(start, limit, alone: .isRole, second: .continuesRole)
    if limit > start { lexicon.roles.forEachMatch(tokens.span, at: start, limit: limit, body) }
  }

  /// Whether a word has a role in names, by itself, of which something is true.
  ///
  /// - Parameter asked: what its word must begin.
  @inline(__always)
  func hasRole(_ index: Int, _ asked: NameClass = .beginsRole, where isMeant: (NameRole) -> Bool) -> Bool {
    var found = false
    forEachRole(index, limit: index + 1, asked) { found = found || isMeant(lexicon.roleEntries[$0.value]) }
    return found
  }

  /// Every title that begins at a token.
  @inline(__always)
  func forEachTitle(_ start: Int, limit: Int, _ body: (PhraseTrie.Match) -> Void) {
    guard start < limit, classes[start].contains(.beginsTitle) else { return }
    let limit = reach(start, limit, alone: .isTitle, second: .continuesTitle)
    if limit > start { lexicon.titles.forEachMatch(tokens.span, at: start, limit: limit, body) }
  }

  /// Where a look-up at a token may end: at once where its word is nothing alone, and the next one no second word.
  @inline(__always)
  private func reach(_ start: Int, _ limit: Int, alone: NameClass, second: NameClass) -> Int {
    if start + 1 < limit, !classes[start + 1].isDisjoint(with: second.union(.masked)) { return limit }
    return classes[start].contains(alone) ? start + 1 : start
  }

  /// The longest entry that begins at a token; `isOnly` where no other one has the same words.
  @inline(__always)
  func lexiconMatch(_ start: Int, limit: Int) -> (length: Int, entry: Int, isOnly: Bool) {
    guard start < limit, classes[start].contains(.beginsEntry) else { return (0, -1, false) }
    let limit = reach(start, limit, alone: .isEntry, second: .continuesEntry)
    return limit > start ? longestEntry(start, limit: limit) : (0, -1, false)
  }

  private func longestEntry(_ start: Int, limit: Int) -> (length: Int, entry: Int, isOnly: Bool) {
    var length = 0
    var entry = -1
    var isOnly = true
    lexicon.names.walk(tokens.span, at: start, limit: limit) { match in
      // A generic word in lower case behind a name stays out: `Leyte island`.
      let last = start + match.length - 1
      if match.length > 1, isLower(last), !tokens[last].isGlued { return }
      if match.length > length {
        length = match.length
        entry = match.value
        isOnly = true
      } else if match.length == length {
        entry = min(entry, match.value)
        isOnly = false
      }
    }
    if length == 1, !isOnly, classes[start].contains(.isCapitalEntry) { entry = fitting(start, entry) }
    return (length, entry, isOnly)
  }

  /// The entry that is written as a word is, where `GAO` and `Gao` are two: in lines of capitals the first.
  private func fitting(_ index: Int, _ entry: Int) -> Int {
    guard let capitals = lexicon.capitalEntries[tokens[index].form], sentence < 0 || cases[sentence] != .upper else {
      return entry
    }
    if tokens[index].shape.contains(.allCaps) { return capitals }
    var first = Int.max
    lexicon.names.forEachMatch(tokens.span, at: index, limit: index + 1) { match in
      if match.value != capitals { first = min(first, match.value) }
    }
    return first == Int.max ? entry : first
  }

  /// The longest title that begins at a token, zero where none does.
  @inline(__always)
  func titleLength(_ start: Int, limit: Int) -> (length: Int, entry: Int) {
    start < limit && classes[start].contains(.beginsTitle) ? longestTitle(start, limit: limit) : (0, 0)
  }

  private func longestTitle(_ start: Int, limit: Int) -> (length: Int, entry: Int) {
    var length = 0
    var entry = 0
    let isCapital = isCapitalized(start)
    let reached = reach(start, limit, alone: .isTitle, second: .continuesTitle)
    if reached == start { return (0, 0) }
    lexicon.titles.walk(tokens.span, at: start, limit: reached) { match in
      if lexicon.titleEntries[match.value].isModifier { return }
      if match.length > length {
        length = match.length
        entry = match.value
      }
    }
    if length > 0, !isCapital, lexicon.titleEntries[entry].needsCapital { return (0, 0) }
    // `D.A. Weibring` has initials.
    if length > 0, tokens[start].shape.isSuperset(of: [.hasStop, .allCaps]) { return (0, 0) }
    // The stop of `Gen.` and `Sgt.`.
    if length == 1, isCapital, start + 1 < limit, isMark(start + 1, "."), tokens[start + 1].isGlued { length = 2 }
    return (length, entry)
  }

  /// Whether a title may end at a token for all that its word tells; most cannot.
  @inline(__always)
  func mayEndTitle(_ index: Int) -> Bool {
    !classes[index].isDisjoint(with: [.endsTitle, .masked]) || isMark(index, ".")
  }

  /// In lines of capitals and at a sentence's start, words that are also ordinary words are no names.
  func acceptsEntry(_ index: Int, _ length: Int, _ entry: Int) -> Bool {
    let row = lexicon.entries[entry]
    if length > 1 { return true }
    let end = index + 1
    if classes[index].contains(.closed) && !tokens[index].shape.contains(.allCaps) { return false }
    switch cases[sentence] {
    case .ordinary:
      if row.isWord, isSentenceInitial(index), !written.isName(tokens[index].form), !opensResult(index, entry) {
        return row.label == .gpe && !classes[index].contains(.frequent) && !written.isLower(tokens[index].form)
      }
      // `US$5 billion`, `US $5 billion`, but `gave Democrats $5 billion`.
      let isCode = tokens[index].shape.contains(.allCaps) && NameKind(row.label) == .place
      if end < sentenceEnd, isMark(end, "$") && (tokens[end].isGlued || isCode) || classes[end].contains(.currency) {
        return false
      }
      if isAcronymOfNoTown(index, row) { return false }
      // `NIS 500` is not the town of Nis.
      if tokens[index].shape.contains(.allCaps), classes[index].contains(.notAcronym), end < sentenceEnd,
        tokens[end].shape.contains(.number)
      {
        return false
      }
      return true
    case .title: return !row.isWord || written.isName(tokens[index].form)
    case .upper: return !(row.isWord || classes[index].contains(.frequent)) || written.isName(tokens[index].form)
    }
  }

  /// `SWAT teams`: whether capitals within a sentence are no town that the lexicon has in other letters.
  private func isAcronymOfNoTown(_ index: Int, _ row: NameEntry) -> Bool {
    guard tokens[index].shape.contains(.allCaps), NameKind(row.label) == .place, !row.isCountry, !row.area.isDivision,
      !classes[index].contains(.isCapitalEntry), (3...4).contains(tokens[index].end - tokens[index].start),
      tokens[index].shape.isDisjoint(with: .hasStop), index > sentenceStart, tokens[index].gap < .line
    else { return false }
    return classes[index - 1].isDisjoint(with: .placePreposition)
  }

  /// Whether what the lexicon knows at a token is a single word that is an ordinary word too.
  func isWordEntry(_ index: Int) -> Bool {
    let known = lexiconMatch(index, limit: sentenceEnd)
    return known.length == 1 && lexicon.entries[known.entry].isWord
  }

  func canBePerson(_ index: Int) -> Bool {
    if cases[sentence] != .ordinary, isHeadlineWord(index) { return false }
    return isCapitalized(index) && classes[index].isDisjoint(with: [.calendar, .closed])
      || classes[index].contains(.particle)
  }

  /// Whether a word that is a title may be a name here: it has been used as one in the article.
  func isSurnameLike(_ index: Int, _ length: Int) -> Bool {
    length == 1 && !classes[index].isDisjoint(with: [.surname, .given]) && index != sentenceStart
      && !written.isLower(tokens[index].form)
  }
}
