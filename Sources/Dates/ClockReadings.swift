internal import Annotations

extension Resolver {
  /// Times of the clock alone: the day is the one that the sentence has named, else the document's.
  func clock(_ expression: Expression) -> Resolution? {
    guard let time = time(expression.asClock, part: expression.part) else { return nil }
    var point = clockDay.map { CalendarPoint($0) } ?? CalendarPoint(year: nil, .someDay)
    point.time = time
    return Resolution(point, mod: expression.modifier, anchor: anchor)
  }

  private var clockDay: CalendarDate? {
    sentenceDay ?? (mode == .narrative ? last?.day : nil) ?? written
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
      minutes = hour * 60 + (clock[.minute] ?? 0)
      isHourOnly = clock[.minute] == nil
    } else {
      return nil
    }
    if let afternoon = clock[.ampm] {
      minutes = minutes % (12 * 60) + afternoon * 12 * 60
    } else if minutes < 12 * 60, part == .afternoon || part == .evening || (part == .night && minutes >= 6 * 60) {
      minutes += 12 * 60
    }
    guard minutes <= 24 * 60 else { return nil }
    let zone = clock[.zone].flatMap { $0 == 9999 ? nil : $0 }
    return .clock(minutes: minutes, isHourOnly: isHourOnly, seconds: clock[.second], zone: zone)
  }
}
