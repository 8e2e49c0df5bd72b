/// A set of the form numbers that one article uses: a bit for each that there can be.
struct FormSet: Sendable {
  private var blocks: [UInt64]

  /// - Parameter limit: above all forms that it will hold or be asked for.
  init(limit: UInt32) { blocks = Array(repeating: 0, count: Int(limit) / 64 + 1) }

  /// Inserts a form or does nothing, without a branch: of many words in a row the processor cannot foresee which.
  @inline(__always)
  mutating func insert(_ form: UInt32, where isMember: Bool) {
    blocks[Int(form >> 6)] |= (isMember ? 1 : 0) << UInt64(form & 63)
  }

  func contains(_ form: UInt32) -> Bool { blocks[Int(form >> 6)] >> UInt64(form & 63) & 1 != 0 }
}
