/// The first place at which a line is not JSON (RFC 8259), for messages: the decoder says only that it is none.
struct JSONFault: Equatable {
  /// In characters, from 1.
  let column: Int
  /// What stands there, in words.
  let found: String
  /// What should.
  let expected: String

  var description: String { "\(found) at column \(column), where \(expected) should be" }

  /// Nil where the line is JSON, or is nested too deep to tell.
  init?(_ bytes: ArraySlice<UInt8>) {
    var scanner = JSONScanner(bytes)
    guard let expected = scanner.firstFault() else { return nil }
    let before = bytes[..<scanner.place]
    column = 1 + before.count { $0 & 0xC0 != 0x80 }
    self.expected = expected
    if scanner.place == bytes.endIndex {
      found = "the end of the line"
    } else if bytes[scanner.place] < 0x20 {
      found = "a control character"
    } else {
      let character = String(decoding: bytes[scanner.place...].prefix(4), as: UTF8.self).unicodeScalars.first
      found = "'\(character.map { String($0) } ?? "")'"
    }
  }
}

/// Walks through JSON without keeping anything of it.
private struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private(set) var place: Int
  /// The opening brackets of what is open.
  private var open: [UInt8] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  private enum Next { case value, valueOrEnd, key, keyOrEnd, separator }

  /// What should stand at ``place``; nil where there is no fault.
  mutating func firstFault() -> String? {
    var next = Next.value
    while true {
      while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { place += 1 }
      switch next {
      case .separator:
        guard let bracket = open.last else { return peek == nil ? nil : "the end of the line" }
        let isObject = bracket == UInt8(ascii: "{")
        if skip(",") {
          next = isObject ? .key : .value
        } else if skip(isObject ? "}" : "]") {
          open.removeLast()
        } else {
          return isObject ? "',' or '}'" : "',' or ']'"
        }
      case .keyOrEnd where skip("}"), .valueOrEnd where skip("]"):
        open.removeLast()
        next = .separator
      case .key, .keyOrEnd:
        guard peek == UInt8(ascii: "\"") else { return next == .key ? "a key in \"…\"" : "a key in \"…\" or '}'" }
        if let fault = string() { return fault }
        while peek == 0x20 || peek == 0x09 { place += 1 }
        guard skip(":") else { return "':'" }
        next = .value
      case .value, .valueOrEnd:
        if let fault = value(&next) { return fault }
      }
    }
  }

  private var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value(_ next: inout Next) -> String? {
    switch peek {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      next = peek == UInt8(ascii: "{") ? .keyOrEnd : .valueOrEnd
      open.append(bytes[place])
      place += 1
      return nil
    case UInt8(ascii: "\""):
      next = .separator
      return string()
    default:
      let isEmptyAllowed = next == .valueOrEnd
      next = .separator
      for word in ["true", "false", "null"] where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return nil
      }
      return number() ? nil : isEmptyAllowed ? "a value or ']'" : "a value"
    }
  }

  private mutating func number() -> Bool {
    let start = place
    _ = skip("-")
    let isZero = skip("0")
    if !isZero, digits() == 0 {
      place = start
      return false
    }
    if skip("."), digits() == 0 { return false }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      if digits() == 0 { return false }
    }
    return true
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = peek, (48...57).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func string() -> String? {
    place += 1
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        place += 1
        return nil
      }
      if byte < 0x20 { return "its escape, as \\n or \\u0000," }
      if byte == UInt8(ascii: "\\") {
        if let fault = escape() { return fault }
      } else {
        place += 1
      }
    }
    return "the closing '\"'"
  }

  private mutating func escape() -> String? {
    let start = place
    place += 1
    guard let kind = peek, "\"\\/bfnrtu".utf8.contains(kind) else { return "one of \"\\/bfnrtu behind '\\'" }
    place += 1
    guard kind == UInt8(ascii: "u") else { return nil }
    guard let first = unit() else { return "four hexadecimal digits behind '\\u'" }
    guard (0xD800...0xDFFF).contains(first) else { return nil }
    // Half of a pair of surrogates is no character.
    if first < 0xDC00, skip("\\"), skip("u"), let second = unit(), (0xDC00...0xDFFF).contains(second) { return nil }
    place = start
    return "both halves of a surrogate pair"
  }

  private mutating func unit() -> Int? {
    guard let digits = Optional(bytes[place...].prefix(4)), digits.count == 4,
      let value = Int(String(decoding: digits, as: UTF8.self), radix: 16), digits.first != UInt8(ascii: "+"),
      digits.first != UInt8(ascii: "-")
    else { return nil }
    place += 4
    return value
  }
}
