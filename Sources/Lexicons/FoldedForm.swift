internal import ICU

/// The form of a word under which lexicons and articles meet: lower case, without diacritics, `’` as `'`.
///
/// It is kept as blocks of eight bytes, the last one filled with zeros, so that hashing and comparing go by blocks.
/// ASCII is folded here, a common letter by a table that ICU filled (``FoldTable``), any other word by ICU.
struct FoldedForm: ~Copyable {
  /// Room for words of ordinary length.
  private static let roomyBlocks = 32

  private var blocks: UnsafeMutableBufferPointer<UInt64>
  private let table = FoldTable.shared
  /// In bytes.
  private(set) var count = 0

  init() { blocks = .allocate(capacity: FoldedForm.roomyBlocks) }

  deinit { blocks.deallocate() }

  /// The blocks of the folded word, one at least.
  var words: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(rebasing: blocks[..<max(1, (count + 7) / 8)]) }

  /// The two blocks of a word of up to sixteen bytes of ASCII; nil for any other, and at the text's end.
  @inline(__always)
  static func shortASCII(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
    let (start, count) = (range.lowerBound, range.count)
    guard count <= 16, start + 16 <= text.count else { return nil }
    let raw = UnsafeRawBufferPointer(text)
    let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)) & low(count)
    let second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)) & low(count - 8)
    return (first | second) & 0x8080_8080_8080_8080 == 0 ? (lowercased(first), lowercased(second)) : nil
  }

  /// The bits of so many bytes of a block, the first one lowest.
  @inline(__always)
  private static func low(_ bytes: Int) -> UInt64 {
    bytes >= 8 ? .max : ~(UInt64.max << UInt64(max(0, bytes) * 8))
  }

  /// Folds the word at a range of a text.
  mutating func fold(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    // A folded form is at most three times as long (the longest folding of the table has four bytes for two).
    reserve(range.count)
    var nonASCII: UInt64 = 0
    var index = range.lowerBound
    var block = 0
    while index < range.upperBound {
      let value = FoldedForm.load(text, index, min(8, range.upperBound - index))
      nonASCII |= value & 0x8080_8080_8080_8080
      blocks[block] = FoldedForm.lowercased(value)
      block += 1
      index += 8
    }
    count = range.count
    if nonASCII != 0 { foldBeyondASCII(range, of: text) }
  }

  private mutating func reserve(_ bytes: Int) {
    guard bytes * 3 / 8 + 4 > blocks.count else { return }
    blocks.deallocate()
    blocks = .allocate(capacity: bytes * 3 / 8 + 4)
  }

  /// Up to eight bytes, the first one lowest.
  @inline(__always)
  private static func load(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ count: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    if index + 8 <= text.count {
      let value = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      return count == 8 ? value : value & ((1 << UInt64(count * 8)) &- 1)
    }
    if text.count >= 8 {
      // The text's last eight bytes, without those before the word.
      let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
      return (last >> UInt64((index + 8 - text.count) * 8)) & low(count)
    }
    var value: UInt64 = 0
    for offset in 0..<count { value |= UInt64(text[index + offset]) << UInt64(offset * 8) }
    return value
  }

  /// Sets bit 5 of each byte that is an ASCII capital.
  @inline(__always)
  private static func lowercased(_ value: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = value & (ones &* 0x7F)
    let isAtLeastA = low &+ ones &* (0x80 - 0x41)
    let isAboveZ = low &+ ones &* (0x80 - 0x5B)
    return value | ((isAtLeastA ^ isAboveZ) & ~value & (ones &* 0x80)) >> 2
  }

  private mutating func foldBeyondASCII(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count * 2)
    var index = range.lowerBound
    var isKnown = true
    while index < range.upperBound, isKnown {
      let (scalar, length) = decodeScalar(text, at: index)
      isKnown = table.append(scalar, to: &folded)
      index += length
    }
    if !isKnown {
      folded.removeAll(keepingCapacity: true)
      ICU.fold(UnsafeBufferPointer(rebasing: text[range]), into: &folded)
      FoldTable.foldApostrophes(&folded)
    }
    reserve(folded.count)
    for block in 0...(folded.count / 8) { blocks[block] = 0 }
    for (index, byte) in folded.enumerated() { blocks[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8) }
    count = folded.count
  }
}
