internal import Annotations

/// Tables of results and standings, and what sport writers say of teams that bear their city's name.
extension Article {
  /// Whether the article is about sport: its words say so often enough.
  var isSport: Bool {
    var hits = 0
    for kind in classes { hits &+= Int(truncatingIfNeeded: kind.rawValue >> NameClass.sportBit & 1) }
    guard hits > 1 else { return false }
    let lines = tokens.indices.count { classes[$0].contains(.sport) && tokens[$0].shape.contains(.allCaps) }
    return lines > 0 && hits > 1 || hits * 60 > tokens.count && hits > 2
  }

  mutating func weighTables() {
    weighRiders()
    guard isSport else { return }
    joinTableNames()
    let lines = mentionsByLine()
    // Where clubs meet, a country's name in the table is a club's too (Monaco).
    var countries = 0
    var clubs = 0
    for line in lines {
      let range = tokenLine(of: mentions[line.lowerBound])
      for number in line
      where isStanding(number, range) || isFollowedByNumber(number, range.upperBound) && line.count > 1 {
        if isCountry(mentions[number]) {
          countries += 1
        } else if mentions[number].inner[.person] < 4 {
          clubs += 1
        }
      }
    }
    for line in lines { weighLine(line, areClubs: clubs > 3 * countries && clubs > 3) }
    for index in mentions.indices.dropFirst() { weighTeamList(index - 1, index) }
    for index in mentions.indices.dropFirst().reversed() { weighTeamList(index, index - 1) }
  }

  /// `rivals Essex, Durham and Kent`: what stands in a list with a team is a team.
  private mutating func weighTeamList(_ known: Int, _ other: Int) {
    let (left, right) = (mentions[min(known, other)], mentions[max(known, other)])
    guard left.sentence == right.sentence, right.first == left.end + 1, mentions[other].label == .gpe,
      mentions[known].label == .gpe, !isCountry(mentions[other]), mentions[known].context[.organisation] >= 6,
      mentions[known].context[.place] < 3, mentions[other].context[.place] < 3,
      mentions[other].context[.organisation] < 6,
      isMark(Int(left.end), ",") || classes[Int(left.end)].contains(.conjunction)
    else { return }
    mentions[other].context.add(.teamContext, .organisation, 6 - mentions[other].context[.organisation])
  }

  /// In a table all words before the figures are one name: `Dukla Banska Bystrica 3`, `North Queensland 21 6 0 15`.
  private mutating func joinTableNames() {
    var joined: [Mention] = []
    joined.reserveCapacity(mentions.count)
    for mention in mentions {
      // `Mladost (L) 4 2 1 1`: the letters belong to the club.
      if let last = joined.last, Int(mention.first) == Int(last.end) + 1, mention.count == 1,
        isMark(Int(last.end), "("),
        tokens[Int(mention.first)].shape.contains(.allCaps),
        tokens[Int(mention.first)].end - tokens[Int(mention.first)].start <= 2,
        Int(mention.end) + 1 < tokens.count, isMark(Int(mention.end), ")"),
        tokens[Int(mention.end) + 1].shape.contains(.number), beginsCell(last)
      {
        joined[joined.count - 1].end = mention.end + 1
        continue
      }
      guard let last = joined.last, last.end == mention.first, last.sentence == mention.sentence,
        tokens[Int(mention.first)].gap == .space, Int(mention.end) < tokens.count,
        tokens[Int(mention.end)].shape.contains(.number), beginsCell(last)
      else {
        joined.append(mention)
        continue
      }
      let range = tokenLine(of: last)
      guard Int(mention.end) < range.upperBound, isFiguresFrom(Int(mention.end), range) else {
        joined.append(mention)
        continue
      }
      var whole = Mention(first: last.first, end: mention.end, sentence: last.sentence)
      whole.traits = last.traits.subtracting([.isKnown, .isCommon])
      whole.inner.add(.shape, .organisation, 2)
      joined[joined.count - 1] = whole
    }
    mentions = joined
  }

  /// Whether a mention begins its line or follows a figure.
  private func beginsCell(_ mention: Mention) -> Bool {
    let first = Int(mention.first)
    return first == 0 || tokens[first].gap >= .line || tokens[first - 1].shape.contains(.hasDigit)
      || isMark(first - 1, ".")
  }

  /// Whether figures are most of what follows on a line.
  private func isFiguresFrom(_ start: Int, _ range: Range<Int>) -> Bool {
    var figures = 0
    var words = 0
    for index in start..<range.upperBound {
      if tokens[index].shape.contains(.hasDigit) { figures += 1 } else if isLower(index) { words += 1 }
    }
    return words <= 2 && figures >= 1
  }

  /// The mentions of each line of the text.
  private func mentionsByLine() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = 0
    while first < mentions.count {
      let end = tokenLine(of: mentions[first]).upperBound
      var next = first + 1
      while next < mentions.count, Int(mentions[next].first) < end { next += 1 }
      lines.append(first..<next)
      first = next
    }
    return lines
  }

  /// Weighs the mentions of one line.
  private mutating func weighLine(_ numbers: Range<Int>, areClubs: Bool) {
    let range = tokenLine(of: mentions[numbers.lowerBound])
    var scores = 0
    for number in numbers where isFollowedByNumber(number, range.upperBound) { scores += 1 }
    let isResultLine = scores >= 2 && isResult(numbers, range)
    let isSquad = isSquadList(numbers)
    for number in numbers {
      var mention = mentions[number]
      let isCountry = isCountry(mention)
      let isPlace = mention.inner[.place] >= 5
      if isPlace, !isCountry, mention.label == .gpe { mention.inner.add(.teamContext, .place, -4) }
      let isPerson =
        mention.context[.person] >= 6 || mention.inner[.person] >= 6 && !isPlace && mention.inner[.organisation] < 5
        || mention.count > 1 && mention.inner[.person] >= 4 && followsTotal(mention, range)
      let kind: NameKind = isCountry && !areClubs ? .place : .organisation
      if isSquad, isInSquad(number, numbers), !isCountry {
        mention.context.add(.sportsTable, .organisation, 12)
        mentions[number] = mention
        continue
      }
      if isPlayer(mention, range) || isTimed(mention, range) {
        mention.context.add(.sportsTable, .person, 20)
      } else if isResultLine, isFollowedByNumber(number, range.upperBound), !isPerson || isGoals(Int(mention.end)) {
        mention.context.add(.matchResult, kind, 20)
      } else if !isPerson {
        if isStanding(number, range) {
          mention.context.add(.sportsTable, kind, 20)
        } else if isFixture(number, range, numbers) {
          let isHost = mention.first > 0 && classes[Int(mention.first) - 1].contains(.venue)
          mention.context.add(.matchResult, isHost ? .place : kind, 20)
        } else if mention.inner[.other] < 4, isPlace || mention.inner[.person] < 4 {
          weighTeam(&mention, isCountry ? .place : .organisation, range)
        }
      }
      mentions[number] = mention
    }
  }

  /// `2. Ana Rul (Spain) Vellora 38:19.313`: whom she rides for stands behind the country in brackets. A list of that
  /// form needs no word of sport beside it.
  private mutating func weighRiders() {
    for index in mentions.indices.dropFirst(2) where mentions[index - 1].end + 1 == mentions[index].first {
      let (rider, country, team) = (mentions[index - 2], mentions[index - 1], mentions[index])
      guard rider.end + 1 == country.first, isMark(Int(country.end), ")"),
        isMark(Int(country.first) - 1, "("), isCountry(country), tokens[Int(team.first)].gap == .space
      else { continue }
      let line = tokenLine(of: rider)
      guard isPlaced(line), Int(rider.first) == line.lowerBound + 2 else { continue }
      mentions[index - 2].context.add(.sportsTable, .person, 8)
      mentions[index].context.add(.sportsTable, .organisation, 20)
    }
  }

  /// What stands around a team in a sentence.
  private func weighTeam(_ mention: inout Mention, _ kind: NameKind, _ range: Range<Int>) {
    let (before, after) = (Int(mention.first) - 1, Int(mention.end))
    let isBehindPlaceWord =
      before >= range.lowerBound
      && (!classes[before].isDisjoint(with: [.placePreposition, .chain, .placeBefore]) || isMark(before, ",")
        || isMark(before, "("))
    // `In Houston, …`, `At Chesterfield: …` name where the match was.
    if mention.label == .gpe, before >= range.lowerBound,
      !classes[before].isDisjoint(with: [.strongPlacePreposition, .venue])
    {
      mention.context.add(.placePreposition, .place, 14)
      return
    }
    if mention.label == .gpe, Int(mention.first) == range.lowerBound, after < range.upperBound, isMark(after, ":") {
      mention.context.add(.dateline, .place, 8)
      return
    }
    if kind == .organisation, mention.label == .gpe, cases[Int(mention.sentence)] == .ordinary, !isBehindPlaceWord,
      after < range.upperBound, !isMark(after, ":"),
      !isMark(after, ",") || before >= range.lowerBound && isLower(before) && classes[before].contains(.teamBefore)
    {
      mention.context.add(.teamContext, kind, 5)
    }
    if before >= range.lowerBound, isLower(before) {
      if classes[before].contains(.teamBefore) { mention.context.add(.teamContext, kind, 5) }
    }
    if after < range.upperBound {
      if isLower(after) {
        if classes[after].contains(.teamVerb) { mention.context.add(.teamContext, kind, 5) }
        if classes[after].contains(.teamNoun) { mention.context.add(.teamContext, kind, 6) }
      } else if isPossessive(after) {
        mention.context.add(.teamContext, kind, 2)
      } else if isMark(after, ")"), before > range.lowerBound, isMark(before, "("), mention.label == .gpe,
        kind == .organisation,
        before - 1 >= range.lowerBound, isCapitalized(before - 1)
      {
        mention.context.add(.teamContext, .organisation, 5)
      } else if tokens[after].shape.contains(.number), kind == .organisation {
        mention.context.add(.teamContext, kind, 3)
      }
    }
  }
}
