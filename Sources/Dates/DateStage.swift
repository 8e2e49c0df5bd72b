public import Annotations
public import Lexicons

/// Marks time expressions and gives each its TIMEX3 value.
///
/// Patterns of `lexicons/dates/patterns.tsv` find them, the longest first; a ``Resolver`` then computes the values in
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

  /// - Parameter mode: how a text counts its dates; by default its form decides.
  public init(_ lexicons: inout LexiconBuilder, mode: DateModeChoice = .auto) throws(LexiconError) {
    patterns = try DatePatterns(&lexicons)
    directions = try DirectionFinder(&lexicons)
    modes = NarrativeDetector()
    holidays = try HolidayCalendar(&lexicons)
    choice = mode
  }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    var expressions = ClockJoiner.join(find(document, layers), patterns, layers.tokens)
    SharedYear.share(&expressions, patterns, layers.tokens)
    let written = layers.creationTime?.time.date
    let mode: DateMode =
      switch choice {
      case .news: .news
      case .narrative: .narrative
      case .auto: modes.mode(expressions, patterns, written: written)
      }
    resolve(expressions, document, &layers, Resolver(mode: mode, written: written, holidays: holidays))
  }

  /// All expressions, in text order, none overlapping another.
  private func find(_ document: Document, _ layers: Layers) -> [Expression] {
    var expressions: [Expression] = []
    var path = PatternPath()
    let tokens = layers.tokens.span
    let text = document.utf8.span
    var index = 0
    while index < tokens.count {
      guard let match = patterns.patterns.longestMatch(tokens, text, at: index, &path) else {
        index += 1
        continue
      }
      expressions.append(Expression(match, patterns.slots))
      index = match.extents.last?.upperBound ?? index + 1
    }
    return expressions
  }

  private func resolve(
    _ expressions: [Expression], _ document: Document, _ layers: inout Layers, _ start: Resolver
  ) {
    var resolver = start
    var timexes: [Timex] = []
    var extents: [Range<Int>] = []
    var sentence = 0
    for expression in expressions {
      guard let first = expression.extents.first else { continue }
      while sentence + 1 < layers.sentences.count, layers.sentences[sentence].tokens.upperBound <= first.lowerBound {
        sentence += 1
        resolver.sentenceDay = nil
        if layers.tokens[layers.sentences[sentence].tokens.lowerBound].gap == .paragraph {
          resolver.hasReportedMonths = false
        }
      }
      let scope = sentence < layers.sentences.count ? layers.sentences[sentence].tokens : first
      resolver.direction = directions.direction(of: first, in: scope, layers.tokens.span, document.utf8.span)
      resolver.isLimit = first.lowerBound > 0 && directions.isLimit(layers.tokens[first.lowerBound - 1])
      let row = expression.row
      let resolutions = resolver.resolve(expression, patterns.readings[row], argument: patterns.arguments[row])
      for (extent, resolution) in zip(expression.extents, resolutions) {
        let extent = resolver.hasWeekdayConflict ? withoutLine(extent, layers.tokens) : extent
        let range =
          layers.tokens[extent.lowerBound].range.lowerBound..<layers.tokens[extent.upperBound - 1].range.upperBound
        timexes.append(Timex(range: range, resolution, rule: patterns.rules[row]))
        extents.append(extent)
        if resolver.hasWeekdayConflict, extent == first {
          let message = "\(resolution.value) is not the weekday that the text names"
          layers.warnings.append(Warning(code: "weekday-conflict", range: range, message: message))
        }
      }
      if resolutions.count == 2 {
        timexes[timexes.count - 2].rangePartner = timexes.count - 1
        timexes[timexes.count - 1].rangePartner = timexes.count - 2
      }
    }
    RangeLinker.link(&timexes, extents, patterns, layers.tokens)
    layers.timexes = timexes
  }

  /// A weekday that ends a line and does not fit the date in the next one is no part of it.
  private func withoutLine(_ extent: Range<Int>, _ tokens: [Token]) -> Range<Int> {
    for index in extent.dropFirst() where tokens[index].gap == .line { return index..<extent.upperBound }
    return extent
  }
}

extension Timex {
  init(range: Range<Int>, _ resolution: Resolution, rule: String) {
    self.init(
      range: range, type: resolution.type, value: resolution.value, mod: resolution.mod, quant: resolution.quant,
      freq: resolution.freq, anchor: resolution.anchor, resolved: resolution.resolved, rule: rule)
  }
}
