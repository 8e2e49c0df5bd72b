import FoundationEssentials
import ICU
import TestSupport
import Testing

/// Our walk over the marks finds the boundaries that ICU's iterator finds.
@Suite struct SentenceBreaksTests {
  /// Characters of every sentence-break class.
  private static let alphabet: [String] = [
    "a", "b", "Z", "É", "é", "ß", "Ж", "ж", "م", "日", "ª", "1", "٣", ".", ".", "․", "．", "?", "!", "؟", "。", "…", ",",
    ":",
    ";", "-", "—", "، ", "'", "’", "\"", "“", "”", "(", ")", "[", "»", "«", "$", "@", "/", " ", " ", " ", "\t",
    "\u{A0}",
    "\u{2009}", "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{301}", "\u{AD}", "\u{200D}",
    "\u{200B}", "\u{FEFF}", "\u{E0001}", "😀", "\u{FE0F}", "\u{0}", "ǅ", "𝐀", "𝐚", "𐞀", "\u{1F1EB}", "\u{10FFFF}",
  ]

  private func check(_ text: String, _ iterator: inout BreakIterator) throws {
    var (ours, theirs): ([Int], [Int]) = ([], [])
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { buffer in
      SentenceBreaks.shared.forEachBoundary(in: buffer) { ours.append($0) }
      try iterator.forEachBoundary(in: buffer) { theirs.append($0) }
    }
    #expect(ours == theirs, "\(text.debugDescription)")
  }

  @Test func boundariesAreThoseOfICU() throws {
    var iterator = try BreakIterator(.sentence)
    var random = SeededNumbers(seed: 5)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1..<20, using: &random)
      try check((0..<count).map { _ in Self.alphabet.randomElement(using: &random)! }.joined(), &iterator)
    }
  }

  /// The corpus, and any other text file with NEWSMARK_TEXTS=path.
  @Test func boundariesAreThoseOfICUInNews() throws {
    let corpus = Repository.root + "/corpus"
    var paths = try FileManager.default.contentsOfDirectory(atPath: corpus).map { corpus + "/" + $0 }
    if let more = ProcessInfo.processInfo.environment["NEWSMARK_TEXTS"] { paths.append(more) }
    var iterator = try BreakIterator(.sentence)
    for path in paths { try check(String(contentsOf: URL(filePath: path), encoding: .utf8), &iterator) }
  }
}
