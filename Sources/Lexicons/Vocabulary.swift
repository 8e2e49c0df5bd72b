/// Numbers words by their folded form: flat arrays that workers share without counting references.
public struct Vocabulary: Sendable {
  /// The words' bytes, one after the other.
  private var bytes: [UInt8] = []
  /// Where each word begins in `bytes`; one more entry than words.
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing: a word's number plus one, or zero.
  private var slots: [UInt32]

  /// - Parameter capacity: how many words to make room for; it grows beyond that.
  public init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  public var count: Int { hashes.count }

  /// The folded form of a word, UTF-8.
  public func word(_ form: UInt32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(form)])..<Int(starts[Int(form) + 1])]
  }

  /// The number of a folded word; nil where it is not in the vocabulary.
  public func find(_ folded: borrowing Span<UInt8>) -> UInt32? {
    find(folded, hash: Vocabulary.hash(folded))
  }

  func find(_ folded: borrowing Span<UInt8>, hash: UInt32) -> UInt32? {
    let slots = slots.span
    let hashes = hashes.span
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let form = slots[slot] - 1
      if hashes[Int(form)] == hash, equals(form, folded) { return form }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of a folded word, which is added where it is new.
  public mutating func intern(_ folded: borrowing Span<UInt8>) -> UInt32 {
    intern(folded, hash: Vocabulary.hash(folded))
  }

  mutating func intern(_ folded: borrowing Span<UInt8>, hash: UInt32) -> UInt32 {
    if let known = find(folded, hash: hash) { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let form = UInt32(count)
    for index in folded.indices { bytes.append(folded[index]) }
    starts.append(UInt32(bytes.count))
    hashes.append(hash)
    place(form)
    return form
  }

  private mutating func place(_ form: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hashes[Int(form)]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = form + 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for form in 0..<count { place(UInt32(form)) }
  }

  private func equals(_ form: UInt32, _ folded: borrowing Span<UInt8>) -> Bool {
    let start = Int(starts[Int(form)])
    guard Int(starts[Int(form) + 1]) - start == folded.count else { return false }
    let bytes = bytes.span
    for index in folded.indices where bytes[start + index] != folded[index] { return false }
    return true
  }

  /// FNV-1a (Fowler, Noll, Vo; RFC 9923), its upper half folded into the lower: the same on every machine.
  static func hash(_ folded: borrowing Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in folded.indices { hash = (hash ^ UInt64(folded[index])) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
