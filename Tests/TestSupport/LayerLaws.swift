public import Newsmark

/// What holds for the layers of every document, whatever its text.
public struct LayerLaws {
  private let document: Document
  private let layers: Layers
  private var broken: [String] = []

  /// The laws that are broken, each in words; empty where all hold.
  public static func violations(_ document: Document, _ layers: Layers) -> [String] {
    var laws = LayerLaws(document: document, layers: layers)
    laws.check()
    return laws.broken
  }

  private init(document: Document, layers: Layers) {
    self.document = document
    self.layers = layers
  }

  private mutating func check() {
    checkRanges()
    checkTokens()
    checkSentences()
    checkOrder()
    checkEntities()
    checkTimexes()
    checkQuotes()
  }

  private mutating func law(_ holds: Bool, _ words: String) {
    if !holds { broken.append(words) }
  }

  /// Every range is in the text, is not empty, and has its ends between two characters.
  private mutating func checkRanges() {
    var ranges = layers.tokens.map { ("token", $0.range) } + layers.sentences.map { ("sentence", $0.range) }
    ranges += layers.zones.map { ("zone", $0.range) } + layers.entities.map { ("entity", $0.range) }
    ranges += layers.timexes.map { ("timex", $0.range) } + layers.warnings.map { ("warning", $0.range) }
    for quote in layers.quotes {
      ranges += ([quote.range, quote.cue, quote.source?.range].compactMap { $0 } + quote.parts).map { ("quote", $0) }
    }
    if let range = layers.creationTime?.range { ranges.append(("dct", range)) }
    for (name, range) in ranges {
      let isInside = range.lowerBound >= 0 && range.upperBound <= document.utf8.count
      law(isInside && !range.isEmpty, "\(name) \(range) is empty or outside the text of \(document.utf8.count) bytes")
      guard isInside else { continue }
      law(isBoundary(range.lowerBound) && isBoundary(range.upperBound), "\(name) \(range) cuts a character")
    }
  }

  private func isBoundary(_ byte: Int) -> Bool {
    byte == document.utf8.count || document.utf8[byte] & 0xC0 != 0x80
  }

  /// Tokens follow one another, and hold all that is not white space or invisible.
  private mutating func checkTokens() {
    var end = 0
    for token in layers.tokens {
      law(token.range.lowerBound >= end, "token \(token.range) overlaps the one before")
      checkGap(end..<max(end, token.range.lowerBound))
      law(token.isGlued == (token.range.lowerBound == end && end > 0) || end == 0, "token \(token.range): wrong gap")
      end = token.range.upperBound
    }
    checkGap(end..<document.utf8.count)
  }

  private mutating func checkGap(_ range: Range<Int>) {
    let lost = document.text(of: range).unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
        && !scalar.properties.isGraphemeExtend
    }
    law(lost.isEmpty, "no token holds \(range) '\(document.text(of: range))'")
  }

  /// Sentences tile the tokens.
  private mutating func checkSentences() {
    var next = 0
    for sentence in layers.sentences {
      law(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty, "sentence \(sentence.range) leaves a gap")
      next = sentence.tokens.upperBound
      guard next <= layers.tokens.count, let first = sentence.tokens.first, let last = sentence.tokens.last else {
        continue
      }
      let range = layers.tokens[first].range.lowerBound..<layers.tokens[last].range.upperBound
      law(sentence.range == range, "sentence \(sentence.range) is not its tokens' range \(range)")
    }
    law(next == layers.tokens.count, "sentences end at token \(next) of \(layers.tokens.count)")
  }

  private mutating func checkOrder() {
    func isSorted(_ ranges: [Range<Int>]) -> Bool {
      zip(ranges, ranges.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound }
    }
    law(isSorted(layers.zones.map(\.range)), "zones are not in text order")
    law(isSorted(layers.entities.map(\.range)), "entities are not in text order")
    law(isSorted(layers.timexes.map(\.range)), "timexes are not in text order")
    law(isSorted(layers.quotes.map(\.range)), "quotes are not in text order")
  }

  /// Entities of the scored labels do not overlap one another; a TITLE may hold a NORP.
  private mutating func checkEntities() {
    let names = layers.entities.filter { $0.label != .title }.map(\.range)
    for (a, b) in zip(names, names.dropFirst()) { law(a.upperBound <= b.lowerBound, "entities \(a) and \(b) overlap") }
    for entity in layers.entities { law(!entity.rule.isEmpty, "entity \(entity.range) has no rule") }
  }

  private mutating func checkTimexes() {
    for (a, b) in zip(layers.timexes, layers.timexes.dropFirst()) {
      law(a.range.upperBound <= b.range.lowerBound, "timexes \(a.range) and \(b.range) overlap")
    }
    for (index, timex) in layers.timexes.enumerated() {
      law(!timex.value.isEmpty && !timex.rule.isEmpty, "timex \(timex.range) has no value or no rule")
      guard let partner = timex.rangePartner else { continue }
      law(
        layers.timexes.indices.contains(partner) && layers.timexes[partner].rangePartner == index,
        "timex \(timex.range) and its partner do not name each other")
    }
  }

  private mutating func checkQuotes() {
    for quote in layers.quotes {
      law(!quote.rule.isEmpty, "quote \(quote.range) has no rule")
      for (a, b) in zip(quote.parts, quote.parts.dropFirst()) {
        law(a.upperBound <= b.lowerBound, "parts \(a) and \(b) of a quote overlap")
      }
      guard let first = quote.parts.first, let last = quote.parts.last else { continue }
      law(quote.parts.count > 1, "quote \(quote.range) has a single part")
      law(
        quote.range == first.lowerBound..<last.upperBound, "quote \(quote.range) does not reach from part to part")
    }
  }
}
