public import Annotations
public import Lexicons

/// Marks time expressions and gives each its TIMEX3 value.
///
/// Patterns of `lexicons/dates/patterns.tsv` find them, the longest first; a resolver then computes the values in
/// text order.
public struct DateStage: Stage {
  public let name = "dates"
  public let reads: Set<Layer> = [.tokens, .sentences, .dct]
  public let writes: Set<Layer> = [.timexes]

  private let patterns: DatePatterns
  private let directions: DirectionFinder
  private let modes: NarrativeDetector
  private let holidays: HolidayCalendar
  private let choice: DateModeChoice

  /// - Parameters:
  ///   - lexicons: patterns, words and holidays.
  ///   - mode: how a text counts its dates; by default its form decides.
  public init(_ lexicons: inout LexiconBuilder, mode: DateModeChoice = .auto) throws(LexiconError) {
    patterns = try DatePatterns(&lexicons)
    directions = try DirectionFinder(&lexicons)
    modes = NarrativeDetector()
    holidays = try HolidayCalendar(&lexicons)
    choice = mode
  }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    let expressions = ClockJoiner.join(find(document, layers), patterns, layers.tokens)
    SharedYear.share(expressions, patterns, layers.tokens)
    let written = layers.creationTime?.time.date
    let mode: DateMode =
      switch choice {
      case .news: .news
      case .narrative: .narrative
      case .auto: modes.mode(expressions, patterns, written: written)
      }
    let resolver = Resolver(mode: mode, written: written, holidays: holidays)
    var pass = ResolvingPass(resolver, patterns, directions, document, layers)
    pass.resolve(expressions)
    layers.warnings += pass.warnings
    layers.timexes = pass.timexes
  }

  /// All expressions, in text order, none overlapping another.
  private func find(_ document: Document, _ layers: Layers) -> [Expression] {
    var expressions: [Expression] = []
    let tokens = layers.tokens.span
    let text = document.utf8.span
    let found = patterns.patterns.matches(tokens, text)
    let values = found.values.map { Expression.Value(slot: patterns.slots[$0.slot], value: $0.value) }
    expressions.reserveCapacity(found.matches.count)
    for match in found.matches where patterns.readings[match.row] != .none {
      if !isInAddress(tokens[match.extent.lowerBound], text) { expressions.append(Expression(match, values)) }
    }
    return expressions
  }

  /// Whether a token stands in the address of a page: `https://example.com/2021/10/27/a-two-year-plan`.
  private func isInAddress(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    var index = Int(token.start) - 1
    let first = max(0, index - 300)
    while index >= first, text[index] > UInt8(ascii: " ") {
      if text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: "/"), text[index + 2] == UInt8(ascii: "/") {
        return true
      }
      index -= 1
    }
    return false
  }
}

extension Timex {
  init(range: Range<Int>, _ resolution: Resolution, rule: String) {
    self.init(
      range: range, type: resolution.type, value: resolution.value, mod: resolution.mod, quant: resolution.quant,
      freq: resolution.freq, anchor: resolution.anchor, alternatives: resolution.alternatives,
      resolved: resolution.resolved, rule: rule)
  }
}
