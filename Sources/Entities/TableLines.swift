internal import Annotations

/// What a mention is in its line of a table or list of results.
extension Article {
  /// The tokens of the line on which a mention begins.
  func tokenLine(of mention: Mention) -> Range<Int> {
    var start = Int(mention.first)
    while start > 0, tokens[start].gap < .line { start -= 1 }
    var end = Int(mention.end)
    while end < tokens.count, tokens[end].gap < .line { end += 1 }
    return start..<end
  }

  /// `Goalkeepers: Donis Orellana (Olimpia), Luis Duarte (Real Sur), …`: players with their clubs in brackets.
  func isSquadList(_ numbers: Range<Int>) -> Bool {
    var players = 0
    var clubs = 0
    for number in numbers where isInSquad(number, numbers) {
      players += 1
      if mentions[number].inner[.organisation] >= 7 { clubs += 1 }
    }
    return players > 2 && clubs > 1 && clubs * 4 >= players
  }

  /// Whether a mention stands in brackets of its own behind a person.
  func isInSquad(_ number: Int, _ numbers: Range<Int>) -> Bool {
    let mention = mentions[number]
    let end = Int(mention.end)
    return number > numbers.lowerBound && mentions[number - 1].end + 1 == mention.first
      && isMark(Int(mention.first) - 1, "(") && end < tokens.count && isMark(end, ")")
      && mentions[number - 1].inner[.person] >= 4
  }

  /// Whether a line begins with a place in a race: `2. `
  func isPlaced(_ range: Range<Int>) -> Bool {
    range.count > 3 && tokens[range.lowerBound].shape.contains(.number) && isMark(range.lowerBound + 1, ".")
  }

  /// `2. Rul 38:19.313`: a rider with a time; teams are timed under their full name.
  func isTimed(_ mention: Mention, _ range: Range<Int>) -> Bool {
    let after = Int(mention.end)
    return isPlaced(range) && Int(mention.first) == range.lowerBound + 2 && after + 1 < range.upperBound
      && tokens[after].shape.contains(.number) && isMark(after + 1, ":") && tokens[after + 1].isGlued
      && mention.entry < 0 && mention.inner[.organisation] < 5
  }

  func isCountry(_ mention: Mention) -> Bool {
    mention.entry >= 0 && lexicon.entries[Int(mention.entry)].isCountry
  }

  /// Whether a golfer's total of three digits stands before a name: `281 Anders Lindqvist 69 72 70 70`.
  func followsTotal(_ mention: Mention, _ range: Range<Int>) -> Bool {
    let before = Int(mention.first) - 1
    return before >= range.lowerBound
      && (tokens[before].shape.contains(.number) && tokens[before].end - tokens[before].start == 3
        || isMark(before, ","))
  }

  /// Whether a token is a score of one digit.
  func isGoals(_ index: Int) -> Bool {
    tokens[index].shape.isSuperset(of: [.number, .single]) && (index + 1 >= tokens.count || !tokens[index + 1].isGlued)
  }

  func isFollowedByNumber(_ number: Int, _ limit: Int) -> Bool {
    let after = Int(mentions[number].end)
    return after < limit && tokens[after].shape.contains(.number)
  }

  /// `c Croft b Cork 176`, `Mullally 22-6-56-2`, `(Klinsmann 44th)`: cricketers on a scorecard, scorers in brackets.
  func isPlayer(_ mention: Mention, _ range: Range<Int>) -> Bool {
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

  /// `Essex 10 5 2 3 48`: a name, then nothing but numbers, three of them or more.
  func isStanding(_ number: Int, _ range: Range<Int>) -> Bool {
    let mention = mentions[number]
    var index = Int(mention.end)
    var figures = 0
    while index < range.upperBound {
      let shape = tokens[index].shape
      if shape.contains(.hasDigit) {
        // `.564` is a figure, the parts of `1996-08-24` are not.
        if !tokens[index].isGlued || isMark(index - 1, ".") && !tokens[index - 1].isGlued { figures += 1 }
      } else if !shape.contains(.punctuation), !(shape.contains(.single)) {
        return false
      }
      index += 1
    }
    return figures >= 3
  }

  /// `Leeds 2 Everton 0`: names and scores by turns, and little else before the first.
  func isResult(_ numbers: Range<Int>, _ range: Range<Int>) -> Bool {
    let first = Int(mentions[numbers.lowerBound].first)
    if first - range.lowerBound > 3, !isMark(first - 1, ":") { return false }
    var words = 0
    for index in range where isLower(index) && !classes[index].contains(.particle) { words += 1 }
    return words <= 3 || words * 4 < range.count
  }

  /// `Leeds v Everton`, `TORONTO AT BOSTON` as a line of its own.
  func isFixture(_ number: Int, _ range: Range<Int>, _ numbers: Range<Int>) -> Bool {
    let mention = mentions[number]
    let (first, end) = (Int(mention.first), Int(mention.end))
    let isLine = range.count <= 12 && numbers.count >= 2
    // `May 18 v Worcestershire`
    if first > range.lowerBound, isLower(first - 1), tokens[first - 1].end - tokens[first - 1].start < 3,
      classes[first - 1].contains(.result)
    {
      return true
    }
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
}
