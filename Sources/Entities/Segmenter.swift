internal import Annotations
internal import Lexicons

/// First pass: cuts each sentence's capitalised stretches into mentions, with what each shows by itself.
extension Article {
  mutating func findMentions() {
    for number in sentences.indices {
      sentence = number
      sentenceStart = sentences[number].tokens.lowerBound
      sentenceEnd = sentences[number].tokens.upperBound
      var index = sentenceStart
      while index < sentenceEnd {
        guard beginsName(index) else {
          index += 1
          continue
        }
        let end = runEnd(from: index)
        if let joined = jointName(index, end) {
          index = joined
        } else {
          index = max(index + 1, segment(from: index, to: end))
        }
      }
    }
  }

  /// `Food and Drug Administration`, `Hospital and Welfare Commission`: two stretches of ordinary words that one head
  /// word joins. Answers where the name ends that was found.
  private mutating func jointName(_ start: Int, _ end: Int) -> Int? {
    guard end + 1 < sentenceEnd, classes[end].contains(.chainAnd), isCapitalized(end + 1), cases[sentence] == .ordinary,
      classes[end + 1].contains(.common), classes[end - 1].contains(.common),
      classes[end - 1].isDisjoint(with: [.calendar, .closed]), classes[end + 1].isDisjoint(with: [.calendar, .closed])
    else { return nil }
    var first = dropInitial(start, end)
    if first == end, !classes[start].contains(.closed) { first = start }
    guard first < end, lexiconMatch(first, limit: sentenceEnd).length < end - first || isWordEntry(first) else { return nil }
    let tailOfFirst = tailEnd(first, end)
    if tailOfFirst.end > 0, lexicon.roleEntries[tailOfFirst.role].kind == .head { return nil }
    let second = lexiconMatch(end + 1, limit: sentenceEnd)
    guard second.length == 0 || isWordEntry(end + 1) else { return nil }
    for index in first..<end where titleLength(index, limit: end).length > 0 { return nil }
    let limit = runEnd(from: end + 1)
    let tail = tailEnd(end + 1, limit)
    guard tail.end > end + 2 else { return nil }
    let role = lexicon.roleEntries[tail.role]
    guard role.kind == .head && !role.isWord || role.kind == .tail && NameKind(role.label) == .place else { return nil }
    let stop = chainEnd(tail.end, role: tail.role)
    emit(first, stop, entry: -1, role: tail.role, afterTitle: false)
    return stop < limit ? segment(from: stop, to: limit) : stop
  }

  /// Whether what the lexicon knows at a token is a single word that is an ordinary word too.
  private func isWordEntry(_ index: Int) -> Bool {
    let known = lexiconMatch(index, limit: sentenceEnd)
    return known.length == 1 && lexicon.entries[known.entry].isWord
  }

  private func beginsName(_ index: Int) -> Bool {
    if index > sentenceStart, tokens[index].isGlued, isMark(index - 1, "#") || isMark(index - 1, "@") { return false }
    if classes[index].contains(.masked) { return false }
    if isCapitalized(index) { return isNameWord(index) }
    // `al-Masri`, `bin Laden`, `de Klerk`.
    guard classes[index].contains(.particle), isLower(index), index + 1 < sentenceEnd else { return false }
    if isMark(index + 1, "-"), tokens[index + 1].isGlued {
      return index + 2 < sentenceEnd && tokens[index + 2].isGlued && isCapitalized(index + 2)
    }
    return !classes[index].contains(.closed) && isCapitalized(index + 1) && isNameWord(index + 1)
      && !classes[index].contains(.common)
  }

  /// Whether a capitalised token may be part of a name, given how far letter case is to be trusted.
  private func isNameWord(_ index: Int) -> Bool {
    if tokens[index].shape.contains(.hasDigit) && !tokens[index].shape.contains(.hasLetter) { return false }
    let kind = classes[index]
    switch cases[sentence] {
    case .ordinary:
      return !(kind.contains(.closed) && index != sentenceStart && tokens[index].shape.contains(.hasLower) && isArticleLike(index))
    case .title, .upper: return !kind.contains(.closed)
    }
  }

  private func isArticleLike(_ index: Int) -> Bool { classes[index].contains(.closed) }

  /// One past the last token of the capitalised stretch that holds a token.
  func runEnd(from start: Int) -> Int {
    var index = start + 1
    if isLower(start), classes[start].contains(.particle), beginsName(start) {
      // A particle: up to the capitalised word.
      while index < sentenceEnd, !isCapitalized(index) { index += 1 }
      index += 1
    }
    while index < sentenceEnd {
      let token = tokens[index]
      if isCapitalized(index) {
        if token.gap == .paragraph || !isNameWord(index) { break }
        // Lines in capitals are lines of a table or headline, not wrapped text.
        if token.gap == .line, token.shape.contains(.allCaps), tokens[index - 1].shape.contains(.allCaps) { break }
        index += 1
        continue
      }
      if token.isGlued {
        if isMark(index, "-") || isMark(index, "/") && false {
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
        if isPossessive(index) || isMark(index, "'"), index + 1 < sentenceEnd, isCapitalized(index + 1),
          classes[index - 1].contains(.possessiveNoun), tokens[index + 1].gap == .space
        {
          index += 1
          continue
        }
        break
      }
      if isMark(index, "&"), index + 1 < sentenceEnd, isCapitalized(index + 1) {
        index += 2
        continue
      }
      if isNickname(index), isCapitalized(start) {
        index += 4
        continue
      }
      if classes[index].contains(.particle), isLower(index), !classes[index].contains(.chain) {
        if index + 1 < sentenceEnd, isCapitalized(index + 1) {
          index += 2
          continue
        }
        if index + 2 < sentenceEnd, isCapitalized(index + 2), tokens[index + 1].isGlued || classes[index + 1].contains(.particle) {
          index += 3
          continue
        }
      }
      break
    }
    return min(index, sentenceEnd)
  }

  /// Whether a nickname in marks stands between two names: `Ferdinand “Bongbong” Marcos`.
  private func isNickname(_ index: Int) -> Bool {
    index + 3 < sentenceEnd && isQuotationMark(index) && isQuotationMark(index + 2) && tokens[index + 1].isGlued
      && tokens[index + 2].isGlued && isCapitalized(index + 1) && isCapitalized(index + 3)
      && tokens[index + 3].gap == .space && classes[index + 3].isDisjoint(with: [.common, .closed])
      && classes[index - 1].isDisjoint(with: [.common, .closed])
  }

  private func isQuotationMark(_ index: Int) -> Bool {
    let token = tokens[index]
    if byte(index) == UInt8(ascii: "\"") || byte(index) == UInt8(ascii: "'") { return token.end - token.start == 1 }
    return token.end - token.start == 3 && byte(index) == 0xE2 && text[Int(token.start) + 1] == 0x80
      && (0x98...0x9F).contains(text[Int(token.start) + 2])
  }

  /// Whether a lower-case token behind a hyphen belongs to a name (`Yu-sheng`) and is no word of its own (`Ohio-based`).
  private func isNamePart(_ index: Int) -> Bool {
    // `Moon Jae-in`: no adjective ends in a preposition.
    if isLower(index), classes[index].contains(.closed), index - 3 >= sentenceStart, isCapitalized(index - 3),
      tokens[index - 2].gap == .space, !classes[index - 2].contains(.closed), tokens[index].end - tokens[index].start < 4,
      lexiconMatch(index - 3, limit: index - 1).length < 2
    {
      return true
    }
    return isLower(index) && classes[index].isDisjoint(with: [.common, .closed]) && tokens[index - 2].shape.contains(.hasLower)
      && tokens[index].shape.isDisjoint(with: [.hasDigit]) && !lowerForms.contains(tokens[index - 2].form)
  }

  /// Whether the full stop behind a token is part of the abbreviation or initial that it closes.
  private func stopBelongs(to index: Int) -> Bool {
    let shape = tokens[index].shape
    if shape.contains(.allCaps), shape.contains(.hasStop) { return true }
    guard index + 2 < sentenceEnd, tokens[index + 2].gap != .paragraph else { return false }
    if shape.isSuperset(of: [.single, .allCaps]) { return isCapitalized(index + 2) || classes[index + 2].contains(.particle) }
    return isAbbreviation(index)
  }

  /// Whether a capitalised word with its stop is an abbreviation of titles, places and companies.
  private func isAbbreviation(_ index: Int) -> Bool {
    let limit = min(index + 2, sentenceEnd)
    var found = false
    lexicon.roles.forEachMatch(tokens.span, at: index, limit: limit) { found = found || $0.length == 2 }
    if !found { lexicon.titles.forEachMatch(tokens.span, at: index, limit: limit) { found = found || $0.length == 2 } }
    if !found, classes[index].contains(.nameSuffix) { found = true }
    return found
  }

  /// The longest entry that begins at a token, and every entry of that length.
  func lexiconMatch(_ start: Int, limit: Int) -> (length: Int, entry: Int) {
    var length = 0
    var entry = -1
    lexicon.names.forEachMatch(tokens.span, at: start, limit: limit) { match in
      // A generic word in lower case behind a name stays out: `Leyte island`.
      let last = start + match.length - 1
      if match.length > 1, isLower(last), !tokens[last].isGlued { return }
      if match.length > length {
        length = match.length
        entry = match.value
      } else if match.length == length, match.value < entry {
        entry = match.value
      }
    }
    return (length, entry)
  }

  /// The longest title that begins at a token, zero where none does.
  func titleLength(_ start: Int, limit: Int) -> (length: Int, entry: Int) {
    var length = 0
    var entry = 0
    let isCapital = isCapitalized(start)
    lexicon.titles.forEachMatch(tokens.span, at: start, limit: limit) { match in
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
    if length == 1, start + 1 < limit, isMark(start + 1, "."), tokens[start + 1].isGlued { length = 2 }
    return (length, entry)
  }

  /// Cuts a stretch into mentions and titles; answers where to go on.
  private mutating func segment(from start: Int, to end: Int) -> Int {
    var limit = end
    // `Eid al-Adha` is a day, not a name.
    if classes[start].contains(.holiday) { return limit }
    var index = dropInitial(start, limit)
    var afterTitle = false
    while index < limit {
      if tokens[index].shape.contains(.punctuation) || isPossessive(index) || classes[index].contains(.calendar) && !isNamedMonth(index, limit) {
        index += 1
        afterTitle = false
        continue
      }
      var (known, entry) = lexiconMatch(index, limit: sentenceEnd)
      if known > 0, !acceptsEntry(index, known, entry) { (known, entry) = (0, -1) }
      if index + known > limit { limit = runEnd(from: index + known - 1) }
      // A hyphen parts `Ohio-based` and `Iran-Iraq`, not `Jean-Claude`.
      if known > 0, index + known < limit, isMark(index + known, "-"), tokens[index + known].isGlued,
        !hyphenParts(index + known, limit, entry)
      {
        (known, entry) = (0, -1)
      }
      let title = titleLength(index, limit: limit)
      if known > title.length, title.length > 0, lexicon.entries[entry].label == .person { (known, entry) = (0, -1) }
      let tail = afterTitle ? (end: 0, role: -1) : tailEnd(index, limit)
      if tail.end > index + known, tail.end > 0 {
        let end = chainEnd(tail.end, role: tail.role)
        emit(index, end, entry: -1, role: tail.role, afterTitle: false)
        if end > limit { limit = end }
        index = end
        continue
      }
      let isName = title.length == 1 && classes[index].contains(.given) && !classes[index].contains(.weakGiven) && !classes[index].contains(.common)
      let isHolder = known == title.length && known > 1 && lexicon.entries[entry].label == .person
      if title.length > 0, !isName, !isHolder, title.length >= known, !afterTitle || title.length > 1 || !isSurname(index, limit) {
        var next = index + title.length
        if next >= limit { (next, limit) = officeEnd(next, limit) }
        if next < limit, canBePerson(next) {
          titles.append(index..<index + title.length)
          index = next
          afterTitle = true
          continue
        }
        if next >= limit {
          // An office without a holder is no entity.
          if title.length > 1 || !isSurname(index, limit) || !afterTitle {
            if !(tokens[index].shape.contains(.capitalized) && isSurnameLike(index, title.length)) { return limit }
          }
        } else if !classes[index].contains(.surname) || index == start {
          index = next
          afterTitle = false
          continue
        }
      }
      if known == 0, cases[sentence] != .ordinary, !afterTitle, isHeadlineWord(index) {
        index += 1
        continue
      }
      var end = known > 0 ? knownEnd(index, known, entry, limit, afterTitle: afterTitle) : unknownEnd(index, limit)
      if known > 1, end == index + known, lexicon.entries[entry].label == .org { end = entryChainEnd(index, end) }
      if end > limit { limit = end }
      if let opened = placeOpeningEnd(index, limit), opened > end {
        emit(index, opened, entry: -1, role: -1, afterTitle: false)
        if opened > limit { limit = opened }
        index = opened
        continue
      }
      emit(index, end, entry: known > 0 && end >= index + known && lexicon.entries[entry].label == .org || end == index + known ? entry : -1, role: -1, afterTitle: afterTitle)
      afterTitle = false
      index = end
    }
    return limit
  }

  /// Where the office ends whose title a token closes: `Minister of Health`, with what the stretch then holds.
  private func officeEnd(_ end: Int, _ limit: Int) -> (next: Int, limit: Int) {
    guard end + 1 < sentenceEnd, classes[end].contains(.chain), isLower(end) else { return (end, limit) }
    var index = end + 1
    if classes[index].contains(.article), index + 1 < sentenceEnd { index += 1 }
    guard isCapitalized(index), classes[index].contains(.common), !classes[index].contains(.calendar) else { return (end, limit) }
    let known = lexiconMatch(index, limit: sentenceEnd)
    if known.length > 0, NameKind(lexicon.entries[known.entry].label) == .place { return (end, limit) }
    var stop = runEnd(from: index)
    if tailEnd(index, stop).end == stop { return (end, limit) }
    while index < stop {
      if classes[index].contains(.common), classes[index].isDisjoint(with: [.given]) || index == end + 1 {
        index += 1
        if index == stop, let more = coordinated(index) {
          index = more
          stop = more
        }
        continue
      }
      break
    }
    return (index, stop)
  }

  /// Where `City of Joburg`, `Gulf of Boothia`, `Port of Rio Grande` end; nil where no such words open a name.
  private func placeOpeningEnd(_ start: Int, _ limit: Int) -> Int? {
    var length = 0
    lexicon.roles.forEachMatch(tokens.span, at: start, limit: sentenceEnd) { match in
      if match.length > 1, lexicon.roleEntries[match.value].kind == .opening, match.length > length { length = match.length }
    }
    guard length > 1, classes[start + length - 1].contains(.chain), isLower(start + length - 1) else { return nil }
    var next = start + length
    if next < sentenceEnd, classes[next].contains(.article) { next += 1 }
    guard next < sentenceEnd, isCapitalized(next), classes[next].isDisjoint(with: [.calendar, .closed]) else { return nil }
    let known = lexiconMatch(next, limit: sentenceEnd)
    return known.length > 0 ? next + known.length : unknownEnd(next, runEnd(from: next))
  }

  private func isSurname(_ index: Int, _ limit: Int) -> Bool { classes[index].contains(.surname) }

  /// Whether a word that is a title may be a name here: it has been used as one in the article.
  private func isSurnameLike(_ index: Int, _ length: Int) -> Bool {
    length == 1 && !classes[index].isDisjoint(with: [.surname, .given]) && index != sentenceStart
      && !lowerForms.contains(tokens[index].form)
  }

  /// `April` and `May`, `June` before a surname.
  private func isNamedMonth(_ index: Int, _ limit: Int) -> Bool {
    classes[index].contains(.given) && index + 1 < limit && isCapitalized(index + 1)
      && !classes[index + 1].isDisjoint(with: [.surname, .given])
  }

  func canBePerson(_ index: Int) -> Bool {
    if cases[sentence] != .ordinary, isHeadlineWord(index) { return false }
    return isCapitalized(index) && classes[index].isDisjoint(with: [.calendar, .closed]) || classes[index].contains(.particle)
  }

  /// Whether the hyphen at a token stands between two names, or before an ordinary word.
  private func hyphenParts(_ hyphen: Int, _ limit: Int, _ entry: Int) -> Bool {
    guard hyphen + 1 < limit else { return true }
    switch lexicon.entries[entry].label {
    case .gpe, .loc, .norp: if classes[hyphen - 1].isDisjoint(with: [.given, .surname]) { return true }
    default: break
    }
    return lexiconMatch(hyphen + 1, limit: sentenceEnd).length > 0 || classes[hyphen + 1].contains(.common)
  }

  /// Leaves an ordinary word out that owes its capital to the sentence's start.
  private func dropInitial(_ start: Int, _ limit: Int) -> Int {
    guard cases[sentence] == .ordinary, isSentenceInitial(start) else { return start }
    let kind = classes[start]
    if tokens[start].shape.isSuperset(of: [.single, .allCaps]), start + 1 < limit, isMark(start + 1, ".") { return start }
    guard kind.contains(.common) || kind.contains(.closed) || lowerForms.contains(tokens[start].form) else { return start }
    if lexiconMatch(start, limit: sentenceEnd).length > 1 { return start }
    if kind.contains(.particle), !kind.contains(.common), start + 1 < limit, nameForms.contains(tokens[start + 1].form) {
      return start
    }
    let isWord = tokens[start].shape.contains(.hasLower) || tokens[start].shape.contains(.single)
    if kind.contains(.closed), isWord { return start + 1 }
    if titleLength(start, limit: limit).length > 0 { return start }
    let single = lexiconMatch(start, limit: start + 1)
    if single.length == 1, !lexicon.entries[single.entry].isWord { return start }
    // `Mark Lane said`: a given name with a name behind it.
    if kind.contains(.given), start + 1 < limit, isCapitalized(start + 1) { return start }
    if nameForms.contains(tokens[start].form), !lowerForms.contains(tokens[start].form) { return start }
    if headBegins(start, limit) { return start }
    if kind.contains(.surname) && start + 1 >= limit && !lowerForms.contains(tokens[start].form) && !kind.contains(.frequent) {
      return start
    }
    return start + 1
  }

  /// Whether a head word follows a sentence's first word directly: `Health Ministry officials`.
  private func headBegins(_ start: Int, _ limit: Int) -> Bool {
    let (end, role) = tailEnd(start, limit)
    guard end > 0 else { return false }
    return end == limit || lexicon.roleEntries[role].kind == .head
  }

  /// Whether nothing but quotation marks and dashes stands before a token in its sentence.
  func isSentenceInitial(_ index: Int) -> Bool {
    var before = index - 1
    while before >= sentenceStart {
      if !tokens[before].shape.contains(.punctuation) && !tokens[before].shape.contains(.number) { return false }
      if isMark(before, ",") || isMark(before, "(") { return false }
      before -= 1
    }
    return true
  }

  /// In lines of capitals and at a sentence's start, words that are also ordinary words are no names.
  private func acceptsEntry(_ index: Int, _ length: Int, _ entry: Int) -> Bool {
    let row = lexicon.entries[entry]
    if length > 1 { return true }
    if classes[index].contains(.closed) && !tokens[index].shape.contains(.allCaps) { return false }
    switch cases[sentence] {
    case .ordinary:
      if row.isWord, isSentenceInitial(index), !nameForms.contains(tokens[index].form) {
        return row.label == .gpe && !classes[index].contains(.frequent) && !lowerForms.contains(tokens[index].form)
      }
      // `US$5 billion`.
      if index + 1 < sentenceEnd, tokens[index + 1].isGlued, isMark(index + 1, "$") { return false }
      return true
    case .title: return !row.isWord || nameForms.contains(tokens[index].form)
    case .upper: return !(row.isWord || classes[index].contains(.frequent)) || nameForms.contains(tokens[index].form)
    }
  }

  /// The end of the last word in a stretch that closes a longer name, and its role; zero where there is none.
  private func tailEnd(_ start: Int, _ limit: Int) -> (end: Int, role: Int) {
    var best = (end: 0, role: -1)
    var index = start
    // `King Faisal Hospital` is no king, but `President George Bush` is a person.
    var isBehindTitle = false
    while index < limit {
      if index > start, classes[index].contains(.calendar), !classes[index].contains(.given) { break }
      // `Iranian Energy Minister Mehrabian`.
      if index > start, classes[index].contains(.common) {
        let title = titleLength(index, limit: limit)
        if title.length > 1, index + title.length < limit, canBePerson(index + title.length) { break }
      }
      var found = (length: 0, role: -1)
      lexicon.roles.forEachMatch(tokens.span, at: index, limit: limit) { match in
        let role = lexicon.roleEntries[match.value]
        switch role.kind {
        case .prefix, .opening, .modifier: return
        case .head, .suffix, .sport, .media, .tail: break
        }
        if match.length > found.length || match.length == found.length && role.kind == .head {
          found = (match.length, match.value)
        }
      }
      if found.length > 0 {
        let role = lexicon.roleEntries[found.role]
        let end = index + found.length
        if index > start || role.isAlone && index == start || role.kind == .head && role.takesOf && beginsChain(end) || found.length > 1 && role.kind == .head {
          if isBehindTitle {
            if end == limit, index > start + 1, !role.isWord, classes[index].isDisjoint(with: [.surname, .given]) { best = (end, found.role) }
          } else if accepts(role, start, index, end) {
            best = (end, found.role)
          }
        }
        index = end
      } else {
        // A title inside, with a name behind it, ends the search.
        if index > start || best.end == 0 {
          let title = titleLength(index, limit: limit)
          if title.length > 0, index + title.length < limit, index + title.length > index + 1 || !classes[index].contains(.surname) || lexicon.titleEntries[title.entry].needsCapital {
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

  /// Whether one head word is all that is left of a stretch: `Tangail General Hospital` has no general.
  private func closesWithHead(_ index: Int, _ limit: Int) -> Bool {
    var longest = 0
    lexicon.roles.forEachMatch(tokens.span, at: index, limit: limit) { match in
      switch lexicon.roleEntries[match.value].kind {
      case .head, .tail, .suffix: longest = max(longest, match.length)
      default: break
      }
    }
    return longest > 0 && index + longest == limit && classes[index].isDisjoint(with: [.given, .surname])
  }

  private func beginsChain(_ index: Int) -> Bool {
    guard index + 1 < sentenceEnd, !classes[index].isDisjoint(with: [.chain, .chainOn]), isLower(index) else { return false }
    if classes[index + 1].contains(.article), index + 2 < sentenceEnd { return isCapitalized(index + 2) }
    return isCapitalized(index + 1) && classes[index + 1].isDisjoint(with: [.calendar, .closed])
  }

  /// Whether a weak word closes a name: not behind a given name, nor behind nothing but an ordinary first word.
  private func accepts(_ role: NameRole, _ start: Int, _ word: Int, _ end: Int) -> Bool {
    if cases[sentence] == .upper || cases[sentence] == .title, role.kind != .head, role.kind != .suffix { return false }
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
      if word == start + 1, kind.contains(.given), !kind.contains(.weakGiven), lexiconMatch(start, limit: word).length == 0 {
        return false
      }
    }
    return word > start
  }

  /// Takes in `of X`, `for X and Y` behind the head of a body's name.
  private func chainEnd(_ start: Int, role: Int) -> Int {
    var end = start
    let role = lexicon.roleEntries[role]
    guard role.kind == .head && role.takesOf || role.kind == .suffix || role.label == .event || role.label == .law else { return end }
    while end + 1 < sentenceEnd, classes[end].contains(.chain) && isLower(end) || classes[end].contains(.chainOn) {
      var next = end + 1
      if classes[next].contains(.article), next + 1 < sentenceEnd { next += 1 }
      guard isCapitalized(next), classes[next].isDisjoint(with: [.calendar, .closed]) else { break }
      if classes[end].contains(.chainOn), role.label == .event { break }
      let isPlace = lexiconMatch(next, limit: sentenceEnd)
      var stop = runEnd(from: next)
      if next > end + 1, isBody(next, isPlace.entry, stop) { break }
      if isPlace.length > 0, lexicon.entries[isPlace.entry].label == .norp {
        end = stop
        while let more = coordinated(end) { end = more }
        continue
      }
      // A title begins something else: `the Ministry of Defence Secretary`.
      if isPlace.length > 0 {
        stop = min(stop, max(next + isPlace.length, tailEnd(next, stop).end))
        end = stop
        continue
      }
      end = stop
      while let more = coordinated(end) { end = more }
    }
    return end
  }

  /// Whether a name behind `of the` is itself that of a body: `the Executive Committee of the World Health Organization`.
  private func isBody(_ start: Int, _ entry: Int, _ end: Int) -> Bool {
    if entry >= 0, lexicon.entries[entry].label == .org { return true }
    if tokens[start].shape.contains(.allCaps), end == start + 1 { return entry < 0 }
    let tail = tailEnd(start, end)
    return tail.end > 0 && lexicon.roleEntries[tail.role].kind == .head
  }

  /// Where a body's name goes on behind what the lexicon knows of it: `Ministry of Health` → `… and Wellness`.
  private func entryChainEnd(_ start: Int, _ end: Int) -> Int {
    var stop = end
    let head = tailEnd(start, end)
    if head.end == end, lexicon.roleEntries[head.role].kind == .head, end - start > 1, beginsChain(end) {
      stop = chainEnd(end, role: head.role)
    }
    let opening = tailEnd(start, start + 1)
    if opening.end > 0, lexicon.roleEntries[opening.role].takesOf {
      while let more = coordinated(stop) { stop = more }
    }
    return stop
  }

  /// Where `Trade, Industry and Energy` goes on behind one of its parts.
  private func coordinated(_ end: Int) -> Int? {
    guard end + 1 < sentenceEnd, classes[end - 1].contains(.common) else { return nil }
    if classes[end].contains(.chainAnd), isCapitalized(end + 1), classes[end + 1].contains(.common),
      lexiconMatch(end + 1, limit: sentenceEnd).length == 0, headless(end + 1)
    {
      return runEnd(from: end + 1)
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
  private func headless(_ start: Int) -> Bool { tailEnd(start, runEnd(from: start)).end == 0 }

  /// Where a name ends that begins with an entry: `Kenya` → `Kenya Airways`, but `American` | `Michael Chang`.
  private func knownEnd(_ start: Int, _ length: Int, _ entry: Int, _ limit: Int, afterTitle: Bool) -> Int {
    let end = start + length
    guard end < limit else { return end }
    let row = lexicon.entries[entry]
    if afterTitle { return unknownEnd(start, limit) }
    if isMark(end, "-") || isMark(end, "/") || isPossessive(end) { return end }
    if row.label == .norp, !(length == 1 && classes[start].contains(.given) && !classes[end].contains(.common)) { return end }
    if row.label == .person, length > 1 || !row.isWord { return unknownEnd(start, limit) }
    if length == 1, !classes[start].isDisjoint(with: [.given, .surname]), row.isPerson || classes[start].contains(.given),
      !classes[end].contains(.calendar), titleLength(end, limit: limit).length == 0
    {
      return unknownEnd(start, limit)
    }
    if classes[end].contains(.calendar) || titleLength(end, limit: limit).length > 0 { return end }
    // `Toyota Australia`, `AEK Larnaca`.
    if row.label == .org, length == 1, cases[sentence] == .ordinary {
      let place = lexiconMatch(end, limit: limit)
      if place.length > 0, lexicon.entries[place.entry].label == .gpe, !isMark(end - 1, ".") { return end + place.length }
    }
    if lexiconMatch(end, limit: sentenceEnd).length > 0 { return end }
    if classes[end].contains(.given), !classes[end].contains(.weakGiven) { return end }
    if row.label == .person || length > 2 { return end }
    if !classes[end].contains(.common) { return end }
    return unknownEnd(start, limit)
  }

  /// Whether a word in a headline is an ordinary one, as far as the article shows.
  private func isHeadlineWord(_ index: Int) -> Bool {
    classes[index].contains(.common) && !nameForms.contains(tokens[index].form)
      || lowerForms.contains(tokens[index].form)
  }

  /// Where an unknown name ends: before a title, a weekday, a nationality, a long known name.
  private func unknownEnd(_ start: Int, _ limit: Int) -> Int {
    var index = start + 1
    while index < limit {
      if classes[index].contains(.calendar), !classes[index].contains(.surname) { break }
      if tokens[index].shape.contains(.punctuation) {
        index += 1
        continue
      }
      if cases[sentence] != .ordinary, isHeadlineWord(index) { break }
      let title = titleLength(index, limit: limit)
      if title.length > 1 || title.length == 1 && !classes[index].contains(.surname) {
        // `Karem Haj Yihye`.
        let isInside = title.length == 1 && lexicon.titleEntries[title.entry].isHonorific && index + 1 < limit
          && classes[index - 1].contains(.given)
        if !isInside { break }
      }
      let match = lexiconMatch(index, limit: sentenceEnd)
      if match.length > 1 { break }
      if match.length == 1, lexicon.entries[match.entry].label == .norp, !lexicon.entries[match.entry].isPerson,
        classes[index].isDisjoint(with: [.surname, .given])
      {
        break
      }
      index += 1
    }
    // A hyphen or stop at the end is not part of it.
    while index > start + 1, tokens[index - 1].shape.contains(.punctuation), !(isMark(index - 1, ".") && tokens[index - 2].shape.contains(.hasStop)) {
      if isMark(index - 1, "."), isAbbreviation(index - 2) { break }
      index -= 1
    }
    return index
  }
}
