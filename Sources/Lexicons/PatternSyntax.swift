/// One step of a pattern: what one token, or one number or phrase of several tokens, must be.
struct PatternElement: Hashable {
  enum Kind: Hashable {
    /// A word or mark, by form number, and the value that it is kept with.
    case literal(UInt32, value: Int)
    /// A member of a class.
    case member(Int)
    /// Digits with a value in a range; of exactly so many digits where that is not zero.
    case digits(Int, Int, count: Int)
    /// A number in digits or words, of one or several tokens.
    case number
  }

  var kind: Kind
  /// The name under which the value is kept; empty for literals.
  var slot: String
  /// Whether nothing may stand between this and what is before it.
  var isGlued: Bool
  /// The annotation that begins or ends here: 1 or 2, zero for none.
  var opens: UInt8 = 0
  var closes: UInt8 = 0
}

/// Reads the notation of patterns and lists all sequences of elements that one stands for.
///
///     word         a word or mark, in any letter case; word:name keeps the value 1 under a name, word:name=4 the value 4
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
    case tooMany
  }

  let classes: TokenClasses
  let parts: [String: String]
  /// The form number of a word.
  let form: (String) -> UInt32?

  func sequences(of pattern: String) throws(Problem) -> [[PatternElement]] {
    var reader = Reader(words: try expandParts(pattern, depth: 0))
    let sequences = try alternatives(&reader)
    guard reader.word == nil else { throw .notation(pattern) }
    return try sequences.map { elements throws(Problem) in try self.bracketed(elements, pattern) }
  }

  /// The pattern's words, brackets and bars on their own, named parts put in.
  private func expandParts(_ pattern: String, depth: Int) throws(Problem) -> [String] {
    guard depth < 8 else { throw .notation(pattern) }
    var words: [String] = []
    for word in pattern.split(separator: " ").flatMap(PatternSyntax.pieces) {
      let name = word.hasSuffix("?") ? word.dropLast() : word[...]
      guard name.first == "@" else {
        words.append(word)
        continue
      }
      guard let part = parts[String(name.dropFirst())] else { throw .unknownPart(String(name)) }
      words.append("(")
      words += try expandParts(part, depth: depth + 1)
      words.append(name.count < word.count ? ")?" : ")")
    }
    return words
  }

  /// Cuts brackets and bars off a word: `(x|y)?` is `(` `x` `|` `y` `)?`.
  private static func pieces(_ word: Substring) -> [String] {
    var pieces: [String] = []
    for character in word {
      switch character {
      case "(", "|", ")", "{", "}": pieces.append(String(character))
      case "?" where pieces.last == ")": pieces[pieces.count - 1] = ")?"
      default:
        if let last = pieces.last, !["(", "|", ")", "{", "}", ")?"].contains(last) {
          pieces[pieces.count - 1].append(character)
        } else {
          pieces.append(String(character))
        }
      }
    }
    return pieces
  }

  private struct Reader {
    let words: [String]
    var position = 0

    init(words: [String]) { self.words = words }

    var word: String? { position < words.count ? words[position] : nil }
  }

  /// An element, or a brace.
  private enum Step {
    case element(PatternElement)
    case open
    case close
  }

  private func alternatives(_ reader: inout Reader) throws(Problem) -> [[Step]] {
    var all = try sequence(&reader)
    while reader.word == "|" {
      reader.position += 1
      all += try sequence(&reader)
    }
    return all
  }

  private func sequence(_ reader: inout Reader) throws(Problem) -> [[Step]] {
    var sequences: [[Step]] = [[]]
    while let word = reader.word, word != "|", word != ")", word != ")?" {
      reader.position += 1
      var choices: [[Step]]
      switch word {
      case "{": choices = [[.open]]
      case "}": choices = [[.close]]
      case "(":
        choices = try alternatives(&reader)
        guard let end = reader.word, end == ")" || end == ")?" else { throw .notation("(") }
        reader.position += 1
        if end == ")?" { choices.append([]) }
      default:
        let isOptional = word.count > 1 && word.hasSuffix("?")
        choices = [[.element(try element(isOptional ? String(word.dropLast()) : word))]]
        if isOptional { choices.append([]) }
      }
      guard sequences.count * choices.count <= 20_000 else { throw .tooMany }
      sequences = sequences.flatMap { head in choices.map { head + $0 } }
    }
    return sequences
  }

  private func element(_ word: String) throws(Problem) -> PatternElement {
    let isGlued = word.count > 1 && word.hasPrefix("~")
    let body = isGlued ? word.dropFirst() : word[...]
    let colon = body.count > 2 ? body.lastIndex(of: ":") : nil
    let head = colon.map { body[..<$0] } ?? body
    let slot = colon.map { String(body[body.index(after: $0)...]) }
    if head == "#" { return PatternElement(kind: .number, slot: slot ?? "number", isGlued: isGlued) }
    if head.count > 1, head.hasPrefix("$") {
      let name = String(head.dropFirst())
      guard let index = classes.index(of: name) else { throw .unknownClass(name) }
      return PatternElement(kind: .member(index), slot: slot ?? name, isGlued: isGlued)
    }
    if head.hasPrefix("<"), head.hasSuffix(">"), let dash = head.firstIndex(of: "-") {
      let low = head[head.index(after: head.startIndex)..<dash]
      let high = head[head.index(after: dash)..<head.index(before: head.endIndex)]
      guard let lower = Int(low), let upper = Int(high) else { throw .notation(word) }
      let isFixed = low.count == high.count && low.hasPrefix("0")
      return PatternElement(
        kind: .digits(lower, upper, count: isFixed ? low.count : 0), slot: slot ?? "digits", isGlued: isGlued)
    }
    guard let form = form(String(head)) else { throw .notation(word) }
    let parts = (slot ?? "").split(separator: "=", maxSplits: 1)
    guard parts.count < 2 || Int(parts[1]) != nil else { throw .notation(word) }
    let value = parts.count == 2 ? Int(parts[1]) ?? 1 : 1
    return PatternElement(
      kind: .literal(form, value: value), slot: parts.first.map(String.init) ?? "", isGlued: isGlued)
  }

  /// Braces become marks of the elements that they stand beside.
  private func bracketed(_ steps: [Step], _ pattern: String) throws(Problem) -> [PatternElement] {
    var elements: [PatternElement] = []
    var group: UInt8 = 0
    var pending = false
    for step in steps {
      switch step {
      case .open:
        group += 1
        pending = true
      case .close:
        guard !pending, !elements.isEmpty else { throw .notation(pattern) }
        elements[elements.count - 1].closes = group
      case .element(var element):
        if pending { element.opens = group }
        pending = false
        elements.append(element)
      }
    }
    guard !elements.isEmpty, group <= 2 else { throw .notation(pattern) }
    if group == 0 {
      elements[0].opens = 1
      elements[elements.count - 1].closes = 1
    }
    return elements
  }
}
