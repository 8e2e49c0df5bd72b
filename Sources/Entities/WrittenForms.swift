/// How an article writes its words: which stand in lower case somewhere, and which have a capital where nothing but a
/// name explains it.
///
/// Open addressing, as large as the article: bits for all forms of the vocabulary would fill the processor's cache.
struct WrittenForms: Sendable {
  /// The form plus one, above the bits of ``lower`` and ``name``; zero where the slot is free.
  private var slots: [UInt32]

  private static let lower: UInt32 = 1
  private static let name: UInt32 = 2
  private static let bits: UInt32 = 2

  /// - Parameter capacity: how many forms it must hold at most.
  init(capacity: Int) {
    var size = 64
    while size * 4 < capacity * 5 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// Notes one or the other or nothing, without a branch: of many words in a row the processor cannot foresee which.
  ///
  /// - Parameter isLower: one or zero.
  @inline(__always)
  mutating func note(_ form: UInt32, isLower: UInt32, isName: UInt32) {
    let slot = slot(of: form)
    slots[slot] |= WrittenForms.key(form) | isLower &* WrittenForms.lower | isName &* WrittenForms.name
  }

  func isLower(_ form: UInt32) -> Bool { slots[slot(of: form)] & WrittenForms.lower != 0 }

  func isName(_ form: UInt32) -> Bool { slots[slot(of: form)] & WrittenForms.name != 0 }

  /// The slot that holds a form, or the free one where it belongs.
  @inline(__always)
  private func slot(of form: UInt32) -> Int {
    let mask = slots.count - 1
    let key = WrittenForms.key(form)
    var slot = Int(truncatingIfNeeded: UInt64(form) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    // Zero where the slot is free or holds the form, which is as good.
    while min(slots[slot], (slots[slot] ^ key) >> WrittenForms.bits) != 0 { slot = (slot + 1) & mask }
    return slot
  }

  @inline(__always)
  private static func key(_ form: UInt32) -> UInt32 { (form &+ 1) << bits }
}
