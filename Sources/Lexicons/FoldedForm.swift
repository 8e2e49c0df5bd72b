internal import ICU

/// The form of a word under which lexicons and articles meet: lower case, without diacritics, `’` as `'`.
///
/// ASCII is folded here; any other word by ICU (``ICU/fold(_:into:)``).
struct FoldedForm {
  /// Kept between words, so that folding allocates nothing.
  private(set) var bytes: [UInt8] = []

  mutating func fold(_ word: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    var isASCII = true
    for byte in word {
      isASCII = isASCII && byte < 0x80
      bytes.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
    }
    if isASCII { return }
    bytes.removeAll(keepingCapacity: true)
    ICU.fold(word, into: &bytes)
    foldApostrophes()
  }

  /// U+2019 and U+02BC stand for `'` in names and possessives.
  private mutating func foldApostrophes() {
    var kept = 0
    var index = 0
    while index < bytes.count {
      if index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        bytes[kept] = UInt8(ascii: "'")
        index += 3
      } else if index + 1 < bytes.count, bytes[index] == 0xCA, bytes[index + 1] == 0xBC {
        bytes[kept] = UInt8(ascii: "'")
        index += 2
      } else {
        bytes[kept] = bytes[index]
        index += 1
      }
      kept += 1
    }
    bytes.removeSubrange(kept...)
  }
}
