/// Numbers words by their folded form: flat arrays that workers share without counting references.
public struct Vocabulary: Sendable {
  /// The words' blocks of eight bytes, one word after the other (see ``FoldedForm``).
  private var blocks: [UInt64] = []
  /// By form: where the word's first block is, and how long it is in bytes.
  private var places: [Place] = []
  /// Open addressing: the upper half of a slot is the word's hash, the lower half its number plus one; zero is free.
  private var slots: [UInt64]

  private struct Place: Sendable {
    var block: UInt32
    var length: UInt32
  }

  /// - Parameter capacity: how many words to make room for; it grows beyond that.
  public init(capacity: Int = 64) {
    var size = 128
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  public var count: Int { places.count }

  /// The folded form of a word, UTF-8.
  public func word(_ form: UInt32) -> ArraySlice<UInt8> {
    let place = places[Int(form)]
    return (0..<Int(place.length)).map {
      UInt8(truncatingIfNeeded: blocks[Int(place.block) + $0 / 8] >> UInt64($0 % 8 * 8))
    }[...]
  }

  /// The number of a folded word; nil where it is not in the vocabulary.
  func find(_ word: UnsafeBufferPointer<UInt64>, length: Int, hash: UInt32) -> UInt32? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(hash) & mask
      while slots[slot] != 0 {
        if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
          let form = UInt32(truncatingIfNeeded: slots[slot]) - 1
          if equals(form, word, length) { return form }
        }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  /// The number of a folded word, which is added where it is new.
  mutating func intern(_ word: UnsafeBufferPointer<UInt64>, length: Int, hash: UInt32) -> UInt32 {
    if let known = find(word, length: length, hash: hash) { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let form = UInt32(count)
    places.append(Place(block: UInt32(blocks.count), length: UInt32(length)))
    blocks.append(contentsOf: word)
    place(UInt64(hash) << 32 | UInt64(form + 1))
    return form
  }

  private mutating func place(_ entry: UInt64) {
    let mask = slots.count - 1
    var slot = Int(entry >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(entry) }
  }

  @inline(__always)
  private func equals(_ form: UInt32, _ word: UnsafeBufferPointer<UInt64>, _ length: Int) -> Bool {
    let place = places[Int(form)]
    guard place.length == length else { return false }
    for index in 0..<word.count where blocks[Int(place.block) + index] != word[index] { return false }
    return true
  }

  /// A multiply-and-fold of each block (as in wyhash, Wang Yi), the same on every machine.
  @inline(__always)
  static func hash(_ word: UnsafeBufferPointer<UInt64>, length: Int) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    for block in word {
      let (high, low) = (hash ^ block).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = high ^ low
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
