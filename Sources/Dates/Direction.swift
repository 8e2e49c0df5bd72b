internal import Annotations
internal import Lexicons

/// Which way the clause of a date looks, by its verbs and cue words.
enum Direction {
  case past
  case future
  /// Ahead, but not far: "would", "planned".
  case weakFuture
  case unknown
}

/// Finds the direction of a clause from the words of `lexicons/dates/direction-cues.tsv`.
struct DirectionFinder: Sendable {
  private enum Cue: String, CaseIterable {
    case future
    case weakFuture = "weak-future"
    case past
    /// Begins another clause.
    case boundary
  }

  private var cues = FormMap<Cue?>(absent: nil)

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("dates/direction-cues")
    let (word, cue) = (try table.column("word"), try table.column("cue"))
    for row in table.rows {
      let kind: Cue = try table.value(row, cue)
      for phrase in table.bytes(row, word).split(separator: UInt8(ascii: "|")) {
        guard let last = lexicons.tokens(of: phrase).last else { continue }
        cues[last.form] = kind
      }
    }
  }

  /// The direction at an expression: the nearest cue before it in its clause, else the nearest after it.
  ///
  /// - Parameter sentence: the tokens of its sentence.
  func direction(
    of expression: Range<Int>, in sentence: Range<Int>, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Direction {
    var index = expression.lowerBound - 1
    let first = max(sentence.lowerBound, expression.lowerBound - 16)
    while index >= first {
      switch cue(tokens[index], text) {
      case .future: return .future
      case .weakFuture: return .weakFuture
      case .past: return .past
      case .boundary: index = first
      case nil: break
      }
      index -= 1
    }
    index = expression.upperBound
    let end = min(sentence.upperBound, expression.upperBound + 12)
    while index < end {
      switch cue(tokens[index], text) {
      case .future: return .future
      case .weakFuture: return .weakFuture
      case .past: return .past
      case .boundary: index = end
      case nil: break
      }
      index += 1
    }
    return .unknown
  }

  private func cue(_ token: Token, _ text: borrowing Span<UInt8>) -> Cue? {
    if let cue = cues[token.form] { return cue }
    // Regular past forms; adjectives in -ed look the same, and are as often of the past.
    let end = Int(token.end)
    if token.end - token.start > 4, !token.shape.contains(.capitalized), text[end - 1] == UInt8(ascii: "d"), text[end - 2] == UInt8(ascii: "e") {
      return .past
    }
    return nil
  }
}
