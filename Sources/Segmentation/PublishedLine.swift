internal import Annotations
internal import Lexicons

/// Reads lines that say when the article was published or changed.
struct PublishedLine: Sendable {
  /// What such a line says.
  struct Statement {
    /// The day of a printed edition may be another than the day of publication.
    enum Kind { case published, plain, updated, printed }

    var kind: Kind
    var date: WrittenDate
  }

  let reader: DateReader
  private let words: LineWords

  init(_ lexicons: inout LexiconBuilder, _ words: LineWords) throws(LexiconError) {
    reader = try DateReader(&lexicons)
    self.words = words
  }

  /// Whether the line is one.
  func isPublished(_ line: Line, _ reading: Reading, isHead: Bool) -> Bool {
    // The entries of a running report have their times above them: `12:36 p.m. ET`, `[14.10 AEDT]`.
    if line.count <= 8, reader.isClock(line.tokens, reading) { return true }
    guard line.count <= 40, !isBracketed(line, reading) else { return false }
    // `Updated`, its time left out; `6 years ago`.
    if line.count <= 4, words.isWhole(line.tokens, reading, [.published, .updated]) { return true }
    if isHead, 3...4 ~= line.count, reading.tokens[line.tokens.lowerBound].shape.contains(.number),
      words.isWhole(line.tokens.dropFirst(), reading, .age)
    {
      return true
    }
    let opening = words.match(
      at: line.tokens.lowerBound, limit: line.tokens.upperBound, reading, wanted: [.published, .updated, .by])
    if opening.classes.contains(.by) { return false }
    if !opening.classes.isEmpty {
      // `Updated at 5:40 p.m. ET` has a time alone.
      for index in opening.end..<min(opening.end + 4, line.tokens.upperBound)
      where reading.tokens[index].shape.contains(.hasDigit)
        || reader.date(at: index, limit: line.tokens.upperBound, reading) != nil
      {
        if isHead { return !line.isSentence || line.count <= 16 }
        // `Update at 3:07 p.m. ET`, above an entry.
        return opening.classes.contains(.updated) && line.count <= 12
          || !statements(line, reading, isHead: false).isEmpty
      }
    }
    return isHead && statements(line, reading, isHead: true).contains { $0.date.year != nil }
  }

  /// The dates of a line that are the article's own, in text order.
  ///
  /// With a cue before it (`Published:`) a date may stand anywhere in a short line; without one the line must be made of
  /// the date and a few names, as a section or an author.
  func statements(_ line: Line, _ reading: Reading, isHead: Bool) -> [Statement] {
    let limit = line.tokens.upperBound
    guard line.count <= 60, !isBracketed(line, reading),
      line.tokens.contains(where: { reading.tokens[$0].shape.contains(.hasDigit) })
    else {
      return []
    }
    var statements: [Statement] = []
    var cue: Statement.Kind?
    var cueEnd = 0
    var others = 0
    var lowers = 0
    // `Recorded May 9, 2019`
    var hasOtherDate = false
    let isByline = !words.match(at: line.tokens.lowerBound, limit: limit, reading, wanted: .by).classes.isEmpty
    var index = line.tokens.lowerBound
    // Inside a sentence a cue tells of the article only where the sentence is about it.
    let isAboutArticle = !words.match(at: index, limit: limit, reading, wanted: .article).classes.isEmpty
    while index < limit {
      if let date = reader.date(at: index, limit: limit, reading) {
        if index - cueEnd > 5 { cue = nil }
        if cue == .printed, !isEdition(after: date.tokens.upperBound, limit: limit, reading) {
          cue = nil
          hasOtherDate = true
        }
        // `Posted by Jane Doe on Friday, October 30, 2015` closes a post that the article shows.
        if cue != nil, index - cueEnd > 1, date.weekday != nil { cue = nil }
        statements.append(Statement(kind: cue ?? .plain, date: date))
        cue = nil
        index = date.tokens.upperBound
        continue
      }
      let match = words.match(
        at: index, limit: limit, reading, wanted: [.published, .updated, .printed, .otherDate])
      if match.classes.contains(.otherDate) { hasOtherDate = true }
      if !match.classes.isDisjoint(with: [.published, .updated, .printed]),
        isAboutArticle || reading.tokens[index].shape.contains(.capitalized)
      {
        cue = match.classes.contains(.published) ? .published : match.classes.contains(.updated) ? .updated : .printed
        cueEnd = match.end
        index = match.end
        continue
      }
      let token = reading.tokens[index]
      if reading.byte(index) == UInt8(ascii: "@") || reading.byte(index) == 0xC2 { return [] }
      if !token.shape.contains(.punctuation) {
        others += 1
        if token.shape.contains(.hasLower), !token.shape.contains(.capitalized), statements.isEmpty,
          // `By Nora Hale and Tom Reyes`
          !isByline || reading.length(index) > 3
        {
          lowers += 1
        }
      }
      index += 1
    }
    // The stop of `5:30 p.m.` ends no sentence.
    let isSentence = line.isSentence && statements.last?.date.tokens.upperBound != limit
    let isPlainLine = isHead && others <= 8 && lowers == 0 && !isSentence && !hasOtherDate
    return statements.filter {
      switch $0.kind {
      case .published, .printed: true
      case .plain: isPlainLine
      // A sentence tells what was changed.
      case .updated: !isSentence
      }
    }
  }

  /// `, print edition`, `issue`
  private func isEdition(after date: Int, limit: Int, _ reading: Reading) -> Bool {
    let index = date < limit && reading.mark(date) == .comma ? date + 1 : date
    return !words.match(at: index, limit: limit, reading, wanted: .edition).classes.isEmpty
  }

  /// `[Daily Mercury, 5/9/19]` names a source.
  private func isBracketed(_ line: Line, _ reading: Reading) -> Bool {
    reading.byte(line.tokens.lowerBound) == UInt8(ascii: "[")
  }
}
