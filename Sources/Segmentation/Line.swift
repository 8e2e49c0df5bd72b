internal import Annotations

/// A line or a wrapped paragraph: what zones are made of.
struct Line {
  let tokens: Range<Int>
  /// The last mark, closing quotes and brackets aside, ends a sentence.
  let isSentence: Bool
  /// How many sentences there are.
  let sentences: Int

  var count: Int { tokens.count }

  /// A paragraph of a story: several sentences, or one that is long enough not to be a heading.
  var isProse: Bool { isSentence && (sentences > 1 || count >= 9) }

  /// All lines of a text: a paragraph ends one, and a line end that ends a sentence.
  static func lines(_ reading: Reading, _ sentences: [Sentence]) -> [Line] {
    var lines: [Line] = []
    var first = 0
    for index in sentences.indices {
      let end = sentences[index].tokens.upperBound
      guard end == reading.tokens.count || reading.tokens[end].gap >= .line else { continue }
      let tokens = sentences[first].tokens.lowerBound..<end
      lines.append(Line(tokens: tokens, isSentence: endsSentence(tokens, reading), sentences: index + 1 - first))
      first = index + 1
    }
    return lines
  }

  private static func endsSentence(_ tokens: Range<Int>, _ reading: Reading) -> Bool {
    for index in tokens.reversed().prefix(4) {
      switch reading.mark(index) {
      case .closingQuote, .closingBracket, .doubleQuote, .singleQuote: continue
      case let mark: return mark.isTerminator
      }
    }
    return false
  }
}
