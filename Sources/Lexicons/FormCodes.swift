/// What patterns make of a form, in two bits.
enum FormCode {
  static let width = 2
  static let perWord = UInt64.bitWidth / width

  /// A pattern or a class has it.
  static var known: UInt64 { 1 }
  /// A pattern may begin with it where a known form or a number comes behind it.
  static var begins: UInt64 { 2 }
  static var beginsAlone: UInt64 { 3 }

  /// The codes with which a pattern may begin, of a word full of those of tokens in a row; the lower bit of each is set.
  @inline(__always)
  static func candidates(_ codes: UInt64) -> UInt64 {
    let lower: UInt64 = 0x5555_5555_5555_5555
    let begins = codes >> 1 & lower
    let known = (codes | codes >> 1) & lower
    // What comes behind the last one is not known here.
    return begins & (codes | known >> 2 | 1 << 62)
  }
}

/// The code of each form, packed so that those of a whole vocabulary stay near.
struct FormCodes: Sendable {
  /// The last one is that of all forms behind it, and zero.
  private var words: [UInt64] = [0]

  @inline(__always)
  subscript(form: UInt32) -> UInt64 {
    let word = words[min(Int(form / UInt32(FormCode.perWord)), words.count - 1)]
    return word &>> UInt64(form % UInt32(FormCode.perWord) * UInt32(FormCode.width)) & 3
  }

  mutating func set(_ code: UInt64, _ form: UInt32) {
    let (index, place) = (Int(form) / FormCode.perWord, UInt64(form) % UInt64(FormCode.perWord))
    if index >= words.count - 1 { words.append(contentsOf: repeatElement(0, count: index + 2 - words.count)) }
    words[index] |= code << (place * UInt64(FormCode.width))
  }
}
