internal import Annotations
internal import ICU

/// Cuts text into words: the word boundaries of Unicode Standard Annex 29, white space left out, and the splits
/// that news needs. Articles and lexicon phrases go through the same scanner, so that they meet.
///
/// The splits: a possessive `'s` stands alone (`Iran's` → `Iran` `'s`), and so does what follows digits
/// (`$40bn` → `$` `40` `bn`, `1990s` → `1990` `s`, `3rd` → `3` `rd`).
struct WordScanner: ~Copyable {
  private var iterator: BreakIterator

  init() throws(ICUError) { iterator = try BreakIterator(.word) }

  /// Calls `body` with each word's byte range, shape and the gap before it, in text order.
  mutating func scan(
    _ utf8: UnsafeBufferPointer<UInt8>, _ body: (_ range: Range<Int>, _ shape: Token.Shape, _ gap: Token.Gap) -> Void
  ) throws(ICUError) {
    var start = 0
    var gap = Token.Gap.paragraph
    var isFirst = true
    var lineEnds = 0
    try iterator.forEachBoundary(in: utf8) { end in
      defer { start = end }
      let word = UnsafeBufferPointer(rebasing: utf8[start..<end])
      if let ends = lineEndsIfWhiteSpace(word) {
        lineEnds += ends
        if !isFirst { gap = lineEnds >= 2 ? .paragraph : lineEnds == 1 ? .line : .space }
        return
      }
      var from = 0
      forEachPiece(of: word) { to, shape in
        body(start + from..<start + to, shape, from == 0 ? gap : .none)
        from = to
      }
      gap = .none
      lineEnds = 0
      isFirst = false
    }
  }
}

/// Number of line ends in a word of white space only; nil for any other word.
private func lineEndsIfWhiteSpace(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
  switch word[0] {
  case UInt8(ascii: " "), UInt8(ascii: "\t"): return 0
  // UAX 29 keeps CR LF together.
  case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0B, 0x0C: return 1
  case 0..<0x80: return nil
  default:
    let scalar = decodeScalar(word, at: 0).scalar
    // U+2029 PARAGRAPH SEPARATOR is as good as a blank line.
    if scalar == 0x2029 { return 2 }
    if scalar == 0x2028 || scalar == 0x85 { return 1 }
    return isInvisible(scalar) ? 0 : nil
  }
}

/// White space, and the marks that a web page leaves between words: byte order mark, zero-width space,
/// directional marks.
private func isInvisible(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: ScalarProperties(of: scalar).contains(.whiteSpace)
  }
}

/// Calls `body` with the end and the shape of each piece of a word.
private func forEachPiece(of word: UnsafeBufferPointer<UInt8>, _ body: (Int, Token.Shape) -> Void) {
  var from = 0
  func cut(_ to: Int) {
    body(to, shape(of: UnsafeBufferPointer(rebasing: word[from..<to])))
    from = to
  }
  let end = possessiveStart(word) ?? word.count
  if let mark = joiningMark(word) {
    cut(mark)
    cut(mark + 1)
  }
  if let letters = lettersAfterDigits(UnsafeBufferPointer(rebasing: word[from..<end])) { cut(from + letters) }
  if end > from { cut(end) }
  if end < word.count { cut(word.count) }
}

/// Where a colon, or a full stop that ends a sentence without a space after it, joins two words (`Tags:News`,
/// `the end.The next`): a small letter, or capitals, before it, and one capital with small letters after it.
private func joiningMark(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
  guard word.count > 3 else { return nil }
  var mark: Int?
  for (index, byte) in word.enumerated() where byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") {
    // Two marks make a dotted name.
    if mark != nil { return nil }
    mark = index
  }
  guard let mark, mark > 0, mark + 1 < word.count else { return nil }
  if word[mark] == UInt8(ascii: ":") { return mark }
  func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  guard mark > 1, isUpper(word[mark + 1]), isLower(word[mark - 1]) || isUpper(word[mark - 1]) && isUpper(word[mark - 2])
  else { return nil }
  let rest = word[(mark + 2)...]
  if rest.isEmpty { return isLower(word[mark - 1]) && "AI".utf8.contains(word[mark + 1]) ? mark : nil }
  return rest.allSatisfy { !isUpper($0) } ? mark : nil
}

/// Where `'s` or `’s` begins at the end of a word that has something before it.
private func possessiveStart(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
  let count = word.count
  guard count > 2, word[count - 1] | 0x20 == UInt8(ascii: "s") else { return nil }
  if word[count - 2] == UInt8(ascii: "'") { return count - 2 }
  if count > 4, word[count - 2] == 0x99, word[count - 3] == 0x80, word[count - 4] == 0xE2 { return count - 4 }
  return nil
}

/// Where the letters begin in a word of ASCII digits and then letters only.
private func lettersAfterDigits(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let first = word.first, isASCIIDigit(first) else { return nil }
  var cut: Int?
  for (index, byte) in word.enumerated() {
    if (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") {
      if cut == nil { cut = index }
    } else if cut != nil {
      return nil
    }
  }
  return cut
}

func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func shape(of word: UnsafeBufferPointer<UInt8>) -> Token.Shape {
  var shape: Token.Shape = []
  var letters = 0
  var uppers = 0
  var scalars = 0
  var others = 0
  var index = 0
  while index < word.count {
    let byte = word[index]
    var properties: ScalarProperties = []
    if byte < 0x80 {
      index += 1
      if byte &- UInt8(ascii: "a") < 26 {
        properties = [.letter, .lower]
      } else if byte &- UInt8(ascii: "A") < 26 {
        properties = [.letter, .upper]
      } else if isASCIIDigit(byte) {
        properties = [.digit]
      } else if byte == UInt8(ascii: ".") {
        if word.count > 1 { shape.insert(.hasStop) }
      } else if byte != UInt8(ascii: ",") {
        others += 1
      }
    } else {
      let (scalar, length) = decodeScalar(word, at: index)
      index += length
      properties = ScalarProperties(of: scalar)
      if properties.isDisjoint(with: [.letter, .digit]) { others += 1 }
    }
    scalars += 1
    if properties.contains(.letter) {
      letters += 1
      if properties.contains(.upper) {
        uppers += 1
        shape.insert(scalars == 1 ? .capitalized : .hasInnerUpper)
      }
      if properties.contains(.lower) { shape.insert(.hasLower) }
    } else if properties.contains(.digit) {
      shape.insert(.hasDigit)
    }
  }
  if letters > 0 { shape.insert(.hasLetter) }
  if uppers > 0, !shape.contains(.hasLower) { shape.insert(.allCaps) }
  if shape.contains(.hasDigit), letters == 0, others == 0 { shape.insert(.number) }
  if shape.isDisjoint(with: [.hasLetter, .hasDigit]) { shape.insert(.punctuation) }
  if scalars == 1 { shape.insert(.single) }
  return shape
}

/// The scalar that begins at a byte of valid UTF-8, and its length in bytes.
func decodeScalar(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(utf8[index])
  func next(_ offset: Int) -> UInt32 { UInt32(utf8[index + offset] & 0x3F) }
  if first < 0x80 { return (first, 1) }
  if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
  if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
  return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
