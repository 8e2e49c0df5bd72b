public import Annotations
public import ICU

/// Reads tables and numbers their words, while the stages that need them are made.
///
/// The vocabulary grows until the last stage is made; the tokenizer then takes it. With a ``LexiconImage`` it begins with
/// all words of the image.
public struct LexiconBuilder: ~Copyable {
  public let directory: LexiconDirectory
  public private(set) var vocabulary: Vocabulary
  /// What the tables of names say, where an image of it is at hand.
  private var names: LexiconImage?
  /// Of the tables as they were before any was read.
  private let imageKey: UInt64?
  private var namesBegin: Int?
  private var scanner = WordScanner()
  private var folded = FoldedForm()
  private var room = PhraseRoom()
  /// What ``tokens(of:)`` gave last; where nobody holds it any more, its memory serves again.
  private var phraseTokens: [Token] = []
  private var english: [EnglishWord]?

  /// - Parameter file: where an image is kept.
  public init(_ directory: LexiconDirectory, image file: LexiconImageFile? = nil) throws(ICUError) {
    self.directory = directory
    imageKey = file?.key(of: directory)
    guard let file, let imageKey, var image = file.read(imageKey) else {
      vocabulary = Vocabulary(capacity: 120_000)
      return
    }
    vocabulary = Vocabulary(from: &image)
    english = image.read()
    namesBegin = image.read()
    names = image
  }

  /// What the tables of names say, as it was written behind ``makeImage()``; nil where the tables must be read.
  public var namesImage: LexiconImage? { names }

  /// Notes that the words of names are numbered from here on; nothing but their tables may need them.
  public mutating func beginNames() { namesBegin = namesBegin ?? vocabulary.count }

  /// How many words are numbered before those that only names have.
  public var ordinaryWords: Int { namesBegin ?? vocabulary.count }

  /// An image of the vocabulary, for the names' tables to be written behind it, when all stages are made.
  public func makeImage() -> LexiconImage {
    var image = LexiconImage(key: imageKey)
    vocabulary.write(to: &image)
    image.write(english ?? [])
    image.write(ordinaryWords)
    return image
  }

  /// A phrase of a table as tokens, its words numbered.
  public mutating func tokens(of phrase: ArraySlice<UInt8>) -> [Token] {
    room.hold(phrase)
    phraseTokens.removeAll(keepingCapacity: true)
    // ICU refuses no valid text, and tables are checked to be valid UTF-8.
    do { try scanner.append(wordsOf: room.text, to: &phraseTokens) } catch { return [] }
    for index in phraseTokens.indices { phraseTokens[index].form = number(phraseTokens[index].range) }
    return phraseTokens
  }

  /// A phrase given as text.
  public mutating func tokens(of phrase: some StringProtocol) -> [Token] {
    tokens(of: Array(phrase.utf8)[...])
  }

  /// The number of a single word; nil where the text is not exactly one token.
  public mutating func form(of word: some StringProtocol) -> UInt32? { form(of: Array(word.utf8)[...]) }

  /// The number of a single word in UTF-8; nil where it is not exactly one token.
  public mutating func form(of word: ArraySlice<UInt8>) -> UInt32? {
    // Letters alone are one word, and most words of the tables are that.
    guard !word.isEmpty, word.allSatisfy({ ($0 | 0x20) &- UInt8(ascii: "a") < 26 }) else {
      let tokens = tokens(of: word)
      return tokens.count == 1 ? tokens[0].form : nil
    }
    room.hold(word)
    return number(0..<word.count)
  }

  /// The number of a word within ``room``.
  private mutating func number(_ range: Range<Int>) -> UInt32 {
    if let (first, second) = FoldedForm.shortASCII(range, of: room.withMargin) {
      let hash = Vocabulary.hash(first, second, length: range.count)
      return vocabulary.intern(first, second, length: range.count, hash: hash)
    }
    folded.fold(range, of: room.text)
    let (words, length) = (folded.words, folded.count)
    return vocabulary.intern(words, length: length, hash: Vocabulary.hash(words, length: length))
  }

  static let englishTable = "words/english"

  /// The words of `words/english`, the commonest first, save those that are several tokens.
  ///
  /// A stage should ask for them before it reads other tables: words that are numbered one after the other lie together
  /// in every table that a form looks up, and the commonest make most of a text.
  ///
  /// - Throws: ``LexiconError`` naming file and line.
  public mutating func englishWords() throws(LexiconError) -> [EnglishWord] {
    if let english { return english }
    let table = try directory.table(LexiconBuilder.englishTable)
    let (word, level) = (try table.column("word"), try table.column("level"))
    var levels: [(rows: [Int], level: UInt8)] = []
    for row in table.rows {
      guard let number = table.bytes(row, level).asSmallNumber else {
        throw table.badCell(row, level, expected: "a number")
      }
      if let index = levels.firstIndex(where: { $0.level == number }) {
        levels[index].rows.append(row)
      } else {
        levels.append(([row], number))
      }
    }
    var words: [EnglishWord] = []
    words.reserveCapacity(table.count)
    for (rows, level) in levels.sorted(by: { $0.level < $1.level }) {
      for row in rows {
        if let form = form(of: try table.required(row, word)) { words.append(EnglishWord(form: form, level: level)) }
      }
    }
    english = words
    return words
  }
}

/// A common word of English.
public struct EnglishWord: Sendable, BitwiseCopyable {
  public let form: UInt32
  /// The size of the smallest SCOWL list that has it: 10 for the commonest words.
  public let level: UInt8
}

extension ArraySlice<UInt8> {
  /// Its value where it is one or two digits.
  fileprivate var asSmallNumber: UInt8? {
    guard (1...2).contains(count), allSatisfy(isASCIIDigit) else { return nil }
    return reduce(0) { $0 * 10 + $1 - UInt8(ascii: "0") }
  }
}
