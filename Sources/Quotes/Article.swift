internal import Annotations
internal import Lexicons

/// One document as the sieves read it: flat arrays over its tokens, and what the lexicon knows of each.
///
/// Positions are token indices, ranges half-open. A class, so that what works on it refers to it instead of carrying it
/// along.
final class Article {
  let tokens: [Token]
  let words: [QuoteLexicon.Word]
  let sentences: [Range<Int>]
  let paragraphs: [Range<Int>]
  /// By token: its sentence.
  let sentenceOf: [Int32]
  /// By token: its paragraph.
  let paragraphOf: [Int32]
  let utf8: [UInt8]
  /// The names that the stages before found.
  private let entities: [Entity]
  /// The stretches in marks, in text order.
  let stretches: [MarkedStretch]
  /// Whether any stretch is in double marks.
  let hasDoubleMarks: Bool
  /// By token: the stretch it is in, marks included, or -1.
  let stretchOf: [Int32]

  init(_ document: Document, _ layers: Layers, _ lexicon: QuoteLexicon) {
    let words = document.utf8.withUnsafeBufferPointer { Article.words(layers.tokens, $0, lexicon) }
    tokens = layers.tokens
    self.words = words
    utf8 = document.utf8
    entities = layers.entities
    let paragraphs = Article.paragraphs(layers.tokens, words)
    self.paragraphs = paragraphs
    paragraphOf = Article.owners(paragraphs, count: layers.tokens.count)
    sentences = Article.sentences(layers.sentences, cutBy: paragraphs, count: layers.tokens.count)
    sentenceOf = Article.owners(sentences, count: layers.tokens.count)
    var scanner = MarkScanner(tokens: layers.tokens, words: words, utf8: document.utf8)
    let stretches = scanner.stretches(in: paragraphs)
    self.stretches = stretches
    hasDoubleMarks = stretches.contains { !$0.isSingle }
    stretchOf = Article.owners(stretches.map(\.tokens), count: layers.tokens.count)
  }

  func kinds(_ index: Int) -> WordKinds { words[index].kinds }

  /// Whether the token at a position, which may lie outside the text, has one of these kinds.
  func isAny(_ kinds: WordKinds, at index: Int) -> Bool {
    tokens.indices.contains(index) && !words[index].kinds.isDisjoint(with: kinds)
  }

  func sentence(at index: Int) -> Range<Int> { sentences[Int(sentenceOf[index])] }
  func paragraph(at index: Int) -> Range<Int> { paragraphs[Int(paragraphOf[index])] }
  /// Whether a token's last letter is s.
  func endsInS(_ index: Int) -> Bool { utf8[Int(tokens[index].end) - 1] == UInt8(ascii: "s") }
  func isMarked(_ index: Int) -> Bool { stretchOf[index] >= 0 }

  /// Whether the first word within marks has a capital.
  func isCapitalized(_ stretch: MarkedStretch) -> Bool {
    stretch.inner.first.map { tokens[$0].shape.contains(.capitalized) } ?? false
  }

  /// The last token within marks that is no mark itself: the comma in `“‘No,’”`.
  func lastWithin(_ stretch: MarkedStretch) -> Int? {
    stretch.inner.last { !tokens[$0].shape.contains(.punctuation) || !words[$0].kinds.isEmpty }
  }

  /// How many letters and digits a token has.
  func letters(_ index: Int) -> Int {
    tokens[index].range.count { byte in
      switch utf8[byte] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC3...0xE1, 0xE3...: true
      default: false
      }
    }
  }

  func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Whether a token is in a name of one of these labels.
  func isNamed(_ index: Int, as labels: Set<EntityLabel>) -> Bool {
    let start = Int(tokens[index].start)
    var (low, high) = (0, entities.count)
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].range.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    return entities[low...].prefix(2).contains { $0.range.contains(start) && labels.contains($0.label) }
  }

  /// Number of tokens of the attributing phrase that begins at a position; zero where none does.
  func phraseLength(at index: Int, limit: Int, _ lexicon: QuoteLexicon) -> Int {
    guard isAny(.phraseStart, at: index) else { return 0 }
    let tokens = tokens
    return lexicon.phrases.length(tokens.span, at: index, limit: limit)
  }

  /// The number of words in a range, marks and stops left out.
  func wordCount(_ range: Range<Int>) -> Int {
    range.count { !tokens[$0].shape.contains(.punctuation) && !words[$0].kinds.contains(.possessiveS) }
  }
}

extension Article {
  /// By token: the index of the range that holds it, or -1.
  private static func owners(_ ranges: [Range<Int>], count: Int) -> [Int32] {
    var owners = [Int32](repeating: -1, count: count)
    for (index, range) in ranges.enumerated() {
      for token in range { owners[token] = Int32(truncatingIfNeeded: index) }
    }
    return owners
  }

  /// In tokens. What is longer is no prose, and is cut, so that looking ahead and back to a sentence's ends stays bounded.
  private static let longestSentence = 1000

  /// A sentence never runs over the end of a paragraph, and the sentences tile the text.
  private static func sentences(_ given: [Sentence], cutBy paragraphs: [Range<Int>], count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(given.count + paragraphs.count)
    var next = 0
    for paragraph in paragraphs {
      var start = paragraph.lowerBound
      while next < given.count, given[next].tokens.lowerBound < paragraph.upperBound {
        let bound = given[next].tokens.lowerBound
        if bound > start, bound < count {
          append(start..<bound)
          start = bound
        }
        next += 1
      }
      append(start..<paragraph.upperBound)
    }
    return ranges

    func append(_ range: Range<Int>) {
      var start = range.lowerBound
      while range.upperBound - start > longestSentence {
        ranges.append(start..<start + longestSentence)
        start += longestSentence
      }
      ranges.append(start..<range.upperBound)
    }
  }

  /// Paragraphs end at blank lines; at each line end too, unless lines are wrapped.
  private static func paragraphs(_ tokens: [Token], _ words: [QuoteLexicon.Word]) -> [Range<Int>] {
    let isWrapped = isWrapped(tokens, words)
    var paragraphs: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst()
    where tokens[index].gap == .paragraph || (tokens[index].gap == .line && !isWrapped) {
      paragraphs.append(start..<index)
      start = index
    }
    if start < tokens.count { paragraphs.append(start..<tokens.count) }
    return paragraphs
  }

  /// Whether single line ends fall within sentences, as in a text set to a column's width.
  private static func isWrapped(_ tokens: [Token], _ words: [QuoteLexicon.Word]) -> Bool {
    var ends = 0
    var endsInSentence = 0
    for index in tokens.indices.dropFirst() where tokens[index].gap == .line {
      ends += 1
      let before = tokens[index - 1].shape
      if !before.contains(.punctuation) || words[index - 1].kinds.contains(.comma),
        !tokens[index].shape.contains(.capitalized)
      {
        endsInSentence += 1
      }
    }
    return endsInSentence * 3 > ends
  }

  private static func words(
    _ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>, _ lexicon: QuoteLexicon
  ) -> [QuoteLexicon.Word] {
    var words: [QuoteLexicon.Word] = []
    words.reserveCapacity(tokens.count)
    for index in tokens.indices {
      let token = tokens[index]
      var word = lexicon[token.form]
      if !word.kinds.isDisjoint(with: [.modal, .past]), isName(tokens, index, text) {
        word = QuoteLexicon.Word()
      }
      if token.shape.contains(.punctuation) {
        word.kinds.formUnion(markKinds(tokens, index, text))
      } else if token.shape.contains(.capitalized) {
        word.kinds.subtract(.endings)
      } else if token.form >= lexicon.readForms {
        word.kinds.formUnion(WordKinds.ending(of: UnsafeBufferPointer(rebasing: text[token.range])))
      }
      words.append(word)
    }
    return words
  }

  /// Whether a capital within a sentence shows that a word like "will" is a name: `said Will Berg`, `…,” Will said`.
  private static func isName(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard tokens[index].shape.contains(.capitalized), index > 1, index + 1 < tokens.count else { return false }
    let before = tokens[index - 1].shape
    let next = tokens[index + 1].shape
    if before.contains(.punctuation) { return text[Int(tokens[index - 2].start)] == UInt8(ascii: ",") }
    return before.contains(.hasLetter) && !before.contains(.capitalized)
      && (next.contains(.capitalized) || next.contains(.punctuation))
  }

  private static func markKinds(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> WordKinds {
    let token = tokens[index]
    let first = text[Int(token.start)]
    switch first {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .stop
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return [.stop, .exclamation]
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"), UInt8(ascii: "|"): return .semicolon
    case UInt8(ascii: "("), UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "-"):
      let isWithinWord =
        token.isGlued && index + 1 < tokens.count && tokens[index + 1].isGlued && index > 0
        && !tokens[index - 1].shape.contains(.punctuation) && !tokens[index + 1].shape.contains(.punctuation)
      return isWithinWord ? .hyphen : .dash
    case 0xE2:
      guard token.end - token.start == 3, text[Int(token.start) + 1] == 0x80 else { return [] }
      switch text[Int(token.start) + 2] {
      case 0x93, 0x94, 0x95: return .dash
      case 0xA2: return .semicolon
      case 0xA6: return .stop
      case 0x90, 0x91: return .hyphen
      default: return []
      }
    default: return []
    }
  }
}
