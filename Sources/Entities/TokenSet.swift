/// A set of an article's tokens: a bit for each.
struct TokenSet: Sendable {
  private var blocks: [UInt64]

  init(count: Int) { blocks = Array(repeating: 0, count: count / 64 + 1) }

  /// Inserts a token or does nothing, without a branch.
  @inline(__always)
  mutating func insert(_ index: Int, where isMember: Bool) {
    blocks[index >> 6] |= (isMember ? 1 : 0) << UInt64(index & 63)
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
