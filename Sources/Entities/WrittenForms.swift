internal import Annotations

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

  /// Notes how the words of a sentence are written, without a branch: of many words in a row the processor cannot
  /// foresee which is what.
  ///
  /// - Parameter counts: whether a token counts.
  @inline(__always)
  mutating func note(_ tokens: [Token], _ sentence: Range<Int>, where counts: (Int) -> Bool) {
    slots.withUnsafeMutableBufferPointer { slots in
      tokens[sentence].withUnsafeBufferPointer { tokens in
        let (mask, shift) = (slots.count - 1, WrittenForms.shift(slots.count))
        var isInitial: UInt32 = 1
        for index in tokens.indices {
          let (form, shape) = (tokens[index].form, tokens[index].shape)
          let isCounted = bit(counts(sentence.lowerBound + index))
          let isWord = isCounted & bit(shape.contains(.hasLetter))
          let isLower = isWord & bit(shape.isDisjoint(with: [.capitalized, .hasInnerUpper]))
          let isName = isWord & bit(shape.contains(.capitalized)) & ~isInitial
          isInitial &= ~isWord
          let key = WrittenForms.key(form)
          var slot = WrittenForms.first(form, shift)
          // Zero where the slot is free or holds the form, which is as good.
          while min(slots[slot], (slots[slot] ^ key) >> WrittenForms.bits) != 0 { slot = (slot &+ 1) & mask }
          slots[slot] |= key | isLower &* WrittenForms.lower | isName &* WrittenForms.name
        }
      }
    }
  }

  func isLower(_ form: UInt32) -> Bool { slots[slot(of: form)] & WrittenForms.lower != 0 }

  func isName(_ form: UInt32) -> Bool { slots[slot(of: form)] & WrittenForms.name != 0 }

  /// The slot that holds a form, or the free one where it belongs.
  @inline(__always)
  private func slot(of form: UInt32) -> Int {
    let mask = slots.count - 1
    let key = WrittenForms.key(form)
    var slot = WrittenForms.first(form, WrittenForms.shift(slots.count))
    while min(slots[slot], (slots[slot] ^ key) >> WrittenForms.bits) != 0 { slot = (slot + 1) & mask }
    return slot
  }

  /// The slot at which the search for a form begins.
  @inline(__always)
  private static func first(_ form: UInt32, _ shift: UInt32) -> Int { Int((form &* 0x9E37_79B9) &>> shift) }

  /// By how much a form's hash is shifted for so many slots.
  @inline(__always)
  private static func shift(_ count: Int) -> UInt32 { UInt32(truncatingIfNeeded: 32 - count.trailingZeroBitCount) }

  @inline(__always)
  private static func key(_ form: UInt32) -> UInt32 { (form &+ 1) << bits }
}

@inline(__always)
private func bit(_ isSet: Bool) -> UInt32 { isSet ? 1 : 0 }
