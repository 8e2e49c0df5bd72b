public import Annotations

/// Classes of words that token patterns are written over, as `month` or `unit`: which classes a token belongs to, and
/// with which value.
///
/// Read from tables with the columns `class`, `phrase` and `value`. A class may hold phrases of several words. Letter
/// case is part of a phrase: a capitalized word of the table asks for a capital in the text.
public struct TokenClasses: Sendable {
  /// What a table's row says of its phrase; the same for all phrases of one row.
  struct Entry {
    var classIndex: UInt8
    var asksCapital: Bool
    var value: Int32
    /// The next entry of the same word plus one, or zero.
    var next: UInt32
  }

  public private(set) var names: [String] = []
  private var indices: [String: Int] = [:]
  /// By form: a bit for each class it has an entry in, or begins a phrase of; ``literalBit`` too.
  private var masks = FormMap<UInt64>(absent: 0)
  /// By form: its first entry plus one, or zero.
  private var firstEntry = FormMap<UInt32>(absent: 0)
  private var entries: [Entry] = []
  private var phrases = PhraseTrie()
  private var phraseEntries: [Entry] = []
  /// By form: a bit for each class that has a phrase of several words beginning with it.
  private var phraseMasks = FormMap<UInt64>(absent: 0)

  /// Set for the words that patterns name themselves.
  static let literalBit: UInt64 = 1 << 63
  /// Set for tokens in digits, by the matcher.
  static let digitsBit: UInt64 = 1 << 62
  /// The class whose words make numbers: `twelve`, `hundred`.
  static let cardinal = "cardinal"

  /// Reads a table.
  ///
  /// - Parameter value: what a value of the table stands for in a class; nil where it stands for nothing.
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
        insert(
          lexicons.tokens(of: phrase),
          Entry(classIndex: UInt8(classIndex), asksCapital: false, value: Int32(number), next: 0))
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

  private mutating func insert(_ tokens: [Token], _ entry: Entry) {
    guard let first = tokens.first else { return }
    masks[first.form] |= 1 << UInt64(entry.classIndex)
    if tokens.count > 1 {
      phraseMasks[first.form] |= 1 << UInt64(entry.classIndex)
      phrases.insert(tokens, value: phraseEntries.count)
      phraseEntries.append(entry)
      return
    }
    var entry = entry
    entry.asksCapital = first.shape.contains(.capitalized)
    entry.next = firstEntry[first.form]
    entries.append(entry)
    firstEntry[first.form] = UInt32(entries.count)
  }

  /// Number of a class; nil where no table has it.
  public func index(of name: String) -> Int? { indices[name] }

  /// Marks a word as one that patterns name.
  mutating func addLiteral(_ form: UInt32) { masks[form] |= TokenClasses.literalBit }

  /// The classes that a form may belong to, one bit each.
  public func mask(_ form: UInt32) -> UInt64 { masks[form] }

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

  func beginsPhrase(_ form: UInt32, in classIndex: Int) -> Bool { phraseMasks[form] & (1 << UInt64(classIndex)) != 0 }

  /// Every phrase of several words that begins at a token, with its class, its length in tokens and its value.
  func forEachPhrase(
    _ tokens: borrowing Span<Token>, at start: Int, limit: Int,
    _ body: (_ classIndex: Int, _ length: Int, _ value: Int) -> Void
  ) {
    phrases.forEachMatch(tokens, at: start, limit: limit) { match in
      let entry = phraseEntries[match.value]
      body(Int(entry.classIndex), match.length, Int(entry.value))
    }
  }
}
