/// A set of an article's tokens: a bit for each.
struct TokenSet: Sendable {
  private var blocks: [UInt64] = []

  init() {}

  /// The tokens of which something is true; asked in order, once each. No branch depends on the answers.
  @inline(__always)
  init(count: Int, where isMember: (Int) -> Bool) {
    blocks.reserveCapacity(count / 64 + 1)
    for start in stride(from: 0, to: count, by: 64) {
      var block: UInt64 = 0
      for index in start..<min(start + 64, count) { block |= (isMember(index) ? 1 : 0) << UInt64(index & 63) }
      blocks.append(block)
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
