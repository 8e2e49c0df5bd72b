public import Annotations
internal import ICU

/// Turns text into tokens: words of Unicode Standard Annex 29 with the splits that news needs, each with its shape
/// and the number of its folded form.
public struct Tokenizer: Sendable {
  public let vocabulary: Vocabulary

  /// - Parameter vocabulary: complete; words that stages intern later get no number here.
  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The tokens of a text, in order.
  ///
  /// - Parameter utf8: valid UTF-8.
  /// - Throws: ``ICUError`` when ICU lacks its data.
  /// - Complexity: O(n).
  public func tokens(of utf8: [UInt8]) throws -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(utf8.count / 5)
    // Words that no lexicon has are numbered from the vocabulary's end on, for this document alone.
    var unknown = Vocabulary()
    let firstUnknown = UInt32(vocabulary.count)
    var folded = FoldedForm()
    var scanner = try WordScanner()
    try utf8.withUnsafeBufferPointer { text in
      try scanner.scan(text) { range, shape, gap in
        folded.fold(UnsafeBufferPointer(rebasing: text[range]))
        let word = folded.bytes.span
        let hash = Vocabulary.hash(word)
        let form = vocabulary.find(word, hash: hash) ?? firstUnknown + unknown.intern(word, hash: hash)
        tokens.append(Token(start: range.lowerBound, end: range.upperBound, form: form, shape: shape, gap: gap))
      }
    }
    return tokens
  }
}
