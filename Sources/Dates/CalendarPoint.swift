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
    // No value is longer: `BC0480-XX-XX`, `2019-W05-WE`.
    let day = String(unsafeUninitializedCapacity: 15) { bytes in
      var writer = Writer(bytes: bytes)
      write(to: &writer)
      return writer.count
    }
    return time == nil ? day : day + timeValue
  }

  private func write(to writer: inout Writer) {
    switch field {
    case .century: write(yearDigits: 2, to: &writer)
    case .decade: write(yearDigits: 3, to: &writer)
    case .weekday: writer.write("XXXX-WXX-")
    case .someDay: writer.write("XXXX-XX-XX")
    default: write(yearDigits: 4, to: &writer)
    }
    switch field {
    case .century, .decade, .year, .someDay: break
    case .weekday(let weekday): writer.write(digit: weekday)
    case .half(let half):
      writer.write("-H")
      writer.write(digit: half)
    case .quarter(let quarter):
      writer.write("-Q")
      writer.write(digit: quarter)
    case .season(let season):
      writer.write("-")
      for byte in season.rawValue.utf8 { writer.write(byte) }
    case .month(let month): writer.write(part: month)
    case .week(let week): writer.write(part: week, after: "-W")
    case .weekend(let week):
      writer.write(part: week, after: "-W")
      writer.write("-WE")
    case .day(let month, let day):
      writer.write(part: month)
      writer.write(part: day)
    }
  }

  /// The leading digits of the year; years before Christ as `BC0480`.
  private func write(yearDigits digits: Int, to writer: inout Writer) {
    guard let year else {
      for _ in 0..<digits { writer.write(UInt8(ascii: "X")) }
      return
    }
    if year <= 0 { writer.write("BC") }
    let number = year <= 0 ? 1 - year : year
    var power = 1000
    // Five digits and more have as many of them as asked for.
    while number / power >= 10 { power *= 10 }
    for _ in 0..<digits {
      writer.write(digit: number / power % 10)
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

/// Writes a value into the bytes of a string.
private struct Writer {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  var count = 0

  mutating func write(_ byte: UInt8) {
    guard count < bytes.count else { return }
    bytes[count] = byte
    count += 1
  }

  mutating func write(digit: Int) { write(UInt8(ascii: "0") + UInt8(digit % 10)) }

  mutating func write(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { write(text.utf8Start[index]) }
  }

  /// A month, week or day in two digits.
  mutating func write(part number: Int, after separator: StaticString = "-") {
    write(separator)
    write(digit: number / 10)
    write(digit: number)
  }
}
