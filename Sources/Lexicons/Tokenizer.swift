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

  /// How many words are folded before they are looked up, so that their look-ups wait for memory together.
  private static let batch = 32

  /// Words that no lexicon has are numbered from the vocabulary's end on, for this document alone.
  private func number(_ tokens: inout [Token], _ text: UnsafeBufferPointer<UInt8>) {
    var unknown = Vocabulary(capacity: 256)
    var folded = FoldedForm()
    let room = 4
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Tokenizer.batch * room) { words in
      withUnsafeTemporaryAllocation(of: Pending.self, capacity: Tokenizer.batch) { pending in
        tokens.withUnsafeMutableBufferPointer { tokens in
          var start = 0
          while start < tokens.count {
            let end = min(start + Tokenizer.batch, tokens.count)
            for index in start..<end {
              let range = tokens[index].range
              let place = words.baseAddress! + (index - start) * room
              if let word = FoldedForm.shortASCII(range, of: text) {
                place.pointee = word
                let hash = Vocabulary.hash(short: word, length: range.count)
                pending[index - start] = Pending(hash: hash, isFolded: true, isLikely: false)
                continue
              }
              let isFolded = FoldedForm.foldASCII(range, of: text, to: place, room: room)
              let word = UnsafeBufferPointer(start: place, count: isFolded ? (range.count + 7) / 8 : 1)
              let hash = Vocabulary.hash(word, length: range.count)
              pending[index - start] = Pending(hash: hash, isFolded: isFolded, isLikely: false)
            }
            // A loop of its own, so short that the processor waits for all the slots together.
            vocabulary.markLikely(in: 0..<end - start, { pending[$0].hash }, { pending[$0].isLikely = $1 })
            for index in start..<end {
              let range = tokens[index].range
              let next = pending[index - start]
              guard next.isFolded else {
                tokens[index].form = number(range, of: text, &folded, &unknown)
                continue
              }
              let place = words.baseAddress! + (index - start) * room
              if next.isLikely, range.count <= 8,
                let known = vocabulary.find(short: place.pointee, length: range.count, hash: next.hash)
              {
                tokens[index].form = known
                continue
              }
              let word = UnsafeBufferPointer(start: place, count: (range.count + 7) / 8)
              let known =
                next.isLikely && range.count > 8 ? vocabulary.find(word, length: range.count, hash: next.hash) : nil
              tokens[index].form =
                known ?? UInt32(vocabulary.count) + unknown.intern(word, length: range.count, hash: next.hash)
            }
            start = end
          }
        }
      }
    }
  }

  /// A word between folding and look-up.
  private struct Pending {
    var hash: UInt32
    /// False for a word that is long or not ASCII, which is folded when it is looked up.
    var isFolded: Bool
    /// Whether the vocabulary has any word where this one would be.
    var isLikely: Bool
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
