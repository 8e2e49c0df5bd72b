internal import Annotations
internal import Lexicons

/// Which way the clause of a date looks, by its verbs and cue words.
enum Direction {
  case past
  /// Nothing ahead is possible: "ended".
  case over
  case future
  /// Ahead of what the clause tells, which may be past itself: "was set to", "by"; what was ahead may be over since yesterday.
  case planned
  /// Ahead, but not far: "would", "planned".
  case weakFuture
  case unknown
}

extension Direction {
  var looksAhead: Bool { self == .future || self == .planned }
}

/// How near an election is named to a date.
enum Election {
  case named
  /// In the same sentence.
  case near
}

/// Finds the direction of a clause from the words of `lexicons/dates/direction-cues.tsv`.
struct DirectionFinder: Sendable {
  private enum Cue: String, CaseIterable {
    case future
    case weakFuture = "weak-future"
    case past
    /// A participle that looks ahead: "due", "scheduled"; behind "had" it looks back.
    case plan
    /// "Supposed to": looks ahead, but behind "was" at what did not come about.
    case moot
    /// Directly before a date: the date is past.
    case over
    /// Makes what it governs lie further back.
    case had
    /// "Has", "have": past, but what it sets a limit to is not.
    case perfect
    /// A verb of saying: its own time is past, but that of what is said is not.
    case report
    /// "Told": past itself, as far as its listener reaches.
    case address
    /// "Is", "are": a participle behind them says nothing.
    case present
    /// The infinitive of a passive or of "be": says nothing itself, and takes the past from its participle.
    case be
    /// Makes a participle behind it an adjective: "the most contested".
    case adjectival
    /// Begins another clause.
    case boundary
    /// "But": begins another clause behind a comma, or between two words of one.
    case contrast
    /// "If", "when": begins a clause that looks ahead if its verb tells nothing else.
    case condition
  }

  /// What the table says of a form.
  private struct Word {
    var cue: Cue?
    var traits: Traits = []
  }

  private struct Traits: OptionSet {
    let rawValue: UInt8

    /// Is the second of two words that are a cue.
    static var endsPair: Traits { Traits(rawValue: 1) }
    /// "By", "until": what comes behind is ahead unless the clause is past.
    static var deadline: Traits { Traits(rawValue: 2) }
    static var limit: Traits { Traits(rawValue: 4) }
    /// "In", "at": behind a verb of saying, they place what was said, and say nothing of what is said.
    static var placing: Traits { Traits(rawValue: 8) }
    /// "Election", "ballot": where they stand, a November of an even year may be that of a vote to come.
    static var election: Traits { Traits(rawValue: 16) }
    /// "Waited", "took": what they last until is past as they are.
    static var lasting: Traits { Traits(rawValue: 32) }
    /// "Not", "never": what they deny until a day came about on that day.
    static var negation: Traits { Traits(rawValue: 64) }
    /// "Come", directly before a date: "come January".
    static var ahead: Traits { Traits(rawValue: 128) }
  }

  private var words = FormMap(absent: Word())
  /// Cues of two words by both form numbers.
  private var pairs: [UInt64: Cue] = [:]
  private let to: UInt32
  private let possessive: UInt32

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("dates/direction-cues")
    to = lexicons.tokens(of: "to")[0].form
    possessive = lexicons.tokens(of: "x's").last?.form ?? to
    let (word, cue) = (try table.column("word"), try table.column("cue"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, word))
      if let traits = DirectionFinder.traits(table.cell(row, cue)) {
        for token in tokens { words[token.form].traits.formUnion(traits) }
        continue
      }
      let kind: Cue = try table.value(row, cue)
      switch tokens.count {
      case 1: words[tokens[0].form].cue = kind
      case 2:
        pairs[UInt64(tokens[0].form) << 32 | UInt64(tokens[1].form)] = kind
        words[tokens[1].form].traits.insert(.endsPair)
      default: throw table.badCell(row, word, expected: "one word or two")
      }
    }
  }

  /// What the table calls words that are no cues.
  private static func traits(_ name: String) -> Traits? {
    switch name {
    case "deadline": .deadline
    case "limit": [.deadline, .limit]
    case "election": .election
    case "placing": .placing
    case "lasting": .lasting
    case "negation": .negation
    case "ahead": .ahead
    default: nil
    }
  }

  /// Whether a word says that what comes behind is where something ends.
  func isLimit(_ token: Token) -> Bool { words[token.form].traits.contains(.limit) }

  /// Whether a sentence speaks of an election, and whether the expression is its name: "the November election".
  func election(_ expression: Range<Int>, in sentence: Range<Int>, _ tokens: borrowing Span<Token>) -> Election? {
    let near = expression.upperBound..<min(expression.upperBound + 4, sentence.upperBound)
    for index in near where words[tokens[index].form].traits.contains(.election) { return .named }
    for index in sentence where words[tokens[index].form].traits.contains(.election) { return .near }
    return nil
  }

  /// The direction at an expression: the nearest cue before it in its clause, else the nearest after it.
  ///
  /// - Parameter sentence: the tokens of its sentence.
  func direction(
    of expression: Range<Int>, in sentence: Range<Int>, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Direction {
    let direction = clauseDirection(of: expression, in: sentence, tokens, text)
    // "Tuesday's vote" is one that is known.
    let isPossessive = expression.upperBound < sentence.upperBound && tokens[expression.upperBound].form == possessive
    return direction == .future && isPossessive ? .planned : direction
  }

  private func clauseDirection(
    of expression: Range<Int>, in sentence: Range<Int>, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Direction {
    let first = max(sentence.lowerBound, expression.lowerBound - 24)
    if let direction = directionBefore(expression.lowerBound, first, tokens, text) { return direction }
    var index = expression.upperBound
    let end = min(sentence.upperBound, expression.upperBound + 12)
    let governor = governor(of: expression.lowerBound, first, tokens)
    if let governor, words[tokens[governor].form].traits.contains(.deadline),
      words[tokens[governor].form].cue != .boundary
    {
      let isLimit = words[tokens[governor].form].traits.contains(.limit)
      if isLimit, isDenied(governor, first, tokens), isPast(index..<min(end, index + 4), tokens) { return .past }
      // Further on in a sentence, what comes behind may be another clause.
      let opens = expression.lowerBound - sentence.lowerBound <= 4
      return isOver(at: index..<end, isLimit: isLimit || !opens, tokens, text) ? .past : .planned
    }
    while index < end {
      switch cue(at: index, first: expression.upperBound, tokens, text) {
      // "On Monday they will meet" looks ahead. In "the ruling on Tuesday will trigger", Tuesday may be yesterday.
      case .future, .plan, .moot: return expression.lowerBound - sentence.lowerBound <= 2 ? .future : .weakFuture
      case .weakFuture, .be: return .weakFuture
      case .past, .over, .had, .perfect: return .past
      // "…, he said." at the end tells nothing.
      case .report, .address: return index + 3 < sentence.upperBound ? .past : .unknown
      case .boundary, .condition: return .unknown
      case .adjectival, .present, .contrast, nil: index += 1
      }
    }
    return .unknown
  }

  /// The word that governs an expression: the one before it, or a deadline's over an article.
  private func governor(of expression: Int, _ first: Int, _ tokens: borrowing Span<Token>) -> Int? {
    guard expression > first else { return nil }
    let isArticle = words[tokens[expression - 1].form].cue == .adjectival
    let isBehindArticle =
      isArticle && expression - 1 > first && words[tokens[expression - 2].form].traits.contains(.deadline)
    return isBehindArticle ? expression - 2 : expression - 1
  }

  private func directionBefore(
    _ expression: Int, _ first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Direction? {
    let governor = governor(of: expression, first, tokens)
    let isDeadline = governor.map { words[tokens[$0].form].traits.contains(.deadline) } ?? false
    let isLimit = governor.map { words[tokens[$0].form].traits.contains(.limit) } ?? false
    if let governor, words[tokens[governor].form].traits.contains(.ahead), !isPerfect(before: governor, first, tokens) {
      return .future
    }
    var isWeak = false
    var hasTo = false
    var index = expression - 1
    while index >= first {
      if tokens[index].form == to { hasTo = true }
      let cue = cue(at: index, first: first, tokens, text)
      // Far away, only what looks ahead may still govern.
      if expression - index > 16 {
        if cue == .future || cue == .plan || cue == .moot { return .weakFuture }
        if cue != nil, cue != .adjectival, cue != .present { break }
        index -= 1
        continue
      }
      switch cue {
      case .future: return .future
      case .plan:
        if isPerfect(before: index, first, tokens) { return .past }
        return isPast(max(first, index - 3)..<index, tokens) ? .planned : .future
      case .moot: return index > first + 1 && words[tokens[index - 2].form].cue == .past ? .past : .future
      case .weakFuture:
        // "That could be Thursday."
        let isNamed = isWeak && expression - index == 2
        return isDeadline || isNamed || isOrdered(at: index, first, tokens, text) ? .future : .weakFuture
      case .past, .over:
        if expression - index == 1, words[tokens[index].form].cue == .over { return .over }
        if isLimit, isDenied(governor, first, tokens) || isOverThen(at: index, expression, first, tokens) {
          return .past
        }
        // "Postponed until Tuesday".
        if isLimit, expression - index == 2 { return .future }
        if isDeadline, !isPerfect(before: index, first, tokens) {
          // "Signed before Monday" is past, "urged to sign before Monday" need not be.
          if let governor, words[tokens[governor].form].cue == .boundary { return hasTo ? .unknown : .past }
          return isLimit || isParticiple(tokens[index], text) ? .weakFuture : .unknown
        }
        return isWeak ? .weakFuture : .past
      case .perfect: return isLimit ? .weakFuture : .past
      case .had: return .past
      case .report:
        if expression - index <= 2 || words[tokens[index + 1].form].traits.contains(.placing) {
          return isWeak ? .weakFuture : .past
        }
      case .address: if expression - index <= 6 { return isWeak ? .weakFuture : .past }
      case .be: isWeak = true
      // "Before Monday" begins no clause.
      case .boundary: if index != governor { return isWeak ? .weakFuture : nil }
      case .condition: return isDeadline ? .future : .weakFuture
      case .adjectival, .present, .contrast, nil: break
      }
      index -= 1
    }
    return isWeak ? .weakFuture : nil
  }

  /// "Not until Tuesday".
  private func isDenied(_ governor: Int?, _ first: Int, _ tokens: borrowing Span<Token>) -> Bool {
    guard let governor, governor > first else { return false }
    return words[tokens[governor - 1].form].traits.contains(.negation)
  }

  /// "Waited until Tuesday", "was not known until Tuesday".
  private func isOverThen(
    at index: Int, _ expression: Int, _ first: Int, _ tokens: borrowing Span<Token>
  ) -> Bool {
    guard expression - index <= 5 else { return false }
    if words[tokens[index + 1].form].traits.contains(.negation) { return true }
    guard expression - index <= 3 else { return false }
    if words[tokens[index].form].traits.contains(.lasting) { return true }
    guard index > first, words[tokens[index - 1].form].traits.contains(.negation) else { return false }
    let before = index > first + 1 ? words[tokens[index - 2].form].cue : nil
    return before != .be && before != .present
  }

  /// Whether a past verb stands in a stretch of words: behind "not until Tuesday", before "set to".
  private func isPast(_ range: Range<Int>, _ tokens: borrowing Span<Token>) -> Bool {
    for index in range where words[tokens[index].form].cue == .past { return true }
    return false
  }

  /// "Had been due", "had opened".
  private func isPerfect(before index: Int, _ first: Int, _ tokens: borrowing Span<Token>) -> Bool {
    var before = index - 1
    while before >= max(first, index - 3) {
      if words[tokens[before].form].cue == .had { return true }
      before -= 1
    }
    return false
  }

  /// "Until Thursday they had not met", "by Thursday they were at odds".
  private func isOver(
    at clause: Range<Int>, isLimit: Bool, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Bool {
    for index in clause {
      switch cue(at: index, first: clause.lowerBound, tokens, text) {
      case .had: return true
      case .past, .perfect: if !isLimit { return true }
      case .boundary, .condition: return false
      case .future, .weakFuture, .plan, .moot: if !isLimit { return false }
      default: break
      }
    }
    return false
  }

  /// "Is to resume", "will meet": what governs a verb is surer than the verb.
  private func isOrdered(
    at index: Int, _ first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Bool {
    var before = index - 1
    while before >= max(first, index - 2) {
      let cue = cue(at: before, first: first, tokens, text)
      if cue == .future || cue == .plan { return true }
      before -= 1
    }
    return false
  }

  private func cue(
    at index: Int, first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Cue? {
    let token = tokens[index]
    let word = words[token.form]
    if word.traits.contains(.endsPair), index > first,
      let cue = pairs[UInt64(tokens[index - 1].form) << 32 | UInt64(token.form)]
    {
      return cue
    }
    if let cue = word.cue {
      // "Will be held", "is sold".
      if cue == .contrast {
        let opens = index == first || tokens[index - 1].shape.contains(.punctuation)
        return opens ? .boundary : nil
      }
      guard cue == .past || cue == .perfect, index > first else { return cue }
      let before = words[tokens[index - 1].form].cue
      // "Will have the right".
      if cue == .perfect { return before == .future ? nil : .perfect }
      return before == .be || before == .present ? nil : .past
    }
    guard isParticiple(token, text) else { return nil }
    // "Will be named" looks where "will" looks.
    guard index > first else { return .past }
    let before = words[tokens[index - 1].form].cue
    if before == .be || before == .present || isAdjective(at: index, first, tokens, text) { return nil }
    return .past
  }

  /// "The most hotly contested".
  private func isAdjective(
    at index: Int, _ first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Bool {
    var before = index - 1
    let end = Int(tokens[before].end)
    let isAdverb = end > 2 && text[end - 1] == UInt8(ascii: "y") && text[end - 2] == UInt8(ascii: "l")
    if isAdverb, before > first { before -= 1 }
    return words[tokens[before].form].cue == .adjectival
  }

  /// Regular past forms; adjectives in -ed look the same, and are as often of the past.
  private func isParticiple(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 4 && !token.shape.contains(.capitalized) && text[end - 1] == UInt8(ascii: "d")
      && text[end - 2] == UInt8(ascii: "e")
  }
}
