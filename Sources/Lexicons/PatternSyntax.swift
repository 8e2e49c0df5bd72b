internal import Annotations

/// One step of a pattern: what one token, or one number or phrase of several tokens, must be.
struct PatternElement: Hashable {
  enum Kind: Hashable {
    /// A word or mark, by form number, and the value that it is kept with.
    case literal(UInt32, value: Int32)
    /// A member of a class.
    case member(UInt8)
    /// Digits with a value in a range; of exactly so many digits where that is not zero.
    case digits(Int32, Int32, count: UInt8)
    /// A number in digits or words, of one or several tokens.
    case number
  }

  var kind: Kind
  /// The name under which the value is kept, as an index of ``PatternSyntax/slots``.
  var slot: UInt8
  /// Whether nothing may stand between this and what is before it.
  var isGlued: Bool
}

/// Reads the notation of patterns.
///
///     word         a word or mark, in any letter case; word:name keeps the value 1 under a name, word:name=4 another
///     $class       a member of a class, kept under the class's name; $class:name keeps it under another name
///     <1-31>       digits with a value in a range; <00-59> asks for two digits; <1-31>:name
///     #            a number in digits or words
///     ~x           x, glued to what is before
///     x?           x or nothing
///     (x y | z)    one of several sequences
///     @name        a part that another row defines
///     {x y}        where the annotation begins and ends, if it is not the whole; a second pair makes a second one
struct PatternSyntax: ~Copyable {
  enum Problem: Error {
    case unknownClass(String)
    case unknownPart(String)
    case notation(String)
  }

  /// What a pattern says, read but not yet compiled.
  indirect enum Tree {
    case element(PatternElement)
    case sequence([Tree])
    case choice([Tree])
    /// A brace.
    case open
    case close
  }

  let classes: TokenClasses
  /// The patterns of named parts.
  let parts: [Substring: String]
  /// The names that values are kept under; literals without a name have the first, which is empty.
  private(set) var slots = [""]
  /// Most words stand in many patterns.
  private var elements: [Substring: PatternElement] = [:]
  private var partTrees: [Substring: Tree] = [:]
  /// How deep parts stand in parts.
  private var depth = 0

  init(classes: TokenClasses, parts: [Substring: String]) {
    self.classes = classes
    self.parts = parts
  }

  mutating func tree(of pattern: String, _ lexicons: inout LexiconBuilder) throws(Problem) -> Tree {
    var reader = Reader(words: PatternSyntax.words(of: pattern))
    let tree = try choice(&reader, &lexicons)
    guard reader.word == nil else { throw .notation(pattern) }
    return tree
  }

  /// The pattern's words, brackets and bars on their own: `(x|y)?` is `(` `x` `|` `y` `)?`.
  private static func words(of pattern: String) -> [Substring] {
    var words: [Substring] = []
    let bytes = pattern.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if start < index { words.append(pattern[start..<index]) }
        let isOptional = bytes[index] == UInt8(ascii: ")") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "?")
        start = isOptional ? bytes.index(after: next) : next
        words.append(pattern[index..<start])
        index = start
      case UInt8(ascii: " "):
        if start < index { words.append(pattern[start..<index]) }
        start = next
        index = next
      default: index = next
      }
    }
    if start < index { words.append(pattern[start..<index]) }
    return words
  }

  private struct Reader {
    let words: [Substring]
    var position = 0

    init(words: [Substring]) { self.words = words }

    var word: Substring? { position < words.count ? words[position] : nil }
  }

  private mutating func choice(
    _ reader: inout Reader, _ lexicons: inout LexiconBuilder
  ) throws(Problem) -> Tree {
    var all = [try sequence(&reader, &lexicons)]
    while reader.word == "|" {
      reader.position += 1
      all.append(try sequence(&reader, &lexicons))
    }
    return all.count == 1 ? all[0] : .choice(all)
  }

  private mutating func sequence(
    _ reader: inout Reader, _ lexicons: inout LexiconBuilder
  ) throws(Problem) -> Tree {
    var sequence: [Tree] = []
    while let word = reader.word, word != "|", word != ")", word != ")?" {
      reader.position += 1
      switch word {
      case "{": sequence.append(.open)
      case "}": sequence.append(.close)
      case "(":
        let inner = try choice(&reader, &lexicons)
        guard let end = reader.word, end == ")" || end == ")?" else { throw .notation("(") }
        reader.position += 1
        sequence.append(end == ")?" ? .choice([inner, .sequence([])]) : inner)
      default:
        let isOptional = word.utf8.count > 1 && word.utf8.last == UInt8(ascii: "?")
        let item = try item(isOptional ? word.dropLast() : word, &lexicons)
        sequence.append(isOptional ? .choice([item, .sequence([])]) : item)
      }
    }
    return sequence.count == 1 ? sequence[0] : .sequence(sequence)
  }

  private mutating func item(_ word: Substring, _ lexicons: inout LexiconBuilder) throws(Problem) -> Tree {
    if word.utf8.first == UInt8(ascii: "@"), word.utf8.count > 1 { return try part(word.dropFirst(), &lexicons) }
    if let known = elements[word] { return .element(known) }
    let element = try element(word, &lexicons)
    elements[word] = element
    return .element(element)
  }

  private mutating func part(_ name: Substring, _ lexicons: inout LexiconBuilder) throws(Problem) -> Tree {
    if let tree = partTrees[name] { return tree }
    guard let pattern = parts[name] else { throw .unknownPart(String(name)) }
    guard depth < 8 else { throw .notation(pattern) }
    depth += 1
    let tree = try tree(of: pattern, &lexicons)
    depth -= 1
    partTrees[name] = tree
    return tree
  }

  private mutating func element(
    _ word: Substring, _ lexicons: inout LexiconBuilder
  ) throws(Problem) -> PatternElement {
    let isGlued = word.utf8.count > 1 && word.utf8.first == UInt8(ascii: "~")
    let body = isGlued ? word.dropFirst() : word
    let colon = body.utf8.count > 2 ? body.utf8.lastIndex(of: UInt8(ascii: ":")) : nil
    let head = colon.map { body[..<$0] } ?? body
    let name = colon.map { body[body.utf8.index(after: $0)...] }
    if head == "#" { return PatternElement(kind: .number, slot: slot(name ?? "number"), isGlued: isGlued) }
    if head.utf8.count > 1, head.utf8.first == UInt8(ascii: "$") {
      let className = head.dropFirst()
      guard let index = classes.index(of: String(className)) else { throw .unknownClass(String(className)) }
      return PatternElement(kind: .member(UInt8(index)), slot: slot(name ?? className), isGlued: isGlued)
    }
    if head.utf8.count > 2, head.hasPrefix("<"), head.hasSuffix(">") {
      let bounds = head.dropFirst().dropLast().split(separator: "-", maxSplits: 1)
      guard bounds.count == 2, let lower = Int32(bounds[0]), let upper = Int32(bounds[1]) else {
        throw .notation(String(word))
      }
      let isFixed = bounds[0].utf8.count == bounds[1].utf8.count && bounds[0].hasPrefix("0")
      let count = isFixed ? UInt8(bounds[0].utf8.count) : 0
      return PatternElement(
        kind: .digits(lower, upper, count: count), slot: slot(name ?? "digits"), isGlued: isGlued)
    }
    guard let form = PatternSyntax.form(of: head, &lexicons) else { throw .notation(String(word)) }
    let parts = (name ?? "").split(separator: "=", maxSplits: 1)
    guard let value = parts.count < 2 ? 1 : Int32(parts[1]) else { throw .notation(String(word)) }
    return PatternElement(kind: .literal(form, value: value), slot: slot(parts.first ?? ""), isGlued: isGlued)
  }

  /// The form number of a word that a pattern names; nil where it is not one token.
  static func form(of word: Substring, _ lexicons: inout LexiconBuilder) -> UInt32? {
    if let form = lexicons.form(of: word) { return form }
    // A possessive `'s` is a token only behind a word.
    let behindWord = lexicons.tokens(of: "x\(word)")
    return behindWord.count == 2 ? behindWord[1].form : nil
  }

  private mutating func slot(_ name: Substring) -> UInt8 {
    if let index = slots.firstIndex(where: { $0 == name }) { return UInt8(index) }
    slots.append(String(name))
    return UInt8(slots.count - 1)
  }
}
