internal import Annotations
internal import Lexicons

/// Reads dates and times of day in the forms that published lines and datelines use.
struct DateReader: Sendable {
  private enum Class: String, CaseIterable {
    case month, weekday, zone, usZone = "us-zone", half, ordinal
  }

  private struct Entry: Sendable {
    var kind: Class
    var value: Int
  }

  private var words = FormMap<Entry?>(absent: nil)

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/calendar")
    let (word, kind, value) = (try table.column("word"), try table.column("class"), try table.column("value"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, word))
      guard tokens.count == 1 else { throw table.badCell(row, word, expected: "one word") }
      guard let number = Int(table.cell(row, value)) else { throw table.badCell(row, value, expected: "a number") }
      words[tokens[0].form] = Entry(kind: try table.value(row, kind, as: Class.self), value: number)
    }
  }

  /// The date that begins at a token, with the time before or after it; nil where none does.
  ///
  /// - Parameter limit: the token after the line's last one.
  func date(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    guard start < limit, canBegin(reading.tokens[start]) else { return nil }
    if let date = isoTime(at: start, limit: limit, reading) { return date }
    var index = start
    // `21:21, 5 September 2017`
    let early = clock(at: start, limit: limit, reading)
    if let early {
      index = skipJoiners(early.end, limit: limit, reading)
    }
    guard var date = day(at: index, limit: limit, reading) else { return nil }
    if let early {
      date.clock = early.clock
      date.tokens = start..<date.tokens.upperBound
      return date
    }
    // `5 September 2017 at 21:21`; of asctime the year stands last: `Sep  5 21:21:00 2017`
    let after = skipJoiners(date.tokens.upperBound, limit: limit, reading)
    if let late = clock(at: after, limit: limit, reading) {
      date.clock = late.clock
      date.tokens = date.tokens.lowerBound..<late.end
      if date.year == nil, let year = year(at: late.end, limit: limit, reading) {
        date.year = year
        date.tokens = date.tokens.lowerBound..<late.end + 1
      }
    }
    return date
  }

  /// Most tokens cannot: a date begins with a number, a month or a weekday.
  private func canBegin(_ token: Token) -> Bool {
    if token.shape.contains(.hasDigit) { return true }
    switch words[token.form]?.kind {
    case .month?, .weekday?: return true
    default: return false
    }
  }

  // MARK: - Days

  /// `Tuesday, Sept. 5, 2017`, `5th of September 2017`, `2017-09-05`, `13/09/2017`, `5-Sep-2017`
  private func day(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    var index = start
    var weekday: Int?
    if let value = value(.weekday, at: index, limit: limit, reading) {
      weekday = value
      index = skip([.stop, .comma], from: index + 1, limit: limit, reading)
    }
    guard var date = named(at: index, limit: limit, reading) ?? numeric(at: index, limit: limit, reading) else {
      return nil
    }
    date.weekday = weekday
    date.tokens = start..<date.tokens.upperBound
    return date
  }

  private func named(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    if let month = value(.month, at: start, limit: limit, reading) {
      let index = skip([.stop, .dash, .comma], from: start + 1, limit: limit, reading)
      guard let (day, end) = dayNumber(at: index, limit: limit, reading) else { return nil }
      return withYear(month: month, day: day, start: start, after: end, limit: limit, reading)
    }
    guard let (day, end) = dayNumber(at: start, limit: limit, reading) else { return nil }
    var index = skip([.dash, .comma, .stop], from: end, limit: limit, reading)
    if index < limit, reading.length(index) == 2,
      reading.text[Int(reading.tokens[index].start)] | 0x20 == UInt8(ascii: "o"),
      reading.text[Int(reading.tokens[index].start) + 1] | 0x20 == UInt8(ascii: "f")
    {
      index += 1
    }
    guard let month = value(.month, at: index, limit: limit, reading) else { return nil }
    return withYear(month: month, day: day, start: start, after: index + 1, limit: limit, reading)
  }

  private func withYear(
    month: Int, day: Int, start: Int, after end: Int, limit: Int, _ reading: Reading
  ) -> WrittenDate {
    let index = skip([.stop, .comma, .dash], from: end, limit: limit, reading)
    var date = WrittenDate(year: nil, month: month, day: day, tokens: start..<end)
    if let year = year(at: index, limit: limit, reading) {
      date.year = year
      date.tokens = start..<index + 1
    } else if index > end, reading.mark(end) == .dash, reading.tokens[end].isGlued, index < limit,
      let short = number(at: index, digits: 2, limit: limit, reading)
    {
      // `5-Sep-17`
      date.year = short < 70 ? 2000 + short : 1900 + short
      date.tokens = start..<index + 1
    }
    return date
  }

  /// Three numbers with `-`, `/` or `.` between them. Where day and month could change places there is no date.
  private func numeric(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
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
    return numbers[1] > 12 ? date(year, numbers[0], numbers[1]) : nil
  }

  /// ISO 8601 with a time, which is written without a space: `2017-09-05T21:21:00+04:00`
  private func isoTime(at start: Int, limit: Int, _ reading: Reading) -> WrittenDate? {
    guard start + 4 < limit, number(at: start, digits: 4, limit: limit, reading) != nil,
      reading.mark(start + 1) == .dash,
      reading.tokens[start + 1].isGlued
    else { return nil }
    var end = start + 1
    while end < limit, reading.tokens[end].isGlued { end += 1 }
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

  // MARK: - Times of day

  /// `21:21`, `9:21 p.m.`, `9.21pm`, `9 p.m.`, `2121 GMT`, with the zone after it.
  private func clock(at start: Int, limit: Int, _ reading: Reading) -> (clock: WrittenDate.Clock, end: Int)? {
    guard start < limit, reading.tokens[start].shape.contains(.number) else { return nil }
    var index = start
    var hour: Int, minute = 0, seconds: Int?
    var isTold = false
    if let four = number(at: start, digits: 4, limit: limit, reading) {
      (hour, minute) = (four / 100, four % 100)
      index += 1
    } else if reading.tokens[start].shape.contains(.hasStop) {
      let parts = reading.text[reading.tokens[start].range].split(separator: UInt8(ascii: "."))
      guard parts.count == 2, parts[1].count == 2, let whole = decimal(parts[0]), let rest = decimal(parts[1]) else {
        return nil
      }
      (hour, minute) = (whole, rest)
      index += 1
    } else {
      guard
        let whole = number(at: start, digits: 1, limit: limit, reading)
          ?? number(at: start, digits: 2, limit: limit, reading)
      else { return nil }
      hour = whole
      index += 1
      if index + 1 < limit, reading.mark(index) == .colon, reading.tokens[index].isGlued,
        let rest = number(at: index + 1, digits: 2, limit: limit, reading)
      {
        minute = rest
        index += 2
        isTold = true
        if index + 1 < limit, reading.mark(index) == .colon,
          let last = number(at: index + 1, digits: 2, limit: limit, reading)
        {
          seconds = last
          index += 2
        }
      }
    }
    if let half = value(.half, at: index, limit: limit, reading) {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + half
      index = skip([.stop], from: index + 1, limit: limit, reading)
      isTold = true
    }
    var zone = zone(at: index, limit: limit, reading)
    // `2017-09` is no time in a zone.
    if !isTold, index < limit, value(.zone, at: index, limit: limit, reading) == nil,
      value(.usZone, at: index, limit: limit, reading) == nil
    {
      zone = nil
    }
    guard isTold || zone != nil, hour < 24, minute < 60, seconds ?? 0 < 60 else { return nil }
    return (WrittenDate.Clock(minutes: hour * 60 + minute, seconds: seconds, zone: zone?.zone), zone?.end ?? index)
  }

  /// `EDT`, `(UTC +04:00)`, `GMT+4`, `+0400`
  private func zone(at start: Int, limit: Int, _ reading: Reading) -> (zone: WrittenDate.Zone, end: Int)? {
    var index = start
    let isBracketed = index < limit && reading.mark(index) == .openingBracket
    if isBracketed { index += 1 }
    var zone: WrittenDate.Zone?
    if let minutes = value(.zone, at: index, limit: limit, reading) {
      zone = .fixed(minutes)
      index += 1
    } else if let minutes = value(.usZone, at: index, limit: limit, reading) {
      zone = .unitedStates(minutes)
      index += 1
    }
    let isUniversal: Bool = if case .fixed(0)? = zone { true } else { zone == nil }
    if isUniversal, let (minutes, end) = offset(at: index, limit: limit, reading) {
      zone = .fixed(minutes)
      index = end
    }
    guard let zone else { return nil }
    if isBracketed {
      guard index < limit, reading.mark(index) == .closingBracket else { return nil }
      index += 1
    }
    return (zone, index)
  }

  /// `+04:00`, `+0400`, `-5`
  private func offset(at start: Int, limit: Int, _ reading: Reading) -> (minutes: Int, end: Int)? {
    guard start + 1 < limit, reading.tokens[start + 1].isGlued else { return nil }
    let sign: Int
    switch reading.byte(start) {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    if let four = number(at: start + 1, digits: 4, limit: limit, reading), four / 100 <= 14, four % 100 < 60 {
      return (sign * (four / 100 * 60 + four % 100), start + 2)
    }
    guard
      let hours = number(at: start + 1, digits: 2, limit: limit, reading)
        ?? number(at: start + 1, digits: 1, limit: limit, reading), hours <= 14
    else { return nil }
    if start + 3 < limit, reading.mark(start + 2) == .colon,
      let minutes = number(at: start + 3, digits: 2, limit: limit, reading),
      minutes < 60
    {
      return (sign * (hours * 60 + minutes), start + 4)
    }
    return (sign * hours * 60, start + 2)
  }

  // MARK: - Tokens

  private func value(_ kind: Class, at index: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, let entry = words[reading.tokens[index].form], entry.kind == kind else { return nil }
    // `may` and `march` in lower case are verbs; `et` is Latin.
    if kind != .half, kind != .ordinal, !reading.tokens[index].shape.contains(.capitalized) { return nil }
    return entry.value
  }

  private func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private func number(at index: Int, digits: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, reading.length(index) == digits else { return nil }
    return decimal(reading.text[reading.tokens[index].range])
  }

  private func year(at index: Int, limit: Int, _ reading: Reading) -> Int? {
    guard index < limit, let year = number(at: index, digits: 4, limit: limit, reading), 1900...2099 ~= year else {
      return nil
    }
    return year
  }

  /// `5`, `05`, `5th`
  private func dayNumber(at index: Int, limit: Int, _ reading: Reading) -> (day: Int, end: Int)? {
    guard index < limit,
      let day = number(at: index, digits: 1, limit: limit, reading)
        ?? number(at: index, digits: 2, limit: limit, reading),
      1...31 ~= day
    else { return nil }
    if index + 1 < limit, reading.tokens[index + 1].isGlued,
      value(.ordinal, at: index + 1, limit: limit, reading) != nil
    {
      return (day, index + 2)
    }
    return (day, index + 1)
  }

  /// Passes one mark of these at most.
  private func skip(_ marks: Set<Mark>, from index: Int, limit: Int, _ reading: Reading) -> Int {
    var index = index
    while index < limit, marks.contains(reading.mark(index)), reading.mark(index) != .other { index += 1 }
    return index
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
