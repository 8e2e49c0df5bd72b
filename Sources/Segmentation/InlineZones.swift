internal import Annotations

/// Finds zones that share a line with others: the dateline that opens a paragraph, the credit that closes a caption.
struct InlineZones: Sendable {
  let words: LineWords
  let reader: DateReader

  /// Tokens.
  private static let longestDateline = 18
  static let longestCredit = 14
  /// A longer name in capitals with nothing but a dash after it is a heading: `MAYOR VOWS TO REBUILD - The`.
  private static let longestBarePlace = 3

  /// The token after the dash of the dateline that opens a paragraph; nil where none does.
  ///
  /// `LAGOS —`, `BAKU, Azerbaijan, Sept. 5 --`, `Lagos (AP) -`: a place in capitals, or an agency, then a dash;
  /// `Lagos (CNN)`, `(CNN)` without one.
  func datelineEnd(of line: Line, _ reading: Reading) -> Int? {
    let first = line.tokens.lowerBound
    let isBracketed = reading.mark(first) == .openingBracket
    guard line.count > 5, isBracketed || reading.tokens[first].shape.contains(.capitalized) else { return nil }
    // `NEW YORK`, but no other short word in capitals.
    var isPlace =
      reading.tokens[first].shape.contains(.allCaps)
      && (reading.length(first) > 3
        || reading.tokens[first + 1].shape.contains(.allCaps) && reading.length(first + 1) > 3)
    // A comma, a date or an agency.
    var hasSign = false
    let limit = min(line.tokens.upperBound - 4, first + InlineZones.longestDateline)
    var index = first
    while index < limit {
      if index > first, let date = reader.date(at: index, limit: line.tokens.upperBound, reading) {
        hasSign = true
        index = date.tokens.upperBound
        continue
      }
      let token = reading.tokens[index]
      if token.shape.contains(.hasLower), !token.shape.contains(.capitalized) { return nil }
      switch reading.mark(index) {
      case .dash where token.gap == .space || reading.byte(index) >= 0x80:
        let isBare = !hasSign && index - first > InlineZones.longestBarePlace
        return isPlace && !isBare ? afterDash(index, limit: limit, reading) : nil
      case .openingBracket:
        let agency = words.match(at: index + 1, limit: limit, reading, wanted: .agency).end
        if agency > index + 1 {
          hasSign = true
          isPlace = true
          if agency < limit, reading.mark(agency) == .closingBracket, beginsSentence(agency + 1, reading) {
            return agency + 1
          }
        } else if index == first {
          return nil
        }
      case .comma:
        // `ACRA, Ghana`: after a short name in capitals, too.
        hasSign = true
        isPlace = isPlace || reading.tokens[first].shape.contains(.allCaps)
      case .colon, .semicolon, .question, .exclamation: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The token after a dash, where it begins a sentence.
  private func afterDash(_ dash: Int, limit: Int, _ reading: Reading) -> Int? {
    var next = dash + 1
    while next < limit, reading.mark(next) == .dash, reading.tokens[next].isGlued { next += 1 }
    return beginsSentence(next, reading) ? next : nil
  }

  private func beginsSentence(_ index: Int, _ reading: Reading) -> Bool {
    !reading.tokens[index].shape.isDisjoint(with: [.capitalized, .hasDigit]) || reading.mark(index).isOpening
  }

  /// Where the credit begins that closes a line, or is the whole of it; nil where there is none.
  ///
  /// `Photo: Nora Hale/Mercury Pictures`, `(Nora Hale/Mercury Pictures)`, `(AP Photo/Nora Hale)`.
  func creditStart(of line: Line, _ reading: Reading) -> Int? {
    let (first, end) = (line.tokens.lowerBound, line.tokens.upperBound)
    for index in max(first, end - InlineZones.longestCredit)..<end {
      if reading.mark(index) == .openingBracket {
        if reading.mark(end - 1) == .closingBracket, isMadeOfNames(index + 1..<end - 1, reading),
          hasSlash(index + 1..<end - 1, reading)
        {
          return index
        }
        continue
      }
      guard index == first || reading.mark(index - 1).isTerminator || reading.mark(index - 1) == .closingQuote else {
        continue
      }
      let cue = words.match(at: index, limit: end, reading, wanted: .credit)
      guard !cue.classes.isEmpty else { continue }
      let hasColon = reading.mark(cue.end - 1) == .colon || cue.end < end && reading.mark(cue.end) == .colon
      if hasColon || hasSlash(index..<end, reading), isMadeOfNames(cue.end..<end, reading) { return index }
    }
    return nil
  }

  /// A slash between two words, which the `/` of `1/20` is not.
  private func hasSlash(_ range: Range<Int>, _ reading: Reading) -> Bool {
    range.dropFirst().dropLast().contains {
      reading.byte($0) == UInt8(ascii: "/") && reading.tokens[$0 + 1].shape.contains(.hasLetter)
    }
  }

  /// Capitalized words, marks, years and short words as `for`.
  private func isMadeOfNames(_ range: Range<Int>, _ reading: Reading) -> Bool {
    !range.isEmpty
      && range.allSatisfy {
        let shape = reading.tokens[$0].shape
        return !shape.isDisjoint(with: [.capitalized, .punctuation, .number]) && !reading.mark($0).isTerminator
          || reading.length($0) <= 3
      }
  }
}
