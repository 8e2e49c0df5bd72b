public import Annotations
public import Lexicons

/// Finds the document creation time: from metadata, else from a published line or a dateline, else what the caller
/// says of all documents.
///
/// Of what the text says, a line that names its date as the day of publication comes first, then a date that stands
/// alone, then a dateline with a year, then the day of a printed edition, then the day of the last change. A dateline without a year tells nothing: a line
/// of the same day that has one counts by itself. Dates inside the story never count, impossible ones neither.
public struct CreationTimeStage: Stage {
  public let name = "creation time"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones]
  public let writes: Set<Layer> = [.dct]

  private let lines: PublishedLine
  private let fallback: CalendarTime?

  /// - Parameters:
  ///   - lexicons: the words of dates and of the lines that hold them.
  ///   - fallback: the time of documents that neither their metadata nor their text dates.
  public init(_ lexicons: inout LexiconBuilder, fallback: CalendarTime? = nil) throws(LexiconError) {
    self.fallback = fallback
    let words = try LineWords(&lexicons)
    lines = try PublishedLine(&lexicons, words)
  }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    if let time = document.creationTime {
      layers.creationTime = DocumentTime(time: time)
      return
    }
    let reading = Reading(text: document.utf8, tokens: layers.tokens)
    var found: (rank: Int, date: WrittenDate)?
    func offer(_ rank: Int, _ date: WrittenDate) {
      guard date.time != nil, rank < found?.rank ?? Int.max else { return }
      found = (rank, date)
    }
    var prose = 0
    let all = Line.lines(reading, layers.sentences)
    for (index, line) in all.enumerated() {
      let isHead = prose < 2 && index < 15
      if isHead || index + 10 >= all.count {
        for statement in lines.statements(line, reading, isHead: isHead) {
          switch statement.kind {
          case .published: offer(0, statement.date)
          case .plain: offer(1, statement.date)
          case .printed: offer(3, statement.date)
          case .updated: offer(4, statement.date)
          }
        }
      }
      if isHead, let date = datelineDate(line, reading) { offer(2, date) }
      if line.isProse { prose += 1 }
    }
    guard let found, let time = found.date.time else {
      layers.creationTime = fallback.map { DocumentTime(time: $0) }
      return
    }
    let tokens = found.date.tokens
    let range = Int(reading.tokens[tokens.lowerBound].start)..<Int(reading.tokens[tokens.upperBound - 1].end)
    layers.creationTime = DocumentTime(time: time, range: range)
  }

  /// The date of `LONDON, Sept. 5, 2017 (Reuters) —` at the start of a line.
  private func datelineDate(_ line: Line, _ reading: Reading) -> WrittenDate? {
    guard let first = line.tokens.first, reading.tokens[first].shape.contains(.capitalized) else { return nil }
    let limit = line.tokens.upperBound
    var hasComma = false
    for index in line.tokens.prefix(10) {
      if index > first, hasComma, let date = lines.reader.date(at: index, limit: limit, reading) {
        return isDatelineEnd(date.tokens.upperBound, limit: limit, reading) ? date : nil
      }
      let token = reading.tokens[index]
      if token.shape.contains(.hasLower), !token.shape.contains(.capitalized) { return nil }
      if reading.mark(index) == .comma { hasComma = true }
    }
    return nil
  }

  /// After a dateline's date comes a dash, an agency in brackets or between slashes, or nothing.
  private func isDatelineEnd(_ index: Int, limit: Int, _ reading: Reading) -> Bool {
    guard index < limit else { return true }
    switch reading.mark(index) {
    case .dash, .openingBracket, .colon: return true
    default: return [UInt8(ascii: "/"), UInt8(ascii: "_")].contains(reading.byte(index))
    }
  }
}
