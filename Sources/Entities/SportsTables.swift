internal import Annotations

/// Tables of results and standings, and what sport writers say of teams that bear their city's name.
extension Article {
  /// Whether the article is about sport: its words say so often enough.
  var isSport: Bool {
    var hits = 0
    var lines = 0
    for index in tokens.indices where classes[index].contains(.sport) {
      hits += 1
      if tokens[index].shape.contains(.allCaps) { lines += 1 }
    }
    return lines > 0 && hits > 1 || hits * 60 > tokens.count && hits > 2
  }

  mutating func weighTables() {
    guard isSport else { return }
    var first = 0
    while first < mentions.count {
      var next = first + 1
      while next < mentions.count, mentions[next].sentence == mentions[first].sentence { next += 1 }
      weighLine(first..<next)
      first = next
    }
  }

  /// Weighs the mentions of one sentence, which in a table is one line.
  private mutating func weighLine(_ numbers: Range<Int>) {
    let range = sentences[Int(mentions[numbers.lowerBound].sentence)].tokens
    var scores = 0
    for number in numbers where isFollowedByNumber(number, range.upperBound) { scores += 1 }
    for number in numbers {
      var mention = mentions[number]
      let isCountry = mention.entry >= 0 && isCountry(Int(mention.entry))
      let isPlace = mention.inner[.place] >= 5
      if isPlace, !isCountry, mention.label == .gpe { mention.inner.add(.teamContext, .place, -4) }
      let isPerson = mention.context[.person] >= 6
        || mention.inner[.person] >= (mention.count > 1 ? 4 : 6) && !isPlace && mention.inner[.organisation] < 5
      let kind: NameKind = isCountry ? .place : .organisation
      if isPlayer(mention, range) {
        mention.context.add(.sportsTable, .person, 20)
      } else if !isPerson {
        if isStanding(number, range) {
          mention.context.add(.sportsTable, kind, 20)
        } else if scores >= 2, isFollowedByNumber(number, range.upperBound), isResult(numbers, range) {
          mention.context.add(.matchResult, kind, 20)
        } else if isFixture(number, range, numbers) {
          let isHost = mention.first > 0 && classes[Int(mention.first) - 1].contains(.venue)
          mention.context.add(.matchResult, isHost ? .place : kind, 20)
        } else if isPlace || mention.inner[.person] < 4 {
          weighTeam(&mention, kind, range)
        }
      }
      mentions[number] = mention
    }
  }

  func isCountry(_ entry: Int) -> Bool { lexicon.entries[entry].isCountry }

  /// `c Croft b Cork 176`, `Mullally 22-6-56-2`, `(Klinsmann 44th)`: cricketers on a scorecard, scorers in brackets.
  private func isPlayer(_ mention: Mention, _ range: Range<Int>) -> Bool {
    let (before, after) = (Int(mention.first) - 1, Int(mention.end))
    if before >= range.lowerBound, isLower(before), tokens[before].shape.contains(.single),
      before == range.lowerBound || !classes[before].contains(.article)
    {
      if byte(before) == UInt8(ascii: "c") || byte(before) == UInt8(ascii: "b") { return true }
    }
    guard after < range.upperBound, tokens[after].shape.contains(.hasDigit) else { return false }
    if after + 4 < range.upperBound, isMark(after + 1, "-"), isMark(after + 3, "-"), tokens[after + 4].isGlued,
      tokens[after + 4].shape.contains(.hasDigit), after + 5 < range.upperBound, isMark(after + 5, "-")
    {
      return true
    }
    var depth = 0
    var index = before
    while index >= range.lowerBound, depth <= 0, before - index < 24 {
      if isMark(index, "(") { depth += 1 }
      if isMark(index, ")") { depth -= 1 }
      index -= 1
    }
    return depth > 0 && mention.inner[.place] < 8
  }

  private func isFollowedByNumber(_ number: Int, _ limit: Int) -> Bool {
    let after = Int(mentions[number].end)
    return after < limit && tokens[after].shape.contains(.number)
  }

  /// `Essex 10 5 2 3 48`: a name, then nothing but numbers, three of them or more.
  private func isStanding(_ number: Int, _ range: Range<Int>) -> Bool {
    let mention = mentions[number]
    var index = Int(mention.end)
    var figures = 0
    while index < range.upperBound {
      let shape = tokens[index].shape
      if shape.contains(.hasDigit) {
        if !tokens[index].isGlued { figures += 1 }
      } else if !shape.contains(.punctuation), !(shape.contains(.single)) {
        return false
      }
      index += 1
    }
    return figures >= 3
  }

  /// `Leeds 2 Everton 0`: names and scores by turns, and little else before the first.
  private func isResult(_ numbers: Range<Int>, _ range: Range<Int>) -> Bool {
    let first = Int(mentions[numbers.lowerBound].first)
    if first - range.lowerBound > 3, !isMark(first - 1, ":") { return false }
    var words = 0
    for index in range where isLower(index) && !classes[index].contains(.particle) { words += 1 }
    return words <= 3 || words * 4 < range.count
  }

  /// `Leeds v Everton`, `TORONTO AT BOSTON` as a line of its own.
  private func isFixture(_ number: Int, _ range: Range<Int>, _ numbers: Range<Int>) -> Bool {
    let mention = mentions[number]
    let (first, end) = (Int(mention.first), Int(mention.end))
    let isLine = range.count <= 12 && numbers.count >= 2
    if end < range.upperBound, classes[end].contains(.result) || isLine && classes[end].contains(.venue),
      number + 1 < numbers.upperBound, Int(mentions[number + 1].first) == end + 1
    {
      return classes[end].contains(.venue) ? first == range.lowerBound : true
    }
    if first > range.lowerBound, classes[first - 1].contains(.result) || isLine && classes[first - 1].contains(.venue),
      number > numbers.lowerBound, Int(mentions[number - 1].end) == first - 1
    {
      return classes[first - 1].contains(.venue) ? Int(mentions[number - 1].first) == range.lowerBound : true
    }
    return false
  }

  /// What stands around a team in a sentence.
  private func weighTeam(_ mention: inout Mention, _ kind: NameKind, _ range: Range<Int>) {
    let (before, after) = (Int(mention.first) - 1, Int(mention.end))
    if before >= range.lowerBound, isLower(before) {
      if classes[before].contains(.teamBefore) { mention.context.add(.teamContext, kind, 5) }
    }
    if after < range.upperBound {
      if isLower(after) {
        if classes[after].contains(.teamVerb) { mention.context.add(.teamContext, kind, 5) }
        if classes[after].contains(.teamNoun) { mention.context.add(.teamContext, kind, 6) }
      } else if isPossessive(after) {
        mention.context.add(.teamContext, kind, 2)
      } else if isMark(after, ")"), before > range.lowerBound, isMark(before, "("), mention.label == .gpe, kind == .organisation,
        before - 1 >= range.lowerBound, isCapitalized(before - 1)
      {
        mention.context.add(.teamContext, .organisation, 5)
      } else if tokens[after].shape.contains(.number), kind == .organisation {
        mention.context.add(.teamContext, kind, 3)
      }
    }
  }
}
