internal import Annotations

extension Resolver {
  /// Times of the clock; the day is the one mentioned last in the sentence, else the document's.
  func clock(_ expression: Expression) -> Resolution? {
    var minutes: Int
    var isHourOnly = false
    if let noon = expression[.noon] {
      minutes = noon
    } else if let number = expression[.hhmm] {
      guard number % 100 < 60 else { return nil }
      minutes = number / 100 * 60 + number % 100
    } else if let decimal = expression[.decimal] {
      guard decimal % 100 < 60, (100..<1300).contains(decimal) else { return nil }
      minutes = decimal / 100 * 60 + decimal % 100
    } else if let hour = expression[.hour] ?? expression[.number].map({ $0 / 100 }) {
      minutes = hour * 60 + (expression[.minute] ?? 0)
      isHourOnly = !expression.has(.minute)
    } else {
      return nil
    }
    if let afternoon = expression[.ampm] {
      if minutes >= 12 * 60 { minutes -= 12 * 60 }
      minutes += afternoon * 12 * 60
    } else if let part = expression.part, minutes < 12 * 60, part == .afternoon || part == .evening || (part == .night && minutes >= 6 * 60) {
      minutes += 12 * 60
    }
    guard minutes <= 24 * 60 else { return nil }
    let zone = expression[.zone].flatMap { $0 == 9999 ? nil : $0 }
    let time = CalendarPoint.Time.clock(minutes: minutes, isHourOnly: isHourOnly, seconds: expression[.second], zone: zone)
    var point = (mode == .narrative ? last?.day : nil).map { CalendarPoint($0) } ?? written.map { CalendarPoint($0) }
      ?? CalendarPoint(year: nil, .someDay)
    point.time = time
    return Resolution(point, mod: expression.modifier, anchor: anchor)
  }
}
