internal import Annotations
internal import Lexicons

/// Reads dates in the forms that published lines and datelines use, with the times of day beside them.
struct DateReader: Sendable {
  private let words: CalendarWords
  private let clocks: ClockReader

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    words = try CalendarWords(&lexicons)
    clocks = ClockReader(words: words)
  }

  /// The date that begins at a token, with the time before or after it; nil where none does.
  ///
  /// - Parameter limit: the token after the line's last one.
  func date(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    guard start < limit, canBegin(reading.tokens[start]) else { return nil }
    if let date = isoTime(at: start, limit: limit, reading) { return date }
    var index = start
    // `21:21, 5 September 2017`
    let early = clocks.clock(at: start, limit: limit, reading)
    if let early {
      index = skipJoiners(afterOtherZone(early.end, limit: limit, reading), limit: limit, reading)
    }
    guard var date = day(at: index, limit: limit, reading) else { return nil }
    if let early {
      date.clock = early.clock
      date.tokens = start..<date.tokens.upperBound
      return date
    }
    // `5 September 2017 at 21:21`; of asctime the year stands last: `Sep  5 21:21:00 2017`
    let after = skipJoiners(date.tokens.upperBound, limit: limit, reading)
    if let late = clocks.clock(at: after, limit: limit, reading) {
      date.clock = late.clock
      date.tokens = date.tokens.lowerBound..<late.end
      if date.year == nil, let year = words.year(at: late.end, limit: limit, reading) {
        date.year = year
        date.tokens = date.tokens.lowerBound..<late.end + 1
      }
    }
    return date
  }

  /// Whether a time of day, with its zone, is the whole of a range, brackets and marks around it aside.
  func isClock(_ range: Range<Int>, _ reading: Reading) -> Bool {
    guard let start = range.first(where: { !reading.tokens[$0].shape.contains(.punctuation) }),
      let clock = clocks.clock(at: start, limit: range.upperBound, reading)
    else { return false }
    return (clock.end..<range.upperBound).allSatisfy { reading.tokens[$0].shape.contains(.punctuation) }
  }

  /// The token after the same time in another zone: `1605 GMT (0005 HKT)`.
  private func afterOtherZone(_ index: Int, limit: Int, _ reading: Reading) -> Int {
    guard index + 1 < limit, reading.mark(index) == .openingBracket,
      let other = clocks.clock(at: index + 1, limit: limit, reading), other.end < limit,
      reading.mark(other.end) == .closingBracket
    else { return index }
    return other.end + 1
  }

  /// Most tokens cannot: a date begins with a number, a month or a weekday.
  private func canBegin(_ token: Token) -> Bool {
    if token.shape.contains(.hasDigit) { return true }
    switch words.kind(of: token) {
    case .month?, .weekday?: return true
    default: return false
    }
  }

  /// `Tuesday, Sept. 5, 2017`, `5th of September 2017`, `2017-09-05`, `13/09/2017`, `5-Sep-2017`
  private func day(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    var index = start
    var weekday: Int?
    if let value = words.value(.weekday, at: index, limit: limit, reading) {
      weekday = value
      index = words.skip([.stop, .comma], from: index + 1, limit: limit, reading)
    }
    guard
      var date = named(at: index, limit: limit, reading)
        ?? numeric(at: index, weekday: weekday, limit: limit, reading)
    else { return nil }
    date.weekday = weekday
    date.tokens = start..<date.tokens.upperBound
    return date
  }

  private func named(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    if let month = words.value(.month, at: start, limit: limit, reading) {
      let index = words.skip([.stop, .dash, .comma], from: start + 1, limit: limit, reading)
      guard let (day, end) = dayNumber(at: index, limit: limit, reading) else { return nil }
      return withYear(month: month, day: day, start: start, after: end, isDayFirst: false, limit: limit, reading)
    }
    guard let (day, end) = dayNumber(at: start, limit: limit, reading) else { return nil }
    var index = words.skip([.dash, .comma, .stop], from: end, limit: limit, reading)
    if index < limit, reading.length(index) == 2,
      reading.text[Int(reading.tokens[index].start)] | 0x20 == UInt8(ascii: "o"),
      reading.text[Int(reading.tokens[index].start) + 1] | 0x20 == UInt8(ascii: "f")
    {
      index += 1
    }
    guard let month = words.value(.month, at: index, limit: limit, reading) else { return nil }
    return withYear(month: month, day: day, start: start, after: index + 1, isDayFirst: true, limit: limit, reading)
  }

  private func withYear(
    month: Int, day: Int, start: Int, after end: Int, isDayFirst: Bool, limit: Int, _ reading: Reading
  ) -> WrittenDate {
    let index = words.skip([.stop, .comma, .dash], from: end, limit: limit, reading)
    var date = WrittenDate(year: nil, month: month, day: day, tokens: start..<end)
    if let year = words.year(at: index, limit: limit, reading) {
      date.year = year
      date.tokens = start..<index + 1
    } else if isDayFirst, index > end, reading.mark(end) == .dash, reading.tokens[end].isGlued, index < limit,
      let short = words.number(at: index, digits: 2, limit: limit, reading)
    {
      // `5-Sep-17`; not `May 9-11`
      date.year = short < 70 ? 2000 + short : 1900 + short
      date.tokens = start..<index + 1
    }
    return date
  }

  /// Three numbers with `-`, `/` or `.` between them. Where day and month could change places the weekday beside them
  /// tells which is which; without one there is no date.
  private func numeric(at start: Int, weekday: Int?, limit: Int, _ reading: Reading) -> WrittenDate? {
    guard start < limit else { return nil }
    var end = start
    while end < limit, end == start || reading.tokens[end].isGlued, end - start < 5 { end += 1 }
    // `05.09.2017` is one token, `05/09/2017` are five.
    let bytes = reading.text[Int(reading.tokens[start].start)..<Int(reading.tokens[end - 1].end)]
    guard let first = bytes.first, first &- UInt8(ascii: "0") < 10 else { return nil }
    var numbers: [Int] = [0]
    var widths: [Int] = [0]
    var separator: UInt8?
    for byte in bytes {
      if byte &- UInt8(ascii: "0") < 10 {
        guard widths[widths.count - 1] < 4 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
        widths[widths.count - 1] += 1
      } else if numbers.count < 3, [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(byte),
        separator == nil || separator == byte, widths[widths.count - 1] > 0
      {
        separator = byte
        numbers.append(0)
        widths.append(0)
      } else if numbers.count == 3, widths[2] > 0,
        [UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ".")].contains(byte)
      {
        break
      } else {
        return nil
      }
    }
    guard numbers.count == 3, let separator else { return nil }
    let last = (start..<end).last { reading.tokens[$0].shape.contains(.hasDigit) } ?? start
    func date(_ year: Int, _ month: Int, _ day: Int) -> WrittenDate? {
      guard 1900...2099 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
      return WrittenDate(year: year, month: month, day: day, tokens: start..<last + 1)
    }
    if widths[0] == 4 { return date(numbers[0], numbers[1], numbers[2]) }
    guard widths[0] <= 2, widths[1] <= 2 else { return nil }
    let year = widths[2] == 4 ? numbers[2] : widths[2] == 2 && separator != UInt8(ascii: "-") ? 2000 + numbers[2] : 0
    // The full stop is European, and there the day comes first.
    if separator == UInt8(ascii: ".") || numbers[0] > 12 || numbers[0] == numbers[1] {
      return date(year, numbers[1], numbers[0])
    }
    if numbers[1] > 12 { return date(year, numbers[0], numbers[1]) }
    guard let weekday else { return nil }
    let isDayFirst = CalendarDate(year: year, month: numbers[1], day: numbers[0])?.weekday == weekday
    let isMonthFirst = CalendarDate(year: year, month: numbers[0], day: numbers[1])?.weekday == weekday
    guard isDayFirst != isMonthFirst else { return nil }
    return isDayFirst ? date(year, numbers[1], numbers[0]) : date(year, numbers[0], numbers[1])
  }

  /// ISO 8601 with a time, which is written without a space: `2017-09-05T21:21:00+04:00`
  private func isoTime(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    guard start + 4 < limit, words.number(at: start, digits: 4, limit: limit, reading) != nil,
      reading.mark(start + 1) == .dash,
      reading.tokens[start + 1].isGlued
    else { return nil }
    var end = start + 1
    // The longest form, with a fraction of a second and a zone, has fewer tokens.
    while end < min(limit, start + 24), reading.tokens[end].isGlued { end += 1 }
    while end - start > 5 {
      let bytes = reading.text[Int(reading.tokens[start].start)..<Int(reading.tokens[end - 1].end)]
      if let time = CalendarTime(iso8601: String(decoding: bytes, as: UTF8.self)), let minutes = time.minutes {
        return WrittenDate(
          year: time.date.year, month: time.date.month, day: time.date.day, weekday: nil,
          clock: WrittenDate.Clock(minutes: minutes, seconds: time.seconds, zone: time.zone.map { .fixed($0) }),
          tokens: start..<end)
      }
      end -= 1
    }
    return nil
  }

  /// `5`, `05`, `5th`
  private func dayNumber(at index: Int, limit: Int, _ reading: Reading) -> (day: Int, end: Int)? {
    guard index < limit,
      let day = words.number(at: index, digits: 1, limit: limit, reading)
        ?? words.number(at: index, digits: 2, limit: limit, reading),
      1...31 ~= day
    else { return nil }
    if index + 1 < limit, reading.tokens[index + 1].isGlued,
      words.value(.ordinal, at: index + 1, limit: limit, reading) != nil
    {
      return (day, index + 2)
    }
    return (day, index + 1)
  }

  /// What stands between a date and its time: `,` `at` `|` `-` `•` `/` `on` `@` `(`.
  private func skipJoiners(_ index: Int, limit: Int, _ reading: Reading) -> Int {
    var index = index
    var passed = 0
    while index < limit, passed < 2 {
      let token = reading.tokens[index]
      let isWord = !token.shape.contains(.capitalized) && token.shape.contains(.hasLower) && reading.length(index) == 2
      guard isWord || token.shape.contains(.punctuation) && reading.mark(index) != .closingBracket else { break }
      index += 1
      passed += 1
    }
    return index
  }
}
