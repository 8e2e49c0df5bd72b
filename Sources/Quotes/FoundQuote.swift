internal import Annotations

/// A quote as the sieves pass it on, in token indices.
struct FoundQuote {
  /// The stretches of its content, in text order.
  var parts: [Range<Int>]
  var kind: QuoteKind
  var cue: Range<Int>?
  var source: Range<Int>?
  /// The source of a quote that names none itself: that of an earlier one.
  var heir: Int?
  var sieve: QuoteSieve
  var isClosed = true

  var start: Int { parts[0].lowerBound }
  var end: Int { parts[parts.count - 1].upperBound }
}
