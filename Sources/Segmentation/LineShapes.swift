internal import Annotations

/// Tells a line that was wrapped inside a sentence from a line that is a unit of its own (heading, byline, list item).
///
/// A wrapped line goes on in lower case, or, in a text that has such lines, is so full that the next line's first
/// word found no room in it.
struct LineShapes {
  /// Length in bytes of the longest line that goes on in lower case on the next one; zero where the text is not wrapped.
  private var width = 0

  /// Shorter lines are not wrapped: they are headings, list items, verses.
  private static let shortestWrapped = 40
  /// Longer lines are paragraphs of a text that does not wrap.
  private static let longestWrapped = 130

  init(_ reading: Reading) {
    for index in reading.tokens.indices.dropFirst() where reading.tokens[index].gap == .line {
      let token = reading.tokens[index]
      guard token.shape.contains(.hasLower), !token.shape.contains(.capitalized) else { continue }
      let length = LineShapes.lineLength(reading, before: index)
      if LineShapes.shortestWrapped...LineShapes.longestWrapped ~= length { width = max(width, length) }
    }
  }

  /// Whether the line that ends before a token, whose gap is a line end, is a unit of its own.
  ///
  /// To be asked only where no full stop decides.
  func isUnit(before index: Int, _ reading: Reading) -> Bool {
    let next = reading.tokens[index]
    switch reading.mark(index) {
    case .bullet, .openingBracket: return true
    case .comma, .closingBracket, .semicolon: return false
    case .stop, .closingQuote: return false
    default: break
    }
    let length = LineShapes.lineLength(reading, before: index)
    if next.shape.contains(.hasLower), !next.shape.contains(.capitalized) {
      return length < LineShapes.shortestWrapped && reading.mark(index - 1) != .comma
    }
    guard width > 0, length <= LineShapes.longestWrapped else { return true }
    return length + 1 + LineShapes.wordLength(reading, at: index) <= width
  }

  /// Bytes of the line that ends before a token.
  private static func lineLength(_ reading: Reading, before index: Int) -> Int {
    let end = Int(reading.tokens[index - 1].end)
    let limit = max(0, end - longestWrapped - 1)
    var start = end
    while start > limit, reading.text[start - 1] != UInt8(ascii: "\n"), reading.text[start - 1] != UInt8(ascii: "\r") {
      start -= 1
    }
    return end - start
  }

  /// Bytes up to the next white space.
  private static func wordLength(_ reading: Reading, at index: Int) -> Int {
    var last = index
    while last + 1 < reading.tokens.count, reading.tokens[last + 1].isGlued, last - index < 16 { last += 1 }
    return Int(reading.tokens[last].end - reading.tokens[index].start)
  }
}
