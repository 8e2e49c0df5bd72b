internal import Annotations

/// Dates by their distance from another one.
extension Resolver {
  /// "Two weeks ago", "a year later".
  func distance(_ expression: Expression, _ kind: String) -> Resolution? {
    guard let unit = expression.unit else { return nil }
    let isPast = kind == "ago" || kind == "earlier"
    guard let length = Length(expression), length.hundredths != nil else {
      return Resolution(.date, isPast ? Reference.past.rawValue : Reference.future.rawValue)
    }
    var base = kind == "ago" || kind == "ahead" ? deicticBase(expression, isAhead: kind == "ahead") : mentioned
    // "The money lasts until Friday. A day earlier they had met": before today, not before what is to come.
    if kind == "earlier", mode == .news, !direction.looksAhead, direction != .weakFuture, let written,
      let day = base?.firstDay, day > written
    {
      base = CalendarPoint(written)
    }
    if unit.duration.isTime { return Resolution(.duration, length.value, mod: expression.modifier) }
    if expression.has(.agoFrom), let day = anniversary(length, base?.day, sign: isPast ? -1 : 1) {
      return Resolution(CalendarPoint(day), mod: expression.modifier, anchor: base)
    }
    guard let base, let hundredths = length.hundredths else {
      // "Two decades ago" is a year.
      let isOfYears = unit == .decade || unit == .century || unit == .millennium
      return unresolved(isOfYears ? .year : unit, expression.modifier)
    }
    if unit == .day, kind == "later" || kind == "earlier", base.day == nil, hundredths % 100 == 0 {
      // The date mentioned last is a month or a year: a day counts from one within it.
      guard let day = lastDay, day.year == base.year, base.month == nil || base.month == day.month else {
        return unresolved(.day, expression.modifier)
      }
      let point = CalendarPoint(day.adding(days: (isPast ? -hundredths : hundredths) / 100))
      return Resolution(point, mod: expression.modifier, anchor: CalendarPoint(day))
    }
    let sign = isPast ? -1 : 1
    let point: CalendarPoint?
    if hundredths % 100 != 0 {
      // Half a year is six months, half a decade five years; what month half a month ends in goes by days.
      let finer: (CalendarUnit, Int) =
        switch unit {
        case .year: (.month, 12)
        case .month: (.day, 30)
        case .week: (.day, 7)
        case .day: (.day, 1)
        default: (.year, unit.duration.factor)
        }
      let distant = base.adding(sign * hundredths * finer.1 / 100, finer.0)
      point = unit == .month ? distant?.within(.month) : distant
    } else if unit == .decade || unit == .century || unit == .millennium {
      point = base.adding(sign * hundredths / 100 * unit.duration.factor, .year)
    } else {
      point = base.adding(sign * hundredths / 100, unit)
    }
    if kind == "later", let point, overshoots(point, from: base) { return unresolved(unit, expression.modifier) }
    guard var resolution = point.map({ Resolution($0, mod: expression.modifier, anchor: base) }) else {
      return unresolved(unit, expression.modifier)
    }
    resolution.isMention = !isPast || mode == .news
    return resolution
  }

  /// "Twenty years ago today", "a week from Tuesday": the very day.
  private func anniversary(_ length: Length, _ base: CalendarDate?, sign: Int) -> CalendarDate? {
    guard let base, let hundredths = length.hundredths, hundredths % 100 == 0 else { return nil }
    let count = sign * hundredths / 100 * length.unit.duration.factor
    return switch length.unit {
    case .day: base.adding(days: count)
    case .week, .fortnight: base.adding(days: 7 * count)
    case .month: base.adding(months: count)
    case .year, .decade, .century: base.adding(months: 12 * count)
    default: nil
    }
  }

  private func deicticBase(_ expression: Expression, isAhead: Bool) -> CalendarPoint? {
    if let shift = expression[.deictic], let day = written { return CalendarPoint(day.adding(days: shift)) }
    if let weekday = expression[.weekday] {
      guard isAhead, let written else { return self.weekday(weekday) }
      return CalendarPoint(written.adding(days: (weekday - written.weekday + 7) % 7))
    }
    return mode == .narrative ? anchor : written.map { CalendarPoint($0) }
  }
}
