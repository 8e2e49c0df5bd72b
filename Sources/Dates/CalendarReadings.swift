internal import Annotations

/// Dates that name a year, month, day or weekday.
extension Resolver {
  /// - Parameter isStory: whether a bare year is where the story goes on, as in "in 1943".
  mutating func calendar(_ expression: Expression, isStory: Bool) -> Resolution? {
    let time = expression.part.map { CalendarPoint.Time.part($0) }
    let mod = expression.modifier
    let year = self.year(of: expression)
    if expression.has(.ofWeek), let weekday = expression[.weekday] {
      guard let date = anchorDay else { return Resolution(CalendarPoint(year: nil, .weekday(weekday)), mod: mod) }
      let monday = date.adding(days: 1 - date.weekday + 7 * (expression[.rel] ?? 0))
      return Resolution(CalendarPoint(monday.adding(days: weekday - 1)), mod: mod, anchor: anchor)
    }
    guard let month = expression[.month] else {
      if let year {
        var resolution = Resolution(CalendarPoint(year: year), mod: mod)
        if mode == .narrative { resolution.isMention = isPartOfStory(year, isStory: isStory || expression.has(.era)) }
        return resolution
      }
      guard let weekday = expression[.weekday] else { return nil }
      var point = self.weekday(weekday)
      point.time = time
      var resolution = Resolution(point, mod: mod, anchor: anchor)
      if var other = otherWeekday(weekday) {
        other.time = time
        resolution.alternatives = [other.value]
      }
      return resolution
    }
    guard let day = expression[.day] else {
      let field = CalendarPoint.Field.month(month)
      if expression.has(.ofYear) {
        let year = anchor?.year.map { $0 + (expression[.rel] ?? 0) }
        return Resolution(CalendarPoint(year: year, field), mod: mod, anchor: anchor)
      }
      if let year { return Resolution(CalendarPoint(year: year, field), mod: mod) }
      var resolution = Resolution(CalendarPoint(year: yearOf(month: month), field), mod: mod, anchor: anchor)
      if let other = otherYear(ofMonth: month) { resolution.alternatives = [CalendarPoint(year: other, field).value] }
      return resolution
    }
    // 29 February is the most there can be.
    guard CalendarDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
    let field = CalendarPoint.Field.day(month: month, day: day)
    if expression.has(.weekOf) || expression.has(.weekendOf) {
      guard let year = year ?? yearOf(month: month, day: day),
        let date = CalendarDate(year: year, month: month, day: day)
      else {
        return nil
      }
      return Resolution(CalendarPoint(weekOf: date, isWeekend: expression.has(.weekendOf)), mod: mod)
    }
    let found =
      year ?? (expression[.rel] == -1 ? yearOfLast(month: month, day: day) : nil)
      ?? yearOf(month: month, day: day, weekday: expression[.weekday])
    if let weekday = expression[.weekday], let found, let date = CalendarDate(year: found, month: month, day: day) {
      hasWeekdayConflict = date.weekday != weekday
    }
    return Resolution(CalendarPoint(year: found, field, time: time), mod: mod, anchor: year == nil ? anchor : nil)
  }

  /// The year that the expression names; nil where it names none.
  func year(of expression: Expression) -> Int? {
    if let year = expression[.year] { return expression.has(.era) ? 1 - year : year }
    if let short = expression[.year2] { return fullYear(short) }
    if let shared = expression.sharedYear { return shared }
    if let words = expression[.yearWords], words % 100 == 0, (1000...2100).contains(words / 100) { return words / 100 }
    if let century = expression[.spokenCentury] ?? (expression.has(.nineteen) ? 19 : nil),
      let rest = expression[.spokenRest], rest % 100 == 0, (0..<10_000).contains(rest)
    {
      return century * 100 + rest / 100
    }
    return nil
  }

  /// Whether a story goes on in a year that it names: not in what was planned, nor in one far from the last date,
  /// unless the text stays there.
  private mutating func isPartOfStory(_ year: Int, isStory: Bool) -> Bool {
    guard let last = last?.year else { return true }
    guard isStory || isHeading, !direction.looksAhead, direction != .weakFuture else { return false }
    defer { asideYear = year }
    if abs(last - year) <= 15 { return true }
    return asideYear.map { abs($0 - year) <= 5 } ?? false
  }

  /// "The 20th", of the month mentioned last.
  func dayOfMonth(_ expression: Expression) -> Resolution? {
    guard let day = expression[.day], let last, let year = last.year, let month = last.month,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return Resolution(CalendarPoint(date), anchor: last)
  }

  /// "The last week of March": the ISO week in which it begins or, for the last one, ends; "the first week of 2020".
  func weekOfMonth(_ expression: Expression) -> Resolution? {
    guard let month = expression[.month] else {
      // 28 December lies in the last week (ISO 8601).
      guard let year = expression[.year], let last = CalendarDate(year: year, month: 12, day: 28)?.isoWeek.week else {
        return nil
      }
      let week = expression.has(.lastWeek) ? last : min(expression[.weekNumber] ?? 1, last)
      return Resolution(CalendarPoint(year: year, .week(week)))
    }
    guard let year = year(of: expression) ?? yearOf(month: month) else { return unresolved(.week, nil) }
    let number = expression[.weekNumber] ?? 1
    let last = CalendarDate.daysIn(month: month, of: year)
    let day = expression.has(.lastWeek) ? last - 3 : 7 * number - 3
    guard let date = CalendarDate(year: year, month: month, day: min(day, last)) else { return nil }
    return Resolution(CalendarPoint(weekOf: date))
  }

  /// "The first Tuesday in June", "the last Friday of May 2019".
  func weekdayOfMonth(_ expression: Expression) -> Resolution? {
    guard let month = expression[.month], let weekday = expression[.weekday] else { return nil }
    guard let year = year(of: expression) ?? yearOf(month: month),
      let first = CalendarDate(year: year, month: month, day: 1)
    else { return Resolution(CalendarPoint(year: nil, .weekday(weekday))) }
    let ahead = (weekday - first.weekday + 7) % 7
    let length = CalendarDate.daysIn(month: month, of: year)
    let day =
      expression.has(.lastWeek)
      ? ahead + 1 + (length - ahead - 1) / 7 * 7 : ahead + 7 * (expression[.weekNumber] ?? 1) - 6
    return CalendarDate(year: year, month: month, day: day).map { Resolution(CalendarPoint($0), anchor: anchor) }
  }

  /// A weekday without more: the document's own day; else ahead where the clause looks ahead; else the last one.
  func weekday(_ weekday: Int) -> CalendarPoint {
    guard let day = mode == .narrative ? (last?.day ?? nil) : written else {
      return CalendarPoint(year: nil, .weekday(weekday))
    }
    if let rangeStart { return CalendarPoint(rangeStart.adding(days: (weekday - rangeStart.weekday + 6) % 7 + 1)) }
    let ahead = (weekday - day.weekday + 7) % 7
    if ahead == 0 { return CalendarPoint(day) }
    let isAhead =
      switch direction {
      case .future: true
      case .planned: ahead <= 5
      case .weakFuture: ahead <= 3
      case .past, .over, .unknown: mode == .narrative
      }
    return CalendarPoint(day.adding(days: isAhead ? ahead : ahead - 7))
  }

  /// The other day that a weekday may well be, where nothing says clearly which way its clause looks.
  private func otherWeekday(_ weekday: Int) -> CalendarPoint? {
    guard mode == .news, rangeStart == nil, let written, direction == .weakFuture || direction == .unknown else {
      return nil
    }
    let ahead = (weekday - written.weekday + 7) % 7
    switch ahead {
    case 1...3: return CalendarPoint(written.adding(days: direction == .weakFuture ? ahead - 7 : ahead))
    case 4...6 where direction == .weakFuture: return CalendarPoint(written.adding(days: ahead))
    default: return nil
    }
  }

  /// Day and month in figures, `5/9/2019`: the month first, as Americans write, where both can be months and no
  /// other date of the text has the day first.
  func numeric(_ expression: Expression) -> Resolution? {
    guard let year = year(of: expression), let first = expression[.first], let second = expression[.second] else {
      return nil
    }
    let monthFirst = CalendarDate(year: year, month: first, day: second)
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    guard let date = isDayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst else { return nil }
    var resolution = Resolution(CalendarPoint(date))
    if !isDayFirst, let dayFirst, dayFirst != date { resolution.alternatives = [CalendarPoint(dayFirst).value] }
    return resolution
  }

  /// "April 25-26": the second day takes what it lacks from the first. "1914-18" likewise.
  func range(_ expression: Expression) -> [Resolution] {
    if let month = expression[.month], let first = expression[.day], let second = expression[.day2] {
      // "2-1 January" is a score.
      guard first < second else { return [] }
      let year = self.year(of: expression)
      let points = [first, second].compactMap { day -> CalendarPoint? in
        guard CalendarDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
        return CalendarPoint(year: year ?? yearOf(month: month, day: day), .day(month: month, day: day))
      }
      return points.count == 2 ? points.map { Resolution($0, anchor: year == nil ? anchor : nil) } : []
    }
    guard let first = expression[.year] else { return [] }
    if expression.has(.era), let second = expression[.otherYear] {
      return first > second ? [first, second].map { Resolution(CalendarPoint(year: 1 - $0)) } : []
    }
    let second =
      expression[.otherYear] ?? expression[.year2].map { first - first % 100 + $0 + ($0 < first % 100 ? 100 : 0) }
    guard let second, second > first else { return [] }
    // "2015-12" is no range of years.
    if expression.has(.year2), second - first > 30 { return [Resolution(CalendarPoint(year: first))] }
    return [first, second].map { year in
      var resolution = Resolution(CalendarPoint(year: year))
      resolution.isMention = mode == .news
      return resolution
    }
  }

  func decade(_ expression: Expression) -> Resolution? {
    var year: Int
    if let long = expression[.decadeYear] {
      year = long
    } else if let short = expression[.decadeShort] {
      year = fullYear(short)
    } else if let digit = expression[.decade] {
      year = expression[.spokenCentury].map { $0 * 100 + digit * 10 } ?? fullYear(digit * 10)
    } else {
      return nil
    }
    guard year % 10 == 0 else { return nil }
    if expression.has(.era) { year = 1 - year }
    var resolution = Resolution(CalendarPoint(year: year, .decade), mod: expression.modifier)
    // "The 1900s" may be the century; the decade is what it says.
    if year > 0, year % 100 == 0 { resolution.alternatives = [CalendarPoint(year: year, .century).value] }
    return resolution
  }

  func century(_ expression: Expression) -> Resolution? {
    guard let number = expression[.century] else { return nil }
    let year = expression.has(.era) ? 1 - number * 100 : (number - 1) * 100
    return Resolution(CalendarPoint(year: year, .century), mod: expression.modifier)
  }
}
