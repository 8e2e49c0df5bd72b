internal import Annotations

extension Resolver {
  /// Times of the clock alone: the day is the one that the sentence has named, else the document's.
  func clock(_ expression: Expression) -> Resolution? {
    guard let time = time(expression.asClock, part: expression.part) else { return nil }
    // "Until midnight", "will expire at midnight": the end of the day, which opens the next one.
    let isEnd = expression[.noon] == 0 && (isLimit || direction.looksAhead || direction == .weakFuture)
    let day = isEnd ? clockDay?.adding(days: 1) : clockDay
    var point = day.map { CalendarPoint($0) } ?? CalendarPoint(year: nil, .someDay)
    point.time = time
    return Resolution(point, mod: expression.modifier, anchor: anchor)
  }

  /// "From 9 to 11 a.m.": the first hour is in the half of the day that makes it come first.
  func hours(_ expression: Expression) -> [Resolution] {
    guard let first = expression[.hour], let second = expression[.hour2], let afternoon = expression[.ampm] else {
      return []
    }
    let half = 12 * 60
    var start = first % 12 * 60 + (expression[.minute] ?? 0) + afternoon * half
    let end = second % 12 * 60 + (expression[.minute2] ?? 0) + afternoon * half
    if start > end { start -= half }
    let zone = expression[.zone].flatMap { $0 == 9999 ? nil : $0 }
    let day = clockDay.map { CalendarPoint($0) } ?? CalendarPoint(year: nil, .someDay)
    return [start, end].map { minutes in
      var point = day
      let minutes = minutes < 0 ? minutes + 2 * half : minutes
      point.time = .clock(minutes: minutes, isHourOnly: false, seconds: nil, zone: zone)
      return Resolution(point, anchor: anchor)
    }
  }

  private var clockDay: CalendarDate? {
    dayBeside ?? sentenceDay ?? paragraphDay ?? (mode == .narrative ? last?.day : nil) ?? written
  }

  /// The time of day; nil where there is no such time.
  func time(_ clock: Expression.Clock, part: DayPart?) -> CalendarPoint.Time? {
    var minutes: Int
    var isHourOnly = false
    if let noon = clock[.noon] {
      minutes = noon
    } else if let number = clock[.hhmm] {
      minutes = number / 100 * 60 + number % 100
      if number % 100 >= 60 { return nil }
    } else if let decimal = clock[.decimal] {
      guard decimal % 100 < 60, (100..<(clock[.ampm] == nil ? 2400 : 1300)).contains(decimal) else { return nil }
      minutes = decimal / 100 * 60 + decimal % 100
    } else if let hour = clock[.hour] ?? clock[.number].map({ $0 / 100 }) {
      minutes = hour * 60 + (clock[.minute] ?? (clock[.half] == nil ? 0 : 30))
      isHourOnly = clock[.minute] == nil && clock[.half] == nil
    } else {
      return nil
    }
    if let afternoon = clock[.ampm] {
      minutes = minutes % (12 * 60) + afternoon * 12 * 60
    } else if minutes < 12 * 60, part == .afternoon || part == .evening || (part == .night && minutes >= 6 * 60) {
      minutes += 12 * 60
    }
    guard minutes <= 24 * 60 else { return nil }
    var zone = clock[.zone].flatMap { $0 == 9999 ? nil : $0 }
    if let hours = clock[.zoneHours] {
      zone = (hours * 60 + (clock[.zoneMinutes] ?? 0)) * (clock[.zoneWest] == nil ? 1 : -1)
    }
    return .clock(minutes: minutes, isHourOnly: isHourOnly, seconds: clock[.second], zone: zone)
  }
}
