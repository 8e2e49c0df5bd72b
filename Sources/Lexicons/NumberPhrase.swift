internal import Annotations

/// A number in digits (`1,200`, `2.5`) or in English words (`twenty-one`, `three hundred and five`).
struct NumberPhrase {
  /// No text counts by more; products with it stay whole numbers that fit.
  private static var largest: Int { 1_000_000_000_000 }

  /// In hundredths, so that `2.5` is 250.
  var hundredths: Int
  /// In tokens.
  var length: Int

  /// The number that begins at a token; nil where none does.
  ///
  /// - Parameter cardinalClass: the class of number words; their values are the numbers themselves.
  init?(
    _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>, at start: Int, limit: Int,
    _ classes: borrowing TokenClasses, cardinalClass: Int?
  ) {
    let first = tokens[start]
    if first.shape.contains(.number) {
      guard let value = NumberPhrase.hundredths(of: first, text) else { return nil }
      (hundredths, length) = (value, 1)
      return
    }
    guard let cardinalClass else { return nil }
    var total = 0
    var current = 0
    var last = 0
    var index = start
    while index < limit {
      var next = index
      if index > start {
        // `twenty-one`, `a hundred and five`.
        let joins = tokens[index].shape.contains(.punctuation) && tokens[index].isGlued && (20...99).contains(last)
        let isAnd =
          last >= 100 && tokens[index].end - tokens[index].start == 3
          && text[Int(tokens[index].start)] | 0x20 == UInt8(ascii: "a")
        if joins || isAnd { next += 1 }
        guard next < limit, tokens[next].gap < .paragraph, !joins || tokens[next].isGlued else { break }
      }
      guard let value = classes.value(of: tokens[next], in: cardinalClass) else { break }
      if index > start, !NumberPhrase.follows(value, last) { break }
      // "One hundred and one hundred and …" is no number, and too large for one.
      guard current < 10_000, total < NumberPhrase.largest else { break }
      switch value {
      case 100: current = max(current, 1) * 100
      case 1000...: (total, current) = (total + max(current, 1) * value, 0)
      default: current += value
      }
      last = value
      index = next + 1
    }
    guard index > start, total + current <= NumberPhrase.largest else { return nil }
    hundredths = (total + current) * 100
    length = index - start
  }

  /// Whether a number in words may go on with a token that is no number word: `twenty-one`, `hundred and five`.
  static func mayGoOn(_ token: Token) -> Bool {
    token.shape.contains(.punctuation) && token.isGlued || token.end - token.start == 3
  }

  /// Whether a number word may come after another one in one number.
  private static func follows(_ value: Int, _ last: Int) -> Bool {
    switch last {
    case 20, 30, 40, 50, 60, 70, 80, 90: value < 10 || value == 100 || value >= 1000
    case 1...19: value >= 100
    case 100: value != 100
    default: value < 1000
    }
  }

  /// Digits with thousands separators and at most one decimal point; nil for anything else.
  static func hundredths(of token: Token, _ text: borrowing Span<UInt8>) -> Int? {
    var value = 0
    var decimals = -1
    guard token.end - token.start <= 12 else { return nil }
    for index in token.range {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if decimals >= 2 { continue }
        value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      case UInt8(ascii: ",") where decimals < 0: continue
      default: return nil
      }
    }
    return value * (decimals <= 0 ? 100 : decimals == 1 ? 10 : 1)
  }
}
