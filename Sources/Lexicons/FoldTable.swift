internal import ICU

/// The folded forms of the code points that news in European languages is written in, as ICU gives them.
///
/// Of these a word's folded form is its characters' forms one after the other; a test holds that against ICU.
struct FoldTable: Sendable {
  /// Made at first use.
  static let shared = FoldTable()

  /// Latin, Greek, Cyrillic and marks that combine with them; Latin and Greek extensions; punctuation and currency.
  private static let ranges: [Range<UInt32>] = [0x0000..<0x0530, 0x1E00..<0x2070, 0x20A0..<0x20C0]

  /// By code point: up to four bytes of UTF-8, the first one lowest; their number is in `lengths`.
  private var forms: [UInt32] = Array(repeating: 0, count: 0x20C0)
  private var lengths: [UInt8] = Array(repeating: FoldTable.unknown, count: 0x20C0)
  private static let unknown: UInt8 = 0xFF

  private init() {
    var folded: [UInt8] = []
    for range in FoldTable.ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        folded.removeAll(keepingCapacity: true)
        let utf8 = Array(String(scalar).utf8)
        utf8.withUnsafeBufferPointer { ICU.fold($0, into: &folded) }
        FoldTable.foldApostrophes(&folded)
        guard folded.count <= 4 else { continue }
        forms[Int(value)] = folded.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        lengths[Int(value)] = UInt8(folded.count)
      }
    }
  }

  /// Appends the form of a code point; false where the table has none.
  func append(_ scalar: UInt32, to folded: inout [UInt8]) -> Bool {
    guard scalar < lengths.count, lengths[Int(scalar)] != FoldTable.unknown else { return false }
    var form = forms[Int(scalar)]
    for _ in 0..<lengths[Int(scalar)] {
      folded.append(UInt8(truncatingIfNeeded: form))
      form >>= 8
    }
    return true
  }

  /// U+2019 and U+02BC stand for `'` in names and possessives.
  static func foldApostrophes(_ bytes: inout [UInt8]) {
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
