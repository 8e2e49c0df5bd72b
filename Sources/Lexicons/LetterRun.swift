internal import Annotations

/// ASCII letters in a row, found eight bytes at a time: most words are nothing else.
struct LetterRun {
  /// In bytes.
  private(set) var count = 0
  /// Whether a letter after the first is upper case, and whether one is lower case.
  private(set) var hasInnerUpper = false
  private(set) var hasInnerLower = false

  /// The run that begins at a byte; the last seven bytes of a text are never in one.
  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at start: Int) {
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Bit 5 tells the cases apart; of the first letter it does not count.
    var counted = ones &* 0x20 & ~0xFF
    while start + count + 8 <= text.count {
      let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + count, as: UInt64.self))
      let folded = bytes & (ones &* 0x7F) | (ones &* 0x20)
      let isLetter = (folded &+ ones &* (0x80 - 0x61)) & ~(folded &+ ones &* (0x80 - 0x7B)) & ~bytes & (ones &* 0x80)
      let others = ~isLetter & (ones &* 0x80)
      let length = others.trailingZeroBitCount / 8
      let inRun = length == 8 ? UInt64.max : (1 << UInt64(length * 8)) &- 1
      hasInnerUpper = hasInnerUpper || ~bytes & counted & inRun != 0
      hasInnerLower = hasInnerLower || bytes & counted & inRun != 0
      count += length
      if length < 8 { return }
      counted = ones &* 0x20
    }
  }

  /// What the run looks like as a word of its own.
  @inline(__always)
  func shape(isCapitalized: Bool) -> Token.Shape {
    var shape: Token.Shape = .hasLetter
    if isCapitalized { shape.formUnion(.capitalized) }
    if hasInnerUpper { shape.formUnion(.hasInnerUpper) }
    shape.formUnion(hasInnerLower || !isCapitalized ? .hasLower : .allCaps)
    if count == 1 { shape.formUnion(.single) }
    return shape
  }
}
