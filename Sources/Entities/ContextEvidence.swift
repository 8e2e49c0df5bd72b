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
      !isMark(before, ")"), !isMark(before, "-"), !isMark(before, ":"), !isMark(before, "|")
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
    // `an assistant U.S. attorney`, `liberal Democrats`: what is known to be a place or people alone is nobody.
    let isPeople = mention.label == .norp && text[Int(tokens[Int(mention.end) - 1].end) - 1] == UInt8(ascii: "s")
    if mention.label != .gpe && !isPeople || !mention.traits.contains(.isKnown) {
      if title > 0, !kind.contains(.orgBefore), !kind.contains(.placeBefore) {
        // `chairman MK Orvale`
        mention.context.add(.personNoun, .person, mention.traits.contains(.isAcronym) ? 3 : isSingle ? 6 : 8)
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
      if wasTitle, mention.label != .norp, mention.entry >= 0 || !mention.traits.contains(.isCommon) {
        // `the secretary of State`
        if isInOffice(mention, of: before) { mention.deny(.title) }
        if mention.label != .gpe || mention.entry < 0 {
          mention.context.add(.officeOf, .organisation, mention.entry < 0 && !isSingle ? 4 : 2)
        }
        mention.context.add(.officeOf, .place, 1)
        mention.context.add(.officeOf, .person, -3)
      }
    }
  }

  /// Whether a mention closes an office that begins before `of`.
  private func isInOffice(_ mention: Mention, of chain: Int) -> Bool {
    for start in [chain - 1, chain - 2] where start >= sentenceStart {
      if titleLength(start, limit: sentenceEnd).length >= Int(mention.end) - start { return true }
    }
    return false
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
    if mention.entry < 0 {
      // `the Werrick dossier`: nothing else is called so.
      let isFamily =
        isSingle && classes[Int(mention.first)].intersection([.surname, .common, .weakSurname]) == .surname
      mention.context.add(.article, .person, isModifier ? (isFamily ? 0 : -2) : isSingle ? -10 : -6)
    }
    mention.context.add(.article, .organisation, 1)
    if isSingle { mention.context.add(.article, .place, -1) }
  }
}
