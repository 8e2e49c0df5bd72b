internal import CICU

/// Text boundaries of Unicode Standard Annex 29 as ICU finds them, English rules.
///
/// Owns one ICU iterator. Opening costs some microseconds: keep it for several texts.
public struct BreakIterator: ~Copyable {
  /// Which boundaries are found.
  public enum Kind: Sendable { case word, sentence }

  private let handle: OpaquePointer

  /// - Throws: ``ICUError`` when ICU cannot open its rules (its data is missing).
  public init(_ kind: Kind) throws(ICUError) {
    var status: Int32 = 0
    let opened = nm_break_open(Int32(kind == .word ? nm_break_word : nm_break_sentence), &status)
    try ICUError.check(status, "ubrk_open")
    guard let opened else { throw ICUError(operation: "ubrk_open", status: "no iterator") }
    handle = opened
  }

  deinit { nm_break_close(handle) }

  /// Calls `body` with every boundary after the text's start, ascending, in UTF-8 byte offsets.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8 of less than 2 GiB.
  ///   - body: takes one boundary.
  /// - Throws: ``ICUError`` when ICU refuses the text.
  /// - Complexity: O(n).
  public mutating func forEachBoundary(
    in utf8: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
  ) throws(ICUError) {
    guard let base = utf8.baseAddress, !utf8.isEmpty else { return }
    var status: Int32 = 0
    nm_break_set_text(handle, base, Int64(utf8.count), &status)
    try ICUError.check(status, "ubrk_setUText")
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { ends in
      while true {
        let count = Int(nm_break_next(handle, ends.baseAddress!, 256))
        for index in 0..<count { body(Int(ends[index])) }
        if count < 256 { break }
      }
    }
  }
}
