internal import Lexicons

/// The identifiers that outlive an article, each once and numbered from 1 on: two names with one number are one thing.
struct References: Sendable {
  /// All of them one after the other, UTF-8.
  private var bytes: [UInt8] = []
  /// Where each ends, the one before the first included.
  private var ends: [UInt32] = [0]
  /// By hash, while tables are read.
  private var numbers: [UInt64: UInt32] = [:]

  init() {}

  /// Reads what ``write(to:)`` wrote.
  init(from image: inout LexiconImage) {
    bytes = image.read()
    ends = image.read()
  }

  func write(to image: inout LexiconImage) {
    image.write(bytes)
    image.write(ends)
  }

  subscript(number: UInt32) -> String { String(decoding: slice(number), as: UTF8.self) }

  private func slice(_ number: UInt32) -> ArraySlice<UInt8> {
    bytes[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])]
  }

  /// The number of an identifier, which is added where it is new; zero for an empty one.
  mutating func number(_ reference: ArraySlice<UInt8>) -> UInt32 {
    if reference.isEmpty { return 0 }
    // FNV-1a (Fowler, Noll, Vo).
    var hash = reference.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    while let known = numbers[hash] {
      if slice(known) == reference { return known }
      // Another one with the same hash.
      hash &+= 1
    }
    bytes += reference
    numbers[hash] = UInt32(ends.count)
    ends.append(UInt32(bytes.count))
    return UInt32(ends.count - 1)
  }

  /// Forgets what only ``number(_:)`` needs.
  mutating func finish() { numbers = [:] }
}
