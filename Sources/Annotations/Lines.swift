extension StringProtocol {
  /// The lines, empty ones too. CRLF, which is one Character, ends a line as LF does; other separators stand in words.
  public var linesOfFile: [SubSequence] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }
}
