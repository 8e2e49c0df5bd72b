/// A copy of a phrase with a margin behind it, so that its last word too can be read by blocks.
struct PhraseRoom: ~Copyable {
  /// In bytes.
  private static let margin = 16

  private var bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init() { bytes = PhraseRoom.allocate(256) }

  deinit { bytes.deallocate() }

  private static func allocate(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    bytes.initialize(repeating: 0)
    return bytes
  }

  mutating func hold(_ phrase: ArraySlice<UInt8>) {
    if phrase.count + PhraseRoom.margin > bytes.count {
      bytes.deallocate()
      bytes = PhraseRoom.allocate(phrase.count * 2 + PhraseRoom.margin)
    }
    _ = bytes.update(fromContentsOf: phrase)
    count = phrase.count
  }

  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<count]) }

  /// The text and at least sixteen bytes behind it, which mean nothing.
  var withMargin: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(bytes) }
}
