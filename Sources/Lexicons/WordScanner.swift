internal import Annotations
internal import ICU

/// Cuts text into words: the word boundaries of Unicode Standard Annex 29, white space left out, and the splits that
/// news needs (``WordSplits``). Articles and lexicon phrases go through the same scanner, so that they meet.
///
/// What stands between white space is cut by itself: by the rules of the annex over a table of ICU's properties where
/// that knows all its characters, else by ICU. The boundaries are ICU's either way, but for a combining mark after white
/// space, which is a word of its own here and a part of the space there.
struct WordScanner: ~Copyable {
  /// Opened when a text first needs it.
  private var iterator: BreakIterator?
  private let table = ScalarTable.shared
  /// False gives the annex's words alone.
  private let splits: Bool

  init(splits: Bool = true) { self.splits = splits }

  private typealias Bits = ScalarTable.Entry

  /// The words of a text in order, each with its shape and the gap before it; their forms are all zero.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Throws: ``ICUError`` when a text needs ICU and ICU lacks its data.
  /// - Complexity: O(n).
  mutating func tokens(of text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5 + 8)
    try append(wordsOf: text, to: &tokens)
    return tokens
  }

  /// The same, appended to what may hold others already.
  mutating func append(
    wordsOf text: UnsafeBufferPointer<UInt8>, to tokens: inout [Token]
  ) throws(ICUError) {
    var position = 0
    var gap = PendingGap()
    while position < text.count {
      let hard = table.entries.withUnsafeBufferPointer { table in
        TokenBatch.with(&tokens) { tokens in scan(text, from: &position, table, &tokens, &gap) }
      }
      guard let hard else { break }
      position = try cutByICU(text, from: hard, &tokens, &gap)
    }
  }

  /// What has been passed since the last token.
  private struct PendingGap {
    var isFirst = true
    var hasSpace = false
    var lineEnds = 0

    mutating func take() -> Token.Gap {
      let gap: Token.Gap =
        isFirst || lineEnds >= 2 ? .paragraph : lineEnds == 1 ? .line : hasSpace ? .space : .none
      self = PendingGap(isFirst: false)
      return gap
    }
  }

  /// Cuts words until the text's end, or until a character that only ICU knows: then returns where the stretch between
  /// white space that holds it begins, with the tokens of that stretch taken back.
  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, from position: inout Int, _ table: UnsafeBufferPointer<UInt16>,
    _ tokens: inout TokenBatch, _ gap: inout PendingGap
  ) -> Int? {
    let count = text.count
    /// The table's entry for the character at a byte, and the byte after it.
    @inline(__always) func entry(_ index: Int) -> (bits: UInt16, end: Int) {
      let byte = text[index]
      if byte < 0x80 { return (table[Int(byte)], index + 1) }
      let (scalar, length) = decodeScalar(text, at: index)
      return (scalar < ScalarTable.limit ? table[Int(scalar)] : Bits.needsICU, index + length)
    }
    var index = position
    while index < count {
      // Most gaps are one space.
      if text[index] == UInt8(ascii: " ") {
        gap.hasSpace = true
        index += 1
        continue
      }
      let (first, firstEnd) = entry(index)
      if first & (Bits.space | Bits.lineEnd) != 0 {
        if first & Bits.lineEnd != 0 {
          // CR LF is one line end; a paragraph separator is as good as a blank line.
          let isCRLF = text[index] == 0x0A && index > 0 && text[index - 1] == 0x0D
          if !isCRLF { gap.lineEnds += text[index] == 0xE2 && text[index + 2] == 0xA9 ? 2 : 1 }
        } else {
          gap.hasSpace = true
        }
        index = firstEnd
        continue
      }
      var end = firstEnd
      var rest: UInt16 = 0
      var hard = first & Bits.needsICU
      if first & Bits.core != 0 {
        var last = first
        if first & Bits.wordLetter != 0, first & Bits.nonASCII == 0 {
          let run = LetterRun(in: text, at: index)
          if run.count > 0, index + run.count < count, text[index + run.count] == UInt8(ascii: " ") {
            // Letters and a space behind them: most words.
            end = index + run.count
            let shape = run.shape(isCapitalized: first & Bits.upper != 0)
            tokens.append(Token(start: index, end: end, form: 0, shape: shape, gap: gap.take()))
            gap.hasSpace = true
            index = end + 1
            continue
          }
          if run.count > 1 {
            end = index + run.count
            if run.hasInnerLower { rest = table[Int(UInt8(ascii: "a"))] }
            if run.hasInnerUpper { rest |= table[Int(UInt8(ascii: "A"))] }
            last = rest
          }
        }
        while end < count, text[end] != UInt8(ascii: " ") {
          let (bits, next) = entry(end)
          if bits & Bits.core != 0 {
            rest |= bits
            last = bits
            end = next
            continue
          }
          hard |= bits & Bits.needsICU
          // WB6, WB7, WB11, WB12: a mark between two letters, or between two digits.
          if bits & (Bits.midLetter | Bits.midNumber) != 0, next < count {
            let (after, afterEnd) = entry(next)
            hard |= after & Bits.needsICU
            if bits & Bits.midLetter != 0 && last & after & Bits.wordLetter != 0
              || bits & Bits.midNumber != 0 && last & after & Bits.wordNumber != 0
            {
              rest |= bits | after
              last = after
              end = afterEnd
              continue
            }
          }
          break
        }
      }
      if hard != 0 {
        position = index
        return tokens.withArray { takeBack(text, from: index, &$0, &gap) }
      }
      let shape = shape(first: first, rest: rest, isSingle: end == firstEnd)
      if mayFallApart(first | rest, end - index) {
        let before = gap.take()
        tokens.withArray { appendPieces(index..<end, shape, text, table, before, &$0) }
      } else {
        tokens.append(Token(start: index, end: end, form: 0, shape: shape, gap: gap.take()))
      }
      index = end
    }
    position = count
    return nil
  }

  /// Where the stretch between white space around a byte begins; its tokens go, and their gap comes back.
  private func takeBack(
    _ text: UnsafeBufferPointer<UInt8>, from index: Int, _ tokens: inout [Token], _ gap: inout PendingGap
  ) -> Int {
    var start = index
    while start > 0, !isWhite(text[start - 1]) { start -= 1 }
    while let last = tokens.last, Int(last.start) >= start {
      gap = PendingGap(isFirst: tokens.count == 1, hasSpace: last.gap == .space, lineEnds: lineEnds(last.gap))
      tokens.removeLast()
    }
    return start
  }

  private func lineEnds(_ gap: Token.Gap) -> Int { gap == .paragraph ? 2 : gap == .line ? 1 : 0 }

  /// Gives ICU the stretch up to the next white space, and all that follow as long as each holds a character that only
  /// ICU knows. Returns where it ends.
  private mutating func cutByICU(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ tokens: inout [Token], _ gap: inout PendingGap
  ) throws(ICUError) -> Int {
    var end = start
    var next = start
    while next < text.count {
      var isHard = false
      while next < text.count, !isWhite(text[next]) {
        let (scalar, length) = decodeScalar(text, at: next)
        isHard = isHard || scalar >= ScalarTable.limit || table.entries[Int(scalar)] & Bits.needsICU != 0
        next += length
      }
      guard isHard else { break }
      end = next
      while next < text.count, isWhite(text[next]) { next += 1 }
    }
    if iterator == nil { iterator = try BreakIterator(.word) }
    var boundaries: [Int] = []
    try iterator?.forEachBoundary(in: UnsafeBufferPointer(rebasing: text[start..<end])) { boundaries.append($0) }
    var from = start
    for boundary in boundaries {
      appendSegment(from..<start + boundary, text, &tokens, &gap)
      from = start + boundary
    }
    return end
  }

  /// Appends what ICU cut, without the white space and the invisible marks at its start.
  private func appendSegment(
    _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token], _ gap: inout PendingGap
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = decodeScalar(text, at: index)
      let bits = scalar < ScalarTable.limit ? table.entries[Int(scalar)] : 0
      if bits & Bits.lineEnd != 0 {
        gap.lineEnds += scalar == 0x2029 ? 2 : 1
        if scalar == 0x0D, index + 1 < range.upperBound, text[index + 1] == 0x0A { index += 1 }
      } else if bits & Bits.space != 0 || isInvisible(scalar) {
        gap.hasSpace = true
      } else {
        break
      }
      index += length
    }
    guard index < range.upperBound else { return }
    table.entries.withUnsafeBufferPointer { table in
      let word = index..<range.upperBound
      let shape = shape(of: word, text, table)
      if mayFallApart(Bits.other, word.count) {
        appendPieces(word, shape, text, table, gap.take(), &tokens)
      } else {
        tokens.append(Token(start: word.lowerBound, end: word.upperBound, form: 0, shape: shape, gap: gap.take()))
      }
    }
  }

  /// Whether news may need a word cut: only one with a mark or a digit in it.
  @inline(__always)
  private func mayFallApart(_ bits: UInt16, _ count: Int) -> Bool {
    bits & (Bits.other | Bits.stop | Bits.digit) != 0 && count > 1 && splits
  }

  @inline(never)
  private func appendPieces(
    _ range: Range<Int>, _ shape: Token.Shape, _ text: UnsafeBufferPointer<UInt8>,
    _ table: UnsafeBufferPointer<UInt16>, _ before: Token.Gap, _ tokens: inout [Token]
  ) {
    var from = range.lowerBound
    var gap = before
    func piece(to end: Int) {
      guard end > from else { return }
      let isWhole = from == range.lowerBound && end == range.upperBound
      let shape = isWhole ? shape : self.shape(of: from..<end, text, table)
      tokens.append(Token(start: from, end: end, form: 0, shape: shape, gap: gap))
      from = end
      gap = .none
    }
    let splits = WordSplits(range, in: text)
    if let stop = splits.joiningStop {
      piece(to: stop.lowerBound)
      piece(to: stop.upperBound)
    }
    if let letters = splits.lettersAfterDigits(from) { piece(to: letters) }
    piece(to: splits.possessive)
    piece(to: range.upperBound)
  }

  /// The shape of a word from the entries of its first character and of all others.
  @inline(__always)
  private func shape(first: UInt16, rest: UInt16, isSingle: Bool) -> Token.Shape {
    // Without a branch: what a word looks like is hard to foresee.
    @inline(__always) func bit(_ holds: Bool, _ shape: Token.Shape) -> UInt16 { holds ? shape.rawValue : 0 }
    let all = first | rest
    let hasLower = all & Bits.lower != 0
    let hasDigit = all & Bits.digit != 0
    let shape =
      bit(first & Bits.upper != 0, .capitalized) | bit(rest & Bits.upper != 0, .hasInnerUpper)
      | bit(hasLower, .hasLower) | bit(all & (Bits.lower | Bits.upper) == Bits.upper, .allCaps)
      | bit(all & Bits.letter != 0, .hasLetter) | bit(hasDigit, .hasDigit)
      | bit(all & (Bits.digit | Bits.letter | Bits.other) == Bits.digit, .number)
      | bit(all & (Bits.letter | Bits.digit) == 0, .punctuation)
      | bit(all & Bits.stop != 0 && !isSingle, .hasStop) | bit(isSingle, .single)
    return Token.Shape(rawValue: shape)
  }

  private func shape(
    of range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>
  ) -> Token.Shape {
    var (first, rest): (UInt16, UInt16) = (0, 0)
    var index = range.lowerBound
    var scalars = 0
    while index < range.upperBound {
      let (scalar, length) = decodeScalar(text, at: index)
      let bits = scalar < ScalarTable.limit ? table[Int(scalar)] : ScalarTable.bits(beyond: scalar)
      if scalars == 0 { first = bits } else { rest |= bits }
      scalars += 1
      index += length
    }
    return shape(first: first, rest: rest, isSingle: scalars == 1)
  }
}

/// The marks that a web page leaves between words: byte order mark, soft hyphen, spaces and joiners without width,
/// directional marks.
private func isInvisible(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFE0F, 0xFEFF: true
  default: false
  }
}

/// ASCII white space.
private func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
