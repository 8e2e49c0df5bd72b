/// A day of the proleptic Gregorian calendar. Year 0 is 1 BC, as in ISO 8601.
public struct CalendarDate: Sendable, Hashable, Comparable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the month's length.
  public let day: Int

  /// Nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CalendarDate.daysIn(month: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies so many days after 1 January 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", `civil_from_days`).
  public init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970, negative before it (`days_from_civil` of the same paper).
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// ISO 8601: Monday is 1, Sunday is 7.
  public var weekday: Int {
    let remainder = (daysSince1970 + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// ISO 8601 week: the week belongs to the year that holds its Thursday.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    let first = CalendarDate(year: thursday.year, month: 1, day: 1)!
    return (thursday.year, (thursday.daysSince1970 - first.daysSince1970) / 7 + 1)
  }

  /// 1 to 4.
  public var quarter: Int { (month - 1) / 3 + 1 }

  /// The day so many days later, or earlier where negative.
  public func adding(days: Int) -> CalendarDate { CalendarDate(daysSince1970: daysSince1970 + days) }

  /// The same day so many months on, or the last day of that month where it has no such day.
  public func adding(months: Int) -> CalendarDate {
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let newDay = min(day, CalendarDate.daysIn(month: newMonth, of: newYear))
    return CalendarDate(year: newYear, month: newMonth, day: newDay)!
  }

  /// Length of a month (1 to 12) in days.
  public static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year of the Gregorian calendar, carried back before its time, has a 29 February.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601, `2019-05-09`; years before 0 with a sign.
  public var description: String {
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(abs(year), to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// A number in decimal digits, with zeros in front up to a width.
public func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
