internal import Annotations

/// A quote as the sieves pass it on, in token indices.
struct FoundQuote {
  /// The stretches of its content, in text order.
  var parts: [Range<Int>]
  var kind: QuoteKind
  var cue: Range<Int>?
  var source: Range<Int>?
  /// Who passed the words on.
  var relay: Range<Int>?
  /// The number of the quote whose speaker goes on speaking here.
  var heir: Int?
  var sieve: QuoteSieve
  var isClosed = true
  /// In the order in which the sieves found it.
  var number = 0

  var start: Int { parts[0].lowerBound }
  var end: Int { parts[parts.count - 1].upperBound }
}
