internal import Annotations
internal import Lexicons

/// Names the part that each line plays.
struct ZoneRules: Sendable {
  let words: LineWords
  private let dates: PublishedLine
  private let inline: InlineZones
  private let asides: AsideLines
  private let neighbours: NeighbourRules

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    words = try LineWords(&lexicons)
    dates = try PublishedLine(&lexicons, words)
    inline = InlineZones(words: words, reader: dates.reader)
    asides = AsideLines(words: words, reader: dates.reader)
    neighbours = NeighbourRules(words: words)
  }

  /// Where in the article a line stands.
  private struct Place {
    /// Paragraphs of the story before it.
    var prose = 0
    var hasHeadline = false
    /// What prose is after a heading below which no story follows.
    var tail: ZoneType?
    var previous: ZoneType?
  }

  func types(of lines: [Line], _ reading: Reading) -> [ZoneType] {
    var types: [ZoneType] = []
    types.reserveCapacity(lines.count)
    var place = Place()
    let repeated = repeatedLines(lines, reading)
    let total = reading.tokens.count
    for (index, line) in lines.enumerated() {
      var type = type(of: line, place, reading)
      if let tail = place.tail {
        if type == .body || type == .headline {
          type = tail
        } else if type == .subheading {
          // Titles of other articles are longer than labels.
          type = line.count > 3 ? tail : .boilerplate
        }
      } else if index < repeated.count, repeated[index], [.headline, .subheading, .body].contains(type) {
        type = .teaser
      } else if place.prose > 1, total - line.tokens.lowerBound < total / 3 {
        if isAbout(line, reading) {
          place.tail = .boilerplate
          type = .boilerplate
        } else if words.isWhole(line.tokens, reading, .tail) {
          place.tail = .teaser
          type = .boilerplate
        }
      }
      if type == .headline || type == .list { place.hasHeadline = true }
      if type == .body { place.prose += 1 }
      place.previous = type
      types.append(type)
    }
    neighbours.settle(&types, lines, reading)
    return types
  }

  /// Where a line falls into two zones, and which these are: a dateline and its paragraph, a caption and its credit.
  ///
  /// - Parameter isFirstProse: no paragraph of the story stands before the line.
  func cut(
    of line: Line, _ type: ZoneType, isFirstProse: Bool, _ reading: Reading
  ) -> (start: Int, head: ZoneType, rest: ZoneType)? {
    if type == .body, isFirstProse, let end = inline.datelineEnd(of: line, reading) { return (end, .dateline, .body) }
    if type == .caption, let start = inline.creditStart(of: line, reading), start > line.tokens.lowerBound {
      return (start, .caption, .credit)
    }
    return nil
  }

  /// Of the first lines those that stand again below, as a headline that is repeated, or a teaser that opens the story.
  private func repeatedLines(_ lines: [Line], _ reading: Reading) -> [Bool] {
    let head = min(lines.count, 8)
    var repeated = Array(repeating: false, count: head)
    for index in 0..<head where lines[index].count > 2 {
      for other in 0..<min(lines.count, head + 4) where other != index {
        guard isSame(lines[index].tokens, lines[other].tokens, reading) else { continue }
        // Of two headlines the first stays; of a teaser and a paragraph the paragraph.
        if lines[other].isProse == lines[index].isProse ? other < index : lines[other].isProse {
          repeated[index] = true
        }
      }
    }
    return repeated
  }

  private func isSame(_ a: Range<Int>, _ b: Range<Int>, _ reading: Reading) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    for (left, right) in zip(a, b) where reading.tokens[left].form != reading.tokens[right].form { return false }
    let longer = a.count > b.count ? a : b
    return a.count == b.count || reading.tokens[longer.upperBound - 1].shape.contains(.punctuation)
  }

  private func isAbout(_ line: Line, _ reading: Reading) -> Bool {
    guard line.count <= 6, !line.isSentence, line.count > 1 else { return false }
    let word = reading.tokens[line.tokens.lowerBound]
    return reading.text[word.range].elementsEqual("About".utf8)
  }

  // MARK: - One line

  private func type(of line: Line, _ place: Place, _ reading: Reading) -> ZoneType {
    var first = line.tokens.lowerBound
    let end = line.tokens.upperBound
    if line.tokens.allSatisfy({ reading.tokens[$0].shape.contains(.punctuation) }) { return .boilerplate }
    while first < end, reading.tokens[first].shape.contains(.punctuation), reading.byte(first) != UInt8(ascii: "@"),
      reading.mark(first) != .other || reading.byte(first) == UInt8(ascii: "|")
    {
      first += 1
    }
    if first == end { first = line.tokens.lowerBound }
    let isHead = place.prose < 2
    // What a quotation begins with is somebody's word: `“Thank you for coming,” the mayor said.`
    let isQuoted = [.doubleQuote, .openingQuote].contains(reading.mark(line.tokens.lowerBound))
    let opening = words.match(
      at: first, limit: end, reading,
      wanted: isQuoted
        ? [.caption, .beforeHandle] : [.by, .caption, .boilerplate, .teaser, .staff, .beforeHandle, .article])
    if dates.isPublished(line, reading, isHead: isHead) { return .published }
    if opening.classes.contains(.staff), line.count <= 60 { return .byline }
    if opening.classes.contains(.boilerplate), line.count <= 80 { return .boilerplate }
    if opening.classes.contains(.beforeHandle), opening.end < end, reading.byte(opening.end) == UInt8(ascii: "@") {
      return .boilerplate
    }
    if isHead, !line.isSentence,
      !words.match(at: first, limit: end, reading, wanted: .summary).classes.isEmpty,
      !words.isWhole(line.tokens, reading, .kicker)
    {
      return .list
    }
    // Most of what closes a line is looked for in its last words, and seldom there.
    let tail = words.beginnings(in: max(line.tokens.lowerBound, end - InlineZones.longestCredit)..<end, reading)
    if isMadeOf(line, .boilerplateLine, reading), line.count <= 12 { return .boilerplate }
    if asides.isRequest(line, first: first, tail: tail, reading) || asides.isAddress(line, reading) {
      return .boilerplate
    }
    if words.isWhole(line.tokens, reading, .kicker) { return .kicker }
    if asides.isAboutArticle(line, first: first, reading) {
      // `(This post was last updated at 8:44 p.m.)`
      let isTime = line.count <= 20 && line.tokens.contains { reading.tokens[$0].shape.contains(.hasDigit) }
      return isHead && isTime ? .published : .boilerplate
    }
    if !isHead, line.count <= 40, tail.contains(.staffEnd),
      words.contains(end - min(6, line.count)..<end, reading, .staffEnd)
    {
      return .byline
    }
    if opening.classes.contains(.by), isByline(from: opening.end, line, reading) { return .byline }
    if !line.isSentence, !opening.classes.contains(.caption), words.contains(line.tokens, reading, .role),
      // `Analysis`, and below it `Nora Hale, Africa correspondent`
      place.previous == .byline && line.count <= 8
        || place.previous == .kicker && !isHead && line.count <= 12
    {
      return .byline
    }
    if isHead, place.hasHeadline, isNameWithRole(line, reading) { return .byline }
    if isHead, isDateline(line, reading) { return .dateline }
    if line.count <= 12, !line.isSentence,
      !words.match(at: first, limit: end, reading, wanted: .creditBy).classes.isEmpty
    {
      return .credit
    }
    if line.count <= (isHead ? 170 : 90), tail.contains(.credit) || reading.mark(end - 1) == .closingBracket,
      let credit = inline.creditStart(of: line, reading)
    {
      return credit == line.tokens.lowerBound ? .credit : .caption
    }
    if !opening.classes.contains(.teaser) || opening.classes.contains(.caption),
      let caption = caption(line, opening.classes, tail, isHead: isHead, reading)
    {
      return caption
    }
    if !line.isSentence, line.count > 3, words.isWhole(end - 2..<end, reading, .teaser) { return .teaser }
    if opening.classes.contains(.teaser), !line.isSentence || reading.mark(opening.end - 1) == .colon, line.count <= 40
    {
      return .teaser
    }
    if place.prose > 0, asides.isLinkTitle(line, reading) { return .teaser }
    if !isHead, asides.isInvitation(line, first: first, reading) { return .teaser }
    if isListItem(line, reading) { return .list }
    return prose(line, place, reading)
  }

  private func prose(_ line: Line, _ place: Place, _ reading: Reading) -> ZoneType {
    if line.isProse { return .body }
    if line.isSentence, place.prose > 0 || line.count > 4 { return .body }
    // `The mayor was asked about the fire on Monday, and this is all that she had to say:`
    if reading.mark(line.tokens.upperBound - 1) == .colon, line.count > (place.prose == 0 ? 8 : 12) { return .body }
    if place.prose == 0 {
      if !place.hasHeadline {
        if isName(line, reading) { return isPlace(line, reading) ? .dateline : .byline }
        return line.count <= 40 ? .headline : .body
      }
      return isName(line, reading) ? .byline : line.count <= 40 ? .subheading : .body
    }
    if words.isWhole(line.tokens, reading, .agency) { return .credit }
    if reading.mark(line.tokens.upperBound - 1) == .colon {
      return line.count <= 7 && isTitle(line, reading) ? .subheading : .body
    }
    return line.count <= 16 ? .subheading : .body
  }

  /// `By Jane Doe and John Smith, Daily News`
  private func isByline(from start: Int, _ line: Line, _ reading: Reading) -> Bool {
    guard start < line.tokens.upperBound, line.count <= 30, line.sentences == 1,
      reading.tokens[start].shape.contains(.capitalized)
    else { return false }
    // A paragraph that begins with `By` has verbs, and ends in a full stop.
    let lower = (start..<line.tokens.upperBound).count {
      reading.tokens[$0].shape.contains(.hasLower) && !reading.tokens[$0].shape.contains(.capitalized)
        && reading.length($0) > 3
    }
    return lower <= (line.isSentence ? 0 : 3)
  }

  /// `Nora Hale, Science Correspondent`
  private func isNameWithRole(_ line: Line, _ reading: Reading) -> Bool {
    let end = line.tokens.upperBound
    guard 4...9 ~= line.count, let comma = line.tokens.first(where: { reading.mark($0) == .comma }),
      2...4 ~= comma - line.tokens.lowerBound
    else { return false }
    let isCapitalized = line.tokens.allSatisfy {
      !reading.tokens[$0].shape.isDisjoint(with: [.capitalized, .punctuation])
    }
    return isCapitalized && words.contains(comma + 1..<end, reading, .role)
  }

  /// `BAKU, Azerbaijan, Sept. 5`, `NAIROBI, Kenya (AP) —`
  private func isDateline(_ line: Line, _ reading: Reading) -> Bool {
    guard line.count <= 16, line.count >= 2, reading.tokens[line.tokens.lowerBound].shape.contains(.capitalized) else {
      return false
    }
    var index = line.tokens.lowerBound
    let end = line.tokens.upperBound
    var hasSign = false
    var isPlace = reading.tokens[index].shape.contains(.allCaps) && reading.length(index) > 1
    while index < end {
      if let date = dates.reader.date(at: index, limit: end, reading) {
        hasSign = true
        index = date.tokens.upperBound
        continue
      }
      let token = reading.tokens[index]
      if token.shape.contains(.hasLower), !token.shape.contains(.capitalized) { return false }
      switch reading.mark(index) {
      case .comma: isPlace = true
      case .dash: hasSign = index + 1 == end || hasSign
      case .openingBracket:
        hasSign = hasSign || words.match(at: index + 1, limit: end, reading, wanted: .agency).end > index + 1
      case .other:
        if reading.byte(index) == UInt8(ascii: "_"), index + 1 == end { hasSign = true }
      default: break
      }
      index += 1
    }
    return hasSign && isPlace
  }

  private func caption(
    _ line: Line, _ opening: LineWords.Classes, _ tail: LineWords.Classes, isHead: Bool, _ reading: Reading
  ) -> ZoneType? {
    if opening.contains(.caption), line.count <= 120 { return .caption }
    if tail.isDisjoint(with: [.gallery, .credit]) { return nil }
    let end = line.tokens.upperBound
    if words.contains(max(line.tokens.lowerBound, end - 8)..<end, reading, .gallery) { return .caption }
    guard line.count <= 90 else { return nil }
    // A credit closes a caption: `(AP Photo/Jane Doe)`, `| Getty Images`, `REUTERS/Jane Doe`, `Photo: AFP`.
    var last = end
    var endsInStop = false
    while last > line.tokens.lowerBound, [.closingBracket, .stop].contains(reading.mark(last - 1)) {
      last -= 1
      endsInStop = endsInStop || reading.mark(last) == .stop
    }
    for index in min(last, max(line.tokens.lowerBound, end - 12))..<last {
      let match = words.match(at: index, limit: end, reading, wanted: .credit)
      guard !match.classes.isEmpty else { continue }
      let before = index > line.tokens.lowerBound ? reading.byte(index - 1) : 0
      let after = match.end < end ? reading.byte(match.end) : 0
      let isJoined = before == UInt8(ascii: "/") || after == UInt8(ascii: "/") || before == UInt8(ascii: "|")
      let isBracketed = before == UInt8(ascii: "(") || before == UInt8(ascii: "[")
      let isPhoto = match.end - index > 1
      // A paragraph may end in `according to The Associated Press.`
      let isLast = isPhoto && match.end == last && (!endsInStop || isHead && line.sentences > 1)
      guard isJoined || isLast || isBracketed && (isHead || isPhoto) else { continue }
      return line.count <= 8 && line.sentences == 1 ? .credit : .caption
    }
    return nil
  }
}
