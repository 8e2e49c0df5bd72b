internal import Annotations

/// The years of dates that do not name theirs, or name two digits of it.
extension Resolver {
  /// The year of two digits: the one nearest to the text's time, at most ten years ahead.
  func fullYear(_ short: Int) -> Int {
    if mode == .narrative, let near = last?.year {
      let sameCentury = near - near % 100 + short
      return abs(sameCentury - near) <= 50 ? sameCentury : sameCentury + (sameCentury < near ? 100 : -100)
    }
    let near = written?.year ?? 2000
    let sameCentury = near - near % 100 + short
    if sameCentury > near + 10 { return sameCentury - 100 }
    return sameCentury + 100 <= near + 10 ? sameCentury + 100 : sameCentury
  }

  /// The year of a weekday, month and day: the nearest one, unless the weekday fits one beside it alone.
  func yearOf(month: Int, day: Int, weekday: Int?) -> Int? {
    guard let year = yearOf(month: month, day: day), let weekday else { return yearOf(month: month, day: day) }
    let fits = { (year: Int) in CalendarDate(year: year, month: month, day: day)?.weekday == weekday }
    return fits(year) ? year : [year - 1, year + 1].first(where: fits) ?? year
  }

  /// "Last Oct. 3", "this past October 3".
  func yearOfLast(month: Int, day: Int) -> Int? {
    guard let written, let date = CalendarDate(year: written.year, month: month, day: day) else { return nil }
    return date < written ? written.year : written.year - 1
  }

  /// The year of a month and day without one.
  func yearOf(month: Int, day: Int) -> Int? {
    if mode == .narrative, let last, let year = last.year { return narrativeYear(month, last, year) }
    if let rangeStart, let end = CalendarDate(year: rangeStart.year, month: month, day: day) {
      return end < rangeStart ? end.year + 1 : end.year
    }
    guard let written else { return nil }
    let candidates = (-1...1).compactMap { CalendarDate(year: written.year + $0, month: month, day: day) }
    let distance = { (date: CalendarDate) in abs(date.daysSince1970 - written.daysSince1970) }
    guard let nearest = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
    // "On Aug. 2, 2016, he wrote; on Aug. 3 he came": beside the date mentioned last, and far from today.
    if let lastDay, lastDay.year != nearest.year, abs(nearest.daysSince1970 - written.daysSince1970) > 31,
      let beside = CalendarDate(year: lastDay.year, month: month, day: day),
      abs(beside.daysSince1970 - lastDay.daysSince1970) <= 31
    {
      return beside.year
    }
    // 29 February is not in every year.
    let year = nearest.year + shift(nearest, from: written)
    return candidates.contains { $0.year == year } ? year : nearest.year
  }

  /// How many years a day lies from its nearest one, as the tense tells.
  private func shift(_ nearest: CalendarDate, from written: CalendarDate) -> Int {
    // Far away on the wrong side, the tense decides; a day far ahead is not named without its year.
    if direction.looksAhead, nearest < written.adding(days: -150) { return 1 }
    let farthest =
      switch direction {
      case .past: 100
      case .over: 0
      case .unknown: 150
      case .future, .planned, .weakFuture: Int.max
      }
    return nearest.daysSince1970 - written.daysSince1970 > farthest ? -1 : 0
  }

  /// The year of a month without one.
  func yearOf(month: Int) -> Int? {
    // "November and January": over the end of the year where the other way is longer.
    if mode == .news, let listStart, let year = listStart.year, let before = listStart.month {
      return before - month >= 6 ? year + 1 : year
    }
    if mode == .narrative, let last, let year = last.year { return narrativeYear(month, last, year) }
    guard let written else { return nil }
    let ahead = (month - written.month + 12) % 12
    let isAhead =
      switch direction {
      // The month that has just ended is called the next one where it is ahead.
      case .future, .planned: ahead <= 10
      case .past, .over: ahead == 0
      case .weakFuture: ahead <= 8
      case .unknown: ahead <= 4
      }
    let months = isAhead || isElection(month, written) ? ahead : ahead - 12
    return written.adding(months: months).year
  }

  /// "To win in November": the United States vote in the Novembers of even years, and speak of it all the year.
  private func isElection(_ month: Int, _ written: CalendarDate) -> Bool {
    guard month == 11, written.year % 2 == 0, written.month < 11, let election else { return false }
    return election == .named || !looksBack
  }

  /// The other year that a month may well be of, where nothing says clearly which way its clause looks.
  func otherYear(ofMonth month: Int) -> Int? {
    guard mode == .news, listStart == nil, let written, direction == .weakFuture || direction == .unknown,
      !isElection(month, written)
    else { return nil }
    switch (month - written.month + 12) % 12 {
    case let ahead where (1...4).contains(ahead): return written.adding(months: ahead - 12).year
    case let ahead where (5...8).contains(ahead):
      if direction == .weakFuture { return written.adding(months: ahead - 12).year }
      return ahead < 8 ? written.adding(months: ahead).year : nil
    default: return nil
    }
  }

  /// A story goes on: from late in a year to early in the next.
  private func narrativeYear(_ month: Int, _ last: CalendarPoint, _ year: Int) -> Int {
    guard let before = last.month else { return year }
    if month <= before - 9 { return year + 1 }
    return year
  }
}
