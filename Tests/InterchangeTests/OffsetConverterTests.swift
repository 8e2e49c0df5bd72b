import Annotations
import Interchange
import Testing

@Suite struct OffsetConverterTests {
  /// Against Swift's own views of the string, at every boundary, across blocks of the converter.
  @Test(arguments: [
    "", "plain", String(repeating: "x", count: 200), String(repeating: "aé€😀", count: 40),
    String(repeating: "a", count: 63) + "é" + String(repeating: "b", count: 63) + "😀", "\u{FEFF}e\u{301}\r\n🇫🇷",
  ])
  func agreesWithTheStringsOwnViews(_ text: String) throws {
    let utf8 = Array(text.utf8)
    let (codepoint, utf16, same) =
      (OffsetConverter(utf8, to: .codepoint), OffsetConverter(utf8, to: .utf16), OffsetConverter(utf8, to: .utf8))
    for index in text.unicodeScalars.indices + [text.endIndex] {
      let byte = text.utf8.distance(from: text.startIndex, to: index)
      #expect(try codepoint.offset(of: byte) == text.unicodeScalars.distance(from: text.startIndex, to: index))
      #expect(try utf16.offset(of: byte) == text.utf16.distance(from: text.startIndex, to: index))
      #expect(try same.offset(of: byte) == byte)
    }
    #expect(codepoint.length == text.unicodeScalars.count)
    #expect(utf16.length == text.utf16.count)
  }

  @Test func aPlaceInsideACharacterIsAnError() {
    for unit in OffsetUnit.allCases {
      let converter = OffsetConverter(Array("aé".utf8), to: unit)
      #expect(throws: OffsetError.insideCharacter(byte: 2)) { try converter.offset(of: 2) }
      #expect(throws: OffsetError.outside(byte: 4, length: 3)) { try converter.offset(of: 4) }
      #expect(throws: OffsetError.outside(byte: -1, length: 3)) { try converter.offset(of: -1) }
    }
  }
}
