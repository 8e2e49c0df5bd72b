internal import Annotations

/// Runs the sieves over one article.
struct QuoteFinder {
  let article: Article
  let lexicon: QuoteLexicon
  let sieves: QuoteSieve
  private(set) var found: [FoundQuote] = []
  /// By token: the quote whose content or cue covers it, or -1.
  private var owner: [Int32]
  /// By stretch: the quote that holds it, or -1.
  var quoteOfStretch: [Int]

  init(_ article: Article, _ lexicon: QuoteLexicon, _ sieves: QuoteSieve) {
    self.article = article
    self.lexicon = lexicon
    self.sieves = sieves
    owner = Array(repeating: -1, count: article.tokens.count)
    quoteOfStretch = Array(repeating: -1, count: article.stretches.count)
    found.reserveCapacity(article.sentences.count)
  }

  /// All quotes in text order.
  mutating func run() -> [FoundQuote] {
    if sieves.contains(.transcript) { findTurns() }
    if sieves.contains(.after) { findTweets() }
    findDirect()
    findRelays()
    for sentence in article.sentences { findSpeech(in: sentence) }
    findRelays()
    findQuotingAgents()
    findLeftovers()
    for index in found.indices {
      found[index].number = index
      // What was joined may have made most of it marked.
      if found[index].kind == .mixed, found[index].cue != nil {
        found[index].kind = kind(found[index].parts, isAttitude: false)
      }
    }
    return found.sorted { ($0.start, $0.end, $0.number) < ($1.start, $1.end, $1.number) }
  }

  func isFree(_ range: Range<Int>) -> Bool { !range.contains { owner[$0] >= 0 } }
  func isFree(_ index: Int) -> Bool { owner[index] < 0 }

  /// The quote whose content or cue covers a token.
  func quote(at index: Int) -> FoundQuote? { owner[index] >= 0 ? found[Int(owner[index])] : nil }

  /// Adds a quote and takes its tokens, so that no later sieve uses them.
  @discardableResult mutating func add(_ quote: consuming FoundQuote) -> Int {
    let number = found.count
    if let last = quote.parts.last, article.isMarked(last.upperBound - 1) {
      let stretch = article.stretches[Int(article.stretchOf[last.upperBound - 1])]
      quote.isClosed = stretch.isClosed
      // Marked words go on beyond the sentence that a sieve read: `said it was "a shame. We knew nothing."`
      if last.upperBound < stretch.inner.upperBound, isFree(last.upperBound..<stretch.tokens.upperBound) {
        quote.parts[quote.parts.count - 1] = last.lowerBound..<stretch.tokens.upperBound
      }
    }
    for part in quote.parts { take(part, number) }
    if let cue = quote.cue { take(cue, number) }
    found.append(quote)
    return number
  }

  mutating func extend(_ number: Int, by part: Range<Int>) {
    if let last = found[number].parts.last, last.upperBound == part.lowerBound,
      article.paragraphOf[last.upperBound - 1] == article.paragraphOf[part.lowerBound]
    {
      found[number].parts[found[number].parts.count - 1] = last.lowerBound..<part.upperBound
    } else {
      found[number].parts.append(part)
    }
    take(part, number)
  }

  /// Gives a quote its relay; the words that name it are taken.
  mutating func setRelay(_ number: Int, _ relay: Range<Int>, naming: Range<Int>) {
    found[number].relay = relay
    take(naming, number)
  }

  mutating func setSieve(_ number: Int, _ sieve: QuoteSieve) { found[number].sieve = sieve }
  mutating func setKind(_ number: Int, _ kind: QuoteKind) { found[number].kind = kind }
  mutating func setOpen(_ number: Int) { found[number].isClosed = false }
  mutating func setClosed(_ number: Int) { found[number].isClosed = true }

  private mutating func take(_ range: Range<Int>, _ number: Int) {
    for index in range {
      owner[index] = Int32(truncatingIfNeeded: number)
      let stretch = Int(article.stretchOf[index])
      if stretch >= 0, quoteOfStretch[stretch] < 0 { quoteOfStretch[stretch] = number }
    }
  }

  /// Direct where marks enclose all of the content, mixed where they enclose some, else speech or attitude.
  func kind(_ parts: [Range<Int>], isAttitude: Bool) -> QuoteKind {
    guard holds(parts, marked: true) else { return isAttitude ? .attitude : .indirect }
    guard holds(parts, marked: false) else { return .direct }
    // "that" makes it reported speech, unless marks open right behind it; sentences after the first stand alone.
    if article.isAny(.that, at: parts[0].lowerBound), !article.isMarked(parts[0].lowerBound),
      !opensBehindThat(parts[0]),
      article.sentenceOf[parts[0].lowerBound] == article.sentenceOf[parts[parts.count - 1].upperBound - 1]
    {
      return .mixed
    }
    var (marked, plain) = (0, 0)
    for part in parts {
      for index in part where !article.tokens[index].shape.contains(.punctuation) {
        if article.isMarked(index) { marked += article.letters(index) } else { plain += article.letters(index) }
      }
    }
    return plain * 20 <= marked ? .direct : .mixed
  }

  /// Whether marks open right behind "that", or behind its comma, so that the marked words are a clause of their own.
  private func opensBehindThat(_ content: Range<Int>) -> Bool {
    let first = content.lowerBound + 1
    return article.isMarked(first) || article.isAny(.comma, at: first) && article.isMarked(first + 1)
  }

  /// Whether parts hold a letter within marks, or one outside.
  private func holds(_ parts: [Range<Int>], marked: Bool) -> Bool {
    if marked, article.stretches.isEmpty { return false }
    return parts.contains { part in
      part.contains { index in
        article.isMarked(index) == marked && !article.tokens[index].shape.contains(.punctuation)
          && article.letters(index) > 0
      }
    }
  }
}
