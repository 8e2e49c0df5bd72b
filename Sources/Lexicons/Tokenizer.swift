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
    var scanner = WordScanner()
    let result: Result<[Token], ICUError> = utf8.withUnsafeBufferPointer { text in
      do throws(ICUError) {
        var tokens = try scanner.tokens(of: text)
        number(&tokens, text)
        return .success(tokens)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Words that no lexicon has are numbered from the vocabulary's end on, for this document alone.
  private func number(_ tokens: inout [Token], _ text: UnsafeBufferPointer<UInt8>) {
    var unknown = Vocabulary(capacity: 256)
    let firstUnknown = UInt32(vocabulary.count)
    var folded = FoldedForm()
    for index in tokens.indices {
      folded.fold(tokens[index].range, of: text)
      let (words, length) = (folded.words, folded.count)
      let hash = Vocabulary.hash(words, length: length)
      tokens[index].form =
        vocabulary.find(words, length: length, hash: hash)
        ?? firstUnknown + unknown.intern(words, length: length, hash: hash)
    }
  }
}
