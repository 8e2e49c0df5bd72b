internal import Annotations
internal import Lexicons

/// Finds the direction of a clause from the words of ``DirectionWords``.
struct DirectionFinder: Sendable {
  private let words: DirectionWords

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) { words = try DirectionWords(&lexicons) }

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
    let isPossessive =
      expression.upperBound < sentence.upperBound && tokens[expression.upperBound].form == words.possessive
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
      switch words.cue(at: index, first: expression.upperBound, tokens, text) {
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
      if tokens[index].form == words.to { hasTo = true }
      let cue = words.cue(at: index, first: first, tokens, text)
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
          return isLimit || words.isParticiple(tokens[index], text) ? .weakFuture : .unknown
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
    // "Did not speak of it once until Tuesday."
    if expression - index <= 12, words[tokens[index + 1].form].traits.contains(.negation) { return true }
    // "Served as mayor until May".
    if expression - index <= 6, words[tokens[index].form].traits.contains(.lasting) { return true }
    guard expression - index <= 3 else { return false }
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
      switch words.cue(at: index, first: clause.lowerBound, tokens, text) {
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
      let cue = words.cue(at: before, first: first, tokens, text)
      if cue == .future || cue == .plan { return true }
      before -= 1
    }
    return false
  }
}
