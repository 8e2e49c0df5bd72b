internal import Annotations
internal import Lexicons

/// One article on its way through the passes: its tokens with what the lexicons say of each, and the mentions found.
struct Article {
  /// How far letter case can be trusted in a sentence.
  enum LetterCase: UInt8 {
    case ordinary
    /// A headline In Title Case.
    case title
    /// A LINE IN CAPITALS.
    case upper
  }

  let lexicon: EntityLexicon
  let passes: EntityPasses
  let tokens: [Token]
  let text: [UInt8]
  let sentences: [Sentence]
  var classes: [NameClass] = []
  var cases: [LetterCase] = []
  var mentions: [Mention] = []
  var written: WrittenForms
  /// The tokens at which a name may begin for what they themselves show; most cannot.
  private(set) var beginnings: TokenSet
  /// The sentence that is looked at, and its tokens.
  private(set) var sentence = -1
  private(set) var sentenceEnd = 0
  private(set) var sentenceStart = 0
  /// The first token of the sentence that is no mark, or one that separates: what follows it opens no sentence.
  private var opening = 0

  init(_ lexicon: EntityLexicon, _ document: Document, _ layers: Layers, _ passes: EntityPasses) {
    self.lexicon = lexicon
    self.passes = passes
    tokens = layers.tokens
    text = document.utf8
    sentences = layers.sentences
    (classes, beginnings) = Article.look(up: tokens, in: lexicon.classes)
    // Empty until cases are known.
    written = WrittenForms(capacity: 0)
    let holdsAddress = mayHoldAddress
    if holdsAddress { maskAddresses() }
    (cases, written) = readSentences(holdsAddress: holdsAddress)
  }

  /// Goes to a sentence.
  mutating func enter(_ number: Int) {
    guard number != sentence else { return }
    sentence = number
    sentenceStart = sentences[number].tokens.lowerBound
    sentenceEnd = sentences[number].tokens.upperBound
    opening = sentenceStart
    while opening < sentenceEnd, !tokens[opening].shape.isDisjoint(with: [.punctuation, .number]),
      !isMark(opening, ","), !isMark(opening, "(")
    {
      opening += 1
    }
  }

  /// Whether nothing but quotation marks and dashes stands before a token in its sentence.
  func isSentenceInitial(_ index: Int) -> Bool { index <= opening }

  /// What each token is, and at which a name may begin.
  private static func look(up tokens: [Token], in table: ClassTable) -> (classes: [NameClass], beginnings: TokenSet) {
    guard !tokens.isEmpty else { return ([], TokenSet()) }
    var beginnings = TokenSet()
    let classes = [NameClass](unsafeUninitializedCapacity: tokens.count) { classes, count in
      tokens.withUnsafeBufferPointer { tokens in
        table.withReader { table in
          beginnings = TokenSet(count: tokens.count) { index in
            let token = tokens[index]
            let kind = table[token.form]
            classes.initializeElement(at: index, to: kind)
            let hasCapital = bit(!token.shape.isDisjoint(with: [.capitalized, .hasInnerUpper]))
            // `9th Circuit`
            let isNumber = bit(kind.contains(.beginsEntry)) & bit(token.shape.contains(.hasDigit))
            let isParticle = bit(kind.contains(.particle)) & bit(token.shape.contains(.hasLower))
            return UInt64(truncatingIfNeeded: hasCapital | isParticle | isNumber)
          }
        }
      }
      count = tokens.count
    }
    return (classes, beginnings)
  }

  /// How far letter case can be trusted in each sentence, and how words are written where it can be.
  private func readSentences(holdsAddress: Bool) -> (cases: [LetterCase], written: WrittenForms) {
    var cases: [LetterCase] = []
    cases.reserveCapacity(sentences.count)
    var written = WrittenForms(capacity: tokens.count)
    for sentence in sentences {
      let letterCase = letterCase(of: sentence)
      cases.append(letterCase)
      guard letterCase == .ordinary else { continue }
      // Addresses are written in lower case throughout.
      if holdsAddress {
        written.note(tokens, sentence.tokens) { !classes[$0].contains(.masked) }
      } else {
        written.note(tokens, sentence.tokens) { _ in true }
      }
    }
    return (cases, written)
  }

  /// Whether the text has what every address has: an at-sign, `:/` or `ww`. Most texts are free of it.
  private var mayHoldAddress: Bool {
    text.withUnsafeBufferPointer { text in
      var found: UInt8 = 0
      for index in 0..<max(0, text.count - 1) {
        let (byte, next) = (text[index], text[index + 1])
        let isScheme = (byte ^ UInt8(ascii: ":")) | (next ^ UInt8(ascii: "/")) == 0
        let isWeb = (byte ^ UInt8(ascii: "w")) | (next ^ UInt8(ascii: "w")) == 0
        found |= (isScheme ? 1 : 0) | (isWeb ? 1 : 0) | (byte == UInt8(ascii: "@") ? 1 : 0)
      }
      return found != 0
    }
  }

  /// Takes out what stands in addresses: names in them are no mentions.
  private mutating func maskAddresses() {
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, tokens[end].isGlued { end += 1 }
      if end > start + 2 ? isAddress(start, end) : isMailAddress(start) {
        for index in start..<end { classes[index] = .masked }
      }
      start = end
    }
  }

  /// `Ostrell@example.com` as one token.
  private func isMailAddress(_ index: Int) -> Bool {
    // Few tokens have a stop inside.
    tokens[index].shape.contains(.hasStop) && tokens[index].end - tokens[index].start > 5
      && text[tokens[index].range].dropFirst().contains(UInt8(ascii: "@"))
  }

  /// Whether touching tokens hold `://` or an at-sign, begin with `www.`, or name a host and a path.
  private func isAddress(_ start: Int, _ end: Int) -> Bool {
    for index in start + 1..<end - 1 {
      switch byte(index) {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: ":"): if byte(index + 1) == UInt8(ascii: "/") { return true }
      // `pic.example.com/18wdP`
      case UInt8(ascii: "/"):
        if tokens[index - 1].shape.isSuperset(of: [.hasStop, .hasLower]),
          tokens[index - 1].shape.isDisjoint(with: [.capitalized, .hasDigit])
        {
          return true
        }
      default: break
      }
    }
    return text[Int(tokens[start].start)...].starts(with: "www.".utf8)
  }

  private func letterCase(of sentence: Sentence) -> LetterCase {
    if isMostlyLower(sentence.tokens) { return .ordinary }
    var words = 0
    var capitalized = 0
    var upper = 0
    var commonCapitals = 0
    let tokens = tokens.span
    let classes = classes.span
    // Sums of bits: of many words in a row the processor cannot foresee which way a branch would go.
    for index in sentence.tokens {
      let shape = tokens[index].shape
      let length = tokens[index].end - tokens[index].start
      let isWord = bit(shape.contains(.hasLetter)) & bit(length > 1)
      let isUpper = isWord & bit(shape.contains(.allCaps))
      let isLong = isWord & ~isUpper & bit(length > 3)
      let isCapitalized = isLong & bit(shape.contains(.capitalized))
      words += isUpper + isLong
      upper += isUpper & (bit(length > 2) | bit(!shape.contains(.hasStop)))
      capitalized += isCapitalized
      commonCapitals +=
        isCapitalized & bit(classes[index].contains(.frequent)) & bit(index > sentence.tokens.lowerBound)
    }
    if upper > 1, upper * 5 >= words * 4 { return .upper }
    if upper == 1, words == 1, sentence.tokens.count > 1 { return .upper }
    let endsWithStop = sentence.tokens.last.map { byte($0) == UInt8(ascii: ".") } ?? false
    if words >= 4, !endsWithStop, commonCapitals >= 2, (capitalized + upper) * 10 >= words * 8 { return .title }
    return .ordinary
  }

  /// Whether more than a fifth of the tokens are longer words without a capital: no headline has so many, and most
  /// sentences show them at once.
  private func isMostlyLower(_ range: Range<Int>) -> Bool {
    let enough = range.count / 5 + 1
    return tokens[range].withUnsafeBufferPointer { tokens in
      var count = 0
      for token in tokens {
        let isLower = token.shape.intersection([.hasLetter, .capitalized, .allCaps]) == .hasLetter
        count &+= bit(isLower) & bit(token.end &- token.start > 3)
        if count == enough { return true }
      }
      return false
    }
  }

  /// The first byte of a token.
  func byte(_ index: Int) -> UInt8 { text[Int(tokens[index].start)] }

  @inline(__always)
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens[index].shape.isSuperset(of: [.punctuation, .single]) && byte(index) == UInt8(ascii: mark)
  }

  /// Whether a token is the possessive `'s` or `’s`.
  func isPossessive(_ index: Int) -> Bool {
    let token = tokens[index]
    guard bit(token.isGlued) & bit(token.shape.contains(.hasLetter)) != 0, token.end - token.start >= 2,
      token.end - token.start <= 4
    else { return false }
    return text[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s")
      && (byte(index) == UInt8(ascii: "'") || byte(index) == 0xE2 || byte(index) == 0xCA)
  }

  /// Whether a token begins with a capital, or shows one inside, as `eBay`.
  func isCapitalized(_ index: Int) -> Bool {
    let shape = tokens[index].shape
    return bit(shape.contains(.hasLetter))
      & (bit(shape.contains(.capitalized)) | bit(shape.isSuperset(of: [.hasInnerUpper, .hasLower]))) != 0
  }

  func isLower(_ index: Int) -> Bool {
    tokens[index].shape.intersection([.hasLower, .capitalized, .hasInnerUpper]) == .hasLower
  }
}

@inline(__always)
private func bit(_ isSet: Bool) -> Int { isSet ? 1 : 0 }
