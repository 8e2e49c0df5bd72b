public import Annotations

/// A pattern found in a text.
public struct PatternMatch: Sendable {
  /// Row of the patterns' table.
  public let row: Int
  /// The annotations' tokens: one range, or two.
  public let extents: [Range<Int>]
  /// All tokens, what stands outside the braces included.
  public let tokens: Range<Int>
  /// The values of its classes and numbers, in text order.
  public let values: [Value]

  public struct Value: Sendable, Hashable {
    /// Index in ``TokenPatterns/slots``.
    public var slot: Int
    /// What the class table says; of a number of several words, hundredths; of digits, their value.
    public var value: Int
    public var tokens: Range<Int>
  }
}

/// The way that the matcher took to a node; kept between calls, so that matching allocates only for what it finds.
public struct PatternPath {
  struct Step {
    var edge: Int
    var start: Int
    var end: Int
    var value: Int
  }

  /// A phrase of several words that a class has.
  struct Phrase {
    var classIndex: Int
    var end: Int
    var value: Int
  }

  var steps: [Step] = []
  var best: [Step] = []
  var bestRow = -1
  /// Phrases that begin at tokens looked at, each token's together: many patterns ask at the same token.
  var phrases: [Phrase] = []
  /// By token, counted from the match's first: its range in `phrases`; nil where nobody asked yet.
  var phraseRanges: [Range<Int>?] = []

  public init() {}
}

extension TokenPatterns {
  /// Whether a pattern might begin with a token.
  @inline(__always)
  public func mayBegin(_ token: Token) -> Bool {
    let mask = nodes[0].mask & mask(of: token)
    return mask & ~TokenClasses.literalBit != 0 || (mask != 0 && initialLiterals[token.form])
  }

  @inline(__always)
  private func mask(of token: Token) -> UInt64 {
    classes.mask(token.form) | (token.shape.contains(.number) ? TokenClasses.digitsBit : 0)
  }

  /// The pattern that begins at a token and reaches furthest; of equal ones the first of the table.
  ///
  /// No match goes over a blank line.
  /// - Complexity: bound by the patterns' length and the number of their branches, not by the text's length.
  public func longestMatch(
    _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at start: Int, _ path: inout PatternPath
  ) -> PatternMatch? {
    guard mayBegin(tokens[start]) else { return nil }
    path.best.removeAll(keepingCapacity: true)
    path.bestRow = -1
    path.phrases.removeAll(keepingCapacity: true)
    path.phraseRanges.removeAll(keepingCapacity: true)
    follow(0, tokens, text, at: start, from: start, &path)
    guard path.bestRow >= 0 else { return nil }
    return match(path, from: start)
  }

  private func follow(
    _ node: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int, from start: Int,
    _ path: inout PatternPath
  ) {
    let flat = nodes[node]
    if flat.firstAccept != 0 { accept(flat.firstAccept, tokens, at: index, from: start, &path) }
    guard index < tokens.count, index == start || tokens[index].gap < .paragraph else { return }
    let token = tokens[index]
    var bits = flat.mask & mask(of: token)
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      let key = bit == 63 ? 63 << 32 | UInt64(token.form) : UInt64(bit) << 32
      var number = firstEdge(of: flat, key: key)
      let end = Int(flat.firstEdge + flat.edgeCount)
      // Words and digits are one token; after most of them no pattern goes on.
      if bit >= 62, number < end, restMasks[number] != .max {
        guard index + 1 < tokens.count, restMasks[number] & mask(of: tokens[index + 1]) != 0 else { continue }
      }
      while number < end, edgeKeys[number] == key {
        take(number, tokens, text, at: index, from: start, &path)
        number += 1
      }
    }
  }

  /// The first edge of a node with a key, or the one before which it would stand.
  private func firstEdge(of node: Node, key: UInt64) -> Int {
    var low = Int(node.firstEdge)
    var high = low + Int(node.edgeCount)
    while low < high {
      let middle = (low + high) / 2
      if edgeKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func take(
    _ edgeNumber: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int, from start: Int,
    _ path: inout PatternPath
  ) {
    let edge = edges[edgeNumber]
    let token = tokens[index]
    guard !edge.isGlued || token.isGlued else { return }
    switch edge.kind {
    case .literal(_, let value): step(edgeNumber, tokens, text, index..<index + 1, value, from: start, &path)
    case .member(let classIndex):
      if let value = classes.value(of: token, in: classIndex) {
        step(edgeNumber, tokens, text, index..<index + 1, value, from: start, &path)
      }
      guard classes.beginsPhrase(token.form, in: classIndex) else { return }
      for number in phrases(tokens, at: index, from: start, &path) where path.phrases[number].classIndex == classIndex {
        let phrase = path.phrases[number]
        step(edgeNumber, tokens, text, index..<phrase.end, phrase.value, from: start, &path)
      }
    case .digits(let low, let high, let count):
      guard let value = digits(token, text), (low...high).contains(value),
        count == 0 || Int(token.end - token.start) == count
      else { return }
      step(edgeNumber, tokens, text, index..<index + 1, value, from: start, &path)
    case .number:
      let end = tokens.count
      if let phrase = NumberPhrase(tokens, text, at: index, limit: end, classes, cardinalClass: cardinalClass) {
        step(edgeNumber, tokens, text, index..<index + phrase.length, phrase.hundredths, from: start, &path)
      }
    }
  }

  /// The phrases that begin at a token, as a range of the path's.
  private func phrases(
    _ tokens: borrowing Span<Token>, at index: Int, from start: Int, _ path: inout PatternPath
  ) -> Range<Int> {
    let offset = index - start
    while path.phraseRanges.count <= offset { path.phraseRanges.append(nil) }
    if let known = path.phraseRanges[offset] { return known }
    let first = path.phrases.count
    classes.forEachPhrase(tokens, at: index, limit: tokens.count) { classIndex, length, value in
      path.phrases.append(PatternPath.Phrase(classIndex: classIndex, end: index + length, value: value))
    }
    // The shorter ones come first.
    while path.phrases.count > first, crossesParagraph(tokens, index..<path.phrases[path.phrases.count - 1].end) {
      path.phrases.removeLast()
    }
    let range = first..<path.phrases.count
    path.phraseRanges[offset] = range
    return range
  }

  private func crossesParagraph(_ tokens: borrowing Span<Token>, _ range: Range<Int>) -> Bool {
    for index in range.dropFirst() where tokens[index].gap == .paragraph { return true }
    return false
  }

  private func step(
    _ edge: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ value: Int,
    from start: Int, _ path: inout PatternPath
  ) {
    let target = Int(edges[edge].target)
    if nodes[target].firstAccept == 0 {
      guard range.upperBound < tokens.count, nodes[target].mask & mask(of: tokens[range.upperBound]) != 0
      else { return }
    }
    path.steps.append(PatternPath.Step(edge: edge, start: range.lowerBound, end: range.upperBound, value: value))
    follow(target, tokens, text, at: range.upperBound, from: start, &path)
    path.steps.removeLast()
  }

  private func accept(
    _ first: Int32, _ tokens: borrowing Span<Token>, at end: Int, from start: Int, _ path: inout PatternPath
  ) {
    var next = first
    while next != 0 {
      let accept = accepts[Int(next - 1)]
      next = accept.next
      let row = Int(accept.row)
      let bestEnd = path.best.last?.end ?? start
      guard path.bestRow < 0 || end > bestEnd || (end == bestEnd && row < path.bestRow) else { continue }
      guard
        holds(
          before[row], tokens, at: start - 1, touches: start, isEdge: start == 0 || tokens[start].gap == .paragraph),
        holds(after[row], tokens, at: end, touches: end, isEdge: end == tokens.count || tokens[end].gap == .paragraph)
      else { continue }
      path.best.removeAll(keepingCapacity: true)
      path.best.append(contentsOf: path.steps)
      path.bestRow = row
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
    var bits = condition.mask & mask(of: token)
    while !found, bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      found = 1 << UInt64(bit) == TokenClasses.digitsBit || classes.value(of: token, in: bit) != nil
    }
    return found != condition.isNegated
  }

  private func match(_ path: PatternPath, from start: Int) -> PatternMatch {
    var extents: [Range<Int>] = []
    var opened = start
    var values: [PatternMatch.Value] = []
    for step in path.best {
      let edge = edges[step.edge]
      if edge.opens != 0 { opened = step.start }
      if edge.closes != 0 { extents.append(opened..<step.end) }
      if slots[Int(edge.slot)].isEmpty { continue }
      values.append(PatternMatch.Value(slot: Int(edge.slot), value: step.value, tokens: step.start..<step.end))
    }
    return PatternMatch(
      row: path.bestRow, extents: extents, tokens: start..<(path.best.last?.end ?? start), values: values)
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
