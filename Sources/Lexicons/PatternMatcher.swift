public import Annotations

/// A pattern found in a text.
public struct PatternMatch: Sendable {
  /// Row of the patterns' table.
  public let row: Int
  /// The annotation's tokens.
  public let extent: Range<Int>
  /// Those of a second annotation, where the pattern makes two.
  public let second: Range<Int>?
  /// The values of its classes and numbers, in text order: range in ``PatternMatches/values``.
  public let values: Range<Int>
}

/// What patterns found in a text.
public struct PatternMatches: Sendable {
  public fileprivate(set) var matches: [PatternMatch] = []
  public fileprivate(set) var values: [Value] = []

  /// What one class or number of a pattern stood for.
  public struct Value: Sendable, Hashable {
    /// Index in ``TokenPatterns/slots``.
    public var slot: Int
    /// What the class table says; of a number of several words, hundredths; of digits, their value.
    public var value: Int
  }
}

extension TokenPatterns {
  /// All matches from left to right: at each token the pattern that reaches furthest, of equal ones the first of the
  /// table. The next match begins behind the last annotation of the one before.
  ///
  /// No match goes over a blank line.
  /// - Complexity: linear in the tokens; at one token bound by the patterns' length and the number of their branches.
  public func matches(_ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>) -> PatternMatches {
    var found = PatternMatches()
    var search = PatternSearch()
    var index = 0
    var chunk = 0
    while chunk < tokens.count {
      var candidates = candidates(tokens, from: chunk)
      while candidates != 0 {
        let start = chunk + candidates.trailingZeroBitCount / FormCode.width
        candidates &= candidates &- 1
        guard start >= index, mayBegin(tokens, text, at: start) else { continue }
        search.begin(at: start)
        follow(automaton.states[0], classes.bits(tokens, text, at: start), at: start, tokens, text, &search)
        guard search.end != 0 else { continue }
        append(search, to: &found)
        index = found.matches[found.matches.count - 1].end
      }
      chunk += FormCode.perWord
    }
    return found
  }

  /// Which of the next tokens a pattern may begin with, as the tokens' codes say: one bit in the place of each code.
  ///
  /// Most may not; all are asked without a branch, since which one may is hard to foresee.
  @inline(__always)
  private func candidates(_ tokens: borrowing Span<Token>, from first: Int) -> UInt64 {
    var all: UInt64 = 0
    for offset in 0..<min(tokens.count - first, FormCode.perWord) {
      let token = tokens[first + offset]
      let number: UInt64 = token.shape.contains(.number) ? FormCode.beginsAlone : 0
      all |= (codes[token.form] | number) &<< UInt64(offset * FormCode.width)
    }
    return FormCode.candidates(all)
  }

  /// Whether a pattern may begin with a token that is one of the candidates, as the one behind it says.
  @inline(__always)
  private func mayBegin(_ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at start: Int) -> Bool {
    let token = tokens[start]
    let next = classes.widestBits(tokens, text, at: start + 1)
    if token.shape.contains(.number), numberRests[TokenBits.number(token, text)].meets(next) { return true }
    let beginning = beginnings[classes.word(of: token.form)]
    return beginning.rest.meets(next)
      || (beginning.isCounted && start + 1 < tokens.count && NumberPhrase.mayGoOn(tokens[start + 1]))
      || (beginning.isPhrase && classes.phraseClasses(tokens, at: start) & automaton.states[0].bits.classes != 0)
  }

  private func append(_ search: PatternSearch, to found: inout PatternMatches) {
    let firstValue = found.values.count
    var extent: Range<Int>?
    var second: Range<Int>?
    var opened = search.start
    func close(at end: Int) {
      if extent == nil { extent = opened..<end } else { second = opened..<end }
    }
    for index in 0..<search.stepCount {
      let step = search.steps[index]
      let edge = automaton.edges[step.edge]
      if !edge.marks.isDisjoint(with: .closes) { close(at: step.start) }
      if !edge.marks.isDisjoint(with: .opens) { opened = step.start }
      // Slot 0 is that of words without a name.
      if edge.slot != 0 { found.values.append(PatternMatches.Value(slot: Int(edge.slot), value: step.value)) }
    }
    if extent == nil || !search.marks.isDisjoint(with: .closes) { close(at: search.end) }
    found.matches.append(
      PatternMatch(
        row: Int(search.row), extent: extent ?? search.start..<search.end, second: second,
        values: firstValue..<found.values.count))
  }
}

extension PatternMatch {
  /// The token behind its annotations.
  public var end: Int { second?.upperBound ?? extent.upperBound }
}
