internal import ICU

/// The sentence boundaries that ICU proposes in a text, asked for in ascending order.
struct ProposedBreaks {
  /// Byte offsets, ascending.
  private var offsets: [Int] = []
  private var next = 0

  /// - Throws: ``ICUError`` when ICU lacks its data.
  init(_ utf8: [UInt8]) throws(ICUError) {
    var iterator = try BreakIterator(.sentence)
    var offsets: [Int] = []
    offsets.reserveCapacity(utf8.count / 64)
    let result = utf8.withUnsafeBufferPointer { text in
      Result { () throws(ICUError) in try iterator.forEachBoundary(in: text) { offsets.append($0) } }
    }
    try result.get()
    self.offsets = offsets
  }

  /// Whether a boundary lies in a stretch that begins no earlier than those asked for before.
  mutating func contains(_ stretch: ClosedRange<Int>) -> Bool {
    while next < offsets.count, offsets[next] < stretch.lowerBound { next += 1 }
    return next < offsets.count && offsets[next] <= stretch.upperBound
  }
}
