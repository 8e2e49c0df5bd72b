import Newsmark
import TestSupport
import Testing

/// What holds for the quotes of any text.
@Suite struct QuoteLawsTests {
  private static let texts: [String] =
    CaseTable.rows("quotes", in: "QuotesTests").compactMap(\.cells.first) + [
      "", "“", "”", "\"", "''", "'''", "said", "said said said", "“ ”", "according to", "According to,",
      "“said,” said “said.”",
      "“one\n\n“two\n\n“three", "He said “one “two” three", "\" \" \" \" \" \" \"", "he said, she said, they said",
      "“Ünïcödé 😀,” sagte “ñ” said é.", "-- said - said -- \"--\" said", "claims claims claims", "“,” , , ,” said.",
      "Seeming to be expected to, it seemed to seem to be said.", "’‘’‘’ said ‘’", ")(“)(”)( said )(",
      "X said:\n\n“Y\n\nZ said:",
    ]

  @Test(arguments: texts) func rangesAreInTheTextAndInOrder(_ text: String) throws {
    let document = Document(id: "a", text: text)
    let quotes = try Repository.pipeline.get().annotate(document).quotes
    var lastStart = 0
    for quote in quotes {
      #expect(quote.range.lowerBound >= lastStart)
      lastStart = quote.range.lowerBound
      var parts = quote.parts
      if parts.isEmpty { parts = [quote.range] }
      #expect(parts.first?.lowerBound == quote.range.lowerBound && parts.last?.upperBound == quote.range.upperBound)
      #expect(
        zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound || $0.upperBound == $1.lowerBound })
      for range in parts + [quote.cue, quote.source?.range].compactMap({ $0 }) {
        #expect(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= document.utf8.count)
        #expect(isBoundary(range.lowerBound, document) && isBoundary(range.upperBound, document))
      }
      #expect(QuoteSieve(named: quote.rule) != nil)
    }
  }

  @Test func aSourceIsNoSentence() throws {
    for text in QuoteLawsTests.texts {
      let document = Document(id: "a", text: text)
      for quote in try Repository.pipeline.get().annotate(document).quotes {
        guard let source = quote.source?.range else { continue }
        #expect(document.text(of: source).split(separator: " ").count <= 25)
      }
    }
  }

  @Test func aSieveThatIsOffFindsNothing() throws {
    var lexicons = try LexiconBuilder(Repository.lexicons())
    let sentences = try SentenceStage(&lexicons)
    var quotes = try QuoteStage(&lexicons)
    let tokens = TokenStage(Tokenizer(vocabulary: lexicons.vocabulary))
    for text in QuoteLawsTests.texts {
      let document = Document(id: "a", text: text)
      var layers = Layers()
      try tokens.annotate(document, &layers)
      try sentences.annotate(document, &layers)
      for sieve in QuoteSieve.each {
        quotes.sieves = QuoteSieve.all.subtracting(sieve)
        quotes.annotate(document, &layers)
        #expect(!layers.quotes.contains { $0.rule == sieve.name }, "\(sieve.name): \(text)")
      }
    }
  }

  @Test func speechOnlyLeavesAttitudesOut() throws {
    let document = Document(id: "a", text: "Okafor believes that the bridge is safe. Okafor said that it is old.")
    var layers = try Repository.pipeline.get().annotate(document)
    SpeechOnlyStage().annotate(document, &layers)
    #expect(layers.quotes.map { document.text(of: $0.range) } == ["that it is old"])
  }

  private func isBoundary(_ offset: Int, _ document: Document) -> Bool {
    offset == document.utf8.count || document.utf8[offset] & 0xC0 != 0x80
  }
}
