/// Words between quotation marks, or from an opening mark to the end of its paragraph.
struct MarkedStretch {
  /// Token indices, marks included.
  var tokens: Range<Int>
  /// How many tokens the opening mark has (two for ` `` ` and `''`).
  var opening: Int
  /// The same for the closing mark; zero where there is none.
  var closing: Int
  /// Whether its marks are single ones (`‘…’`).
  var isSingle = false
  var isClosed: Bool { closing > 0 }

  /// The tokens within the marks.
  var inner: Range<Int> { tokens.lowerBound + opening..<max(tokens.lowerBound + opening, tokens.upperBound - closing) }
}
