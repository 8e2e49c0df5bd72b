/// A value for pairs of forms, as of two words in a row: open addressing, so that most pairs cost one look at memory.
struct FormPairMap<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    /// The pair plus one; zero where the slot is free.
    var key: UInt64 = 0
    var value: Value
  }

  private let absent: Value
  private var slots: [Slot]
  private var count = 0

  /// - Parameter absent: the value of every pair that is not set.
  init(absent: Value) {
    self.absent = absent
    slots = Array(repeating: Slot(value: absent), count: 64)
  }

  subscript(first: UInt32, second: UInt32) -> Value {
    @inline(__always) get { slots[slot(of: FormPairMap.key(first, second))].value }
    set {
      if (count + 1) * 2 > slots.count { grow() }
      let key = FormPairMap.key(first, second)
      let slot = slot(of: key)
      if slots[slot].key == 0 { count += 1 }
      slots[slot] = Slot(key: key, value: newValue)
    }
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { (UInt64(first) << 32 | UInt64(second)) &+ 1 }

  /// The slot that holds a pair, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(value: absent), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[self.slot(of: slot.key)] = slot }
  }
}
