import Newsmark
import TestSupport
import Testing

/// The laws of the layers hold for text of every kind.
@Suite struct LawTests {
  private static let pieces: [String] = [
    "The", "minister", "Angela Merkel", "said", "Mr.", "Smith", "U.S.", "on", "Tuesday", "May 9, 2019", "2017",
    "April 25-26",
    "last year", "“", "”", "\"", "'", "’s", "''", "``", "«", "»", "(", ")", "[", ",", ".", "?", "!", "…", "...", "—",
    "-", ":", ";",
    "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200B}", "\u{0}", "é",
    "e\u{301}", "\u{301}",
    "👩‍👩‍👧", "🇫🇷", "北京", "Москва", "ﬁ", "İ", "ß", "according to", "told reporters that", "he", "she", "who", "NATO", "AT&T",
    "$40bn",
    "9 a.m.", "3rd", "1990s", "#tag", "@user", "http://example.com/a?b=c", "a@b.com", "•", "* ", "By Ada Lovelace",
    "LONDON (AP) —",
    "Updated:", "in", "of", "and", "January", "the", "Ministry", "of", "Foreign Affairs", "Inc.", "II", "x",
  ]

  @Test(arguments: 0..<40)
  func holdForTextFromPieces(_ seed: Int) throws {
    var generator = SeededNumbers(seed: UInt64(seed))
    let pipeline = try Repository.pipeline.get()
    for number in 0..<25 {
      var text = ""
      for _ in 0..<Int.random(in: 1...80, using: &generator) {
        text += LawTests.pieces.randomElement(using: &generator) ?? ""
        if Int.random(in: 0..<4, using: &generator) > 0 { text += " " }
      }
      let time = number % 2 == 0 ? CalendarTime(iso8601: "2019-05-09") : nil
      let document = Document(id: "\(seed)-\(number)", text: text, creationTime: time)
      let violations = LayerLaws.violations(document, try pipeline.annotate(document))
      #expect(violations.isEmpty, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "", " ", "\n", ".", "“", "a", "\u{301}", "\u{0}", String(repeating: "x", count: 1 << 20),
    String(repeating: "“", count: 20_000),
    String(repeating: "\"a\" ", count: 20_000),
    String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
    String(repeating: "👍🏽", count: 10_000), String(repeating: "He said on Monday that ", count: 3_000),
    String(repeating: "May ", count: 10_000), String(repeating: "Smith ", count: 10_000),
    String(repeating: "1 ", count: 20_000), String(repeating: "Lamp and Lantern and ", count: 20_000),
    String(repeating: "one hundred and ", count: 20_000),
    String(repeating: "ninety-nine hundred billion centuries ago ", count: 10),
    String(repeating: "A. ", count: 10_000), String(repeating: "\n\n", count: 10_000) + "end",
  ])
  func holdForExtremeText(_ text: String) throws {
    let document = Document(id: "extreme", text: text, creationTime: CalendarTime(iso8601: "2019-05-09"))
    let violations = LayerLaws.violations(document, try Repository.pipeline.get().annotate(document))
    #expect(violations.prefix(3).isEmpty)
  }
}
