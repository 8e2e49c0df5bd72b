internal import Annotations

/// Makes one expression of a day and a time of the clock that stand side by side: "7 a.m. CST on Nov. 8".
enum ClockJoiner {
  /// The expressions that are left; those that are joined change.
  static func join(_ expressions: [Expression], _ patterns: DatePatterns, _ tokens: [Token]) -> [Expression] {
    guard expressions.contains(where: { isClock($0, patterns) }) else { return expressions }
    var joined: [Expression] = []
    for expression in expressions {
      guard let before = joined.last, before.clock == nil, before.second == nil, expression.second == nil
      else {
        joined.append(expression)
        continue
      }
      let between = before.extent.upperBound..<expression.extent.lowerBound
      let span = before.extent.lowerBound..<expression.extent.upperBound
      guard between.count <= 2, !tokens[between].contains(where: { $0.gap == .paragraph }) else {
        joined.append(expression)
        continue
      }
      if isClock(before, patterns), stands(before, before: expression, patterns), isDay(expression, patterns),
        patterns.joins(between, afterClock: true, tokens)
      {
        expression.extent = span
        expression.clock = before.asClock
        joined[joined.count - 1] = expression
      } else if isDay(before, patterns), isClock(expression, patterns),
        stands(expression, after: before, patterns, tokens),
        patterns.joins(between, afterClock: false, tokens)
      {
        before.extent = span
        before.clock = expression.asClock
      } else {
        joined.append(expression)
      }
    }
    joined.removeAll { expression in
      isClock(expression, patterns)
        && (needsDayBefore(expression, patterns)
          || (isInFigures(expression, patterns) && !hasFigures(expression, tokens)))
    }
    return joined
  }

  /// "18:02, Saturday": figures alone are a time before a day of the week or of a year.
  private static func stands(_ clock: Expression, before day: Expression, _ patterns: DatePatterns) -> Bool {
    guard needsDayBefore(clock, patterns) else { return true }
    return !clock.has(.decimal) && (day.has(.weekday) || day.has(.year))
  }

  /// `16.20` may be any number, and is a time only behind a day with its year.
  private static func stands(
    _ clock: Expression, after day: Expression, _ patterns: DatePatterns, _ tokens: [Token]
  ) -> Bool {
    guard needsDayBefore(clock, patterns), let decimal = clock[.decimal] else { return true }
    return day.has(.year) && decimal < 2400 && decimal % 100 < 60 && hasFigures(clock, tokens)
  }

  /// Figures such as `16:20` are a time only beside a day.
  private static func needsDayBefore(_ expression: Expression, _ patterns: DatePatterns) -> Bool {
    patterns.arguments[expression.row] == "joined"
  }

  /// `17.48` at the head of an event, as the pattern asks for it; "five" is none.
  private static func isInFigures(_ expression: Expression, _ patterns: DatePatterns) -> Bool {
    patterns.arguments[expression.row] == "figures"
  }

  private static func hasFigures(_ clock: Expression, _ tokens: [Token]) -> Bool {
    let figures = tokens[clock.extent.lowerBound]
    return figures.shape.contains(.number) && (4...5).contains(figures.range.count)
  }

  private static func isClock(_ expression: Expression, _ patterns: DatePatterns) -> Bool {
    patterns.readings[expression.row] == .clock
  }

  private static func isDay(_ expression: Expression, _ patterns: DatePatterns) -> Bool {
    switch patterns.readings[expression.row] {
    case .calendar: expression.has(.day) || expression.has(.weekday)
    case .relative: expression.has(.weekday) || expression.has(.day) || expression.has(.part)
    case .deictic, .numeric, .shift, .tonight: true
    default: false
    }
  }
}
