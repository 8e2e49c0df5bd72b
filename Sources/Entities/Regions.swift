internal import Annotations

/// Points of the compass that name a region.
extension Article {
  /// `the West`, `the North and South`, but not `the West side`, nor `the East and South Polar seas`.
  func isRegion(_ start: Int, _ end: Int) -> Bool {
    guard classes[start].contains(.compass), start > sentenceStart, cases[sentence] == .ordinary,
      tokens[start].shape.contains(.hasLower), isBehindArticle(start)
    else { return false }
    if end >= sentenceEnd || isPossessive(end) { return true }
    if tokens[end].shape.contains(.punctuation) { return !isMark(end, "-") && !isMark(end, "/") }
    guard isLower(end), classes[end].contains(.closed), !classes[end].contains(.chain) else { return false }
    guard classes[end].contains(.conjunction), end + 1 < sentenceEnd else { return true }
    guard classes[end + 1].contains(.compass) else { return isLower(end + 1) }
    // `the North and South poles`
    return end + 2 >= sentenceEnd || tokens[end + 2].shape.contains(.punctuation) || isPossessive(end + 2)
      || isLower(end + 2) && classes[end + 2].contains(.closed)
  }

  private func isBehindArticle(_ index: Int) -> Bool {
    if classes[index - 1].contains(.article) { return true }
    return index > sentenceStart + 2 && classes[index - 1].contains(.conjunction)
      && classes[index - 2].contains(.compass) && isCapitalized(index - 2) && classes[index - 3].contains(.article)
  }
}
