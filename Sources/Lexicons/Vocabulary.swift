internal import CMemory

/// Numbers words by their folded form: flat arrays that workers share without counting references.
public struct Vocabulary: Sendable {
  /// Of each word its length in bytes, then its blocks of eight bytes (see ``FoldedForm``), all little-endian: in memory
  /// the bytes lie in their order.
  private var blocks: [UInt64] = []
  /// By form: where the word is in `blocks`.
  private var starts: [UInt32] = []
  /// Open addressing. A slot holds the word's first blocks, so that looking up most words touches one cache line.
  private var slots: [Slot]

  private struct Slot: Sendable {
    /// The word's first sixteen bytes.
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// Of a word of at most sixteen bytes its length; of a longer one where it is in `blocks`, with ``isLong`` set.
    var place: UInt32 = 0
    /// The word's number plus one; zero where the slot is free.
    var number: UInt32 = 0

    static let isLong: UInt32 = 1 << 31
  }

  /// - Parameter capacity: how many words to make room for; it grows beyond that.
  public init(capacity: Int = 64) {
    var size = 128
    while size * 2 < capacity * 3 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    starts.reserveCapacity(capacity)
    blocks.reserveCapacity(capacity * 3)
  }

  /// Reads what ``write(to:)`` wrote.
  init(from image: inout LexiconImage) {
    blocks = image.read()
    starts = image.read()
    slots = image.read()
  }

  func write(to image: inout LexiconImage) {
    image.write(blocks)
    image.write(starts)
    image.write(slots)
  }

  public var count: Int { starts.count }

  /// Hands over the folded form of a word, UTF-8.
  public func withWord<Result>(_ form: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = Int(starts[Int(form)])
    let length = Int(UInt64(littleEndian: blocks[start]))
    return blocks.withUnsafeBytes { bytes in
      body(
        UnsafeRawBufferPointer(rebasing: bytes[(start + 1) * 8..<(start + 1) * 8 + length]).bindMemory(to: UInt8.self))
    }
  }

  /// How long a word may be whose slot holds all of it.
  static let longestInSlot = 16

  /// The number of a folded word of at most sixteen bytes; nil where it is not in the vocabulary.
  @inline(__always)
  func find(_ first: UInt64, _ second: UInt64, length: Int, hash: UInt32) -> UInt32? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var index = Int(hash) & mask
      while true {
        let slot = slots[index]
        if slot.number == 0 { return nil }
        if slot.first == first, slot.second == second, slot.place == length { return slot.number - 1 }
        index = (index + 1) & mask
      }
    }
  }

  /// The number of a folded word; nil where it is not in the vocabulary.
  func find(_ word: UnsafeBufferPointer<UInt64>, length: Int, hash: UInt32) -> UInt32? {
    let second = word.count > 1 ? word[1] : 0
    if length <= Vocabulary.longestInSlot { return find(word[0], second, length: length, hash: hash) }
    return slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var index = Int(hash) & mask
      while true {
        let slot = slots[index]
        if slot.number == 0 { return nil }
        if slot.first == word[0], slot.second == second, slot.place & Slot.isLong != 0,
          equals(slot.place & ~Slot.isLong, word, length)
        {
          return slot.number - 1
        }
        index = (index + 1) & mask
      }
    }
  }

  /// Asks for the memory that a look-up will read, so that it need not wait for it.
  @inline(__always)
  func prepare(_ hash: UInt32) {
    slots.withUnsafeBufferPointer { nm_prefetch($0.baseAddress! + (Int(hash) & ($0.count - 1))) }
  }

  /// The number of a folded word, which is added where it is new.
  mutating func intern(_ word: UnsafeBufferPointer<UInt64>, length: Int, hash: UInt32) -> UInt32 {
    find(word, length: length, hash: hash) ?? add(word, length: length, hash: hash)
  }

  /// The same for a word of at most sixteen bytes.
  @inline(__always)
  mutating func intern(_ first: UInt64, _ second: UInt64, length: Int, hash: UInt32) -> UInt32 {
    if let known = find(first, second, length: length, hash: hash) { return known }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { word in
      word[0] = first
      word[1] = second
      let used = UnsafeBufferPointer(rebasing: word[..<(length > 8 ? 2 : 1)])
      return add(used, length: length, hash: hash)
    }
  }

  @inline(never)
  private mutating func add(_ word: UnsafeBufferPointer<UInt64>, length: Int, hash: UInt32) -> UInt32 {
    if (count + 1) * 3 > slots.count * 2 { grow() }
    let form = UInt32(count)
    let start = UInt32(blocks.count)
    starts.append(start)
    blocks.append(UInt64(length))
    for block in word { blocks.append(block) }
    let place = length <= Vocabulary.longestInSlot ? UInt32(length) : start | Slot.isLong
    let second = word.count > 1 ? word[1] : 0
    self.place(Slot(first: word[0], second: second, place: place, number: form + 1), hash)
    return form
  }

  private mutating func place(_ slot: Slot, _ hash: UInt32) {
    let mask = slots.count - 1
    var index = Int(hash) & mask
    while slots[index].number != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number != 0 {
      let start = Int(starts[Int(slot.number - 1)])
      let length = Int(blocks[start])
      let hash = blocks[start + 1..<start + 1 + max(1, (length + 7) / 8)].withUnsafeBufferPointer {
        Vocabulary.hash($0, length: length)
      }
      place(slot, hash)
    }
  }

  private func equals(_ start: UInt32, _ word: UnsafeBufferPointer<UInt64>, _ length: Int) -> Bool {
    blocks.withUnsafeBufferPointer { blocks in
      guard blocks[Int(start)] == length else { return false }
      // The first two blocks have been compared.
      for index in 2..<word.count where blocks[Int(start) + 1 + index] != word[index] { return false }
      return true
    }
  }

  /// A multiply-and-fold of each block (as in wyhash, Wang Yi), the same on every machine. A second block is always
  /// counted, as zero where there is none.
  @inline(__always)
  static func hash(_ word: UnsafeBufferPointer<UInt64>, length: Int) -> UInt32 {
    var hash = mix(mix(seed(length), word[0]), word.count > 1 ? word[1] : 0)
    for block in word.dropFirst(2) { hash = mix(hash, block) }
    return finish(hash)
  }

  /// The same for a word of at most sixteen bytes.
  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64, length: Int) -> UInt32 {
    finish(mix(mix(seed(length), first), second))
  }

  @inline(__always)
  private static func seed(_ length: Int) -> UInt64 { UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ block: UInt64) -> UInt64 {
    let (high, low) = (hash ^ block).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }
}
