internal import Annotations
internal import Lexicons

/// Goes over the expressions of one text in their order and makes annotations of them.
struct ResolvingPass {
  private(set) var timexes: [Timex] = []
  private(set) var warnings: [Warning] = []

  private var resolver: Resolver
  private let patterns: DatePatterns
  private let directions: DirectionFinder
  private let document: Document
  private let tokens: [Token]
  private let sentences: [Sentence]
  /// Index of the sentence that the current expression is in.
  private var sentence = 0
  /// The tokens of each annotation.
  private var extents: [Range<Int>] = []

  init(
    _ resolver: Resolver, _ patterns: DatePatterns, _ directions: DirectionFinder, _ document: Document,
    _ layers: Layers
  ) {
    self.resolver = resolver
    self.patterns = patterns
    self.directions = directions
    self.document = document
    tokens = layers.tokens
    sentences = layers.sentences
  }

  mutating func resolve(_ expressions: [Expression]) {
    timexes.reserveCapacity(expressions.count)
    extents.reserveCapacity(expressions.count)
    resolver.isDayFirst = expressions.contains { reading($0) == .numeric && ($0[.first] ?? 0) > 12 }
    for (index, expression) in expressions.enumerated() {
      let first = expression.extent
      guard !isInName(expression, first) else { continue }
      enterSentence(of: first)
      resolver.dayBeside =
        switch reading(expression) {
        case .clock: clockDay(at: index, expressions)
        case .hours: dayBehind(at: index, expressions)
        default: nil
        }
      if index > 0, continuesSet(expression, expressions[index - 1]) {
        appendToSet(expression)
        continue
      }
      resolver.rangeStart = index > 0 && endsRange(expression, expressions[index - 1]) ? resolver.lastDay : nil
      resolver.listStart = index > 0 && continuesList(expression, expressions[index - 1]) ? resolver.last : nil
      look(around: first, reading(expression))
      resolver.election = expression[.month] == 11 && expression.isBareMonth ? election(at: first) : nil
      let next = index + 1 < expressions.count ? expressions[index + 1].extent.lowerBound : tokens.count
      append(expression, as: next > first.upperBound && isDayOfClause(expression) ? .unitOfEvent : reading(expression))
    }
    RangeLinker.link(&timexes, extents, patterns, tokens)
  }

  private func reading(_ expression: Expression) -> Reading { patterns.readings[expression.row] }

  private mutating func enterSentence(of extent: Range<Int>) {
    while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= extent.lowerBound {
      sentence += 1
      resolver.sentenceDay = nil
      if tokens[sentences[sentence].tokens.lowerBound].gap == .paragraph {
        resolver.hasReportedMonths = false
        resolver.paragraphDay = nil
      }
    }
  }

  /// Tells the resolver what the words beside an expression say.
  private mutating func look(around extent: Range<Int>, _ reading: Reading) {
    resolver.isLimit = extent.lowerBound > 0 && directions.isLimit(tokens[extent.lowerBound - 1])
    guard reading.asksDirection else { return }
    resolver.isHeading = isHeading
    let scope = sentence < sentences.count ? sentences[sentence].tokens : extent
    resolver.direction = directions.direction(of: extent, in: scope, tokens.span, document.utf8.span)
  }

  private func election(at extent: Range<Int>) -> Election? {
    guard sentence < sentences.count else { return nil }
    return directions.election(extent, in: sentences[sentence].tokens, tokens.span)
  }

  /// Resolves an expression and appends what it means.
  private mutating func append(_ expression: Expression, as reading: Reading) {
    let rule = patterns.rules[expression.row]
    guard reading.isPair else {
      if let resolution = resolver.resolve(expression, reading, argument: patterns.arguments[expression.row]) {
        append(resolution, expression, rule)
      }
      return
    }
    let resolutions = resolver.resolvePair(expression, reading)
    if let resolution = resolutions.first { append(expression.extent, resolution, rule) }
    guard resolutions.count == 2, let second = expression.second else { return }
    append(second, resolutions[1], rule)
    timexes[timexes.count - 2].rangePartner = timexes.count - 1
    timexes[timexes.count - 1].rangePartner = timexes.count - 2
  }

  private mutating func append(_ resolution: Resolution, _ expression: Expression, _ rule: String) {
    let extent = expression.extent
    if resolver.hasWeekdayConflict {
      // A weekday that ends a line is no part of the date in the next one, and may be another day.
      if let end = endOfLine(in: extent), let weekday = expression[.weekday] {
        append(extent.lowerBound..<end, Resolution(resolver.weekday(weekday)), rule)
        append(end..<extent.upperBound, resolution, rule)
        return
      }
      let message = "\(resolution.value) is not the weekday that the text names"
      warnings.append(Warning(code: "weekday-conflict", range: bytes(extent), message: message))
    }
    append(extent, resolution, rule)
  }

  private mutating func append(_ extent: Range<Int>, _ resolution: Resolution, _ rule: String) {
    timexes.append(Timex(range: bytes(extent), resolution, rule: rule))
    extents.append(extent)
  }

  private func bytes(_ extent: Range<Int>) -> Range<Int> {
    tokens[extent.lowerBound].range.lowerBound..<tokens[extent.upperBound - 1].range.upperBound
  }

  /// Whether the current sentence is a whole paragraph without a mark at its end.
  private var isHeading: Bool {
    guard sentence < sentences.count else { return false }
    let range = sentences[sentence].tokens
    guard let last = range.last, range.count <= 20, tokens[range.lowerBound].gap == .paragraph else { return false }
    let isWhole = range.upperBound == tokens.count || tokens[range.upperBound].gap == .paragraph
    return isWhole && !tokens[last].shape.contains(.punctuation)
  }

  /// "The Daily Brief": an adverb of repetition in capitals, with another word in capitals behind it.
  private func isInName(_ expression: Expression, _ extent: Range<Int>) -> Bool {
    guard expression.has(.adverbOfSet), tokens[extent.lowerBound].shape.contains(.capitalized),
      extent.upperBound < tokens.count, tokens[extent.upperBound].gap < .paragraph
    else { return false }
    return tokens[extent.upperBound].shape.contains(.capitalized)
  }

  /// "The day Congress met": the day of what a clause with a name for its subject tells.
  private func isDayOfClause(_ expression: Expression) -> Bool {
    let extent = expression.extent
    guard reading(expression) == .current, expression.unit == .day, extent.count == 2, extent.upperBound < tokens.count
    else { return false }
    let next = tokens[extent.upperBound]
    return next.shape.contains(.capitalized) && next.gap < .paragraph
  }

  private func endOfLine(in extent: Range<Int>) -> Int? { extent.dropFirst().first { tokens[$0].gap == .line } }

  private func isBracket(before expression: Expression) -> Bool {
    expression.extent.lowerBound > 0 && patterns.isBracket(tokens[expression.extent.lowerBound - 1])
  }

  /// Whether two weekdays or days of the year are the ends of a range: "Monday to Friday", "March 3 to April 5".
  private func endsRange(_ expression: Expression, _ before: Expression) -> Bool {
    guard timexes.last?.resolved == true,
      expression.extent.lowerBound - before.extent.upperBound == 1,
      (expression.isBareWeekday && before.isBareWeekday) || (expression.isDayOfYear && before.isDayOfYear)
    else { return false }
    return patterns.isMember(tokens[before.extent.upperBound], of: .rangeMark)
  }

  /// Whether a weekday goes on with those on which something recurs: "every Monday, Wednesday and Friday".
  private func continuesSet(_ expression: Expression, _ before: Expression) -> Bool {
    guard timexes.last?.type == .set, expression.isBareWeekday, before.isBareWeekday || before.isEveryWeekday,
      extents.last == before.extent
    else { return false }
    let between = before.extent.upperBound..<expression.extent.lowerBound
    return (1...2).contains(between.count) && between.allSatisfy { patterns.lists(tokens[$0]) }
  }

  private mutating func appendToSet(_ expression: Expression) {
    guard let weekday = expression[.weekday] else { return }
    var resolution = Resolution(.set, "XXXX-WXX-\(weekday)")
    resolution.quant = timexes.last?.quant
    append(expression.extent, resolution, patterns.rules[expression.row])
  }

  /// Whether two months are members of one list: "May or June".
  private func continuesList(_ expression: Expression, _ before: Expression) -> Bool {
    guard timexes.last?.resolved == true, reading(expression) == .calendar, reading(before) == .calendar,
      expression.extent.lowerBound - before.extent.upperBound == 1, expression.isBareMonth, before.isBareMonth
    else { return false }
    return patterns.lists(tokens[before.extent.upperBound])
  }

  /// The day that stands behind a time and the same time in another zone: "10:35 a.m. (0735 GMT) Friday".
  private mutating func clockDay(at index: Int, _ expressions: [Expression]) -> CalendarDate? {
    guard index + 1 < expressions.count else { return nil }
    if isRangeToDay(at: index, expressions) { return day(of: expressions[index + 1]) }
    // In the bracket itself, the day is the next expression.
    let isInBracket = isBracket(before: expressions[index])
    guard isInBracket || (reading(expressions[index + 1]) == .clock && isBracket(before: expressions[index + 1])),
      index + (isInBracket ? 1 : 2) < expressions.count
    else { return nil }
    let dayIndex = index + (isInBracket ? 1 : 2)
    let (other, day) = (expressions[dayIndex - 1], expressions[dayIndex])
    let between = other.extent.upperBound..<day.extent.lowerBound
    guard reading(day) != .clock, (1...2).contains(between.count), patterns.isBracket(tokens[between.lowerBound]),
      patterns.joins(between.dropFirst(), afterClock: true, tokens)
    else { return nil }
    return self.day(of: day)
  }

  /// "7-9 p.m. Thursday".
  private mutating func dayBehind(at index: Int, _ expressions: [Expression]) -> CalendarDate? {
    guard index + 1 < expressions.count else { return nil }
    let between = expressions[index].end..<expressions[index + 1].extent.lowerBound
    guard between.count <= 2, patterns.joins(between, afterClock: true, tokens),
      tokens[between.upperBound].gap < .paragraph
    else { return nil }
    return day(of: expressions[index + 1])
  }

  /// "Between 2am and 5am on Monday".
  private func isRangeToDay(at index: Int, _ expressions: [Expression]) -> Bool {
    let (first, second) = (expressions[index], expressions[index + 1])
    guard second.clock != nil, second.extent.lowerBound - first.end == 1 else { return false }
    return patterns.lists(tokens[first.end])
  }

  /// The day that an expression further on names.
  private mutating func day(of expression: Expression) -> CalendarDate? {
    look(around: expression.extent, reading(expression))
    var ahead = resolver
    return ahead.resolve(expression, reading(expression), argument: patterns.arguments[expression.row])?.point?.day
  }
}
