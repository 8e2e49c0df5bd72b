internal import CICU

/// What segmentation needs to know of each code point below U+3000, read from ICU's properties once.
///
/// Text of these code points alone, save those that ``Entry/needsICU`` marks, is cut into words by the rules of Unicode
/// Standard Annex 29 over this table; ICU cuts the rest. A test holds the two against each other.
public struct ScalarTable: Sendable {
  /// The part a code point plays in a word, and what it adds to a word's shape.
  public struct Entry: Sendable, Hashable {
    public let bits: UInt16

    @inline(__always) public init(bits: UInt16) { self.bits = bits }

    /// Joins with its like: letters, digits, `_`, `@` (ALetter, Numeric, ExtendNumLet).
    public static let core: UInt16 = 1 << 0
    public static let letter: UInt16 = 1 << 1
    public static let upper: UInt16 = 1 << 2
    public static let lower: UInt16 = 1 << 3
    public static let digit: UInt16 = 1 << 4
    /// Stays inside a word between two letters (MidLetter, MidNumLet, Single_Quote).
    public static let midLetter: UInt16 = 1 << 5
    /// Stays inside a number between two digits (MidNum, MidNumLet, Single_Quote).
    public static let midNumber: UInt16 = 1 << 6
    /// White space without a line end, or invisible.
    public static let space: UInt16 = 1 << 7
    public static let lineEnd: UInt16 = 1 << 8
    /// Only ICU knows: combining marks, joiners, scripts without spaces, Hebrew.
    public static let needsICU: UInt16 = 1 << 9
    /// `.`
    public static let stop: UInt16 = 1 << 10
    /// Neither letter, digit, `.` nor `,`.
    public static let other: UInt16 = 1 << 11
    /// ALetter.
    public static let wordLetter: UInt16 = 1 << 12
    /// Numeric.
    public static let wordNumber: UInt16 = 1 << 13
    public static let nonASCII: UInt16 = 1 << 14
  }

  /// Code points from here on need ICU.
  public static let limit = 0x3000

  /// Made at first use, from ICU's data.
  public static let shared = ScalarTable()

  public let entries: [UInt16]

  private init() { entries = (0..<UInt32(ScalarTable.limit)).map(ScalarTable.entry) }

  private static func entry(of scalar: UInt32) -> UInt16 {
    let properties = ScalarProperties(of: scalar)
    var bits: UInt16 = 0
    if properties.contains(.letter) { bits |= Entry.letter }
    if properties.contains(.upper) { bits |= Entry.upper }
    if properties.contains(.lower) { bits |= Entry.lower }
    if properties.contains(.digit) { bits |= Entry.digit }
    if scalar >= 0x80 { bits |= Entry.nonASCII }
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return bits | Entry.lineEnd
    // What a web page leaves between words: zero-width space, directional marks.
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return bits | Entry.needsICU
    case 0x2E: bits |= Entry.stop
    case 0x2C: break
    default: if bits & (Entry.letter | Entry.digit) == 0 { bits |= Entry.other }
    }
    // ICU's rules treat `@` as a letter, so that addresses and handles are one word, and take the colon out of
    // MidLetter (CLDR-15910), so that `Tags:News` is three.
    if scalar == 0x40 { return bits | Entry.core | Entry.wordLetter }
    if scalar == 0x3A { return bits }
    switch nm_word_break_class(scalar) {
    case Int32(nm_word_break_aletter): bits |= Entry.core | Entry.wordLetter
    case Int32(nm_word_break_numeric): bits |= Entry.core | Entry.wordNumber
    case Int32(nm_word_break_extendnumlet): bits |= Entry.core
    case Int32(nm_word_break_midletter): bits |= Entry.midLetter
    case Int32(nm_word_break_midnum): bits |= Entry.midNumber
    case Int32(nm_word_break_midnumlet), Int32(nm_word_break_single_quote): bits |= Entry.midLetter | Entry.midNumber
    case Int32(nm_word_break_other), Int32(nm_word_break_double_quote), Int32(nm_word_break_wsegspace):
      // A letter that is no ALetter belongs to a script that a dictionary cuts.
      if properties.contains(.whiteSpace) {
        bits |= Entry.space
      } else if properties.contains(.letter) {
        bits |= Entry.needsICU
      }
    default: bits |= Entry.needsICU
    }
    return bits
  }
}

extension ScalarTable {
  /// The same bits for a code point that the table does not hold, without those that say how words join.
  public static func bits(beyond scalar: UInt32) -> UInt16 {
    let properties = ScalarProperties(of: scalar)
    var bits = Entry.nonASCII
    if properties.contains(.letter) { bits |= Entry.letter }
    if properties.contains(.upper) { bits |= Entry.upper }
    if properties.contains(.lower) { bits |= Entry.lower }
    if properties.contains(.digit) { bits |= Entry.digit }
    if bits & (Entry.letter | Entry.digit) == 0 { bits |= Entry.other }
    return bits
  }
}
