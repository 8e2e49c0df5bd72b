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
  /// - Throws: `ICUError` when ICU lacks its data.
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

  /// How many words are folded before they are looked up, so that what a look-up reads has come from memory by then.
  private static let batch = 32

  /// Words that no lexicon has are numbered from the vocabulary's end on, for this document alone.
  private func number(_ tokens: inout [Token], _ text: UnsafeBufferPointer<UInt8>) {
    var unknown = Vocabulary(capacity: 256)
    var folded = FoldedForm()
    withUnsafeTemporaryAllocation(of: Pending.self, capacity: Tokenizer.batch) { pending in
      tokens.withUnsafeMutableBufferPointer { tokens in
        var start = 0
        while start < tokens.count {
          let count = min(Tokenizer.batch, tokens.count - start)
          for index in 0..<count {
            pending[index] = Pending(tokens[start + index].range, text)
            vocabulary.prepare(pending[index].hash)
          }
          for index in 0..<count {
            let word = pending[index]
            let length = Int(word.length)
            if length == 0 {
              tokens[start + index].form = number(tokens[start + index].range, of: text, &folded, &unknown)
            } else if let known = vocabulary.find(word.first, word.second, length: length, hash: word.hash) {
              tokens[start + index].form = known
            } else {
              let new = unknown.intern(word.first, word.second, length: length, hash: word.hash)
              tokens[start + index].form = UInt32(vocabulary.count) + new
            }
          }
          start += count
        }
      }
    }
  }

  /// A word between folding and look-up.
  private struct Pending {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var hash: UInt32 = 0
    /// In bytes; zero for a word that is long or not ASCII, or at the text's end, which is folded when it is looked up.
    var length: UInt8 = 0

    @inline(__always)
    init(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
      guard let word = FoldedForm.shortASCII(range, of: text) else { return }
      (first, second) = word
      length = UInt8(truncatingIfNeeded: range.count)
      hash = Vocabulary.hash(first, second, length: range.count)
    }
  }

  /// The number of any word.
  private func number(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ folded: inout FoldedForm, _ unknown: inout Vocabulary
  ) -> UInt32 {
    folded.fold(range, of: text)
    let (words, length) = (folded.words, folded.count)
    let hash = Vocabulary.hash(words, length: length)
    return vocabulary.find(words, length: length, hash: hash)
      ?? UInt32(vocabulary.count) + unknown.intern(words, length: length, hash: hash)
  }
}
