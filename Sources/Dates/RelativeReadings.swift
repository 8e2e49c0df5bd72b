internal import Annotations

/// Dates that count from the day of writing, or in a story from the date before.
extension Resolver {
  /// "Last year", "this March", "next Friday", "last night".
  func relative(_ expression: Expression) -> Resolution? {
    guard let shift = expression[.rel] else { return nil }
    let mod = expression.modifier
    if let weekday = expression[.weekday] {
      var point = relativeWeekday(weekday, shift)
      point.time = expression.part.map { .part($0) }
      return Resolution(point, mod: mod, anchor: anchor)
    }
    if let month = expression[.month] {
      return Resolution(CalendarPoint(year: relativeYear(month: month, shift), .month(month)), mod: mod, anchor: anchor)
    }
    if let season = expression.season {
      return Resolution(CalendarPoint(year: relativeYear(season, shift), .season(season)), mod: mod, anchor: anchor)
    }
    if let holiday = expression[.holiday] { return relativeHoliday(DateWords.holidays[holiday], shift, mod) }
    if let part = expression.part {
      // "Last night" is the night of the day before; "this morning" is today's.
      return day(shift, part: part, expression)
    }
    guard let unit = expression.unit else { return nil }
    if unit == .quarter {
      guard let point = anchor?.adding(shift, .quarter) else { return Resolution(.date, "XXXX-QX").unresolved }
      return Resolution(point, mod: mod, anchor: anchor)
    }
    if unit == .weekend, shift == 0 { return weekend(mod) }
    return unitPoint(unit, shift, mod)
  }

  func unitPoint(_ unit: CalendarUnit, _ shift: Int, _ mod: TimexModifier?) -> Resolution? {
    guard let point = anchor?.adding(shift, unit) else { return unresolved(unit, mod) }
    return Resolution(point, mod: mod, anchor: anchor)
  }

  /// A unit that cannot be placed.
  func unresolved(_ unit: CalendarUnit, _ mod: TimexModifier?) -> Resolution? {
    let value =
      switch unit {
      case .day: "XXXX-XX-XX"
      case .week, .fortnight: "XXXX-WXX"
      case .weekend: "XXXX-WXX-WE"
      case .month: "XXXX-XX"
      case .quarter: "XXXX-QX"
      case .half: "XXXX-HX"
      case .decade: "XXX"
      case .century: "XX"
      default: "XXXX"
      }
    return Resolution(.date, value, mod: mod).unresolved
  }

  private func relativeWeekday(_ weekday: Int, _ shift: Int) -> CalendarPoint {
    guard let day = anchorDay else { return CalendarPoint(year: nil, .weekday(weekday)) }
    let ahead = (weekday - day.weekday + 7) % 7
    switch shift {
    case 0:
      // On a Sunday "this Tuesday" is the one to come, unless the clause looks back.
      let isAhead = ahead > 0 && (direction.looksAhead || direction == .weakFuture || !looksBack && day.weekday >= 6)
      return CalendarPoint(day.adding(days: isAhead ? ahead : weekday - day.weekday))
    case 1...: return CalendarPoint(day.adding(days: ahead == 0 ? 7 : ahead))
    default: return CalendarPoint(day.adding(days: ahead - 7))
    }
  }

  /// "Last November" is the latest November that is over, "next May" the first that has not begun.
  private func relativeYear(month: Int, _ shift: Int) -> Int? {
    guard let date = anchorDay else { return nil }
    switch shift {
    case 0: return date.year
    case 1...: return month > date.month ? date.year : date.year + 1
    default: return month < date.month ? date.year : date.year - 1
    }
  }

  private func relativeYear(_ season: Season, _ shift: Int) -> Int? {
    guard let date = anchorDay else { return nil }
    let first = season.firstMonth
    // Winter has the year that it begins in.
    if season == .winter, shift == 0 { return date.month <= 3 ? date.year - 1 : date.year }
    switch shift {
    // "Earlier this fall", written in January: it is over for no more than three months.
    case 0: return looksBack && date.month + 12 - (first + 2) <= 3 ? date.year - 1 : date.year
    case 1...: return first > date.month ? date.year : date.year + 1
    default: return first + 2 < date.month ? date.year : date.year - 1
    }
  }

  /// "Late in the week", "the weekend", "the end of the year".
  func current(_ expression: Expression) -> Resolution? {
    guard let unit = expression.unit else { return nil }
    if unit == .weekend { return weekend(expression.modifier) }
    // "The new year" is the next one, if this one is no longer new.
    if expression.has(.next) { return unitPoint(unit, (anchor?.month ?? 1) >= 7 ? 1 : 0, expression.modifier) }
    // "The year-end bill that they signed", written early in the year after.
    if unit == .year, expression.has(.phaseEnd), looksBack, let month = written?.month, month <= 6 {
      return unitPoint(.year, -1, expression.modifier)
    }
    return unitPoint(unit, 0, expression.modifier)
  }

  /// "The weekend": early in the week, and in the past, the one that is over.
  private func weekend(_ mod: TimexModifier?) -> Resolution? {
    guard let day = anchorDay else { return unresolved(.weekend, mod) }
    let isOver =
      switch direction {
      case .future, .planned: false
      case .past, .over: day.weekday <= 5
      // Of the coming one, too, no one speaks at the start of a week without a word that says so.
      case .weakFuture: day.weekday <= 1
      case .unknown: day.weekday <= 3
      }
    return unitPoint(.weekend, isOver ? -1 : 0, mod)
  }

  /// "Today", "yesterday morning".
  func deictic(_ expression: Expression) -> Resolution? {
    day(expression[.deictic] ?? 0, part: expression.part, expression)
  }

  /// The day so many days on from the day of writing.
  func day(_ shift: Int, part: DayPart?, _ expression: Expression) -> Resolution? {
    let time = part.map { CalendarPoint.Time.part($0) }
    guard let day = written ?? anchorDay else {
      let point = CalendarPoint(year: nil, .someDay, time: time)
      return Resolution(point, mod: expression.modifier)
    }
    var point = CalendarPoint(day.adding(days: shift))
    point.time = time
    return Resolution(point, mod: expression.modifier, anchor: CalendarPoint(day))
  }

  /// "In the evening", "by mid-afternoon": of the day that the sentence has named, else of the day of writing.
  func partOfDay(_ expression: Expression) -> Resolution? {
    guard let day = sentenceDay ?? (mode == .narrative ? lastDay : nil), let part = expression.part else {
      return self.day(0, part: expression.part, expression)
    }
    return Resolution(
      CalendarPoint(year: day.year, .day(month: day.month, day: day.day), time: .part(part)), mod: expression.modifier,
      anchor: CalendarPoint(day))
  }

  /// The night before, unless the clause looks ahead.
  func overnight(_ expression: Expression) -> Resolution? {
    day(direction.looksAhead ? 0 : -1, part: .night, expression)
  }

  /// "In the summer", "the spring of 2020".
  func season(_ expression: Expression) -> Resolution? {
    guard let season = expression.season else { return nil }
    let mod = expression.modifier
    if let year = year(of: expression) { return Resolution(CalendarPoint(year: year, .season(season)), mod: mod) }
    if expression.has(.ofYear) {
      let year = anchor?.year.map { $0 + (expression[.rel] ?? 0) }
      return Resolution(CalendarPoint(year: year, .season(season)), mod: mod, anchor: anchor)
    }
    return Resolution(CalendarPoint(year: yearOf(season), .season(season)), mod: mod, anchor: anchor)
  }

  private func yearOf(_ season: Season) -> Int? {
    if mode == .narrative, let year = last?.year { return year }
    guard let written else { return nil }
    let first = season.firstMonth
    // Months until it begins; zero and less while it lasts.
    let ahead = (first - written.month + 12) % 12
    if ahead == 0 || ahead >= 10 { return written.month < first ? written.year - 1 : written.year }
    let isAhead = direction.looksAhead || (!looksBack && ahead <= (direction == .weakFuture ? 6 : 4))
    let date = written.adding(months: isAhead ? ahead : ahead - 12)
    return date.year
  }

  /// "The same month last year": the stretch mentioned last, a year back.
  func yearBefore(_ expression: Expression) -> Resolution? {
    guard let unit = expression.unit else { return nil }
    guard let base = mentioned, let first = base.firstDay else { return unresolved(unit, nil) }
    let point = CalendarPoint(first.adding(months: -12)).within(unit)
    guard var resolution = point.map({ Resolution($0, anchor: base) }) else { return unresolved(unit, nil) }
    resolution.isMention = false
    return resolution
  }

  /// "The day before", "the day after".
  func dayBeside(_ shift: Int) -> Resolution? {
    guard let base = mentioned, let day = base.day else { return unresolved(.day, nil) }
    var resolution = Resolution(CalendarPoint(day.adding(days: shift)), anchor: base)
    resolution.isMention = shift > 0
    return resolution
  }

  /// "That year", "the following day", "the previous Friday".
  func anaphor(_ expression: Expression, shift: Int) -> Resolution? {
    let mod = expression.modifier
    // "That day" in a text that has named none is a day that it tells of otherwise.
    guard let base = shift == 0 && mode == .news ? last : mentioned else {
      if let unit = expression.unit { return unresolved(unit, mod) }
      if let weekday = expression[.weekday] { return Resolution(CalendarPoint(year: nil, .weekday(weekday)), mod: mod) }
      return expression.part.map { Resolution(CalendarPoint(year: nil, .someDay, time: .part($0)), mod: mod) }
    }
    if let month = expression[.month] {
      guard let year = base.year else { return nil }
      if shift != 0 {
        // "The previous April": the last one before the date mentioned.
        let isSameYear = base.month.map { shift > 0 ? month > $0 : month < $0 } ?? false
        return Resolution(CalendarPoint(year: isSameYear ? year : year + shift, .month(month)), mod: mod, anchor: base)
      }
      let shift = expression.has(.next) ? 1 : expression.has(.before) ? -1 : 0
      let field = expression[.day].map { CalendarPoint.Field.day(month: month, day: $0) } ?? .month(month)
      return Resolution(CalendarPoint(year: year + shift, field), mod: mod, anchor: base)
    }
    if let part = expression.part {
      guard let day = base.day ?? lastDay else {
        return Resolution(CalendarPoint(year: nil, .someDay, time: .part(part)), mod: mod)
      }
      var point = CalendarPoint(day.adding(days: shift))
      point.time = .part(part)
      return Resolution(point, mod: mod, anchor: base)
    }
    if let weekday = expression[.weekday] {
      guard let day = base.firstDay else { return nil }
      let ahead = (weekday - day.weekday + 7) % 7
      return Resolution(
        CalendarPoint(day.adding(days: shift > 0 ? (ahead == 0 ? 7 : ahead) : ahead - 7)), mod: mod, anchor: base)
    }
    guard let unit = expression.unit else { return nil }
    if unit == .day, base.day == nil {
      // A day within a stretch that is only known as a month or year is the one before it.
      guard let day = lastDay else { return unresolved(.day, mod) }
      return Resolution(CalendarPoint(day.adding(days: shift)), mod: mod, anchor: CalendarPoint(day))
    }
    guard let point = base.adding(shift, unit), shift == 0 || !overshoots(point, from: base) else {
      return unresolved(unit, mod)
    }
    var resolution = Resolution(point, mod: mod, anchor: base)
    // A look back; the story goes on where it was.
    resolution.isMention = shift >= 0 || mode == .news
    return resolution
  }

  /// "The next day he left", in a text that has named no day but its own: the day after one that it does not name.
  func overshoots(_ point: CalendarPoint, from base: CalendarPoint) -> Bool {
    guard mode == .news, let written, let from = base.firstDay, let day = point.firstDay, day > written else {
      return false
    }
    // Behind a day to come only what is sure to be past is another story.
    return from > written ? looksBack : !direction.looksAhead && direction != .weakFuture
  }

  /// "The day before the vote", "the week after it": the day that the sentence has named, or a stretch that cannot be
  /// placed.
  func unitOfEvent(_ expression: Expression) -> Resolution? {
    let unit = expression.unit ?? .day
    guard unit == .day, let day = sentenceDay else { return unresolved(unit, nil) }
    return Resolution(CalendarPoint(day))
  }
}

extension Resolution {
  /// The same, but not placed.
  var unresolved: Resolution {
    var copy = self
    copy.resolved = false
    return copy
  }
}
