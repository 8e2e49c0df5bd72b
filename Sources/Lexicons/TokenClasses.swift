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

  /// What most tokens are none of.
  private struct Kind: OptionSet {
    let rawValue: UInt8

    /// In a class, the first word of a phrase in one, or a word that patterns name.
    static var known: Kind { Kind(rawValue: 1) }
    /// The second word of a phrase.
    static var second: Kind { Kind(rawValue: 2) }
    /// The first word of a phrase.
    static var first: Kind { Kind(rawValue: 4) }
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
  /// By form: a bit for each class it has an entry in; ``literalBit`` too.
  private var masks = FormMap<UInt64>(absent: 0)
  /// By form: a bit for each class that has a phrase of several words beginning with it.
  private var phraseMasks = FormMap<UInt64>(absent: 0)
  /// By form: whether it has a bit in one of them, or is the second word of a phrase.
  private var kinds = FormMap<Kind>(absent: [])
  /// By form: its first entry plus one, or zero.
  private var firstEntry = FormMap<UInt32>(absent: 0)
  private var entries: [Entry] = []
  /// By the first two forms of phrases.
  private var openings = FormPairMap(absent: Opening())
  private var phrases: [Phrase] = []
  private var phraseForms: [UInt32] = []

  /// Set for the words that patterns name themselves.
  static let literalBit: UInt64 = 1 << 63
  /// Set for tokens in digits, by the matcher.
  static let digitsBit: UInt64 = 1 << 62
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
    guard names.count < 62 else { throw table.badCell(row, column, expected: "at most 62 classes") }
    names.append(name)
    indices[name] = names.count - 1
    return names.count - 1
  }

  private mutating func insert(_ tokens: [Token], _ classIndex: UInt8, _ value: Int32) {
    guard let first = tokens.first else { return }
    kinds[first.form].insert(.known)
    guard tokens.count > 1 else {
      masks[first.form] |= 1 << UInt64(classIndex)
      let asksCapital = first.shape.contains(.capitalized)
      let next = firstEntry[first.form]
      entries.append(Entry(classIndex: classIndex, asksCapital: asksCapital, value: value, next: next))
      firstEntry[first.form] = UInt32(entries.count)
      return
    }
    phraseMasks[first.form] |= 1 << UInt64(classIndex)
    kinds[first.form].insert(.first)
    kinds[tokens[1].form].insert(.second)
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

  /// Marks a word as one that patterns name.
  mutating func addLiteral(_ form: UInt32) {
    masks[form] |= TokenClasses.literalBit
    kinds[form].insert(.known)
  }

  /// The bits of each token: its classes, those of phrases that may begin there, ``literalBit`` and ``digitsBit``; and
  /// none for what is behind the last one.
  func masks(of tokens: borrowing Span<Token>) -> [UInt64] {
    var found: [UInt64] = []
    found.reserveCapacity(tokens.count + 1)
    for index in tokens.indices {
      let token = tokens[index]
      let digits = token.shape.contains(.number) ? TokenClasses.digitsBit : 0
      var mask = masks[token.form] | digits
      if kinds[token.form].contains(.first) { mask |= phraseMask(tokens, at: index) }
      found.append(mask)
    }
    found.append(0)
    return found
  }

  /// The classes of which a phrase may begin at a token, one bit each.
  @inline(__always)
  func phraseMask(_ tokens: borrowing Span<Token>, at index: Int) -> UInt64 {
    let first = tokens[index].form
    guard phraseMasks[first] != 0, index + 1 < tokens.count else { return 0 }
    let second = tokens[index + 1].form
    return kinds[second].contains(.second) ? openings[first, second].mask : 0
  }

  /// Whether a token is a number, or has a part in classes, phrases or patterns.
  @inline(__always)
  func isKnown(_ token: Token) -> Bool { !kinds[token.form].isEmpty || token.shape.contains(.number) }

  /// Every form with its bits and those of the phrases that begin with it.
  func forEachForm(_ body: (_ form: UInt32, _ mask: UInt64, _ phraseMask: UInt64) -> Void) {
    for (form, kind) in kinds.values.enumerated() where !kind.isEmpty {
      body(UInt32(form), masks[UInt32(form)], phraseMasks[UInt32(form)])
    }
  }

  /// The value of a single token in a class, or nil.
  public func value(of token: Token, in classIndex: Int) -> Int? {
    guard masks[token.form] & (1 << UInt64(classIndex)) != 0 else { return nil }
    var next = firstEntry[token.form]
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
