/// Walks through one JSON value and passes over what is not asked for without reading it.
///
/// A dump of Wikidata has terabytes, of which a table of names needs a few bytes an item; a decoder would build it all.
struct JSONCursor {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private func fault(_ expected: String) -> ImportFault {
    let place = index - bytes.startIndex + 1
    return index < bytes.endIndex
      ? ImportFault("broken JSON at byte \(place), expected \(expected)")
      : ImportFault("the JSON ends in the middle at byte \(place), expected \(expected)")
  }

  private mutating func skipSpace() {
    while index < bytes.endIndex, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  /// Calls for each member of an object; the body passes over the value or reads it. An empty array stands for an empty
  /// object, as PHP writes it.
  mutating func forEachMember(_ body: (ArraySlice<UInt8>, inout JSONCursor) throws(ImportFault) -> Void)
    throws(ImportFault)
  {
    if take("[") {
      guard take("]") else { throw fault("an object") }
      return
    }
    guard take("{") else { throw fault("an object") }
    if take("}") { return }
    repeat {
      skipSpace()
      let key = try rawString()
      guard take(":") else { throw fault("':'") }
      try body(key, &self)
    } while take(",")
    guard take("}") else { throw fault("',' or '}'") }
  }

  /// Calls for each element of an array; the body passes over it or reads it.
  mutating func forEachElement(_ body: (inout JSONCursor) throws(ImportFault) -> Void) throws(ImportFault) {
    guard take("[") else { throw fault("an array") }
    if take("]") { return }
    repeat { try body(&self) } while take(",")
    guard take("]") else { throw fault("',' or ']'") }
  }

  /// The bytes between the marks of a string, with its escapes.
  private mutating func rawString() throws(ImportFault) -> ArraySlice<UInt8> {
    guard take("\"") else { throw fault("a string") }
    let start = index
    index = JSONCursor.endOfString(bytes, from: start)
    guard index < bytes.endIndex else {
      index = bytes.endIndex
      throw fault("the end of a string")
    }
    defer { index += 1 }
    return bytes[start..<index]
  }

  /// Where the mark that closes a string stands; the end or beyond it where none does.
  private static func endOfString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    bytes[start...].withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count, text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
      return start + index
    }
  }

  mutating func string() throws(ImportFault) -> String {
    let raw = try rawString()
    guard let text = String(validating: raw, as: UTF8.self) else { throw ImportFault("not UTF-8") }
    return raw.contains(UInt8(ascii: "\\")) ? try JSONCursor.unescaped(text) : text
  }

  private static func unescaped(_ text: String) throws(ImportFault) -> String {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      guard unit == 0x5C else {
        units.append(unit)
        continue
      }
      switch rest.popFirst() {
      case 0x6E: units.append(0x0A)
      case 0x74: units.append(0x09)
      case 0x72: units.append(0x0D)
      case 0x62: units.append(0x08)
      case 0x66: units.append(0x0C)
      case 0x75:
        guard rest.count >= 4, let code = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16) else {
          throw ImportFault("broken escape in '\(text)', expected four hexadecimal digits behind \\u")
        }
        units.append(code)
        rest = rest.dropFirst(4)
      case let mark?: units.append(mark)
      case nil: break
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Passes over a value of any kind.
  mutating func skip() throws(ImportFault) {
    skipSpace()
    let start = index
    let length: Int? = bytes[start...].withUnsafeBufferPointer { text in
      var index = 0
      var depth = 0
      while index < text.count {
        let byte = text[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""):
          while index < text.count, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
          }
          index += 1
          if depth == 0 { return index }
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          // Where nothing is open, it closes what holds this value.
          if depth == 0 { return index - 1 }
          depth -= 1
          if depth == 0 { return index }
        case UInt8(ascii: ","): if depth == 0 { return index - 1 }
        default: break
        }
      }
      return depth == 0 ? index : nil
    }
    guard let length, start + length <= bytes.endIndex else {
      index = bytes.endIndex
      throw fault("the end of a value")
    }
    index = start + length
  }

  /// Whether nothing but white space and one comma is left.
  mutating func isAtEnd() -> Bool {
    _ = take(",")
    skipSpace()
    return index >= bytes.endIndex
  }
}
