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

  let start: Int
  var bestRow = -1
  var bestEnd = 0
  /// Whether the way is kept, to the best row and end that are known by then.
  var isRetracing = false
  var isFound = false
  var marks = PatternMarks()
  var steps: [Step] = []

  init(start: Int) { self.start = start }
}

extension TokenPatterns {
  /// Whether a pattern might begin at a token.
  @inline(__always)
  private func mayBegin(_ tokens: borrowing Span<Token>, at start: Int) -> Bool {
    let token = tokens[start]
    if token.shape.contains(.number) {
      let beginning = numberBeginnings[min(Int(token.end - token.start), TokenPatterns.longestNumber)]
      return beginning.mayStandAlone || beginning.behind & mask(tokens, at: start + 1) != 0
    }
    return switch beginnings[token.form] {
    case .never: false
    case .joined:
      behindStart[token.form] & mask(tokens, at: start + 1) != 0
        || classes.phraseMask(tokens, at: start) & automaton.states[0].mask != 0
    case .counted: start + 1 < tokens.count && classes.isKnown(tokens[start + 1])
    case .alone: true
    }
  }

  /// The first match at a token or behind it: there the pattern that reaches furthest, of equal ones the first of the
  /// table.
  ///
  /// No match goes over a blank line.
  /// - Complexity: linear in the tokens looked at; at one token bound by the patterns' length and the number of their
  ///   branches.
  public func nextMatch(
    _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, from start: Int
  ) -> PatternMatch? {
    var index = start
    while index < tokens.count {
      if mayBegin(tokens, at: index), let match = longestMatch(tokens, text, at: index) { return match }
      index += 1
    }
    return nil
  }

  private func longestMatch(
    _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at start: Int
  ) -> PatternMatch? {
    var search = Search(start: start)
    follow(0, tokens, text, at: start, &search)
    guard search.bestRow >= 0 else { return nil }
    search.isRetracing = true
    follow(0, tokens, text, at: start, &search)
    return match(search)
  }

  private func follow(
    _ number: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int,
    _ search: inout Search
  ) {
    let state = automaton.states[number]
    if state.endCount != 0 { end(state, tokens, at: index, &search) }
    guard index < tokens.count, index == search.start || tokens[index].gap < .paragraph else { return }
    var bits = state.mask & classes.mask(tokens, at: index)
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      if bit < 62 {
        takeMember(bit, state, tokens, text, at: index, &search)
      } else if bit == 62 {
        takeDigits(state, tokens, text, at: index, &search)
      } else {
        takeLiteral(state, tokens, text, at: index, &search)
      }
    }
  }

  private func takeMember(
    _ classIndex: Int, _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    at index: Int, _ search: inout Search
  ) {
    let token = tokens[index]
    let next = mask(tokens, at: index + 1)
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
        if let phrase, automaton.edges[edge].goesOn(mask(tokens, at: index + phrase.length)) {
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
      let next = mask(tokens, at: end)
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
    let next = mask(tokens, at: index + 1)
    guard let range = automaton.edges(of: state, bit: 62, before: next) else { return }
    let value = digits(token, text)
    for edge in range where automaton.edges[edge].goesOn(next) {
      switch automaton.edges[edge].kind {
      case .digits(let low, let high, let count):
        guard let value, value >= Int(low), value <= Int(high), count == 0 || length == Int(count) else { continue }
        take(edge, tokens, text, index..<index + 1, value, &search)
      default:
        guard let hundredths = NumberPhrase.hundredths(of: token, text) else { continue }
        take(edge, tokens, text, index..<index + 1, hundredths, &search)
      }
    }
  }

  private func takeLiteral(
    _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int,
    _ search: inout Search
  ) {
    let form = tokens[index].form
    let range = automaton.edges(of: state, bit: 63)
    // At the start most look-ups are of the same few words.
    let first = index == search.start ? Int(startLiterals[form]) - 1 : firstLiteral(form, range)
    guard first >= 0 else { return }
    let next = mask(tokens, at: index + 1)
    for edge in first..<range.upperBound {
      let found = literal(edge)
      guard found.form == form else { return }
      if automaton.edges[edge].goesOn(next) {
        take(edge, tokens, text, index..<index + 1, Int(found.value), &search)
      }
    }
  }

  /// The bits of a token; none behind the last one.
  @inline(__always)
  private func mask(_ tokens: borrowing Span<Token>, at index: Int) -> UInt64 {
    index < tokens.count ? classes.mask(tokens, at: index) : 0
  }

  /// The first of a state's edges for a word, or the one before which it would stand.
  private func firstLiteral(_ form: UInt32, _ range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if literal(middle).form < form { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @inline(__always)
  private func literal(_ edge: Int) -> (form: UInt32, value: Int32) {
    if case .literal(let form, let value) = automaton.edges[edge].kind { return (form, value) }
    return (.max, 0)
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
          before[row], tokens, at: start - 1, touches: start, isEdge: start == 0 || tokens[start].gap == .paragraph),
        holds(after[row], tokens, at: end, touches: end, isEdge: end == tokens.count || tokens[end].gap == .paragraph)
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
    _ condition: Condition, _ tokens: borrowing Span<Token>, at index: Int, touches: Int, isEdge: Bool
  ) -> Bool {
    if condition.isEmpty { return true }
    if isEdge { return condition.allowsEdge != condition.isNegated }
    let token = tokens[index]
    var found =
      condition.forms.contains(token.form)
      || (!condition.gluedForms.isEmpty && tokens[touches].isGlued && condition.gluedForms.contains(token.form))
    var bits = condition.mask & classes.mask(tokens, at: index)
    while !found, bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      found = 1 << UInt64(bit) == TokenClasses.digitsBit || classes.value(of: token, in: bit) != nil
    }
    return found != condition.isNegated
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
