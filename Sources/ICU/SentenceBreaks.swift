internal import CICU

/// Sentence boundaries by Unicode Standard Annex 29, section 5.1 (rules SB1 to SB998), over ICU's Sentence_Break
/// property: those that ICU's own iterator finds, without its walk over every character. What stands between two ends
/// never matters to the rules, so they are asked for where a mark stands that may end a sentence.
public struct SentenceBreaks: Sendable {
  /// Made at first use, from ICU's data.
  public static let shared = SentenceBreaks()

  /// A class of the property, as ICU numbers it.
  private typealias Class = UInt8

  private let classes: [Class]

  private init() {
    classes = (0..<UInt32(ScalarTable.limit)).map { Class(truncatingIfNeeded: nm_sentence_break_class($0)) }
  }

  /// Whether a boundary lies in a stretch after a mark.
  ///
  /// - Parameters:
  ///   - utf8: the whole text, valid UTF-8.
  ///   - mark: byte at which a mark of the class ATerm or STerm begins; with any other character there, boundaries that
  ///     earlier marks make are not seen.
  ///   - end: the last byte offset at which a boundary counts.
  /// - Complexity: O(n) in the distance to the end, and to the next letter or mark behind it.
  public func hasBoundary(in utf8: UnsafeBufferPointer<UInt8>, after mark: Int, upTo end: Int) -> Bool {
    classes.withUnsafeBufferPointer { classes in
      let walk = Walk(utf8: utf8, classes: classes)
      guard let boundary = walk.boundary(after: mark, upTo: end) else { return false }
      return boundary <= end
    }
  }

  /// Calls `body` with every boundary after the text's start, ascending, in UTF-8 byte offsets.
  ///
  /// - Complexity: O(n).
  public func forEachBoundary(in utf8: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    classes.withUnsafeBufferPointer { classes in
      let walk = Walk(utf8: utf8, classes: classes)
      var position = 0
      while let boundary = walk.boundary(after: position, upTo: utf8.count) {
        body(boundary)
        position = boundary
      }
    }
  }
}

private struct Walk {
  let utf8: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt8>

  /// The class of the character at a byte, and the byte after it.
  @inline(__always) private func read(_ index: Int) -> (kind: Int, end: Int) {
    let (scalar, length) = decodeScalar(utf8, at: index)
    let kind = scalar < ScalarTable.limit ? Int(classes[Int(scalar)]) : Int(nm_sentence_break_class(scalar))
    return (kind, index + length)
  }

  /// The byte after all characters from here on that belong to what stands before them (SB5).
  private func skipExtending(_ start: Int) -> Int {
    var index = start
    while index < utf8.count {
      let (kind, end) = read(index)
      guard kind == nm_sentence_break_extend || kind == nm_sentence_break_format else { break }
      index = end
    }
    return index
  }

  private func skip(_ wanted: Int, from start: Int) -> Int {
    var index = start
    while index < utf8.count {
      let (kind, end) = read(index)
      guard kind == wanted else { break }
      index = skipExtending(end)
    }
    return index
  }

  /// The class of the character before a byte, past those that belong to it; nil at the start of a paragraph.
  private func kind(before start: Int) -> Int? {
    var index = start
    while index > 0 {
      index -= 1
      while utf8[index] & 0xC0 == 0x80 { index -= 1 }
      let kind = read(index).kind
      if kind != nm_sentence_break_extend, kind != nm_sentence_break_format { return kind }
    }
    return nil
  }

  /// The first boundary after a byte where a character begins, given that none lies before it that marks before it
  /// make; nil at the text's end. One that lies behind `limit` may be nil too: whoever asks for a near one must not pay
  /// for the walk to a far one.
  func boundary(after start: Int, upTo limit: Int) -> Int? {
    guard start < utf8.count else { return nil }
    var index = start
    while index < utf8.count {
      if index > limit { return nil }
      let (kind, end) = read(index)
      if isSeparator(kind) { return endOfSeparator(kind, end) }
      guard kind == nm_sentence_break_aterm || kind == nm_sentence_break_sterm else {
        index = end
        continue
      }
      var next = skipExtending(end)
      if kind == nm_sentence_break_aterm, next < utf8.count {
        let following = read(next).kind
        // SB6: `3.5`
        if following == nm_sentence_break_numeric {
          index = next
          continue
        }
        // SB7: `U.S`
        if following == nm_sentence_break_upper, let before = self.kind(before: index),
          before == nm_sentence_break_upper || before == nm_sentence_break_lower
        {
          index = next
          continue
        }
      }
      // SB9 to SB11.
      next = skip(nm_sentence_break_sp, from: skip(nm_sentence_break_close, from: next))
      guard next < utf8.count else { break }
      let (following, followingEnd) = read(next)
      if isSeparator(following) { return endOfSeparator(following, followingEnd) }
      // SB8a.
      let goesOn =
        following == nm_sentence_break_scontinue || following == nm_sentence_break_sterm
        || following == nm_sentence_break_aterm || kind == nm_sentence_break_aterm && lowerFollows(next)
      if !goesOn { return next }
      index = next
    }
    return utf8.count
  }

  /// SB8: the next letter is lower case, with no mark and no line end before it.
  private func lowerFollows(_ start: Int) -> Bool {
    var index = start
    while index < utf8.count {
      let (kind, end) = read(index)
      switch kind {
      case nm_sentence_break_lower: return true
      case nm_sentence_break_oletter, nm_sentence_break_upper, nm_sentence_break_aterm, nm_sentence_break_sterm:
        return false
      case let kind where isSeparator(kind): return false
      default: index = end
      }
    }
    return false
  }

  private func isSeparator(_ kind: Int) -> Bool {
    kind == nm_sentence_break_sep || kind == nm_sentence_break_cr || kind == nm_sentence_break_lf
  }

  /// The byte after a paragraph separator; CR LF is one (SB3).
  private func endOfSeparator(_ kind: Int, _ end: Int) -> Int {
    kind == nm_sentence_break_cr && end < utf8.count && utf8[end] == 0x0A ? end + 1 : end
  }
}
