/// A day with, where known, a time of day and its zone.
public struct CalendarTime: Sendable, Hashable {
  public var date: CalendarDate
  /// Minutes after midnight, local; nil where only the day is known.
  public var minutes: Int?
  /// Seconds within the minute; nil where not told.
  public var seconds: Int?
  /// Offset from UTC in minutes; nil where not told.
  public var zone: Int?

  public init(_ date: CalendarDate, minutes: Int? = nil, seconds: Int? = nil, zone: Int? = nil) {
    self.date = date
    self.minutes = minutes
    self.seconds = seconds
    self.zone = zone
  }

  /// Reads ISO 8601: `2019-05-09`, `20190509`, `2019-05-09T21:21`, with seconds, a fraction of them (dropped), and
  /// `Z` or `+04:00`. A space may stand for the `T`. Nil for anything else, impossible days and times included.
  public init?(iso8601 text: some StringProtocol) {
    var digits = Scanner(bytes: Array(text.utf8))
    guard let year = digits.number(4) else { return nil }
    let dashed = digits.skip("-")
    guard let month = digits.number(2), digits.skip("-") == dashed, let day = digits.number(2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    self.init(date)
    if digits.isAtEnd { return }
    guard digits.skip("T") || digits.skip(" ") || digits.skip("t"), let hour = digits.number(2) else { return nil }
    let colon = digits.skip(":")
    guard let minute = digits.number(2), hour < 24 || (hour == 24 && minute == 0), minute < 60 else { return nil }
    minutes = hour * 60 + minute
    if colon ? digits.skip(":") : digits.hasDigit {
      guard let second = digits.number(2), second <= 60 else { return nil }
      seconds = second
      if digits.skip(".") { while digits.number(1) != nil {} }
    }
    if digits.isAtEnd { return }
    if digits.skip("Z") || digits.skip("z") {
      zone = 0
    } else {
      let east = digits.skip("+")
      guard east || digits.skip("-"), let hours = digits.number(2), hours <= 14 else { return nil }
      _ = digits.skip(":")
      let rest = digits.isAtEnd ? 0 : digits.number(2)
      guard let rest, rest < 60 else { return nil }
      zone = (east ? 1 : -1) * (hours * 60 + rest)
    }
    guard digits.isAtEnd else { return nil }
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }
    var hasDigit: Bool { position < bytes.count && (48...57).contains(bytes[position]) }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func number(_ count: Int) -> Int? {
      guard position + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[position..<position + count] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      position += count
      return value
    }
  }
}

extension CalendarTime: CustomStringConvertible {
  /// TIMEX3: `2019-05-09`, `2017-09-05T21:21`, `2017-09-05T21:21:05+04:00`, `…Z` for UTC.
  public var description: String {
    guard let minutes else { return date.description }
    return date.description + CalendarTime.clock(minutes: minutes, seconds: seconds, zone: zone)
  }

  /// A time of day alone, in TIMEX3: `T21:21`, `T21:21:05+04:00`, `T21:21Z`.
  public static func clock(minutes: Int, seconds: Int?, zone: Int?) -> String {
    var text = "T\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    if let seconds { text += ":" + padded(seconds, to: 2) }
    switch zone {
    case nil: break
    case 0: text += "Z"
    case let zone?:
      text += (zone < 0 ? "-" : "+") + padded(abs(zone) / 60, to: 2) + ":" + padded(abs(zone) % 60, to: 2)
    }
    return text
  }
}
