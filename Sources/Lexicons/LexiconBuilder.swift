public import Annotations
public import ICU

/// Reads tables and numbers their words, while the stages that need them are made.
///
/// The vocabulary grows until the last stage is made; the tokenizer then takes it.
public struct LexiconBuilder: ~Copyable {
  public let directory: LexiconDirectory
  public private(set) var vocabulary = Vocabulary(capacity: 200_000)
  private var scanner: WordScanner
  /// Kept between phrases, so that folding allocates nothing; taken out while in use.
  private var spareForm = FoldedForm()

  public init(_ directory: LexiconDirectory) throws(ICUError) {
    self.directory = directory
    scanner = try WordScanner()
  }

  /// A phrase of a table as tokens, its words numbered.
  public mutating func tokens(of phrase: ArraySlice<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var folded = FoldedForm()
    swap(&folded, &spareForm)
    defer { swap(&folded, &spareForm) }
    phrase.withUnsafeBufferPointer { text in
      if appendPlainWords(text, &folded, to: &tokens) { return }
      tokens.removeAll(keepingCapacity: true)
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

  /// Cuts a phrase of ASCII letters, single spaces and hyphens, as most are, without asking ICU; such words need no
  /// rule of Unicode Standard Annex 29 but that letters hold together.
  ///
  /// - Returns: false where the phrase has anything else.
  private mutating func appendPlainWords(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: inout FoldedForm, to tokens: inout [Token]
  ) -> Bool {
    guard let last = text.last, last != UInt8(ascii: " "), text[0] != UInt8(ascii: " ") else { return false }
    tokens.reserveCapacity(4)
    var start = 0
    var gap = Token.Gap.paragraph
    while start < text.count {
      var end = start
      while end < text.count, (text[end] | 0x20) &- UInt8(ascii: "a") < 26 { end += 1 }
      if end == start {
        switch text[end] {
        case UInt8(ascii: "-"): end += 1
        case UInt8(ascii: " ") where gap == .none:
          gap = .space
          start += 1
          continue
        default: return false
        }
      }
      let word = UnsafeBufferPointer(rebasing: text[start..<end])
      folded.fold(word)
      let form = vocabulary.intern(folded.bytes.span)
      tokens.append(Token(start: start, end: end, form: form, shape: shape(of: word), gap: gap))
      gap = .none
      start = end
    }
    return true
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
