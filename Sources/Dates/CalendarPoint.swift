internal import Annotations

/// A point or stretch of the calendar, as coarse as the text says, with a time of day where it says one.
struct CalendarPoint: Hashable {
  enum Field: Hashable {
    /// Counted as its years begin: the 19th century is 18.
    case century
    /// The year's last digit stands for nothing.
    case decade
    case year
    case half(Int)
    case quarter(Int)
    case season(Season)
    case month(Int)
    case week(Int)
    case weekend(Int)
    case day(month: Int, day: Int)
    /// A day that cannot be placed.
    case weekday(Int)
    /// Nothing is known but the time of day.
    case someDay
  }

  enum Time: Hashable {
    case part(DayPart)
    /// Minutes after midnight; `zone` in minutes east of UTC.
    case clock(minutes: Int, isHourOnly: Bool, seconds: Int?, zone: Int?)
  }

  /// Astronomic: 1 BC is 0. Nil where unknown.
  var year: Int?
  var field: Field
  var time: Time?

  init(year: Int?, _ field: Field = .year, time: Time? = nil) {
    self.year = year
    self.field = field
    self.time = time
  }

  init(_ date: CalendarDate) { self.init(year: date.year, .day(month: date.month, day: date.day)) }

  init(weekOf date: CalendarDate, isWeekend: Bool = false) {
    let week = date.isoWeek
    self.init(year: week.year, isWeekend ? .weekend(week.week) : .week(week.week))
  }

  init(monthOf date: CalendarDate) { self.init(year: date.year, .month(date.month)) }

  init(quarterOf date: CalendarDate) { self.init(year: date.year, .quarter(date.quarter)) }

  /// Whether the year is known where it is needed.
  var isResolved: Bool {
    switch field {
    case .weekday, .someDay: false
    default: year != nil
    }
  }

  /// Its first day; nil where the year is unknown.
  var firstDay: CalendarDate? {
    guard let year else { return nil }
    switch field {
    case .century: return CalendarDate(year: year / 100 * 100, month: 1, day: 1)
    case .decade: return CalendarDate(year: year / 10 * 10, month: 1, day: 1)
    case .year: return CalendarDate(year: year, month: 1, day: 1)
    case .half(let half): return CalendarDate(year: year, month: half * 6 - 5, day: 1)
    case .quarter(let quarter): return CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
    case .season(let season): return CalendarDate(year: year, month: season.firstMonth, day: 1)
    case .month(let month): return CalendarDate(year: year, month: month, day: 1)
    case .week(let week): return CalendarPoint.monday(year: year, week: week)
    case .weekend(let week): return CalendarPoint.monday(year: year, week: week)?.adding(days: 5)
    case .day(let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .weekday, .someDay: return nil
    }
  }

  /// The month it lies in, where it lies in one.
  var month: Int? {
    switch field {
    case .month(let month), .day(let month, _): month
    case .season(let season): season.firstMonth
    case .week, .weekend: firstDay?.month
    default: nil
    }
  }

  /// Its day, if it is as fine as that.
  var day: CalendarDate? {
    if case .day = field { return firstDay }
    return nil
  }

  private static func monday(year: Int, week: Int) -> CalendarDate? {
    // 4 January lies in week 1 (ISO 8601).
    CalendarDate(year: year, month: 1, day: 4).map { $0.adding(days: 1 - $0.weekday + 7 * (week - 1)) }
  }

  /// TIMEX3's value.
  var value: String {
    var value: [UInt8] = []
    value.reserveCapacity(16)
    switch field {
    case .century: append(yearDigits: 2, to: &value)
    case .decade: append(yearDigits: 3, to: &value)
    case .weekday(let weekday): value += "XXXX-WXX-\(weekday)".utf8
    case .someDay: value += "XXXX-XX-XX".utf8
    default: append(yearDigits: 4, to: &value)
    }
    switch field {
    case .century, .decade, .year, .weekday, .someDay: break
    case .half(let half): value += "-H\(half)".utf8
    case .quarter(let quarter): value += "-Q\(quarter)".utf8
    case .season(let season): value += "-\(season.rawValue)".utf8
    case .month(let month): value.appendPart(month)
    case .week(let week): value.appendPart(week, after: "-W")
    case .weekend(let week):
      value.appendPart(week, after: "-W")
      value += "-WE".utf8
    case .day(let month, let day):
      value.appendPart(month)
      value.appendPart(day)
    }
    if time != nil { value += timeValue.utf8 }
    return String(decoding: value, as: UTF8.self)
  }

  /// The leading digits of the year; years before Christ as `BC0480`.
  private func append(yearDigits digits: Int, to value: inout [UInt8]) {
    guard let year else {
      value.append(contentsOf: repeatElement(UInt8(ascii: "X"), count: digits))
      return
    }
    if year <= 0 { value += "BC".utf8 }
    let number = year <= 0 ? 1 - year : year
    if number > 9999 {
      value += String(number).utf8.prefix(digits)
      return
    }
    var power = 1000
    for _ in 0..<digits {
      value.append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }

  /// The value's end: `T10:15`, `TNI`; empty for whole days and longer.
  var timeValue: String {
    switch time {
    case nil: return ""
    case .part(let part): return "T" + part.rawValue
    case .clock(let minutes, let isHourOnly, let seconds, let zone):
      return CalendarTime.clock(minutes: isHourOnly ? minutes / 60 * 60 : minutes, seconds: seconds, zone: zone)
    }
  }

  /// The stretch so many units on, as coarse as the unit; nil where the year is unknown.
  func adding(_ count: Int, _ unit: CalendarUnit) -> CalendarPoint? {
    guard let year, let first = firstDay else { return nil }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return CalendarPoint(first.adding(days: count))
    case .week: return CalendarPoint(weekOf: first.adding(days: 7 * count))
    case .fortnight: return CalendarPoint(weekOf: first.adding(days: 14 * count))
    case .weekend: return CalendarPoint(weekOf: first.adding(days: 7 * count), isWeekend: true)
    case .month: return CalendarPoint(monthOf: first.adding(months: count))
    case .quarter: return CalendarPoint(quarterOf: first.adding(months: 3 * count))
    case .half:
      let date = first.adding(months: 6 * count)
      return CalendarPoint(year: date.year, .half(date.month <= 6 ? 1 : 2))
    case .year: return CalendarPoint(year: year + count)
    case .decade: return CalendarPoint(year: year + 10 * count, .decade)
    case .century: return CalendarPoint(year: year + 100 * count, .century)
    case .millennium: return CalendarPoint(year: year + 1000 * count)
    }
  }

  /// The stretch of a unit that it lies in.
  func within(_ unit: CalendarUnit) -> CalendarPoint? { adding(0, unit) }
}

extension [UInt8] {
  /// Appends a month, week or day in two digits.
  fileprivate mutating func appendPart(_ number: Int, after separator: StaticString = "-") {
    append(contentsOf: UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
    append(UInt8(ascii: "0") + UInt8(number / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
