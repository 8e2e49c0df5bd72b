internal import Annotations

/// The search for the longest match at one token: the way being tried, and the best one so far.
struct PatternSearch {
  struct Step {
    var edge = 0
    var start = 0
    var value = 0
  }

  private(set) var start = 0
  private(set) var row: Int32 = -1
  /// The token behind the best match; zero where there is none.
  private(set) var end = 0
  private(set) var marks = PatternMarks()
  /// The steps of the best match are the first ones of `steps`.
  private(set) var stepCount = 0
  private(set) var steps: [Step] = []
  private var way: [Step] = []
  private var length = 0

  mutating func begin(at start: Int) {
    self.start = start
    end = 0
    length = 0
  }

  /// Whether a row that ends at a token is to be preferred to what was found.
  @inline(__always)
  func prefers(_ row: Int32, endingAt end: Int) -> Bool { end > self.end || (end == self.end && row < self.row) }

  @inline(__always)
  mutating func enter(_ edge: Int, at start: Int, value: Int) {
    let step = Step(edge: edge, start: start, value: value)
    if length < way.count { way[length] = step } else { way.append(step) }
    length += 1
  }

  @inline(__always)
  mutating func leave() { length -= 1 }

  /// Keeps the way to here as the best one.
  mutating func keep(_ ending: PatternPositions.End, endingAt end: Int) {
    (row, marks, self.end) = (ending.row, ending.marks, end)
    while steps.count < length { steps.append(Step()) }
    for index in 0..<length { steps[index] = way[index] }
    stepCount = length
  }
}

extension TokenPatterns {
  /// Goes on from a state with a token, of which the bits are known.
  func follow(
    _ state: PatternAutomaton.State, _ bits: TokenBits, at index: Int, _ tokens: borrowing Span<Token>,
    _ text: borrowing Span<UInt8>, _ search: inout PatternSearch
  ) {
    if state.endCount != 0 { end(state, tokens, at: index, &search) }
    var members = state.bits.classes & bits.classes
    var words = state.bits.words & bits.words & ~TokenBits.any
    guard members | words != 0, index == search.start || tokens[index].gap < .paragraph else { return }
    let next = classes.bits(tokens, text, at: index + 1)
    while members != 0 {
      let bit = members.trailingZeroBitCount
      members &= members &- 1
      takeMember(bit, automaton.group(of: state, classBit: bit), next, at: index, tokens, text, &search)
    }
    while words != 0 {
      let bit = words.trailingZeroBitCount
      words &= words &- 1
      let group = automaton.group(of: state, wordBit: bit)
      guard automaton.groups[group].rest.meets(next) else { continue }
      if bit < TokenBits.groups.lowerBound {
        takeNumber(group, next, at: index, tokens, text, &search)
      } else {
        takeWord(group, next, at: index, tokens, text, &search)
      }
    }
  }

  private func takeMember(
    _ classIndex: Int, _ group: Int, _ next: TokenBits, at index: Int, _ tokens: borrowing Span<Token>,
    _ text: borrowing Span<UInt8>, _ search: inout PatternSearch
  ) {
    let token = tokens[index]
    if automaton.groups[group].rest.meets(next), let value = classes.value(of: token, in: classIndex) {
      // Read where the first edge asks for it.
      var number: NumberPhrase??
      for edge in automaton.edges(of: group) where automaton.edges[edge].rest.meets(next) {
        guard case .number = automaton.edges[edge].kind else {
          take(edge, value, next, index..<index + 1, tokens, text, &search)
          continue
        }
        let phrase =
          number
          ?? NumberPhrase(tokens, text, at: index, limit: tokens.count, classes, cardinalClass: cardinalClass)
        number = .some(phrase)
        guard let phrase else { continue }
        takePhrase(edge, phrase.hundredths, index..<index + phrase.length, tokens, text, &search)
      }
    }
    guard classes.phraseClasses(tokens, at: index) >> UInt64(classIndex) & 1 != 0 else { return }
    var number = classes.firstPhrase(tokens, at: index)
    while number != 0 {
      let phrase = classes.phrase(number)
      number = phrase.next
      guard Int(phrase.classIndex) == classIndex, classes.stands(phrase, tokens, at: index) else { continue }
      for edge in automaton.edges(of: group) {
        guard case .member = automaton.edges[edge].kind else { continue }
        takePhrase(edge, Int(phrase.value), index..<index + Int(phrase.count), tokens, text, &search)
      }
    }
  }

  private func takeNumber(
    _ group: Int, _ next: TokenBits, at index: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    _ search: inout PatternSearch
  ) {
    let token = tokens[index]
    let length = Int(token.end - token.start)
    let value = digits(token, text)
    for edge in automaton.edges(of: group) where automaton.edges[edge].rest.meets(next) {
      switch automaton.edges[edge].kind {
      case .digits(let low, let high, let count):
        guard let value, value >= Int(low), value <= Int(high), count == 0 || length == Int(count) else { continue }
        take(edge, value, next, index..<index + 1, tokens, text, &search)
      default:
        guard let hundredths = NumberPhrase.hundredths(of: token, text) else { continue }
        take(edge, hundredths, next, index..<index + 1, tokens, text, &search)
      }
    }
  }

  private func takeWord(
    _ group: Int, _ next: TokenBits, at index: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    _ search: inout PatternSearch
  ) {
    let form = tokens[index].form
    for edge in automaton.edges(of: group) {
      guard case .literal(form, let value) = automaton.edges[edge].kind, automaton.edges[edge].rest.meets(next) else {
        continue
      }
      take(edge, Int(value), next, index..<index + 1, tokens, text, &search)
    }
  }

  /// Takes an edge that stands for several tokens, where a pattern may go on behind them.
  private func takePhrase(
    _ edge: Int, _ value: Int, _ range: Range<Int>, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>,
    _ search: inout PatternSearch
  ) {
    let next = classes.bits(tokens, text, at: range.upperBound)
    guard automaton.states[Int(automaton.edges[edge].target)].bits.meets(next) else { return }
    take(edge, value, next, range, tokens, text, &search)
  }

  /// Takes an edge of which it is known that a pattern may go on behind it, with a token that has the bits `next`.
  private func take(
    _ edge: Int, _ value: Int, _ next: TokenBits, _ range: Range<Int>, _ tokens: borrowing Span<Token>,
    _ text: borrowing Span<UInt8>, _ search: inout PatternSearch
  ) {
    guard !automaton.edges[edge].isGlued || tokens[range.lowerBound].isGlued else { return }
    search.enter(edge, at: range.lowerBound, value: value)
    follow(
      automaton.states[Int(automaton.edges[edge].target)], next, at: range.upperBound, tokens, text, &search)
    search.leave()
  }

  /// Keeps the first row that ends in a state, where it is better than what was found and what stands beside it fits.
  private func end(
    _ state: PatternAutomaton.State, _ tokens: borrowing Span<Token>, at end: Int, _ search: inout PatternSearch
  ) {
    let start = search.start
    for number in Int(state.firstEnd)..<Int(state.firstEnd + state.endCount) {
      let ending = automaton.ends[number]
      guard search.prefers(ending.row, endingAt: end) else { return }
      let row = Int(ending.row)
      guard
        before[row].isEmpty
          || holds(
            before[row], tokens, at: start - 1, touches: start,
            isEdge: start == 0 || tokens[start].gap == .paragraph),
        after[row].isEmpty
          || holds(
            after[row], tokens, at: end, touches: end, isEdge: end == tokens.count || tokens[end].gap == .paragraph)
      else { continue }
      search.keep(ending, endingAt: end)
      return
    }
  }

  /// - Parameter touches: the later one of the token asked for and the match's own beside it.
  private func holds(
    _ condition: Condition, _ tokens: borrowing Span<Token>, at index: Int, touches: Int, isEdge: Bool
  ) -> Bool {
    if isEdge { return condition.allowsEdge != condition.isNegated }
    let token = tokens[index]
    var found =
      classes.members(token) & condition.classes != 0 || (condition.takesNumbers && token.shape.contains(.number))
    if !found {
      for form in condition.forms where conditionForms[form].form == token.form {
        found = found || !conditionForms[form].isGlued || tokens[touches].isGlued
      }
    }
    return found != condition.isNegated
  }

  /// The value of a token of ASCII digits only, nine at most; nil for any other.
  private func digits(_ token: Token, _ text: borrowing Span<UInt8>) -> Int? {
    guard token.end - token.start <= 9 else { return nil }
    var value = 0
    for index in token.range {
      guard isASCIIDigit(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
    }
    return value
  }
}
