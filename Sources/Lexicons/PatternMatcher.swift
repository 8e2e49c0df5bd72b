public import Annotations

/// A pattern found in a text.
public struct PatternMatch: Sendable {
  /// Row of the patterns' table.
  public let row: Int
  /// The annotations' tokens: one range, or two.
  public let extents: [Range<Int>]
  /// The values of its classes and numbers, in text order.
  public let values: [Value]

  /// What one class or number of the pattern stood for.
  public struct Value: Sendable, Hashable {
    /// Index in ``TokenPatterns/slots``.
    public var slot: Int
    /// What the class table says; of a number of several words, hundredths; of digits, their value.
    public var value: Int
  }
}

/// The search for the longest match at one token.
///
/// It goes over the automaton twice: first for how far which row reaches, then, where one was found, for the way there.
private struct Search {
  struct Step {
    var edge: Int
    var start: Int
    var value: Int
  }

  /// By token of the text, and none behind the last: see ``TokenClasses/masks(of:)``.
  let masks: [UInt64]
  private(set) var start = 0
  var bestRow = -1
  var bestEnd = 0
  /// Whether the way is kept, to the best row and end that are known by then.
  var isRetracing = false
  var isFound = false
  var marks = PatternMarks()
  var steps: [Step] = []

  init(masks: [UInt64]) { self.masks = masks }

  mutating func begin(at start: Int) {
    self.start = start
    bestRow = -1
    bestEnd = 0
    isRetracing = false
    isFound = false
    steps.removeAll(keepingCapacity: true)
  }
}

extension TokenPatterns {
  /// All matches from left to right: at each token the pattern that reaches furthest, of equal ones the first of the
  /// table. The next match begins behind the last annotation of the one before.
  ///
  /// No match goes over a blank line.
  /// - Complexity: linear in the tokens; at one token bound by the patterns' length and the number of their branches.
  public func matches(_ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    var search = Search(masks: classes.masks(of: tokens))
    let start = automaton.states[0].mask
    var index = 0
    while index < tokens.count {
      // Most tokens are no more than passed here.
      guard search.masks[index] & start != 0, mayBegin(tokens, at: index, search.masks) else {
        index += 1
        continue
      }
      search.begin(at: index)
      if let match = longestMatch(tokens, text, &search) {
        matches.append(match)
        index = match.extents.last?.upperBound ?? index + 1
      } else {
        index += 1
      }
    }
    return matches
  }

  /// Whether a pattern might begin at a token that has a bit of the start.
  @inline(__always)
  private func mayBegin(_ tokens: borrowing Span<Token>, at start: Int, _ masks: [UInt64]) -> Bool {
    let token = tokens[start]
    if token.shape.contains(.number) {
      let beginning = numberBeginnings[min(Int(token.end - token.start), TokenPatterns.longestNumber)]
      return beginning.mayStandAlone || beginning.behind & masks[start + 1] != 0
    }
    return switch beginnings[token.form] {
    case .never: false
    case .joined:
      behindStart[token.form] & masks[start + 1] != 0
        || classes.phraseMask(tokens, at: start) & automaton.states[0].mask != 0
    case .counted: start + 1 < tokens.count && classes.isKnown(tokens[start + 1])
    case .alone: true
    }
  }

  private func longestMatch(
    _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, _ search: inout Search
  ) -> PatternMatch? {
    follow(0, tokens, text, at: search.start, &search)
    guard search.bestRow >= 0 else { return nil }
    search.isRetracing = true
    follow(0, tokens, text, at: search.start, &search)
    return match(search)
  }

  private func follow(
    _ number: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int,
    _ search: inout Search
  ) {
    let state = automaton.states[number]
    if state.endCount != 0 { end(state, tokens, at: index, &search) }
    var bits = state.mask & search.masks[index]
    guard bits != 0, index == search.start || tokens[index].gap < .paragraph else { return }
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      if bit < 62 {
        takeMember(bit, state, tokens, text, at: index, &search)
      } else if bit == 62 {
        takeDigits(state, tokens, text, at: index, &search)
      } else {
        takeLiteral(number, state, tokens, text, at: index, &search)
      }
    }
  }

  private func takeMember(
    _ classIndex: Int, _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    at index: Int, _ search: inout Search
  ) {
    let token = tokens[index]
    let next = search.masks[index + 1]
    if let range = automaton.edges(of: state, bit: classIndex, before: next),
      let value = classes.value(of: token, in: classIndex)
    {
      // Read where the first edge asks for it.
      var number: NumberPhrase??
      for edge in range where automaton.goesOn(edge, next) {
        if case .member = automaton.edges[edge].kind {
          take(edge, tokens, text, index..<index + 1, value, &search)
          continue
        }
        let phrase =
          number
          ?? NumberPhrase(tokens, text, at: index, limit: tokens.count, classes, cardinalClass: cardinalClass)
        number = .some(phrase)
        if let phrase, automaton.edges[edge].goesOn(search.masks[index + phrase.length]) {
          take(edge, tokens, text, index..<index + phrase.length, phrase.hundredths, &search)
        }
      }
    }
    guard classes.phraseMask(tokens, at: index) >> UInt64(classIndex) & 1 != 0 else { return }
    let range = automaton.edges(of: state, bit: classIndex)
    var number = classes.firstPhrase(tokens, at: index)
    while number != 0 {
      let phrase = classes.phrase(number)
      number = phrase.next
      guard Int(phrase.classIndex) == classIndex, classes.stands(phrase, tokens, at: index) else { continue }
      let end = index + Int(phrase.count)
      let next = search.masks[end]
      for edge in range {
        guard automaton.goesOn(edge, next), case .member = automaton.edges[edge].kind else { continue }
        take(edge, tokens, text, index..<end, Int(phrase.value), &search)
      }
    }
  }

  private func takeDigits(
    _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int,
    _ search: inout Search
  ) {
    let token = tokens[index]
    let length = Int(token.end - token.start)
    let next = search.masks[index + 1]
    guard let range = automaton.edges(of: state, bit: 62, before: next) else { return }
    let value = digits(token, text)
    for edge in range where automaton.goesOn(edge, next) {
      switch automaton.edges[edge].kind {
      case .digits(let low, let high, let count):
        guard let value, value >= Int(low), value <= Int(high), count == 0 || length == Int(count) else { continue }
        take(edge, tokens, text, index..<index + 1, value, &search)
      default:
        guard automaton.edges[edge].goesOn(next), let hundredths = NumberPhrase.hundredths(of: token, text) else {
          continue
        }
        take(edge, tokens, text, index..<index + 1, hundredths, &search)
      }
    }
  }

  private func takeLiteral(
    _ number: Int, _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    at index: Int, _ search: inout Search
  ) {
    let form = tokens[index].form
    let first = number == 0 ? Int(startLiterals[form]) - 1 : automaton.literal(of: number, form)
    guard first >= 0 else { return }
    let next = search.masks[index + 1]
    for edge in first..<automaton.edges(of: state, bit: 63).upperBound {
      guard case .literal(form, let value) = automaton.edges[edge].kind else { return }
      if automaton.goesOn(edge, next) { take(edge, tokens, text, index..<index + 1, Int(value), &search) }
    }
  }

  /// Takes an edge of which it is known that a pattern may go on behind it.
  private func take(
    _ number: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ value: Int,
    _ search: inout Search
  ) {
    guard !search.isFound, !automaton.edges[number].isGlued || tokens[range.lowerBound].isGlued else { return }
    let target = Int(automaton.edges[number].target)
    guard search.isRetracing else {
      follow(target, tokens, text, at: range.upperBound, &search)
      return
    }
    search.steps.append(Search.Step(edge: number, start: range.lowerBound, value: value))
    follow(target, tokens, text, at: range.upperBound, &search)
    if !search.isFound { search.steps.removeLast() }
  }

  private func end(
    _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, at end: Int, _ search: inout Search
  ) {
    let start = search.start
    for number in Int(state.firstEnd)..<Int(state.firstEnd + state.endCount) {
      let row = Int(automaton.ends[number].row)
      if search.isRetracing {
        guard row == search.bestRow, end == search.bestEnd, !search.isFound else { continue }
      } else {
        guard search.bestRow < 0 || end > search.bestEnd || (end == search.bestEnd && row < search.bestRow) else {
          return
        }
      }
      guard
        holds(
          before, row, tokens, at: start - 1, touches: start, isEdge: start == 0 || tokens[start].gap == .paragraph,
          search.masks),
        holds(
          after, row, tokens, at: end, touches: end, isEdge: end == tokens.count || tokens[end].gap == .paragraph,
          search.masks)
      else { continue }
      if search.isRetracing {
        search.isFound = true
        search.marks = automaton.ends[number].marks
      } else {
        search.bestRow = row
        search.bestEnd = end
      }
      return
    }
  }

  /// - Parameter touches: the later one of the token asked for and the match's own beside it.
  private func holds(
    _ conditions: [Condition], _ row: Int, _ tokens: borrowing Span<Token>, at index: Int, touches: Int, isEdge: Bool,
    _ masks: [UInt64]
  ) -> Bool {
    if conditions[row].isEmpty { return true }
    if isEdge { return conditions[row].allowsEdge != conditions[row].isNegated }
    let token = tokens[index]
    var found = false
    for form in conditions[row].forms where conditionForms[form].form == token.form {
      found = found || !conditionForms[form].isGlued || tokens[touches].isGlued
    }
    var bits = conditions[row].mask & masks[index]
    while !found, bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      found = 1 << UInt64(bit) == TokenClasses.digitsBit || classes.value(of: token, in: bit) != nil
    }
    return found != conditions[row].isNegated
  }

  private func match(_ search: Search) -> PatternMatch {
    var extents: [Range<Int>] = []
    var opened = search.start
    var values: [PatternMatch.Value] = []
    values.reserveCapacity(search.steps.count)
    for step in search.steps {
      let edge = automaton.edges[step.edge]
      if !edge.marks.isDisjoint(with: .closes) { extents.append(opened..<step.start) }
      if !edge.marks.isDisjoint(with: .opens) { opened = step.start }
      // Slot 0 is that of words without a name.
      if edge.slot != 0 { values.append(PatternMatch.Value(slot: Int(edge.slot), value: step.value)) }
    }
    if extents.isEmpty || !search.marks.isDisjoint(with: .closes) { extents.append(opened..<search.bestEnd) }
    return PatternMatch(row: search.bestRow, extents: extents, values: values)
  }

  /// The value of a token of ASCII digits only, nine at most; nil for any other.
  private func digits(_ token: Token, _ text: borrowing Span<UInt8>) -> Int? {
    guard token.shape.contains(.number), token.end - token.start <= 9 else { return nil }
    var value = 0
    for index in token.range {
      guard isASCIIDigit(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
    }
    return value
  }
}
