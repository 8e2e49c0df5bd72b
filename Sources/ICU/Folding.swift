internal import CICU

extension ICU {
  /// Appends the folded form of a word: NFKC case folding (UAX 31, toNFKC_Casefold) without nonspacing marks, and
  /// with ASCII letters for those that have no decomposition (`ø` as `o`, `ł` as `l`, `æ` as `ae`).
  ///
  /// A word that ICU cannot fold, or of more than 1,024 UTF-16 units, is appended as it is.
  public static func fold(_ utf8: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    let room = utf8.count * 3 + 16
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      guard let source = utf8.baseAddress, let target = buffer.baseAddress else { return }
      var status: Int32 = 0
      let count = nm_fold(source, Int32(utf8.count), target, Int32(room), &status)
      if status <= 0, count >= 0 {
        folded.append(contentsOf: UnsafeBufferPointer(start: target, count: Int(count)))
      } else {
        folded.append(contentsOf: utf8)
      }
    }
  }
}

/// Properties of a code point (Unicode Character Database, by ICU).
public struct ScalarProperties: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let upper = ScalarProperties(rawValue: 1)
  public static let lower = ScalarProperties(rawValue: 2)
  public static let letter = ScalarProperties(rawValue: 4)
  public static let digit = ScalarProperties(rawValue: 8)
  public static let whiteSpace = ScalarProperties(rawValue: 16)

  public init(of scalar: UInt32) {
    self = []
    if nm_is_upper(scalar) { insert(.upper) }
    if nm_is_lower(scalar) { insert(.lower) }
    if nm_is_letter(scalar) { insert(.letter) }
    if nm_is_digit(scalar) { insert(.digit) }
    if nm_is_white_space(scalar) { insert(.whiteSpace) }
  }
}

/// What a code point is to a sentence (Unicode Standard Annex 29, Sentence_Break), as far as ends need it.
public enum SentenceBreakClass: Sendable {
  /// ATerm: a full stop, which may also end an abbreviation.
  case stop
  /// STerm: a mark that always ends a sentence.
  case terminator
  case other

  public init(of scalar: UInt32) {
    switch nm_sentence_break_class(scalar) {
    case Int32(nm_sentence_break_aterm): self = .stop
    case Int32(nm_sentence_break_sterm): self = .terminator
    default: self = .other
    }
  }
}
