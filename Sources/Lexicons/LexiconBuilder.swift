public import Annotations
public import ICU

/// Reads tables and numbers their words, while the stages that need them are made.
///
/// The vocabulary grows until the last stage is made; the tokenizer then takes it.
public struct LexiconBuilder: ~Copyable {
  public let directory: LexiconDirectory
  public private(set) var vocabulary = Vocabulary(capacity: 80_000)
  private var scanner = WordScanner()
  private var folded = FoldedForm()

  public init(_ directory: LexiconDirectory) throws(ICUError) {
    self.directory = directory
  }

  /// A phrase of a table as tokens, its words numbered.
  public mutating func tokens(of phrase: ArraySlice<UInt8>) -> [Token] {
    phrase.withUnsafeBufferPointer { text in
      // ICU refuses no valid text, and tables are checked to be valid UTF-8.
      guard var tokens = try? scanner.tokens(of: text) else { return [] }
      for index in tokens.indices {
        folded.fold(tokens[index].range, of: text)
        let (words, length) = (folded.words, folded.count)
        tokens[index].form = vocabulary.intern(words, length: length, hash: Vocabulary.hash(words, length: length))
      }
      return tokens
    }
  }

  /// A phrase given as text.
  public mutating func tokens(of phrase: some StringProtocol) -> [Token] {
    tokens(of: Array(phrase.utf8)[...])
  }

  /// The number of a single word; nil where the text is not exactly one token.
  public mutating func form(of word: some StringProtocol) -> UInt32? {
    let tokens = tokens(of: word)
    return tokens.count == 1 ? tokens[0].form : nil
  }
}
