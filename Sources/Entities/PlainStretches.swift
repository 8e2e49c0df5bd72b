internal import Annotations

/// Stretches of one word or two without titles and head words, as most names are: they need little of what others do.
extension Article {
  /// Where a stretch of one word or two ends, if nothing in it or beside it asks for a closer look; nil for other ones.
  /// Most are like that.
  @inline(__always)
  func plainEnd(_ start: Int) -> Int? {
    guard cases[sentence] == .ordinary, isPlain(start), !tokens[start].isGlued || isBehindQuote(start) else {
      return nil
    }
    var end = start + 1
    if end < sentenceEnd, tokens[end].gap == .space, isPlain(end) {
      // In `CAM Hector Riquelme` and `Almaz Bekele ETH` the capitals tell.
      guard tokens[start].shape.union(tokens[end].shape).isDisjoint(with: .allCaps) else { return nil }
      end += 1
    }
    if end == sentenceEnd { return end }
    let kind = classes[end]
    if isCapitalized(end) || kind.contains(.chainAnd) { return nil }
    if tokens[end].isGlued {
      switch byte(end) {
      case UInt8(ascii: "-"), UInt8(ascii: "&"): return nil
      // Only the sentence's end tells a stop from that of an abbreviation.
      case UInt8(ascii: "."): return end + 1 == sentenceEnd ? end : nil
      // What begins with an ordinary word may be a list.
      case UInt8(ascii: ","):
        return classes[start].contains(.common)
          || end + 1 < sentenceEnd && !classes[end + 1].isDisjoint(with: [.beginsTail, .nameSuffix])
          ? nil : end
      default: return end
      }
    }
    if isLower(end) { return kind.contains(.particle) ? nil : end }
    return byte(end) == UInt8(ascii: "&") || isQuotationMark(end) ? nil : end
  }

  /// Whether a word touches a quotation mark, a bracket or a dash before it, and no hyphen.
  private func isBehindQuote(_ index: Int) -> Bool {
    guard index > sentenceStart, byte(index) < 0x80 else { return false }
    let before = byte(index - 1)
    return before == UInt8(ascii: "\"") || before == UInt8(ascii: "(") || before == 0xE2
  }

  /// Whether a word has a capital, and nothing that makes it more, or other, than a word of a name.
  @inline(__always)
  private func isPlain(_ index: Int) -> Bool {
    tokens[index].shape.isSuperset(of: [.capitalized, .hasLetter])
      && tokens[index].shape.isDisjoint(with: [.single, .hasDigit, .hasStop])
      && classes[index].isDisjoint(with: .notPlain)
  }

  /// Makes a mention of a stretch without titles and head words; false where it is none after all.
  mutating func emitPlain(_ start: Int, _ end: Int) -> Bool {
    var known = lexiconMatch(start, limit: sentenceEnd)
    if end == start + 1 {
      // What owes its capital to the sentence's start.
      if isSentenceInitial(start), dropInitial(start, end) > start { return true }
      if known.length > 1 { return false }
      if known.length == 1, !acceptsEntry(start, 1, known.entry) { known = (0, -1, false) }
    } else {
      if known.length == 1 || known.length > 2 || known.length == 2 && lexicon.entries[known.entry].label == .org {
        return false
      }
      if isSentenceInitial(start), dropInitial(start, end) > start { return false }
      if known.length == 0 {
        let second = lexiconMatch(start + 1, limit: sentenceEnd)
        if second.length > 1 || second.length == 1 && lexicon.entries[second.entry].label == .norp { return false }
      }
    }
    let isOnly = known.length > 0 && known.isOnly
    emit(start, end, entry: known.length > 0 ? known.entry : -1, isOnly: isOnly, role: -1, afterTitle: false)
    return true
  }
}
