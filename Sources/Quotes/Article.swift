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
  /// By paragraph: whether it is no running text, but an advertisement, a link or a caption.
  private let isAside: [Bool]
  /// By token: its sentence.
  let sentenceOf: [Int32]
  /// By token: its paragraph.
  let paragraphOf: [Int32]
  let utf8: [UInt8]
  /// The names that the stages before found.
  private let entities: NamedEntities
  /// The stretches in marks, in text order.
  let stretches: [MarkedStretch]
  /// Whether any stretch is in double marks.
  let hasDoubleMarks: Bool
  /// By token: the stretch it is in, marks included, or -1.
  let stretchOf: [Int32]

  init(_ document: Document, _ layers: Layers, _ entities: NamedEntities, _ lexicon: QuoteLexicon) {
    let tokens = layers.tokens
    let read = document.utf8.withUnsafeBufferPointer { ReadWords(tokens, $0, lexicon) }
    self.tokens = tokens
    words = read.words
    utf8 = document.utf8
    self.entities = entities
    paragraphs = Article.paragraphs(tokens, read)
    paragraphOf = Article.owners(tiling: paragraphs, count: tokens.count)
    isAside = Article.asides(paragraphs, tokens, layers.zones)
    sentences = Article.sentences(layers.sentences, cutBy: paragraphs, count: tokens.count)
    sentenceOf = Article.owners(tiling: sentences, count: tokens.count)
    let scanner = MarkScanner(tokens: tokens, words: read.words, marks: read.marks, utf8: document.utf8)
    stretches = scanner.stretches(in: paragraphs)
    hasDoubleMarks = stretches.contains { !$0.isSingle }
    var stretchOf = [Int32](repeating: -1, count: tokens.count)
    for (index, stretch) in stretches.enumerated() {
      for token in stretch.tokens { stretchOf[token] = Int32(truncatingIfNeeded: index) }
    }
    self.stretchOf = stretchOf
  }

  func kinds(_ index: Int) -> WordKinds { words[index].kinds }

  /// Whether the token at a position, which may lie outside the text, has one of these kinds.
  func isAny(_ kinds: WordKinds, at index: Int) -> Bool {
    words.indices.contains(index) && !words[index].kinds.isDisjoint(with: kinds)
  }

  /// Whether a token is one of these prepositions.
  func takes(_ prepositions: QuoteLexicon.Prepositions, _ index: Int) -> Bool {
    // The shift of an unnumbered word leaves no bit.
    !prepositions.isDisjoint(with: QuoteLexicon.Prepositions(rawValue: 1 << (Int32(words[index].preposition) - 1)))
  }

  func sentence(at index: Int) -> Range<Int> { sentences[Int(sentenceOf[index])] }
  func paragraph(at index: Int) -> Range<Int> { paragraphs[Int(paragraphOf[index])] }

  /// Where the running text goes on behind a paragraph, over advertisements and links; over a few at most.
  func flowEnd(of paragraph: Range<Int>) -> Int {
    var end = paragraph.upperBound
    for _ in 0..<4 where end < tokens.count && isAside[Int(paragraphOf[end])] {
      end = self.paragraph(at: end).upperBound
    }
    return end
  }

  /// Whether a token's last letter is s.
  func endsInS(_ index: Int) -> Bool { utf8[Int(tokens[index].end) - 1] == UInt8(ascii: "s") }
  /// Whether a token is a word in lower case.
  func isLower(_ index: Int) -> Bool {
    tokens[index].shape.contains(.hasLower) && !tokens[index].shape.contains(.capitalized)
  }

  /// Whatever its first letter: what a capital begins has no ``WordKinds/endsInIng``.
  func endsInIng(_ index: Int) -> Bool { utf8[..<Int(tokens[index].end)].suffix(3).elementsEqual("ing".utf8) }
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
    utf8.withUnsafeBufferPointer { utf8 in
      // Summed without a branch: most of an article's quoted bytes pass here.
      tokens[index].range.reduce(0) { sum, index in
        let byte = utf8[index]
        let isDigit = byte &- UInt8(ascii: "0") < 10
        let isLatin = (byte | 0x20) &- UInt8(ascii: "a") < 26
        let isOther = (byte >= 0xC3) != (byte == 0xE2)
        return sum &+ ((isDigit ? 1 : 0) | (isLatin ? 1 : 0) | (isOther ? 1 : 0))
      }
    }
  }

  func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// The bytes of a source: of `I’ve` only the pronoun.
  func bytes(ofSource source: Range<Int>) -> Range<Int> {
    let bytes = bytes(source)
    let last = source.upperBound - 1
    guard isAny(.subject, at: last), isAny(.auxiliary, at: last) else { return bytes }
    // In UTF-8 `’` begins with E2.
    let apostrophe = utf8[tokens[last].range].firstIndex { $0 == UInt8(ascii: "'") || $0 == 0xE2 }
    return bytes.lowerBound..<(apostrophe ?? bytes.upperBound)
  }

  /// Whether a token is in a name of one of these labels.
  func isNamed(_ index: Int, as labels: Set<EntityLabel>) -> Bool {
    let start = Int(tokens[index].start)
    return entities[entities.first(endingAfter: start)...].prefix(2).contains {
      $0.range.contains(start) && labels.contains($0.label)
    }
  }

  /// Where the name of a body ends that begins at a token, or nil.
  func bodyEnd(at index: Int) -> Int? {
    let number = entities.first(endingAfter: Int(tokens[index].start))
    guard number < entities.count, entities[number].token == index, entities[number].label == .org else { return nil }
    return tokenBehind(entities[number])
  }

  /// Whether the name of a person, a body or a place begins at a token.
  func beginsName(_ index: Int) -> Bool {
    let number = entities.first(endingAfter: Int(tokens[index].start))
    return number < entities.count && entities[number].token == index
      && [.person, .org, .gpe].contains(entities[number].label)
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
  /// By token: the index of the range that holds it; the ranges must cover all tokens.
  private static func owners(tiling ranges: [Range<Int>], count: Int) -> [Int32] {
    Array(unsafeUninitializedCapacity: count) { owners, filled in
      for (index, range) in ranges.enumerated() {
        UnsafeMutableBufferPointer(rebasing: owners[range]).initialize(repeating: Int32(truncatingIfNeeded: index))
      }
      filled = count
    }
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
  private static func asides(_ paragraphs: [Range<Int>], _ tokens: [Token], _ zones: [Zone]) -> [Bool] {
    var zone = 0
    return paragraphs.map { paragraph in
      let start = Int(tokens[paragraph.lowerBound].start)
      while zone < zones.count, zones[zone].range.upperBound <= start { zone += 1 }
      guard zone < zones.count, zones[zone].range.contains(start) else { return false }
      return [.boilerplate, .teaser, .caption, .credit].contains(zones[zone].type)
    }
  }

  private static func paragraphs(_ tokens: [Token], _ read: ReadWords) -> [Range<Int>] {
    let isWrapped = isWrapped(tokens, read)
    var paragraphs: [Range<Int>] = []
    var start = 0
    for index in read.lineStarts where tokens[index].gap == .paragraph || !isWrapped {
      paragraphs.append(start..<index)
      start = index
    }
    if start < tokens.count { paragraphs.append(start..<tokens.count) }
    return paragraphs
  }

  /// Whether single line ends fall within sentences, as in a text set to a column's width.
  private static func isWrapped(_ tokens: [Token], _ read: ReadWords) -> Bool {
    var ends = 0
    var endsInSentence = 0
    for index in read.lineStarts where tokens[index].gap == .line {
      ends += 1
      let before = tokens[index - 1].shape
      if !before.contains(.punctuation) || read.words[index - 1].kinds.contains(.comma),
        !tokens[index].shape.contains(.capitalized)
      {
        endsInSentence += 1
      }
    }
    return endsInSentence * 3 > ends
  }
}
