/// A set of an article's tokens: a bit for each.
struct TokenSet: Sendable {
  private var blocks: [UInt64] = []

  init() {}

  /// The tokens of which something is true.
  ///
  /// - Parameter isMember: one or zero, so that no branch depends on it; asked in order, once for each token.
  @inline(__always)
  init(count: Int, where isMember: (Int) -> UInt64) {
    blocks.reserveCapacity(count / 64 + 1)
    for start in stride(from: 0, to: count, by: 64) {
      var block: UInt64 = 0
      let end = min(start + 64, count)
      for index in start..<end { block = block &>> 1 | isMember(index) &<< 63 }
      blocks.append(block >> UInt64(64 - (end - start)))
    }
  }

  /// The first member from a token on; nil where there is none before `limit`.
  @inline(__always)
  func first(from index: Int, limit: Int) -> Int? {
    var number = index >> 6
    guard index < limit, number < blocks.count else { return nil }
    var block = blocks[number] & ~0 << UInt64(index & 63)
    while block == 0 {
      number += 1
      guard number < blocks.count, number << 6 < limit else { return nil }
      block = blocks[number]
    }
    let member = number << 6 + block.trailingZeroBitCount
    return member < limit ? member : nil
  }
}
