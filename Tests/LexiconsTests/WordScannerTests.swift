import Annotations
import FoundationEssentials
import ICU
import TestSupport
import Testing

@testable import Lexicons

@Suite struct WordScannerTests {
  /// Characters of every word-break class, and of scripts that only ICU cuts.
  private static let alphabet: [String] = [
    "a", "b", "Z", "é", "ß", "Ж", "م", "ش", "1", "2", "٣", ".", ",", ":", ";", "'", "’", "‘", "·", "_", "‿", "-", "–",
    "\"",
    "“", "(", "$", "€", "™", "●", "@", "/", " ", "\n", "\r\n", "\t", "\u{A0}", "\u{2009}", "\u{301}", "\u{AD}",
    "\u{200D}",
    "\u{200B}", "\u{FEFF}", "ש", "״", "ไ", "ท", "ย", "日", "本", "カ", "ひ", "한", "😀", "👩", "🇫", "🇷", "❤", "\u{FE0F}",
    "\u{0}", "\u{7F}",
    "²", "½", "ª", "ʼ", "ǅ", "۔", "।", "．", "\u{2028}", "\u{85}", "ﬁ", "𝐀", "\u{10FFFF}",
  ]

  private static func texts() -> [String] {
    var random = SeededNumbers(seed: 3)
    return (0..<6000).map { _ in
      (0..<Int.random(in: 1..<24, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined()
    }
  }

  /// What stands between white space, as ICU cuts it.
  private func wordsByICU(_ text: String, _ iterator: inout BreakIterator) throws -> [String] {
    var words: [String] = []
    for stretch in text.utf8.split(whereSeparator: { (0x09...0x0D).contains($0) || $0 == 0x20 }) {
      let bytes = Array(stretch)
      try bytes.withUnsafeBufferPointer { buffer in
        var start = 0
        try iterator.forEachBoundary(in: buffer) { end in
          var word = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars[...]
          while let first = word.first, isBlank(first) { word.removeFirst() }
          if !word.isEmpty { words.append(String(word)) }
          start = end
        }
      }
    }
    return words
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
      || [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0F, 0xFEFF].contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private func words(_ text: String) throws -> [String] {
    var scanner = WordScanner(splits: false)
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { buffer in
      try scanner.tokens(of: buffer).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
  }

  @Test func boundariesAreThoseOfICU() throws {
    var iterator = try BreakIterator(.word)
    for text in Self.texts() {
      #expect(try words(text) == wordsByICU(text, &iterator), "\(text.debugDescription)")
    }
  }

  /// Any text file, and more of them with NEWSMARK_TEXTS=path.
  @Test func boundariesAreThoseOfICUInNews() throws {
    let corpus = Repository.root + "/corpus"
    var paths = try FileManager.default.contentsOfDirectory(atPath: corpus).map { corpus + "/" + $0 }
    if let more = ProcessInfo.processInfo.environment["NEWSMARK_TEXTS"] { paths.append(more) }
    var iterator = try BreakIterator(.word)
    for path in paths {
      let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      // By lines, so that a difference is short to read.
      for line in text.split(whereSeparator: \.isNewline) {
        let (ours, theirs) = (try words(String(line)), try wordsByICU(String(line), &iterator))
        #expect(ours == theirs, "\(path): \(line)")
      }
    }
  }

  @Test func foldingIsThatOfICU() throws {
    var folded = FoldedForm()
    for text in Self.texts() {
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        folded.fold(0..<bytes.count, of: buffer)
        var expected: [UInt8] = []
        ICU.fold(buffer, into: &expected)
        FoldTable.foldApostrophes(&expected)
        let ours = (0..<folded.count).map { UInt8(truncatingIfNeeded: folded.words[$0 / 8] >> UInt64($0 % 8 * 8)) }
        #expect(ours == expected, "\(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    ("Søren", "Soren"), ("Łódź", "LODZ"), ("Đoković", "Dokovic"), ("Işık", "isik"), ("İzmir", "Izmir"),
    ("Æthelred", "Aethelred"),
    ("Cœur", "Coeur"), ("Sigurður", "Sigurdur"), ("Þór", "thor"), ("Ħamrun", "Hamrun"), ("Grünstraße", "Grunstrasse"),
  ])
  func lettersWithoutDecompositionMeetTheirPlainOnes(written: String, plain: String) {
    var forms: [[UInt64]] = []
    for word in [written, plain] {
      var folded = FoldedForm()
      let bytes = Array(word.utf8)
      bytes.withUnsafeBufferPointer { folded.fold(0..<bytes.count, of: $0) }
      forms.append(Array(folded.words))
    }
    #expect(forms[0] == forms[1])
  }

  /// A text, its tokens with blanks between them, and their shapes where given.
  @Test func tokens() throws {
    for row in CaseTable.rows("tokens", in: "LexiconsTests") {
      var scanner = WordScanner()
      let bytes = Array(row.cells[0].utf8)
      let found = try bytes.withUnsafeBufferPointer { try scanner.tokens(of: $0) }
      #expect(
        found.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " ") == row.cells[1],
        "\(row.place)")
    }
  }

  @Test(
    arguments: [
      ("Lagos", [.capitalized, .hasLower, .hasLetter]), ("NATO", [.capitalized, .allCaps, .hasLetter, .hasInnerUpper]),
      ("iPhone", [.hasLower, .hasLetter, .hasInnerUpper]), ("3.5", [.hasDigit, .number, .hasStop]),
      ("9", [.hasDigit, .number, .single]),
      ("A", [.capitalized, .allCaps, .hasLetter, .single]),
      ("U.S", [.capitalized, .allCaps, .hasLetter, .hasStop, .hasInnerUpper]),
      (".", [.punctuation, .single]), ("“", [.punctuation, .single]),
      ("É", [.capitalized, .allCaps, .hasLetter, .single]),
      ("😀", [.punctuation, .single]),
    ] as [(String, Token.Shape)])
  func shapes(word: String, shape: Token.Shape) throws {
    var scanner = WordScanner()
    let bytes = Array(word.utf8)
    #expect(try bytes.withUnsafeBufferPointer { try scanner.tokens(of: $0).map(\.shape) } == [shape])
  }

  @Test func gapsTellWhatSeparates() throws {
    var scanner = WordScanner()
    let bytes = Array("a b\nc\r\nd\n\ne\u{2029}f-g\r\n\r\nh".utf8)
    let gaps = try bytes.withUnsafeBufferPointer { try scanner.tokens(of: $0).map(\.gap) }
    #expect(gaps == [.paragraph, .space, .line, .line, .paragraph, .paragraph, .none, .none, .paragraph])
  }
}
