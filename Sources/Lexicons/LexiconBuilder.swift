public import Annotations
public import ICU

/// Reads tables and numbers their words, while the stages that need them are made.
///
/// The vocabulary grows until the last stage is made; the tokenizer then takes it.
public struct LexiconBuilder: ~Copyable {
  public let directory: LexiconDirectory
  public private(set) var vocabulary = Vocabulary(capacity: 200_000)
  private var scanner: WordScanner

  public init(_ directory: LexiconDirectory) throws(ICUError) {
    self.directory = directory
    scanner = try WordScanner()
  }

  /// A phrase of a table as tokens, its words numbered.
  public mutating func tokens(of phrase: ArraySlice<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var folded = FoldedForm()
    phrase.withUnsafeBufferPointer { text in
      // A break iterator that is open refuses no valid text; tables are checked to be valid UTF-8.
      try? scanner.scan(text) { range, shape, gap in
        tokens.append(Token(start: range.lowerBound, end: range.upperBound, form: 0, shape: shape, gap: gap))
      }
      for index in tokens.indices {
        folded.fold(UnsafeBufferPointer(rebasing: text[tokens[index].range]))
        tokens[index].form = vocabulary.intern(folded.bytes.span)
      }
    }
    return tokens
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
