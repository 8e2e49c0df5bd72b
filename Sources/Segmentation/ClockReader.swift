internal import Annotations

/// Reads times of day and their zones in the forms that published lines use.
struct ClockReader: Sendable {
  let words: CalendarWords

  /// `21:21`, `9:21 p.m.`, `9.21pm`, `9 p.m.`, `2121 GMT`, with the zone after it.
  func clock(at start: Int, limit: Int, _ reading: Reading) -> (clock: WrittenDate.Clock, end: Int)? {
    guard start < limit, reading.tokens[start].shape.contains(.number) else { return nil }
    var index = start
    var hour: Int, minute = 0, seconds: Int?
    var isTold = false
    if let four = words.number(at: start, digits: 4, limit: limit, reading) {
      (hour, minute) = (four / 100, four % 100)
      index += 1
    } else if reading.tokens[start].shape.contains(.hasStop) {
      let parts = reading.text[reading.tokens[start].range].split(separator: UInt8(ascii: "."))
      guard parts.count == 2, parts[1].count == 2, let whole = words.decimal(parts[0]),
        let rest = words.decimal(parts[1])
      else { return nil }
      (hour, minute) = (whole, rest)
      index += 1
    } else {
      guard
        let whole = words.number(at: start, digits: 1, limit: limit, reading)
          ?? words.number(at: start, digits: 2, limit: limit, reading)
      else { return nil }
      hour = whole
      index += 1
      if index + 1 < limit, reading.mark(index) == .colon, reading.tokens[index].isGlued,
        let rest = words.number(at: index + 1, digits: 2, limit: limit, reading)
      {
        minute = rest
        index += 2
        isTold = true
        if index + 1 < limit, reading.mark(index) == .colon,
          let last = words.number(at: index + 1, digits: 2, limit: limit, reading)
        {
          seconds = last
          index += 2
        }
      }
    }
    if let half = words.value(.half, at: index, limit: limit, reading) {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + half
      index = words.skip([.stop], from: index + 1, limit: limit, reading)
      isTold = true
    }
    var zone = zone(at: index, limit: limit, reading)
    // `2017-09` is no time in a zone.
    if !isTold, index < limit, words.value(.zone, at: index, limit: limit, reading) == nil,
      words.value(.usZone, at: index, limit: limit, reading) == nil
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
    if let minutes = words.value(.zone, at: index, limit: limit, reading) {
      zone = .fixed(minutes)
      index += 1
    } else if let minutes = words.value(.usZone, at: index, limit: limit, reading) {
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
    if let four = words.number(at: start + 1, digits: 4, limit: limit, reading), four / 100 <= 14, four % 100 < 60 {
      return (sign * (four / 100 * 60 + four % 100), start + 2)
    }
    guard
      let hours = words.number(at: start + 1, digits: 2, limit: limit, reading)
        ?? words.number(at: start + 1, digits: 1, limit: limit, reading), hours <= 14
    else { return nil }
    if start + 3 < limit, reading.mark(start + 2) == .colon,
      let minutes = words.number(at: start + 3, digits: 2, limit: limit, reading),
      minutes < 60
    {
      return (sign * (hours * 60 + minutes), start + 4)
    }
    return (sign * hours * 60, start + 2)
  }
}
