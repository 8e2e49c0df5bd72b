internal import Annotations

/// Tells lines between the paragraphs of a story that are not part of it: requests, addresses, links to other pages,
/// notes about the article.
struct AsideLines: Sendable {
  let words: LineWords
  let reader: DateReader

  /// `Follow Nora on Twitter`, `Like the Mercury on Facebook.`, `… delivered to your inbox.`
  ///
  /// - Parameter tail: the classes of phrases that begin among its last words.
  func isRequest(_ line: Line, first: Int, tail: LineWords.Classes, _ reading: Reading) -> Bool {
    let end = line.tokens.upperBound
    if line.count <= 45, !words.match(at: first, limit: end, reading, wanted: .beforeNetwork).classes.isEmpty,
      line.count <= 26 || line.tokens.contains(where: { reading.byte($0) == UInt8(ascii: "@") }),
      words.contains(line.tokens, reading, .network)
    {
      return true
    }
    return line.count <= 80 && tail.contains(.boilerplateEnd)
      && words.contains(max(first, end - 8)..<end, reading, .boilerplateEnd)
  }

  /// A link alone: `https://example.org/a/b`
  func isAddress(_ line: Line, _ reading: Reading) -> Bool {
    line.count > 4 && line.tokens.dropFirst().allSatisfy { reading.tokens[$0].isGlued }
      && line.tokens.contains { reading.byte($0) == UInt8(ascii: "/") }
  }

  /// `This story has been updated with a statement.`, `May 9: This story first appeared in the Mercury.`
  func isAboutArticle(_ line: Line, first: Int, _ reading: Reading) -> Bool {
    let end = line.tokens.upperBound
    var start = first
    // `May 9:`, `UPDATE 2:25 P.M.:`, `Note:`
    if first + 1 < end,
      reading.mark(first + 1) == .colon
        || reader.date(at: first, limit: end, reading) != nil
        || !words.match(at: first, limit: end, reading, wanted: .updated).classes.isEmpty,
      let colon = (first..<min(end, first + 12)).last(where: { reading.mark($0) == .colon }), colon + 1 < end
    {
      start = colon + 1
    }
    let article = words.match(at: start, limit: end, reading, wanted: .article)
    return !article.classes.isEmpty
      && !words.match(at: article.end, limit: end, reading, wanted: .changed).classes.isEmpty
  }

  /// The title of another article within the story: in capitals throughout, or with a label in capitals before it
  /// (`EDITORIAL: A Town Without a Hall`). A speaker's label has what is said after it, a heading in capitals is short.
  func isLinkTitle(_ line: Line, _ reading: Reading) -> Bool {
    guard line.count > 4, line.count <= 40, reading.mark(line.tokens.upperBound - 1) != .stop else { return false }
    let lettered = line.tokens.filter { reading.tokens[$0].shape.contains(.hasLetter) }
    if lettered.count > 6,
      lettered.allSatisfy({ reading.tokens[$0].shape.contains(.allCaps) || reading.length($0) <= 2 })
    {
      return true
    }
    guard !line.isSentence, line.count <= 20,
      [.other, .closingQuote].contains(reading.mark(line.tokens.upperBound - 1)),
      let colon = line.tokens.prefix(4).first(where: { reading.mark($0) == .colon }),
      colon > line.tokens.lowerBound, colon + 3 < line.tokens.upperBound
    else { return false }
    return reading.length(line.tokens.lowerBound) > 1 && reading.mark(colon + 1) != .doubleQuote
      && (line.tokens.lowerBound..<colon).allSatisfy { reading.tokens[$0].shape.contains(.allCaps) }
  }

  /// `Read the whole report here.`
  func isInvitation(_ line: Line, first: Int, _ reading: Reading) -> Bool {
    let end = line.tokens.upperBound
    guard line.count <= 25, line.count > 2,
      !words.match(at: first, limit: end, reading, wanted: .invite).classes.isEmpty
    else { return false }
    return words.contains(end - 2..<end, reading, .here)
  }
}
