internal import Annotations

/// Corrects the parts of lines that only their neighbours tell: items of a list without bullets, numbered headings,
/// headings that ask, names below what they signed, lines about the author.
struct NeighbourRules: Sendable {
  let words: LineWords
  let authors: AuthorLines

  init(words: LineWords) {
    self.words = words
    authors = AuthorLines(words: words)
  }

  /// Tokens.
  private static let longestItem = 60
  private static let longestNumberedHeading = 30
  private static let longestQuestion = 14
  private static let longestSignature = 20
  private static let leastItems = 3
  /// How many lines at the end of an article may be about its author.
  private static let authorLines = 6

  func settle(_ types: inout [ZoneType], _ lines: [Line], _ reading: Reading) {
    var hasProse = false
    for index in lines.indices {
      switch types[index] {
      case .body:
        if isList(after: index, types, lines, reading) {
          for item in items(after: index, types, lines, reading) { types[item] = .list }
        }
        if hasProse, isQuestionHeading(index, types, lines, reading) {
          types[index] = .subheading
        } else {
          hasProse = true
        }
      case .list, .subheading:
        if hasProse, isSignature(index, lines, reading) {
          types[index] = .byline
        } else if types[index] == .list, isNumberedHeading(index, types, lines, reading) {
          types[index] = .subheading
        }
      default: break
      }
    }
    markRuns(&types, lines, reading)
    if hasProse { markAuthors(&types, lines, reading) }
  }

  // MARK: - Lists

  /// `It has three parts:` and lines below it that end in no stop.
  private func isList(after index: Int, _ types: [ZoneType], _ lines: [Line], _ reading: Reading) -> Bool {
    reading.mark(lines[index].tokens.upperBound - 1) == .colon
      && items(after: index, types, lines, reading).count >= NeighbourRules.leastItems
  }

  private func items(after index: Int, _ types: [ZoneType], _ lines: [Line], _ reading: Reading) -> Range<Int> {
    var end = index + 1
    while end < lines.count, types[end] == .body || types[end] == .subheading || types[end] == .list,
      !lines[end].isSentence, lines[end].count <= NeighbourRules.longestItem,
      reading.mark(lines[end].tokens.upperBound - 1) != .colon,
      // A post by somebody, with its name and date, is no item.
      !lines[end].tokens.contains(where: { reading.byte($0) == UInt8(ascii: "@") })
    {
      end += 1
    }
    return index + 1..<end
  }

  /// Several headings with no text between them are a list: figures, names, points of a summary above the story.
  private func markRuns(_ types: inout [ZoneType], _ lines: [Line], _ reading: Reading) {
    var hasProse = false
    var index = 0
    while index < types.count {
      var end = index
      while end < types.count, types[end] == .subheading { end += 1 }
      let isAfterSummary = index > 0 && types[index - 1] == .list && isSummary(lines[index - 1], reading)
      if isAfterSummary || hasProse && end - index >= NeighbourRules.leastItems {
        for item in index..<end { types[item] = .list }
      }
      if end < types.count { hasProse = hasProse || types[end] == .body }
      index = end + 1
    }
  }

  private func isSummary(_ line: Line, _ reading: Reading) -> Bool {
    !words.match(at: line.tokens.lowerBound, limit: line.tokens.upperBound, reading, wanted: .summary).classes.isEmpty
  }

  // MARK: - Headings

  /// `3) What comes next` above its text, not above `4)`.
  private func isNumberedHeading(_ index: Int, _ types: [ZoneType], _ lines: [Line], _ reading: Reading) -> Bool {
    let line = lines[index]
    guard index + 1 < lines.count, line.count <= NeighbourRules.longestNumberedHeading, line.sentences <= 2,
      reading.tokens[line.tokens.lowerBound].shape.contains(.number)
    else { return false }
    return types[index + 1] == .body && lines[index + 1].isProse && !(index > 0 && types[index - 1] == .list)
  }

  /// `What happens next?` above its text.
  private func isQuestionHeading(_ index: Int, _ types: [ZoneType], _ lines: [Line], _ reading: Reading) -> Bool {
    let line = lines[index]
    guard line.sentences == 1, 3...NeighbourRules.longestQuestion ~= line.count,
      reading.mark(line.tokens.upperBound - 1) == .question, index + 1 < lines.count
    else { return false }
    // What somebody asks has marks around it, or a name and a colon before it.
    let isPlain = line.tokens.allSatisfy {
      switch reading.mark($0) {
      case .doubleQuote, .openingQuote: false
      // `Q: What happens next?`
      case .colon: $0 == line.tokens.lowerBound + 1 && reading.length($0 - 1) == 1
      case .closingQuote: reading.tokens[$0].isGlued && reading.tokens[$0].shape.contains(.single)
      default: true
      }
    }
    // An advertisement may stand between the heading and its text.
    guard isPlain, let next = (index + 1..<lines.count).first(where: { types[$0] != .boilerplate }) else {
      return false
    }
    return types[next] == .body ? lines[next].isSentence && lines[next].count > 5 : types[next] == .caption
  }

  // MARK: - Names

  /// `—Nora Hale`, `— Nora Hale in Lagos and Tom Reyes in Accra`, not one of several lines with dashes.
  private func isSignature(_ index: Int, _ lines: [Line], _ reading: Reading) -> Bool {
    let line = lines[index]
    guard startsWithDash(line, reading), !line.isSentence, 3...NeighbourRules.longestSignature ~= line.count else {
      return false
    }
    if index > 0, startsWithDash(lines[index - 1], reading) { return false }
    if index + 1 < lines.count, startsWithDash(lines[index + 1], reading) { return false }
    var names = 0
    for token in line.tokens {
      let shape = reading.tokens[token].shape
      if shape.contains(.capitalized) {
        names += 1
      } else if shape.contains(.punctuation) {
        guard [.dash, .comma, .stop].contains(reading.mark(token)) else { return false }
      } else if shape.contains(.hasDigit) || reading.length(token) > 3 {
        return false
      }
    }
    return names >= 2
  }

  private func startsWithDash(_ line: Line, _ reading: Reading) -> Bool {
    reading.mark(line.tokens.lowerBound) == .dash
  }

  // MARK: - Authors

  private func markAuthors(_ types: inout [ZoneType], _ lines: [Line], _ reading: Reading) {
    func isInStory(_ form: UInt32, besides line: Int) -> Bool {
      lines.indices.contains { other in
        other != line && types[other] == .body && lines[other].tokens.contains { reading.tokens[$0].form == form }
      }
    }
    var left = NeighbourRules.authorLines
    for index in lines.indices.reversed() where [.body, .list, .subheading].contains(types[index]) {
      if authors.isContribution(lines[index], reading) {
        types[index] = .byline
      } else if authors.isAboutAuthor(lines[index], reading, isInStory: { isInStory($0, besides: index) }) {
        types[index] = .boilerplate
      }
      left -= 1
      if left == 0 { break }
    }
    // A column may begin with who wrote it.
    if let first = types.firstIndex(of: .body),
      authors.isAboutAuthor(lines[first], reading, isInStory: { isInStory($0, besides: first) })
    {
      types[first] = .boilerplate
    }
  }
}
