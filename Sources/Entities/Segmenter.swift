internal import Annotations
internal import Lexicons

/// First pass: cuts each sentence's capitalised stretches into mentions, with what each shows by itself.
extension Article {
  mutating func findMentions() {
    // More than most articles have.
    mentions.reserveCapacity(tokens.count / 8 + 8)
    for number in sentences.indices {
      enter(number)
      var free = sentenceStart
      prepareNames()
      while let token = beginnings.first(from: free, limit: sentenceEnd) {
        if let end = plainEnd(token), emitPlain(token, end) {
          free = end
          continue
        }
        if tokens[token].shape.intersection([.hasDigit, .capitalized]) == .hasDigit, let end = numberedName(token) {
          free = end
          continue
        }
        let start = hyphenatedStart(token, from: free) ?? token
        free = token + 1
        guard !isBareOpening(start), beginsName(start) else { continue }
        let end = runEnd(from: start)
        let joined = mayBeJoined(end) ? jointName(start, end) : nil
        free = joined ?? max(start + 1, segment(from: start, to: end))
      }
    }
  }

  /// Asks for the memory that the look-ups of a sentence's names will read.
  private func prepareNames() {
    var index = sentenceStart
    while let token = beginnings.first(from: index, limit: sentenceEnd) {
      if classes[token].contains(.beginsEntry) {
        lexicon.names.prepare(tokens[token].form, token + 1 < sentenceEnd ? tokens[token + 1].form : 0)
      }
      index = token + 1
    }
  }

  /// Makes a mention of what the lexicon knows by a name that begins with a number (`9th Circuit`, `3M`), and answers
  /// where it ends; nil where it knows nothing.
  private mutating func numberedName(_ start: Int) -> Int? {
    let known = lexiconMatch(start, limit: sentenceEnd)
    // `17 November` is a day.
    guard known.length > 1 || known.length == 1 && tokens[start].shape.contains(.hasLetter),
      !lexicon.entries[known.entry].isWord,
      !tokens[start].isGlued || isQuotationMark(start - 1) || isMark(start - 1, "(")
    else { return nil }
    emit(start, start + known.length, entry: known.entry, isOnly: known.isOnly, role: -1, afterTitle: false)
    return start + known.length
  }

  /// Cuts a stretch into mentions and titles; answers where to go on.
  mutating func segment(from start: Int, to end: Int) -> Int {
    var limit = end
    // `Eid al-Adha` is a day, not a name.
    if classes[start].contains(.holiday) { return limit }
    var index = dropInitial(start, limit)
    var afterTitle = false
    // Behind `His Highness` and the like.
    var afterHonorific = false
    while index < limit {
      if tokens[index].shape.contains(.punctuation) || isPossessive(index)
        || classes[index].contains(.calendar) && !afterTitle && !isNamedMonth(index, limit)
          && lexiconMatch(index, limit: sentenceEnd).length < 3
      {
        index += 1
        afterTitle = false
        continue
      }
      let generic = classes[index].contains(.beginsGeneric) ? genericLength(index) : 0
      if generic > 0 {
        index += generic
        limit = max(limit, index)
        afterTitle = false
        continue
      }
      let match = lexiconMatch(index, limit: sentenceEnd)
      var (known, entry) = (match.length, match.entry)
      if known > 0, !acceptsEntry(index, known, entry) { (known, entry) = (0, -1) }
      if index + 2 < sentenceEnd, tokens[index + 1].isGlued, let branch = branchEnd(index, known, entry) {
        emit(index, branch, entry: entry, isOnly: false, role: -1, afterTitle: false)
        if entry < 0, let last = mentions.indices.last { mentions[last].inner.add(.acronym, .organisation, 6) }
        limit = max(limit, branch)
        index = branch
        continue
      }
      if index + known > limit { limit = runEnd(from: index + known - 1) }
      // A hyphen parts `Ohio-based` and `Iran-Iraq`, not `Jean-Claude`.
      if known > 0, index + known < limit, isMark(index + known, "-"), tokens[index + known].isGlued,
        !hyphenParts(index + known, limit, entry)
      {
        (known, entry) = (0, -1)
      }
      var title = titleLength(index, limit: limit)
      // `BP` is no bishop and `GM` no manager where no name follows.
      if title.length == 1, known == 1, lexicon.entries[entry].label == .org, tokens[index].shape.contains(.allCaps),
        index + 1 >= limit || !canBePerson(index + 1) || titleLength(index + 1, limit: limit).length > 0
      {
        title.length = 0
      }
      if known > title.length, title.length > 0, lexicon.entries[entry].label == .person { (known, entry) = (0, -1) }
      let tail = afterTitle ? (end: 0, role: -1) : tailEnd(index, limit)
      // `Executive Director African Lamp Foundation`: an office of more words than one is no part of a body.
      if title.length > 1, known < title.length, tail.end > index + title.length,
        lexiconMatch(index + title.length, limit: limit).length > 0
      {
        index += title.length
        continue
      }
      if tail.end > index + known, tail.end > 0, cases[sentence] == .upper, known > 0 || isAllCommon(index..<tail.end) {
        // `DUTCH LEAGUE RESULTS`: in capitals a head word proves nothing.
        if known == 0 {
          index = tail.end
          continue
        }
      } else if tail.end > index + known, tail.end > 0, !isNationOfPlace(index, known, entry, tail.end) {
        let end = placedEnd(index, chainEnd(tail.end, role: tail.role))
        emit(index, end, entry: -1, role: tail.role, afterTitle: false)
        if end > limit { limit = end }
        index = end
        continue
      }
      // `Ko Min-seo` has a surname, `Crown Prince Sheikh Faisal Al-Thani` two titles.
      let isSecondTitle = afterTitle && isHonorificBehindTitle(index, limit, afterHonorific: afterHonorific)
      let isName =
        title.length == 1 && classes[index].contains(.given) && !classes[index].contains(.weakGiven)
        && !classes[index].contains(.common) && !isSecondTitle
        && !(index + 1 < limit && isHonorific(index + 1, limit))
        || title.length == 1 && classes[index].contains(.surname) && index + 2 < sentenceEnd
          && isMark(index + 2, "-") && tokens[index + 2].isGlued
      let isHolder = known == title.length && known > 1 && lexicon.entries[entry].label == .person
      if title.length > 0, !isName, !isHolder, title.length >= known,
        !afterTitle || title.length > 1 || !classes[index].contains(.surname) || isHonorific(index, limit)
          || isSecondTitle
      {
        var next = index + title.length
        let isMonth = isMonthsBearer(next, title.entry)
        if isMonth { limit = max(limit, next + 1) }
        if next >= limit { (next, limit) = officeEnd(next, limit) }
        if next < limit, !isMonth, isNoHolder(next, limit, of: title.entry, at: index) {
          index = next
          afterTitle = false
          continue
        }
        if next < limit, isMonth || canBePerson(next) {
          index = next
          afterTitle = true
          afterHonorific = title.length > 1 && lexicon.titleEntries[title.entry].isHonorific
          continue
        }
        if next >= limit {
          // An office without a holder is no entity, unless the article knows a person so called (`Sapper`, `Bishop`).
          let mayBeName = tokens[index].shape.contains(.capitalized) && isSurnameLike(index, title.length)
          if !mayBeName, title.length > 1 || !classes[index].contains(.surname) || !afterTitle {
            if title.length == 1, isCapitalized(index), index != sentenceStart || written.isName(tokens[index].form) {
              emit(index, index + 1, entry: -1, role: -1, afterTitle: false)
              if let last = mentions.indices.last, Int(mentions[last].end) == index + 1 { mentions[last].deny(.title) }
            }
            return limit
          }
        } else if !classes[index].contains(.surname) || index == start {
          index = next
          afterTitle = false
          continue
        }
      }
      if known == 0, cases[sentence] != .ordinary, !afterTitle, isHeadlineWord(index), !opensFullName(index, limit) {
        index += 1
        continue
      }
      var end = known > 0 ? knownEnd(index, known, entry, limit, afterTitle: afterTitle) : unknownEnd(index, limit)
      if known > 1, end == index + known, lexicon.entries[entry].label == .org { end = entryChainEnd(index, end) }
      if end > limit { limit = end }
      if classes[index].contains(.beginsOpening), let opened = placeOpeningEnd(index, limit), opened > end {
        emit(index, opened, entry: -1, role: -1, afterTitle: false)
        if opened > limit { limit = opened }
        index = opened
        continue
      }
      emit(
        index, end,
        entry: known > 0 && end >= index + known && lexicon.entries[entry].label == .org || end == index + known
          || known > 0 && end > index + known && isContinued(index + known, end) ? entry : -1,
        isOnly: end == index + known && match.isOnly, role: -1, afterTitle: afterTitle)
      if known > 0, end > index + known, isCapitalized(index + known), let last = mentions.indices.last,
        mentions[last].entry >= 0
      {
        mentions[last].traits.insert(.isLonger)
      }
      afterTitle = false
      index = end
    }
    return limit
  }

  /// `67 Mark Calcavecchia, Phillip Price` In Title Case: a given name with one surname behind it, and no third word.
  func opensFullName(_ index: Int, _ limit: Int) -> Bool {
    cases[sentence] == .title && index + 1 < limit && classes[index].contains(.given) && tokens[index + 1].gap == .space
      && (index + 2 >= limit || tokens[index + 2].shape.contains(.punctuation))
      && (classes[index].isDisjoint(with: [.common, .weakGiven])
        ? classes[index + 1].contains(.surname)
        : classes[index + 1].isDisjoint(with: [.common, .closed]))
  }

  /// `Mongolian Gobi Desert`, `Republican House`: a nationality or party, and what is known without it.
  private func isNationOfPlace(_ start: Int, _ known: Int, _ entry: Int, _ end: Int) -> Bool {
    guard known > 0 else { return false }
    // `the GOP Senate`
    let isPartysName = known == 1 && lexicon.entries[entry].isParty && tokens[start].shape.contains(.allCaps)
    guard lexicon.entries[entry].label == .norp || isPartysName else { return false }
    let rest = lexiconMatch(start + known, limit: sentenceEnd)
    guard rest.length > 0, start + known + rest.length >= end else { return false }
    // `the Republican House`: a party in a chamber, but `the Iranian Parliament`.
    let isParty = lexicon.entries[entry].area == .none && lexicon.entries[rest.entry].label == .org
    return isParty || isPartysName || NameKind(lexicon.entries[rest.entry].label) == .place
  }

  /// `General Election`, `Voter Registration`: whether a word behind an occupation, or behind what is as often the first
  /// word of an office, is an ordinary one.
  private func isNoHolder(_ index: Int, _ limit: Int, of title: Int, at start: Int) -> Bool {
    guard lexicon.titleEntries[title].isOccupation || index == start + 1 && classes[start].contains(.officeWord) else {
      return false
    }
    // `Chief White House Correspondent`
    let known = lexiconMatch(index, limit: limit)
    if known.length > 1, NameKind(lexicon.entries[known.entry].label) != .person { return true }
    // `Owner Shad Ostrell`
    let isNamed = index + 1 < limit && isCapitalized(index + 1) && classes[index + 1].isDisjoint(with: .common)
    return !isNamed && classes[index].contains(.common)
      && classes[index].isDisjoint(with: [.given, .surname, .particle])
  }

  /// `Mrs May`: whether behind an honorific a month is a person.
  private func isMonthsBearer(_ index: Int, _ title: Int) -> Bool {
    index < sentenceEnd && lexicon.titleEntries[title].isHonorific && cases[sentence] == .ordinary
      && classes[index].contains(.calendar) && !classes[index].isDisjoint(with: [.given, .surname])
      && tokens[index].shape.isSuperset(of: [.capitalized, .hasLower]) && tokens[index].gap == .space
  }

  /// Whether a word such as `Sheikh` stands before a name and not at its end.
  private func isHonorific(_ index: Int, _ limit: Int) -> Bool {
    let title = titleLength(index, limit: limit)
    return title.length == 1 && lexicon.titleEntries[title.entry].isHonorific && index + 2 < limit
      && canBePerson(index + 1) && classes[index].isDisjoint(with: [.given])
  }

  /// Whether an honorific that is also a given name stands before two names or more: it follows another title.
  /// Behind `His Highness` one is enough.
  private func isHonorificBehindTitle(_ index: Int, _ limit: Int, afterHonorific: Bool) -> Bool {
    let title = titleLength(index, limit: limit)
    guard title.length == 1, lexicon.titleEntries[title.entry].isHonorific, index + 1 < limit, isCapitalized(index + 1)
    else { return false }
    return afterHonorific
      || index + 2 < limit && (isCapitalized(index + 2) || classes[index + 2].contains(.particle))
  }

  /// Where the office ends whose title a token closes: `Minister of Health`, with what the stretch then holds.
  func officeEnd(_ end: Int, _ limit: Int) -> (next: Int, limit: Int) {
    guard end + 1 < sentenceEnd, classes[end].contains(.chain), isLower(end) else { return (end, limit) }
    var index = end + 1
    if classes[index].contains(.article), index + 1 < sentenceEnd { index += 1 }
    guard isCapitalized(index), classes[index].contains(.common), !classes[index].contains(.calendar) else {
      return (end, limit)
    }
    let known = lexiconMatch(index, limit: sentenceEnd)
    if known.length > 0, NameKind(lexicon.entries[known.entry].label) == .place { return (end, limit) }
    var stop = runEnd(from: index)
    if jointEnd(index, stop) != nil { return (end, limit) }
    // `the Speaker of the National Assembly Davit Orlan` has an office in a body.
    let tail = tailEnd(index, stop)
    if tail.end == stop
      || tail.end > 0 && lexicon.roleEntries[tail.role].kind == .head && lexicon.roleEntries[tail.role].isAlone
    {
      return (end, limit)
    }
    while index < stop {
      if classes[index].contains(.common), classes[index].isDisjoint(with: [.given]) || index == end + 1 {
        index += 1
        if index == stop, let more = coordinated(index) {
          stop = more
          while index < stop, !isCapitalized(index) { index += 1 }
        }
        continue
      }
      break
    }
    return (index, stop)
  }
}
