/// A small set of form numbers, for one article.
struct FormSet: Sendable {
  /// Open addressing: a form plus one, or zero.
  private var slots: [UInt32]

  /// - Parameter capacity: how many forms it will hold at most.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  mutating func insert(_ form: UInt32) {
    let slot = slot(of: form)
    slots[slot] = form + 1
  }

  func contains(_ form: UInt32) -> Bool { slots[slot(of: form)] != 0 }

  private func slot(of form: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (UInt64(form) &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while slots[slot] != 0, slots[slot] != form + 1 { slot = (slot + 1) & mask }
    return slot
  }
}
