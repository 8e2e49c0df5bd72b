internal import Annotations

/// Quarters, halves, fiscal years, and what company reports leave unsaid about them.
extension Resolver {
  /// "The third quarter", "third-quarter", with or without a year.
  mutating func quarter(_ expression: Expression) -> Resolution? {
    guard let number = expression[.quarter], (1...4).contains(number) else { return nil }
    let mod = expression.modifier
    var point = CalendarPoint(year: nil, .quarter(number))
    if let year = year(of: expression) {
      point.year = year
    } else if expression.has(.ofYear) {
      point.year = anchor?.year.map { $0 + (expression[.rel] ?? 0) }
    } else if mode == .narrative, let year = last?.year {
      point.year = year
    } else if let written {
      // The last such quarter that has begun, unless the clause looks ahead.
      let isOver = number <= written.quarter
      point.year =
        isOver
        ? written.year
        : direction.looksAhead || direction == .weakFuture || number == written.quarter + 1
          ? written.year : written.year - 1
    }
    report(point)
    return Resolution(point, mod: mod, anchor: expression.has(.year) ? nil : anchor)
  }

  /// What is reported is the latest quarter named that is over, or the first one named if none is.
  private mutating func report(_ point: CalendarPoint) {
    hasReportedMonths = false
    guard let written, let first = point.firstDay, first <= written else { return }
    guard let before = reportedQuarter?.firstDay else {
      reportedQuarter = point
      return
    }
    if first > before, first < written.adding(days: -90) { reportedQuarter = point }
  }

  /// "The second half of 2022"; half of a year is meant where none is named.
  func half(_ expression: Expression) -> Resolution? {
    guard let number = expression[.half] else { return nil }
    let year = year(of: expression) ?? anchor?.year.map { $0 + (expression.has(.ofYear) ? expression[.rel] ?? 0 : 0) }
    return Resolution(CalendarPoint(year: year, .half(number)), mod: expression.modifier)
  }

  /// "The quarter", "the year-ago quarter", "a year earlier": the quarter reported, or the one a year before it.
  /// - Parameter namesQuarter: whether the words say that a quarter is meant.
  mutating func focus(_ expression: Expression, shift: Int, namesQuarter: Bool) -> Resolution? {
    if let year = expression[.year] {
      let isYear = hasReportedMonths && expression.has(.period)
      let quarter = isYear ? nil : reportedQuarter ?? written.map { CalendarPoint($0) }?.adding(-1, .quarter)
      guard var point = quarter else { return Resolution(CalendarPoint(year: year)) }
      point.year = year
      var resolution = Resolution(point)
      resolution.isMention = false
      return resolution
    }
    if let number = expression[.quarter], let year = (reportedQuarter ?? anchor)?.year {
      var resolution = Resolution(CalendarPoint(year: year + shift, .quarter(number)), anchor: anchor)
      resolution.isMention = false
      return resolution
    }
    var quarter = hasReportedMonths && !namesQuarter ? nil : reportedQuarter
    if shift == 0 { hasReportedMonths = false }
    if quarter == nil, namesQuarter {
      guard let before = written.map({ CalendarPoint($0) })?.adding(-1, .quarter) else {
        return unresolved(.quarter, nil)
      }
      quarter = before
    }
    guard let quarter, let year = quarter.year else {
      // No quarter in sight: a year back from the last date or the document's.
      guard let base = anchor, let point = base.adding(shift, .year) else { return unresolved(.year, nil) }
      return Resolution(point, anchor: base)
    }
    var point = quarter
    point.year = year + shift
    var resolution = Resolution(point, anchor: quarter)
    resolution.isMention = false
    return resolution
  }

  /// "The quarter ended July 31": the calendar's quarter that holds most of it.
  mutating func endedQuarter(_ expression: Expression) -> Resolution? {
    guard let month = expression[.month] else { return nil }
    guard let year = year(of: expression) ?? yearOf(month: month),
      let middle = CalendarDate(year: year, month: month, day: 1)?.adding(months: -1)
    else { return unresolved(.quarter, nil) }
    let point = CalendarPoint(quarterOf: middle)
    report(point)
    return Resolution(point, anchor: anchor)
  }

  /// Fiscal years are written as plain years.
  func fiscal(_ expression: Expression) -> Resolution? {
    if let year = year(of: expression) { return Resolution(CalendarPoint(year: year)) }
    return unitPoint(.year, expression[.rel] ?? 0, expression.modifier)
  }
}
