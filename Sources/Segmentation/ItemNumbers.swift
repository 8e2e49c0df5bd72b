internal import Annotations

/// Follows the numbers of a list that runs on within a line: `1. Bread 2. Milk`, `a) Bread b) Milk`, `• Bread • Milk`.
///
/// A number counts only where the one before it began a sentence, and the list began with 1, a or a bullet; with a
/// bracket after it, it may begin anywhere.
struct ItemNumbers {
  private enum Style { case stop, bracket, stopBracket, brackets, bullet }

  private var style: Style?
  /// The number, or place in the alphabet, of the next item.
  private var expected = 0
  private var isLetter = false

  /// Whether an item of a list has begun, so that the next one may.
  var isInList: Bool { style != nil }

  /// Looks at a token that begins a sentence or a line.
  mutating func begin(at index: Int, _ reading: Reading) {
    if reading.tokens[index].gap >= .line { style = nil }
    guard let item = item(at: index, reading) else { return }
    let isBracket = item.style == .bracket || item.style == .brackets
    if item.number == 1 || isBracket || item.number == expected && item.style == style || item.style == .bullet {
      style = item.style
      expected = item.number + 1
      isLetter = item.isLetter
    }
  }

  /// Whether the next item of the list begins at a token.
  func isNext(_ index: Int, _ reading: Reading) -> Bool {
    guard let style, index < reading.tokens.count, reading.tokens[index].gap == .space else { return false }
    guard let item = item(at: index, reading), item.style == style else { return false }
    return style == .bullet || item.number == expected && item.isLetter == isLetter
  }

  private func item(at start: Int, _ reading: Reading) -> (style: Style, number: Int, isLetter: Bool)? {
    var index = start
    let count = reading.tokens.count
    if reading.mark(index) == .bullet, reading.byte(index) >= 0x80 { return (.bullet, 0, false) }
    let isBracketed = reading.mark(index) == .openingBracket
    if isBracketed { index += 1 }
    guard index + 1 < count, index == start || reading.tokens[index].isGlued else { return nil }
    guard let (number, isLetter) = number(at: index, reading), reading.tokens[index + 1].isGlued else { return nil }
    switch reading.mark(index + 1) {
    case .closingBracket:
      return isFollowed(index + 2, reading) ? (isBracketed ? .brackets : .bracket, number, isLetter) : nil
    case .stop where !isBracketed:
      if index + 2 < count, reading.mark(index + 2) == .closingBracket, reading.tokens[index + 2].isGlued {
        return isFollowed(index + 3, reading) ? (.stopBracket, number, isLetter) : nil
      }
      return isFollowed(index + 2, reading) ? (.stop, number, isLetter) : nil
    default:
      return nil
    }
  }

  /// Whether an item's text follows its number.
  private func isFollowed(_ index: Int, _ reading: Reading) -> Bool {
    index < reading.tokens.count && reading.tokens[index].gap == .space
  }

  private func number(at index: Int, _ reading: Reading) -> (Int, isLetter: Bool)? {
    let (token, byte) = (reading.tokens[index], reading.byte(index))
    if token.shape.contains(.number), reading.length(index) <= 2 {
      return (reading.text[token.range].reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }, false)
    }
    guard reading.length(index) == 1, (byte | 0x20) >= UInt8(ascii: "a"), (byte | 0x20) <= UInt8(ascii: "z") else {
      return nil
    }
    return (Int((byte | 0x20) - UInt8(ascii: "a")) + 1, true)
  }
}
