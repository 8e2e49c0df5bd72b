internal import Annotations

/// A run of marks that may end a sentence, with the quotes and brackets that close after them: `.`, `?!`, `. . .`, `."`
struct EndMarks {
  enum Kind { case stop, strong, ellipsis }

  /// The first mark, an index of a token.
  let start: Int
  /// The last mark, closing ones included.
  private(set) var end: Int
  private(set) var kind = Kind.stop
  /// How many stops there are.
  private(set) var stops = 0
  /// Closing quotation marks are among them.
  private(set) var hasQuote = false
  /// Closing brackets are among them.
  private(set) var hasBracket = false
  /// How many of the closing marks are `"`.
  private(set) var doubleQuotes = 0
  /// The run touches what stands before it.
  let isGlued: Bool
  /// The word before, where it touches; a closing mark or bracket counts as well.
  let word: Int?
  /// How many marks there are without the closing ones.
  private var marks = 0

  var isLone: Bool { marks == 1 }
  var isLoneStop: Bool { marks == 1 && kind == .stop }

  /// Reads the run that begins at a terminator.
  ///
  /// - Parameter isQuoteOpen: an odd number of `"` stands before it in the paragraph.
  init(at start: Int, _ reading: Reading, isQuoteOpen: Bool) {
    self.start = start
    end = start
    isGlued = reading.tokens[start].isGlued
    word = isGlued && start > 0 ? start - 1 : nil
    let count = reading.tokens.count
    var index = start
    while index < count, index == start || reading.tokens[index].gap <= .space {
      let mark = reading.mark(index)
      guard mark.isTerminator, index == start || reading.tokens[index].gap == .none || mark == .stop else { break }
      // `. . . .` after a word is its stop and an ellipsis that begins the next sentence.
      if index > start, reading.tokens[index].gap == .space, isGlued, stops == 1, marks == 1 {
        if EndMarks.spacedStops(from: index, reading) == 3, EndMarks.goesOn(index + 3, reading) { break }
      }
      marks += 1
      switch mark {
      case .stop: stops += 1
      case .ellipsis: stops += 3
      default: kind = .strong
      }
      end = index
      index += 1
    }
    if kind == .stop, stops > 1 { kind = .ellipsis }
    takeClosing(from: index, reading, isQuoteOpen: isQuoteOpen)
  }

  private static func spacedStops(from start: Int, _ reading: Reading) -> Int {
    var index = start
    while index < reading.tokens.count, reading.mark(index) == .stop, reading.tokens[index].gap == .space { index += 1 }
    return index - start
  }

  private static func goesOn(_ index: Int, _ reading: Reading) -> Bool {
    index < reading.tokens.count && reading.tokens[index].gap == .space
      && !reading.tokens[index].shape.contains(.punctuation)
  }

  private mutating func takeClosing(from start: Int, _ reading: Reading, isQuoteOpen: Bool) {
    let count = reading.tokens.count
    var isQuoteOpen = isQuoteOpen
    var index = start
    while index < count {
      let gap = reading.tokens[index].gap
      guard gap <= .space else { return }
      let isFree = index + 1 == count || reading.tokens[index + 1].gap != .none
      let isLast = index + 1 == count || reading.tokens[index + 1].gap == .paragraph
      switch reading.mark(index) {
      case .closingBracket:
        // `.)`, and ` )` where a writer put a space.
        hasBracket = true
      case .closingQuote:
        guard gap == .none || isLast else { return }
        hasQuote = true
      case .singleQuote:
        guard gap == .none, isFree || reading.mark(index + 1) != .other else { return }
        hasQuote = true
      case .doubleQuote:
        guard gap == .none ? isQuoteOpen || isFree : isFree && (isQuoteOpen || isLast) else { return }
        hasQuote = true
        isQuoteOpen = false
        doubleQuotes += 1
      case .stop, .exclamation, .question:
        // `."?` and `.).`
        guard gap == .none else { return }
      default:
        return
      }
      end = index
      index += 1
    }
  }

  /// Takes the numbers of notes that touch the stop: `.[1][2]`, `.11 12` before a capital.
  mutating func takeReferences(_ reading: Reading) {
    let count = reading.tokens.count
    var index = end + 1
    while index + 2 < count, reading.tokens[index].isGlued, reading.mark(index) == .openingBracket,
      reading.tokens[index + 1].shape.contains(.number), reading.mark(index + 2) == .closingBracket
    {
      index += 3
    }
    if index > end + 1 {
      end = index - 1
      return
    }
    guard let word, reading.tokens[word].shape.contains(.hasLower) || reading.mark(word) == .closingBracket else {
      return
    }
    while index < count, reading.tokens[index].shape.contains(.number), reading.length(index) <= 3,
      index == end + 1 ? reading.tokens[index].isGlued : reading.tokens[index].gap == .space
    {
      index += 1
    }
    guard index > end + 1, index < count, reading.tokens[index].gap == .space,
      reading.tokens[index].shape.isSuperset(of: [.capitalized, .hasLower])
    else { return }
    end = index - 1
  }
}
