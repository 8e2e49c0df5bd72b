internal import Annotations

/// Pairs quotation marks within paragraphs.
///
/// Straight marks open where they touch the word after them and close where one is open; marks within a stretch are
/// nested and make none of their own. Single marks pair only where no double ones enclose them, and are told from
/// apostrophes by what they touch. Cost is linear: single marks look ahead at most ``reach`` tokens.
struct MarkScanner {
  private let tokens: [Token]
  private let words: [QuoteLexicon.Word]
  /// The tokens whose first byte opens a mark.
  private let marks: [Int]
  private let utf8: [UInt8]
  /// How far the end of a stretch in single marks may be, in tokens.
  private let reach = 400

  private enum Mark { case none, straight, open, low, close, single, singleOpen, singleClose }

  init(tokens: [Token], words: [QuoteLexicon.Word], marks: [Int], utf8: [UInt8]) {
    self.tokens = tokens
    self.words = words
    self.marks = marks
    self.utf8 = utf8
  }

  /// Whether a token's first byte may be that of a quotation mark, as ``mark(at:limit:)`` reads it.
  static func opensMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), 0xC2, 0xE2: true
    default: false
    }
  }

  func stretches(in paragraphs: [Range<Int>]) -> [MarkedStretch] {
    var stretches: [MarkedStretch] = []
    var next = 0
    for paragraph in paragraphs {
      let first = next
      while next < marks.count, marks[next] < paragraph.upperBound { next += 1 }
      if next > first { scan(paragraph, marks[first..<next], &stretches) }
    }
    return stretches
  }

  private func scan(_ paragraph: Range<Int>, _ marks: ArraySlice<Int>, _ stretches: inout [MarkedStretch]) {
    /// Where the stretch that is open began, the width of its mark, and how deep further marks nest in it.
    var start = -1
    var width = 1
    var depth = 0
    var isLow = false
    var index = paragraph.lowerBound
    func open(_ length: Int) {
      start = index
      width = length
      depth = 0
    }
    func close(_ length: Int) {
      stretches.append(MarkedStretch(tokens: start..<index + length, opening: width, closing: length))
      start = -1
      isLow = false
    }
    for next in marks where next >= index {
      index = next
      let (mark, length) = mark(at: index, limit: paragraph.upperBound)
      defer { index += length }
      switch mark {
      case .none: break
      case .low where start < 0:
        open(length)
        isLow = true
      case .open where start < 0: open(length)
      case .open where isLow || closesAsOpening(index, length, in: paragraph): close(length)
      case .open, .low: depth += 1
      case .close where start < 0: break
      case .close where isMeasure(index): break
      case .close where depth > 0: depth -= 1
      case .close: close(length)
      case .straight where start < 0:
        if opens(index, length, in: paragraph) { open(length) }
      case .straight:
        if isMeasure(index) { break }
        if opens(index, length, in: paragraph), touchesWordBefore(index, in: paragraph) == false {
          // The mark before was never closed: it ends where the sentence before this one does.
          if words[index - 1].kinds.contains(.stop), index > start + width {
            stretches.append(MarkedStretch(tokens: start..<index, opening: width, closing: 0))
            open(length)
          } else {
            depth += depth == 0 ? 1 : -1
          }
        } else if depth > 0 {
          depth -= 1
        } else {
          close(length)
        }
      case .single, .singleOpen, .singleClose:
        guard start < 0, mark != .singleClose, opensSingle(index, in: paragraph),
          let end = closingSingle(after: index, limit: min(paragraph.upperBound, index + reach))
        else { break }
        stretches.append(MarkedStretch(tokens: index..<end + 1, opening: 1, closing: 1, isSingle: true))
        index = end
      }
    }
    if start >= 0, start + width < paragraph.upperBound {
      stretches.append(MarkedStretch(tokens: start..<paragraph.upperBound, opening: width, closing: 0))
    }
  }

  private func mark(at index: Int, limit: Int) -> (Mark, length: Int) {
    let token = tokens[index]
    let first = utf8[Int(token.start)]
    var isDoubled = index + 1 < limit && tokens[index + 1].isGlued && tokens[index + 1].form == token.form
    // Of three at the end of words the first closes a nested quotation.
    if isDoubled, token.isGlued, index + 2 < limit, tokens[index + 2].isGlued, tokens[index + 2].form == token.form,
      !tokens[max(index - 1, 0)].shape.contains(.punctuation) || words[max(index - 1, 0)].kinds.contains(.stop)
        || words[max(index - 1, 0)].kinds.contains(.comma)
    {
      isDoubled = false
    }
    switch first {
    case UInt8(ascii: "\""):
      // The value of an attribute in markup.
      return index > 0 && token.isGlued && utf8[Int(token.start) - 1] == UInt8(ascii: "=") ? (.none, 1) : (.straight, 1)
    case UInt8(ascii: "'"): return isDoubled ? (.straight, 2) : (.single, 1)
    case UInt8(ascii: "`"): return isDoubled ? (.open, 2) : (.singleOpen, 1)
    case 0xC2:
      switch utf8[Int(token.start) + 1] {
      case 0xAB: return (.open, 1)
      case 0xBB: return (.close, 1)
      default: return (.none, 1)
      }
    case 0xE2 where token.end - token.start == 3 && utf8[Int(token.start) + 1] == 0x80:
      switch utf8[Int(token.start) + 2] {
      case 0x9C: return (.open, 1)
      case 0x9D: return (.close, 1)
      case 0x9E: return (.low, 1)
      case 0x98: return (.singleOpen, 1)
      case 0x99: return (.singleClose, 1)
      default: return (.none, 1)
      }
    default: return (.none, 1)
    }
  }

  /// Whether a straight mark can open: it touches what follows, and no word before it.
  private func opens(_ index: Int, _ length: Int, in paragraph: Range<Int>) -> Bool {
    let next = index + length
    guard next < paragraph.upperBound, tokens[next].isGlued else { return false }
    if words[next].kinds.isDisjoint(with: [.comma, .semicolon, .closeBracket]) == false { return false }
    // The end of a tag in markup.
    if utf8[Int(tokens[next].start)] == UInt8(ascii: ">") { return false }
    return !touchesWordBefore(index, in: paragraph)
  }

  /// Whether a mark touches a word or a stop before it; brackets, dashes and colons do not count.
  private func touchesWordBefore(_ index: Int, in paragraph: Range<Int>) -> Bool {
    guard index > paragraph.lowerBound, tokens[index].isGlued else { return false }
    return words[index - 1].kinds.isDisjoint(with: [.openBracket, .dash, .colon])
  }

  /// An opening mark where a closing one belongs: it touches the word before it, and none after it.
  private func closesAsOpening(_ index: Int, _ length: Int, in paragraph: Range<Int>) -> Bool {
    let next = index + length
    return tokens[index].isGlued && (next >= paragraph.upperBound || !tokens[next].isGlued)
  }

  /// Inches: `6' 2"`, `6'2"`.
  private func isMeasure(_ index: Int) -> Bool {
    guard index >= 1, tokens[index].isGlued, tokens[index - 1].shape.contains(.hasDigit) else { return false }
    if isFoot(tokens[index - 1].range) { return true }
    return index >= 3 && isFoot(tokens[index - 2].range) && tokens[index - 3].shape.contains(.number)
  }

  /// Whether bytes hold `'` or `’`.
  private func isFoot(_ range: Range<Int>) -> Bool {
    range.contains { utf8[$0] == UInt8(ascii: "'") || utf8[$0] == 0x99 }
  }

  private func opensSingle(_ index: Int, in paragraph: Range<Int>) -> Bool {
    guard index + 1 < paragraph.upperBound, tokens[index + 1].isGlued, !touchesWordBefore(index, in: paragraph)
    else { return false }
    let next = tokens[index + 1].shape
    // '90s and 'em.
    return next.isDisjoint(with: [.punctuation, .hasDigit]) && !words[index + 1].kinds.contains(.apostrophe)
  }

  /// The mark that closes a single one: the first that touches no word after it; after a plural's s only where no
  /// surer one follows.
  private func closingSingle(after start: Int, limit: Int) -> Int? {
    var fallback: Int?
    for index in start + 1..<max(start + 1, limit) {
      guard tokens[index].shape.contains(.punctuation), tokens[index].isGlued else { continue }
      let (mark, _) = mark(at: index, limit: limit)
      guard mark == .single || mark == .singleClose else { continue }
      let next = index + 1
      if next < limit, tokens[next].isGlued, !tokens[next].shape.contains(.punctuation) { continue }
      let endsInS = utf8[Int(tokens[index].start) - 1] | 0x20 == UInt8(ascii: "s")
      if endsInS, next < limit, !tokens[next].shape.contains(.punctuation) {
        fallback = fallback ?? index
        continue
      }
      return index
    }
    return fallback
  }
}
