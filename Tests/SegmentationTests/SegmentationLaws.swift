import Newsmark
import TestSupport
import Testing

/// What holds for any text.
@Suite struct SegmentationLaws {
  /// Characters that have broken segmenters, and ordinary ones.
  private static let alphabet: [String] = [
    "a", "The", "end", "U.S.", "Mr.", ". ", ".", "...", "!", "?", "\"", "'", "“", "”", "’", "(", ")", "[", "1", "12",
    "9",
    ",", ":", ";", " ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{0}", "\u{FEFF}", "\u{AD}", "\u{301}",
    "e\u{301}",
    "é", "ß", "Ж", "م", "ש", "ำ", "ไทย", "日本", "。", "カナ", "한국", "👩‍👩‍👧", "🇫🇷", "❤️", "\u{200D}", "\u{200B}", "\u{2028}",
    "\u{2029}",
    "\u{85}", "\u{A0}", "\u{3000}", "…", "—", "•", "@", "/", "_", "-", "$", "May", "9, 2019", "By", "Published",
    "http://a.b/c",
  ]

  private static func texts() -> [String] {
    var random = SeededNumbers(seed: 7)
    return (0..<1500).map { _ in
      (0..<Int.random(in: 0..<40, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined()
    }
  }

  @Test func tokensCoverAllThatIsNotWhite() throws {
    for text in Self.texts() {
      let document = Document(id: "a", text: text)
      let layers = try Repository.pipeline.get().annotate(document)
      var end = 0
      for token in layers.tokens {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty && token.range.upperBound <= document.utf8.count)
        #expect(isBlank(document.text(of: end..<token.range.lowerBound)), "\(text.debugDescription)")
        #expect(isOnScalarBoundaries(token.range, document.utf8))
        #expect((token.gap == .none) == (token.range.lowerBound == end && end > 0) || end == 0)
        end = token.range.upperBound
      }
      #expect(isBlank(document.text(of: end..<document.utf8.count)), "\(text.debugDescription)")
    }
  }

  @Test func sentencesAndZonesTileTheTokens() throws {
    for text in Self.texts() {
      let document = Document(id: "a", text: text)
      let layers = try Repository.pipeline.get().annotate(document)
      var next = 0
      for sentence in layers.sentences {
        #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
        #expect(sentence.range.lowerBound == layers.tokens[next].range.lowerBound)
        next = sentence.tokens.upperBound
        #expect(sentence.range.upperBound == layers.tokens[next - 1].range.upperBound)
      }
      #expect(next == layers.tokens.count)
      var end = 0
      for zone in layers.zones {
        #expect(zone.range.lowerBound >= end && !zone.range.isEmpty)
        #expect(isBlank(document.text(of: end..<zone.range.lowerBound)))
        end = zone.range.upperBound
      }
      #expect(isBlank(document.text(of: end..<document.utf8.count)))
    }
  }

  /// White, or invisible as the marks that web pages leave between words.
  private func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || [0xAD, 0x2060, 0xFE0F, 0xFEFF].contains($0.value)
        || (0x200B...0x200F).contains($0.value)
        || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
  }

  private func isOnScalarBoundaries(_ range: Range<Int>, _ utf8: [UInt8]) -> Bool {
    [range.lowerBound, range.upperBound].allSatisfy { $0 == utf8.count || utf8[$0] & 0xC0 != 0x80 }
  }
}
