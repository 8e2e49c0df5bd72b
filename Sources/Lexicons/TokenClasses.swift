public import Annotations

/// Classes of words that token patterns are written over, as `month` or `unit`: which classes a token belongs to, and
/// with which value.
///
/// Read from tables with the columns `class`, `phrase` and `value`. A class may hold phrases of several words. Letter
/// case is part of a phrase: a capitalized word of the table asks for a capital in the text.
public struct TokenClasses: Sendable {
  /// What a table's row says of a single word.
  private struct Entry {
    var classIndex: UInt8
    var asksCapital: Bool
    var value: Int32
    /// The next entry of the same word plus one, or zero.
    var next: UInt32
  }

  /// What is known of a form that a table or pattern has.
  private struct Word {
    /// A bit for each class it has an entry in.
    var classes: UInt64 = 0
    /// The classes of which it is a member only with a capital.
    var capitalClasses: UInt64 = 0
    /// A bit for each class that has a phrase of several words beginning with it.
    var phraseClasses: UInt64 = 0
    /// Of ``TokenBits``.
    var words = TokenBits.any
    /// Its first entry plus one, or zero.
    var firstEntry: UInt32 = 0
    /// Whether it is the second word of a phrase.
    var isSecond = false
  }

  /// A phrase of several words.
  struct Phrase {
    var classIndex: UInt8
    /// In tokens, 32 at most.
    var count: UInt8
    var value: Int32
    /// Where its words but the first begin in `phraseForms`.
    var firstForm: UInt32
    /// Bit `i`: token `i` must begin with a capital.
    var capitalized: UInt32
    /// Bit `i`: token `i` must be in capitals throughout, or mixed as in `iPhone`.
    var capitals: UInt32
    /// The next phrase with the same first two words plus one, or zero.
    var next: UInt32
  }

  /// What begins with two words.
  private struct Opening {
    /// A bit for each class that has such a phrase.
    var mask: UInt64 = 0
    /// The first such phrase plus one, or zero.
    var phrase: UInt32 = 0
  }

  public private(set) var names: [String] = []
  private var indices: [String: Int] = [:]
  /// By form: its place in `words`; zero for most.
  private var numbers = FormMap<UInt16>(absent: 0)
  private var words = [Word()]
  private var entries: [Entry] = []
  /// By the first two forms of phrases.
  private var openings = FormPairMap(absent: Opening())
  private var phrases: [Phrase] = []
  private var phraseForms: [UInt32] = []

  /// The class whose words make numbers: `twelve`, `hundred`.
  static let cardinal = "cardinal"

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - name: the table's path in the lexicons, without its ending.
  ///   - lexicons: where the table is, and the vocabulary that its words go into.
  ///   - value: what a value of the table stands for in a class; nil where it stands for nothing.
  /// - Throws: ``LexiconError`` naming file and line.
  public init(
    _ name: String, _ lexicons: inout LexiconBuilder, value: (_ text: String, _ className: String) -> Int?
  ) throws(LexiconError) {
    let table = try lexicons.directory.table(name)
    let columns = (try table.column("class"), try table.column("phrase"), try table.column("value"))
    for row in table.rows {
      let className = String(decoding: try table.required(row, columns.0), as: UTF8.self)
      let text = table.cell(row, columns.2)
      guard let number = value(text, className) else {
        throw table.badCell(row, columns.2, expected: "a value of the class '\(className)'")
      }
      let classIndex = try index(adding: className, table, row, columns.0)
      for phrase in table.bytes(row, columns.1).split(separator: UInt8(ascii: "|")) {
        insert(lexicons.tokens(of: phrase), UInt8(classIndex), Int32(number))
      }
    }
  }

  private mutating func index(
    adding name: String, _ table: LexiconTable, _ row: Int, _ column: Int
  ) throws(LexiconError) -> Int {
    if let index = indices[name] { return index }
    guard names.count < 64 else { throw table.badCell(row, column, expected: "at most 64 classes") }
    names.append(name)
    indices[name] = names.count - 1
    return names.count - 1
  }

  private mutating func insert(_ tokens: [Token], _ classIndex: UInt8, _ value: Int32) {
    guard let first = tokens.first else { return }
    let word = index(addingWord: first.form)
    guard tokens.count > 1 else {
      let asksCapital = first.shape.contains(.capitalized)
      let bit: UInt64 = 1 << UInt64(classIndex)
      if !asksCapital {
        words[word].capitalClasses &= ~bit
      } else if words[word].classes & bit == 0 {
        words[word].capitalClasses |= bit
      }
      words[word].classes |= bit
      let next = words[word].firstEntry
      entries.append(Entry(classIndex: classIndex, asksCapital: asksCapital, value: value, next: next))
      words[word].firstEntry = UInt32(entries.count)
      return
    }
    words[word].phraseClasses |= 1 << UInt64(classIndex)
    words[index(addingWord: tokens[1].form)].isSecond = true
    var phrase = Phrase(
      classIndex: classIndex, count: UInt8(min(tokens.count, 32)), value: value, firstForm: UInt32(phraseForms.count),
      capitalized: 0, capitals: 0, next: openings[first.form, tokens[1].form].phrase)
    for (index, token) in tokens.prefix(32).enumerated() {
      let isAcronym =
        token.shape.contains(.allCaps) && !token.shape.contains(.single) && token.end - token.start < 4
      if isAcronym || token.shape.isSuperset(of: [.hasInnerUpper, .hasLower]) {
        phrase.capitals |= 1 << UInt32(index)
      } else if token.shape.contains(.capitalized) {
        phrase.capitalized |= 1 << UInt32(index)
      }
      if index > 0 { phraseForms.append(token.form) }
    }
    phrases.append(phrase)
    openings[first.form, tokens[1].form].phrase = UInt32(phrases.count)
    openings[first.form, tokens[1].form].mask |= 1 << UInt64(classIndex)
  }

  /// Number of a class; nil where no table has it.
  public func index(of name: String) -> Int? { indices[name] }

  /// Marks a word as one that patterns name, with its bit of ``TokenBits``.
  mutating func addLiteral(_ form: UInt32, bit: Int) { words[index(addingWord: form)].words |= 1 << UInt64(bit) }

  private mutating func index(addingWord form: UInt32) -> Int {
    if numbers[form] == 0 {
      words.append(Word())
      numbers[form] = UInt16(words.count - 1)
    }
    return Int(numbers[form])
  }

  /// The bits of a token, and of what is behind the last one.
  @inline(__always)
  func bits(_ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int) -> TokenBits {
    guard index < tokens.count else { return TokenBits(words: TokenBits.any) }
    let token = tokens[index]
    let word = words[Int(numbers[token.form])]
    var bits = TokenBits(classes: members(word, token), words: word.words)
    if word.phraseClasses != 0 { bits.classes |= phraseClasses(tokens, at: index) }
    if token.shape.contains(.number) { bits.words |= 1 << UInt64(TokenBits.number(token, text)) }
    return bits
  }

  /// The same with all classes of phrases that begin with its word, whatever comes behind it.
  @inline(__always)
  func widestBits(_ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at index: Int) -> TokenBits {
    guard index < tokens.count else { return TokenBits(words: TokenBits.any) }
    let token = tokens[index]
    let word = words[Int(numbers[token.form])]
    var bits = TokenBits(classes: members(word, token) | word.phraseClasses, words: word.words)
    if token.shape.contains(.number) { bits.words |= 1 << UInt64(TokenBits.number(token, text)) }
    return bits
  }

  /// The classes that a token is a member of alone, one bit each.
  @inline(__always)
  func members(_ token: Token) -> UInt64 { members(words[Int(numbers[token.form])], token) }

  @inline(__always)
  private func members(_ word: Word, _ token: Token) -> UInt64 {
    token.shape.contains(.capitalized) ? word.classes : word.classes & ~word.capitalClasses
  }

  /// The classes of which a phrase may begin at a token, one bit each.
  @inline(__always)
  func phraseClasses(_ tokens: borrowing Span<Token>, at index: Int) -> UInt64 {
    guard index + 1 < tokens.count else { return 0 }
    let second = tokens[index + 1].form
    return words[Int(numbers[second])].isSecond ? openings[tokens[index].form, second].mask : 0
  }

  /// How many words are known, and the place among them of each; zero is for all others.
  var wordCount: Int { words.count }

  @inline(__always)
  func word(of form: UInt32) -> Int { Int(numbers[form]) }

  /// Every form that is known, with its place, its classes and those of the phrases that begin with it.
  func forEachForm(_ body: (_ form: UInt32, _ word: Int, _ classes: UInt64, _ phraseClasses: UInt64) -> Void) {
    for (form, number) in numbers.values.enumerated() where number != 0 {
      let word = words[Int(number)]
      body(UInt32(form), Int(number), word.classes, word.phraseClasses)
    }
  }

  /// Whether a single token is in a class.
  public func isMember(_ token: Token, of classIndex: Int) -> Bool {
    members(token) >> UInt64(classIndex) & 1 != 0
  }

  /// The value of a single token in a class, or nil.
  public func value(of token: Token, in classIndex: Int) -> Int? {
    let word = words[Int(numbers[token.form])]
    guard word.classes & (1 << UInt64(classIndex)) != 0 else { return nil }
    var next = word.firstEntry
    while next != 0 {
      let entry = entries[Int(next - 1)]
      if Int(entry.classIndex) == classIndex, !entry.asksCapital || token.shape.contains(.capitalized) {
        return Int(entry.value)
      }
      next = entry.next
    }
    return nil
  }

  /// The first phrase that begins with a token and the next one, as ``phrase(_:)`` takes it; zero where none does.
  @inline(__always)
  func firstPhrase(_ tokens: borrowing Span<Token>, at index: Int) -> UInt32 {
    index + 1 < tokens.count ? openings[tokens[index].form, tokens[index + 1].form].phrase : 0
  }

  @inline(__always)
  func phrase(_ number: UInt32) -> Phrase { phrases[Int(number - 1)] }

  /// Whether a phrase stands at a token, of whose first word this is known.
  @inline(__always)
  func stands(_ phrase: Phrase, _ tokens: borrowing Span<Token>, at start: Int) -> Bool {
    let count = Int(phrase.count)
    guard start + count <= tokens.count else { return false }
    for index in 1..<count {
      let token = tokens[start + index]
      if token.form != phraseForms[Int(phrase.firstForm) + index - 1] || token.gap == .paragraph { return false }
    }
    guard phrase.capitalized | phrase.capitals != 0 else { return true }
    for index in 0..<count {
      let shape = tokens[start + index].shape
      if !shape.isDisjoint(with: [.allCaps, .hasInnerUpper]) { continue }
      if phrase.capitals >> UInt32(index) & 1 != 0 { return false }
      if phrase.capitalized >> UInt32(index) & 1 != 0, !shape.contains(.capitalized) { return false }
    }
    return true
  }
}
