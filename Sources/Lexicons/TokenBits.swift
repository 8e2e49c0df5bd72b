internal import Annotations

/// What a token may be to patterns, a bit each: from a step's own bits it is known which tokens may come behind it.
struct TokenBits: Sendable {
  /// The classes that it is a member of, or that have a phrase beginning with it.
  var classes: UInt64 = 0
  /// Which kind of number it is, which group of the words that patterns name it is in, and ``any``.
  var words: UInt64 = 0

  /// Set for every token, also for the one that would stand behind the last: what asks for it asks for nothing.
  static var any: UInt64 { 1 << 63 }
  /// Numbers of one digit have the first one, those of two the next, the last is for all longer ones; those that begin
  /// with a zero have bit 0.
  static var numbers: Range<Int> { 0..<6 }
  static var allNumbers: UInt64 { 0x3F }
  /// The bits for groups of words.
  static var groups: Range<Int> { 6..<63 }

  /// Whether they have a bit in common.
  @inline(__always)
  func meets(_ other: TokenBits) -> Bool { (classes & other.classes) | (words & other.words) != 0 }

  mutating func formUnion(_ other: TokenBits) {
    classes |= other.classes
    words |= other.words
  }

  /// The bit of a number's token.
  @inline(__always)
  static func number(_ token: Token, _ text: borrowing Span<UInt8>) -> Int {
    text[Int(token.start)] == UInt8(ascii: "0") ? 0 : min(Int(token.end - token.start), numbers.upperBound - 1)
  }

  /// The bits of the numbers that have a value in a range, of exactly so many digits where that is not zero.
  static func numbers(from low: Int32, to high: Int32, count: UInt8) -> [Int] {
    let last = numbers.upperBound - 1
    let shortest = count == 0 ? String(low).utf8.count : Int(count)
    let longest = count == 0 ? String(high).utf8.count : Int(count)
    return [0] + (min(shortest, last)...min(longest, last))
  }

  /// Which bit each of the words has that patterns name, by how often they do: the usual ones have one of their own.
  static func groups(of counts: [UInt32: Int]) -> [UInt32: Int] {
    let own = 40
    var bits: [UInt32: Int] = [:]
    for (index, entry) in counts.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }).enumerated() {
      let group = index < own ? index : own + (index - own) % (groups.count - own)
      bits[entry.key] = groups.lowerBound + group
    }
    return bits
  }
}
