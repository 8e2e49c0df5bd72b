internal import Annotations

extension Resolver {
  /// "Christmas", "Easter 2020", "Labor Day weekend".
  func holiday(_ expression: Expression) -> Resolution? {
    guard let resolution = holidayItself(expression) else { return nil }
    guard expression.has(.weekOf) || expression.has(.weekendOf) else { return resolution }
    guard let date = resolution.point?.day else {
      return unresolved(expression.has(.weekendOf) ? .weekend : .week, expression.modifier)
    }
    // The weekend of a Monday or Tuesday is the one before.
    let isBehind = expression.has(.weekendOf) && date.weekday <= 2
    let point = CalendarPoint(
      weekOf: isBehind ? date.adding(days: -date.weekday) : date, isWeekend: expression.has(.weekendOf))
    return Resolution(point, mod: resolution.mod, anchor: year(of: expression) == nil ? anchor : nil)
  }

  private func holidayItself(_ expression: Expression) -> Resolution? {
    guard let holiday = expression[.holiday].map({ DateWords.holidays[$0] }) else { return nil }
    let mod = expression.modifier
    if let year = year(of: expression) { return holidayResolution(holiday, year, mod) }
    // "On 17 June 2018, Father's Day".
    if let sentenceDay, let date = holidays.dates(holiday, years: sentenceDay.year...sentenceDay.year).first,
      abs(date.daysSince1970 - sentenceDay.daysSince1970) <= 7
    {
      return Resolution(CalendarPoint(date), mod: mod)
    }
    guard let day = mode == .narrative ? last?.firstDay : written else { return holidayResolution(holiday, nil, mod) }
    // The nearest, unless the tense says otherwise.
    let distance = { (date: CalendarDate) in abs(date.daysSince1970 - day.daysSince1970) }
    var dates = holidays.dates(holiday, years: day.year - 1...day.year + 1)
    // In odd years few vote, and nobody counts the days to it from afar.
    if holiday == .electionDay { dates.removeAll { $0.year % 2 != 0 && distance($0) > 45 } }
    guard var nearest = dates.min(by: { distance($0) < distance($1) }) else {
      return holidayResolution(holiday, day.year, mod)
    }
    if direction.looksAhead, nearest < day, let next = dates.first(where: { $0 >= day }) { nearest = next }
    let farthest = direction == .over ? day : day.adding(days: 45)
    if looksBack, nearest > farthest, let before = dates.last(where: { $0 <= day }) {
      nearest = before
    }
    return Resolution(CalendarPoint(nearest), mod: mod, anchor: anchor)
  }

  /// "Last Thanksgiving", "next Easter".
  func relativeHoliday(_ holiday: Holiday, _ shift: Int, _ mod: TimexModifier?) -> Resolution? {
    guard let day = anchorDay else { return holidayResolution(holiday, nil, mod) }
    let dates = holidays.dates(holiday, years: day.year - 1...day.year + 1)
    let date =
      switch shift {
      case 0: dates.first { $0.year == day.year }
      case 1...: dates.first { $0 > day }
      default: dates.last { $0 < day }
      }
    return date.map { Resolution(CalendarPoint($0), mod: mod, anchor: anchor) }
      ?? holidayResolution(holiday, day.year + shift, mod)
  }

  /// The holiday of a year; where its date is not known, the year or the bare day.
  private func holidayResolution(_ holiday: Holiday, _ year: Int?, _ mod: TimexModifier?) -> Resolution {
    if let year, let date = holidays.dates(holiday, years: year...year).first {
      return Resolution(CalendarPoint(date), mod: mod)
    }
    // Fixed days can be told without a year.
    if year == nil, let first = holiday.date(in: 2001), let second = holiday.date(in: 2002),
      first.month == second.month,
      first.day == second.day
    {
      return Resolution(CalendarPoint(year: nil, .day(month: first.month, day: first.day)), mod: mod)
    }
    return Resolution(CalendarPoint(year: year, .someDay), mod: mod).unresolved
  }
}
