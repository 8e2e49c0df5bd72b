/// Where a word of Unicode Standard Annex 29 falls apart for news.
///
/// A possessive `'s` stands alone (`Iran's` → `Iran` `'s`), and so does what follows digits (`$40bn` → `$` `40` `bn`,
/// `1990s` → `1990` `s`, `3rd` → `3` `rd`). A full stop that ends a sentence without a space after it comes out
/// (`the end.The next`), but not that of a dotted name (`Node.js`, `U.S`, `www.Example.com`).
struct WordSplits {
  private let text: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>
  /// Where `'s` or `’s` begins; the word's end where there is none.
  let possessive: Int
  /// Such a full stop.
  let joiningStop: Range<Int>?

  init(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.range = range
    possessive = WordSplits.possessive(range, text) ?? range.upperBound
    joiningStop = WordSplits.joiningStop(range, text)
  }

  private static func possessive(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = range.upperBound
    guard range.count > 2, text[end - 1] | 0x20 == UInt8(ascii: "s") else { return nil }
    if text[end - 2] == UInt8(ascii: "'") { return end - 2 }
    // U+2019
    if range.count > 4, text[end - 2] == 0x99, text[end - 3] == 0x80, text[end - 4] == 0xE2 { return end - 4 }
    return nil
  }

  /// The one stop of the word, with a small letter or two capitals before it, and one capital with small letters after.
  private static func joiningStop(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard range.count > 3 else { return nil }
    var found: Range<Int>?
    for index in range where text[index] == UInt8(ascii: ".") || text[index] == 0xEF {
      let length = text[index] == 0xEF ? fullwidthStop(at: index, range, text) : 1
      if length == 0 { continue }
      // Two stops make a dotted name.
      if found != nil { return nil }
      found = index..<index + length
    }
    guard let found, found.lowerBound > range.lowerBound + 1, found.upperBound < range.upperBound,
      isUpper(text[found.upperBound])
    else { return nil }
    let (stop, next) = (found.lowerBound, found.upperBound)
    let isLowerBefore = isLower(text[stop - 1])
    guard isLowerBefore || isUpper(text[stop - 1]) && isUpper(text[stop - 2]) else { return nil }
    if isPartOfAddress(range, text) { return nil }
    if next + 1 == range.upperBound {
      return isLowerBefore && (text[next] == UInt8(ascii: "A") || text[next] == UInt8(ascii: "I")) ? found : nil
    }
    for index in (next + 1)..<range.upperBound
    where isUpper(text[index]) || text[index] == UInt8(ascii: "_") || text[index] == UInt8(ascii: "@") {
      return nil
    }
    return found
  }

  /// Length in bytes of `．` (U+FF0E) at a byte; zero where another character begins there.
  private static func fullwidthStop(at index: Int, _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    index + 2 < range.upperBound && text[index + 1] == 0xBC && text[index + 2] == 0x8E ? 3 : 0
  }

  /// Mail addresses, links and paths: `Jane.Doe@example.com`, `example.org/Home.Page`.
  private static func isPartOfAddress(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func isSign(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "&")
    }
    if range.lowerBound > 0, isSign(text[range.lowerBound - 1]) { return true }
    return range.upperBound < text.count && isSign(text[range.upperBound])
  }

  /// Where the letters begin, if what is left from a byte on is ASCII digits, with marks between them, and then letters.
  func lettersAfterDigits(_ start: Int) -> Int? {
    guard start < possessive, isASCIIDigit(text[start]) else { return nil }
    var cut: Int?
    for index in start..<possessive {
      let byte = text[index] | 0x20
      if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
        if cut == nil { cut = index }
      } else if cut != nil {
        return nil
      }
    }
    return cut
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
}
