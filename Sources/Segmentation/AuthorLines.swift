internal import Annotations

/// Tells lines at the end of an article that are about who wrote it.
struct AuthorLines: Sendable {
  let words: LineWords

  /// Tokens of the longest name, initials and their stops included.
  private static let longestName = 7
  private static let longestAppositive = 24
  private static let longestLine = 140

  /// `Nora Hale contributed to this report.`, `Nora Hale and Tom Reyes contributed. Updated at 5:40 p.m.`
  func isContribution(_ line: Line, _ reading: Reading) -> Bool {
    guard line.count <= 40 else { return false }
    let start = textStart(of: line, reading)
    let limit = line.tokens.upperBound
    for index in start..<min(limit, start + AuthorLines.longestAppositive) {
      if index > start, !words.match(at: index, limit: limit, reading, wanted: .contributed).classes.isEmpty {
        // `Hale reported from Lagos.`
        return index > start + 1 || line.count <= AuthorLines.longestName && line.sentences == 1
      }
      let shape = reading.tokens[index].shape
      guard !shape.isDisjoint(with: [.capitalized, .punctuation]) || reading.length(index) <= 3,
        !shape.contains(.hasDigit)
      else { return false }
    }
    return false
  }

  /// `Nora Hale is a fellow at the Lagos Institute.`, `Nora Hale, author of “Tides,” hosts a show on Radio Lagos.`
  ///
  /// Only a name that the story does not have is its author's.
  ///
  /// - Parameter isInStory: whether a form stands in the story.
  func isAboutAuthor(_ line: Line, _ reading: Reading, isInStory: (UInt32) -> Bool) -> Bool {
    guard line.count <= AuthorLines.longestLine else { return false }
    let limit = line.tokens.upperBound
    let start = textStart(of: line, reading)
    let stand = words.match(at: start, limit: limit, reading, wanted: .authorName)
    let isStand = !stand.classes.isEmpty
    guard let name = isStand ? (last: stand.end - 1, end: stand.end) : self.name(from: start, line, reading) else {
      return false
    }
    var verb = name.end
    if verb < limit, reading.mark(verb) == .comma {
      let end = min(limit, verb + AuthorLines.longestAppositive)
      guard
        let comma = (verb + 1..<max(end, verb + 1)).last(where: {
          reading.mark($0) == .comma && isVerb(at: $0 + 1, end, reading)
        })
      else { return false }
      verb = comma + 1
    }
    guard isVerb(at: verb, limit, reading) else { return false }
    let hasVocation = words.contains(name.end..<min(limit, verb + AuthorLines.longestAppositive), reading, .vocation)
    return hasVocation && (isStand || !isInStory(reading.tokens[name.last].form))
  }

  private func isVerb(at index: Int, _ limit: Int, _ reading: Reading) -> Bool {
    guard index < limit else { return false }
    let classes = words.match(at: index, limit: limit, reading, wanted: [.authorVerb, .authorBe]).classes
    if classes.contains(.authorVerb) { return true }
    // `is the Mercury's critic` without the article: `is Radio Lagos's critic`
    return classes.contains(.authorBe) && index + 1 < limit && reading.tokens[index + 1].shape.contains(.capitalized)
  }

  /// The line's first token past bullets, dashes and opening brackets.
  private func textStart(of line: Line, _ reading: Reading) -> Int {
    var index = line.tokens.lowerBound
    while index + 1 < line.tokens.upperBound, reading.tokens[index].shape.contains(.punctuation) { index += 1 }
    return index
  }

  /// Two to four capitalized words and initials: the last word of the name, and the token after it.
  private func name(from start: Int, _ line: Line, _ reading: Reading) -> (last: Int, end: Int)? {
    var index = start
    var last = start
    var count = 0
    while index < line.tokens.upperBound, index - start < AuthorLines.longestName {
      let token = reading.tokens[index]
      if token.shape.contains(.capitalized), !token.shape.contains(.hasDigit), index == start || token.gap == .space {
        last = index
        count += 1
      } else if reading.mark(index) != .stop || index == start
        // `J. Hale`, `Dr. Nora Hale`
        || !reading.tokens[index - 1].shape.contains(.allCaps) && (index > start + 1 || reading.length(start) > 3)
      {
        break
      }
      index += 1
    }
    return 2...4 ~= count ? (last, index) : nil
  }
}
