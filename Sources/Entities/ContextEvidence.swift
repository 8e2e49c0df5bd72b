internal import Annotations

/// Second pass: what stands around each mention.
extension Article {
  mutating func weighContexts() {
    for index in mentions.indices {
      var mention = mentions[index]
      enter(Int(mention.sentence))
      weighLeft(&mention, index)
      weighRight(&mention, index)
      mentions[index] = mention
    }
  }

  private func weighLeft(_ mention: inout Mention, _ number: Int) {
    var before = Int(mention.first) - 1
    // Marks between an apposition and its name say nothing.
    while before >= sentenceStart, tokens[before].shape.contains(.punctuation), !isMark(before, ","),
      !isMark(before, "("),
      !isMark(before, ")"), !isMark(before, "-"), !isMark(before, ":")
    {
      before -= 1
    }
    guard before >= sentenceStart else { return }
    let kind = classes[before]
    guard isLower(before) else {
      if kind.contains(.article), mention.entry < 0 { addArticle(&mention) }
      if mention.count == 1 { weighCode(&mention, number) }
      // `one organisation, Lampvakten, whose name`
      if isMark(before, ","), before > sentenceStart, isLower(before - 1), mention.entry < 0,
        classes[before - 1].contains(.orgBefore), Int(mention.end) < sentenceEnd, isMark(Int(mention.end), ",")
      {
        mention.context.add(.orgNounBefore, .organisation, 7)
      }
      if mention.traits.contains(.isAcronym), isMark(before, ","), number > 0, mentions[number - 1].end == before,
        mentions[number - 1].inner[.person] >= 4, Int(mention.end) < sentenceEnd, isMark(Int(mention.end), ",")
      {
        // `Dali Mokoena, SC, said`
        mention.context.add(.acronym, .organisation, -6)
      }
      return
    }
    guard !kind.isDisjoint(with: .beforeName) else { return }
    let isSingle = mention.count == 1
    if kind.contains(.kin) { mention.context.add(.kin, .person, 6) }
    let title = lowerTitle(endingAt: before)
    // `an assistant U.S. attorney`: what is known to be a place alone is nobody.
    if mention.label != .gpe || !mention.traits.contains(.isKnown) {
      if title > 0, !kind.contains(.orgBefore), !kind.contains(.placeBefore) {
        mention.context.add(.personNoun, .person, isSingle ? 6 : 8)
      } else if kind.contains(.personNoun) {
        mention.context.add(.personNoun, .person, isSingle ? 5 : 7)
      }
    }
    if kind.contains(.stormBefore), mention.label != .norp, NameKind(mention.label ?? .person) != .place {
      mention.context.add(.eventTail, .other, 10)
    }
    if kind.contains(.orgBefore) { mention.context.add(.orgNounBefore, .organisation, 4) }
    if kind.contains(.placeBefore) { mention.context.add(.placeNounBefore, .place, 4) }
    if mention.entry < 0, isAccordingTo(before) {
      mention.context.add(.agentPreposition, .person, 2)
      mention.context.add(.agentPreposition, .organisation, 3)
    } else if kind.contains(.venue), before > sentenceStart, isLower(before - 1), mention.entry < 0,
      classes[before - 1].contains(.personNoun) || lowerTitle(endingAt: before - 1) > 0
    {
      // `an analyst at Kpler`, `a professor at Yale`.
      mention.context.add(.officeOf, .organisation, 5)
    } else if kind.contains(.placePreposition) {
      // Places seldom go by an unknown acronym.
      let weight = mention.traits.contains(.isAcronym) ? 1 : kind.contains(.strongPlacePreposition) ? 4 : 3
      mention.context.add(.placePreposition, .place, weight)
      if kind.contains(.strongPlacePreposition) { mention.context.add(.placePreposition, .person, -2) }
    }
    if kind.contains(.agentPreposition) {
      mention.context.add(.agentPreposition, .person, 1)
      mention.context.add(.agentPreposition, .place, -1)
    }
    if kind.contains(.article) { addArticle(&mention) }
    // `the villages including Orvale`, `towns such as Orvale`
    if kind.contains(.example), before > sentenceStart {
      let noun = isLower(before - 1) && classes[before - 1].contains(.closed) ? before - 2 : before - 1
      if noun >= sentenceStart, isLower(noun), classes[noun].contains(.placeBefore) {
        mention.context.add(.placeNounBefore, .place, 5)
      }
    }
    if kind.contains(.chain), before - 1 >= sentenceStart {
      let noun = classes[before - 1]
      if noun.contains(.placeBefore), isLower(before - 1) {
        mention.context.add(.placeNounBefore, .place, mention.entry < 0 ? 10 : 5)
      }
      if noun.contains(.orgAfter), isLower(before - 1) || isCapitalized(before - 1) {
        mention.context.add(.officeOf, .organisation, 3)
      }
      let wasTitle = titleEnds(at: before - 1)
      if wasTitle {
        mention.context.add(.officeOf, .organisation, 2)
        mention.context.add(.officeOf, .place, 1)
        mention.context.add(.officeOf, .person, -3)
      }
    }
  }

  /// Whether a token is the `to` of `according to`, which no place follows.
  private func isAccordingTo(_ index: Int) -> Bool {
    guard index > 0, classes[index].contains(.placePreposition), byte(index) == UInt8(ascii: "t"),
      tokens[index].end - tokens[index].start == 2
    else { return false }
    let token = tokens[index - 1]
    return token.end - token.start == 9 && text[Int(token.start) + 1..<Int(token.end)].elementsEqual("ccording".utf8)
  }

  /// The length of the title in lower case that ends at a token (`prime minister`), zero where none does.
  func lowerTitle(endingAt index: Int) -> Int {
    guard mayEndTitle(index) else { return 0 }
    for length in [3, 2, 1] where index - length + 1 >= sentenceStart {
      let start = index - length + 1
      guard isLower(start), !classes[start].contains(.closed) else { continue }
      let title = titleLength(start, limit: index + 1)
      if title.length == length { return length }
    }
    return 0
  }

  /// Whether a title ends at a token.
  func titleEnds(at index: Int) -> Bool {
    guard index >= sentenceStart, mayEndTitle(index) else { return false }
    for length in [3, 2, 1] where index - length + 1 >= sentenceStart {
      if titleLength(index - length + 1, limit: index + 1).length == length { return true }
    }
    return false
  }

  /// What an article before a name tells.
  private func addArticle(_ mention: inout Mention) {
    let isSingle = mention.count == 1
    // `the Clinton administration` is called after a person.
    let isModifier =
      Int(mention.end) < sentenceEnd && isLower(Int(mention.end)) && !classes[Int(mention.end)].contains(.closed)
    if mention.entry < 0 { mention.context.add(.article, .person, isModifier ? -2 : isSingle ? -10 : -6) }
    mention.context.add(.article, .organisation, 1)
    if isSingle { mention.context.add(.article, .place, -1) }
  }

  private func weighRight(_ mention: inout Mention, _ number: Int) {
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
      && !classes[Int(mention.first) - 1].isDisjoint(with: [.chain, .strongPlacePreposition])
    let kind = classes[next]
    // `X, 43,`
    if tokens[next].shape.contains(.number), next + 1 < sentenceEnd, isMark(next + 1, ",") || isMark(next + 1, "."),
      Int(tokens[next].end - tokens[next].start) <= 2
    {
      mention.context.add(.age, .person, 10)
      return
    }
    if kind.contains(.personAfter) {
      mention.context.add(.relativeWho, .person, 6)
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
