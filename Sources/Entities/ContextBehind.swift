internal import Annotations

/// What stands behind a mention.
extension Article {
  func weighRight(_ mention: inout Mention, _ number: Int) {
    var after = Int(mention.end)
    guard after < sentenceEnd else { return }
    if mayBeDateline(mention), isDateline(mention) {
      mention.context.add(.dateline, .place, 20)
      return
    }
    if isLower(after), !tokens[after].isGlued {
      if !classes[after].isDisjoint(with: .afterName) { weighWordBehind(&mention, after) }
      return
    }
    if isMark(after, "\"") || byte(after) == 0xE2 && tokens[after].isGlued && !isPossessive(after) { after += 1 }
    guard after < sentenceEnd else { return }
    if isPossessive(after) {
      // `Uganda's`, `Blair's` alike; companies too: what is theirs tells.
      if after + 1 < sentenceEnd, isLower(after + 1) {
        let owned = classes[after + 1]
        // `Orvale's disease` is called after somebody.
        if owned.contains(.disease), mention.count == 1, mention.entry < 0 || mention.inner[.place] < 9,
          after + 2 >= sentenceEnd || !isLower(after + 2) || classes[after + 2].contains(.closed),
          mention.inner[.organisation] < 9
        {
          mention.deny(.shape)
        }
        if owned.contains(.kin) { mention.context.add(.kin, .person, 4) }
        if owned.contains(.orgAfter) { mention.context.add(.orgNounAfter, .organisation, 2) }
        if owned.contains(.placeAfter) { mention.context.add(.placeNounAfter, .place, 2) }
      }
      return
    }
    if isMark(after, ",") {
      weighApposition(&mention, after + 1)
      return
    }
    if isMark(after, "("), after + 2 < sentenceEnd {
      weighBrackets(&mention, after + 1)
      return
    }
    if isMark(after, "-"), after + 1 < sentenceEnd {
      if isBased(after + 1) {
        mention.context.add(.basedIn, .place, 10)
      }
      return
    }
    if isLower(after) { weighWordBehind(&mention, after) }
  }

  /// What a word in lower case behind a name tells.
  private func weighWordBehind(_ mention: inout Mention, _ after: Int) {
    let isSingle = mention.count == 1
    let kind = classes[after]
    if kind.contains(.speech) {
      let isBody = mention.traits.contains(.isAcronym)
      mention.context.add(.speechVerb, .person, isBody ? 1 : 4)
      mention.context.add(.speechVerb, .organisation, isBody ? 4 : 2)
    }
    if kind.contains(.personVerb) {
      mention.context.add(.personVerb, .person, isSingle ? 2 : 3)
      mention.context.add(.personVerb, .organisation, 1)
    }
    if kind.contains(.personAfter) { mention.context.add(.relativeWho, .person, 5) }
    if kind.contains(.orgVerb), mention.entry < 0, mention.inner[.person] < 4 {
      mention.context.add(.orgNounAfter, .organisation, 4)
    }
    // `Bang Orvale district`: of a name with nothing but its shape the noun tells.
    if kind.contains(.placeAfter) {
      let isUnknown = mention.entry < 0 && mention.inner[.person] <= 4 && kind.contains(.placeBefore)
      mention.context.add(.placeNounAfter, .place, isUnknown ? 6 : 3)
    }
    if kind.contains(.orgAfter) {
      mention.context.add(.orgNounAfter, .organisation, 3)
      mention.context.add(.orgNounAfter, .person, -1)
    }
  }

  /// Whether a mention opens a line, with capitals.
  private func mayBeDateline(_ mention: Mention) -> Bool {
    let first = Int(mention.first)
    return tokens[first].shape.contains(.allCaps) && (tokens[first].gap >= .line || first == 0)
  }

  /// `LONDON 1996-08-30`, `NAIROBI, Kenya —`, `PARIS (Reuters) -`: a place in capitals that opens a paragraph.
  private func isDateline(_ mention: Mention) -> Bool {
    if mention.inner[.organisation] >= 10 { return false }
    for index in mention.tokens where isLower(index) || !tokens[index].shape.isDisjoint(with: [.hasLower]) {
      return false
    }
    var index = Int(mention.end)
    // A wider place may stand between, with its own capitals or not.
    if isMark(index, ","), index + 1 < sentenceEnd, isCapitalized(index + 1) {
      index += 2
      while index < sentenceEnd, isCapitalized(index) || isMark(index, ".") { index += 1 }
    }
    guard index < sentenceEnd else { return false }
    if tokens[index].shape.contains(.number), index + 2 < sentenceEnd, isMark(index + 1, "-"),
      tokens[index].end - tokens[index].start == 4
    {
      return true
    }
    if classes[index].contains(.calendar) || isMark(index, ","), index + 1 < sentenceEnd {
      return classes[index].contains(.calendar) || classes[index + 1].contains(.calendar)
    }
    if isMark(index, "("), index + 2 < sentenceEnd, isMark(index + 2, ")") { return true }
    guard !tokens[index].isGlued, cases[sentence] == .ordinary else { return false }
    return byte(index) == 0xE2 || isMark(index, "-") && mention.inner[.place] >= 4
  }

  private func isBased(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 5 && text[Int(token.start)..<Int(token.end)].elementsEqual("based".utf8)
  }

  private func weighApposition(_ mention: inout Mention, _ next: Int) {
    guard next < sentenceEnd else { return }
    // Of `Mark Orrin of Virginia, the ranking member` the apposition tells of the person.
    let isPlaced =
      mention.label == .gpe && mention.entry >= 0 && Int(mention.first) > sentenceStart
      && (!classes[Int(mention.first) - 1].isDisjoint(with: [.chain, .strongPlacePreposition])
        || isMark(Int(mention.first) - 1, "-"))
    let kind = classes[next]
    // `X, 43,`
    if tokens[next].shape.contains(.number), next + 1 < sentenceEnd, isMark(next + 1, ",") || isMark(next + 1, "."),
      Int(tokens[next].end - tokens[next].start) <= 2
    {
      mention.context.add(.age, .person, 10)
      return
    }
    if kind.contains(.personAfter) {
      if !isPlaced { mention.context.add(.relativeWho, .person, 6) }
      return
    }
    if isLower(next) {
      // `X, a spokesman for`, `X, chairman of`.
      var noun = next
      var steps = 0
      if kind.contains(.closed), !kind.contains(.article), tokens[next].end - tokens[next].start > 2 { return }
      // `One forecaster, QUIV, expects growth`
      if !kind.isDisjoint(with: [.orgVerb, .speech]) { return }
      if kind.contains(.closed) { noun += 1 }
      while noun < sentenceEnd, steps < 4, isLower(noun) || isCapitalized(noun) || isPossessive(noun) {
        if isLower(noun), classes[noun].contains(.closed) || classes[noun].contains(.chain) { break }
        let title = titleLength(noun, limit: sentenceEnd)
        if isLower(noun), classes[noun].contains(.orgBefore), classes[noun].contains(.personNoun), noun > next {
          mention.context.add(.orgNounBefore, .organisation, 4)
          return
        }
        if title.length > 0 || classes[noun].contains(.personNoun) {
          if !isPlaced { mention.context.add(.personNoun, .person, 6) }
          return
        }
        if isLower(noun), classes[noun].contains(.orgBefore), noun > next {
          mention.context.add(.orgNounBefore, .organisation, 4)
          return
        }
        if isLower(noun), classes[noun].contains(.placeBefore), noun > next {
          mention.context.add(.placeNounBefore, .place, 4)
          return
        }
        noun += 1
        steps += 1
      }
      return
    }
    // `Pune, India`.
    if isCapitalized(next), mention.count <= 3 {
      let known = lexiconMatch(next, limit: sentenceEnd)
      if known.length > 0, lexicon.entries[known.entry].label == .gpe, !lexicon.entries[known.entry].isPerson,
        next + known.length >= sentenceEnd || isMark(next + known.length, ",") || isMark(next + known.length, ".")
          || isMark(next + known.length, ")")
      {
        mention.context.add(.placeThenPlace, .place, 3)
      }
    }
  }

  private func weighBrackets(_ mention: inout Mention, _ next: Int) {
    guard next + 1 < sentenceEnd else { return }
    if tokens[next].shape.contains(.allCaps), isMark(next + 1, ")"), Int(tokens[next].end - tokens[next].start) > 1 {
      // `Foot and Mouth Disease (FMD)` has an acronym and is no body.
      if mention.count > 1, !classes[Int(mention.end) - 1].contains(.disease), initialsMatch(mention, next) {
        // A law and a lake have acronyms too.
        let shown = mention.inner.best
        mention.context.add(
          .acronymInBrackets, shown.score >= 7 && shown.kind != .person ? shown.kind : .organisation, 8)
      }
    }
    let known = lexiconMatch(next, limit: sentenceEnd)
    if known.length > 0, next + known.length < sentenceEnd, isMark(next + known.length, ")"),
      lexicon.entries[known.entry].label == .gpe, mention.traits.isDisjoint(with: [.isKnown])
    {
      let score = next + known.length + 1
      let isScore =
        mention.inner[.person] < 6 && score < sentenceEnd && tokens[score].shape.contains(.number)
        && tokens[score].end - tokens[score].start <= 2
        && (score + 1 >= sentenceEnd || !tokens[score + 1].isGlued)
      mention.context.add(.placeInBrackets, isScore ? .organisation : .person, isScore ? 12 : mention.count > 1 ? 6 : 3)
      if !isScore { mention.context.add(.placeInBrackets, .organisation, 2) }
    }
    if tokens[next].shape.contains(.number), isMark(next + 1, ")") { mention.context.add(.age, .person, 1) }
  }

  /// Whether an acronym's first and further letters begin words of a name.
  func initialsMatch(_ mention: Mention, _ acronym: Int) -> Bool {
    let letters = text[tokens[acronym].range]
    var word = Int(mention.first)
    var matched = 0
    for letter in letters where letter != UInt8(ascii: ".") {
      var index = word
      while index < Int(mention.end), byte(index) & 0xDF != letter & 0xDF || tokens[index].shape.contains(.punctuation)
      {
        index += 1
      }
      if index < Int(mention.end) {
        word = index + 1
        matched += 1
      }
    }
    return matched * 3 >= letters.count * 2 && matched >= 2
  }
}
