internal import Annotations

/// A length of time as ISO 8601 writes it.
struct Length {
  /// Nil where the text is vague.
  var hundredths: Int?
  var unit: CalendarUnit

  init?(_ expression: Expression) {
    guard let unit = expression.unit else { return nil }
    self.unit = unit
    let half = expression.has(.half) || expression.has(.halfOne) ? 50 : 0
    if let number = expression[.number] {
      hundredths = number + half
    } else if let couple = expression[.couple] {
      hundredths = couple * 100
    } else if expression.has(.vague) || (half == 0 && (expression.has(.window) || expression.has(.recent))) {
      hundredths = nil
    } else if expression.has(.a) || expression.has(.aUnit) || expression.has(.rel) {
      hundredths = 100 + half
    } else {
      hundredths = half == 50 ? half : nil
    }
  }

  init(hundredths: Int?, unit: CalendarUnit) {
    self.hundredths = hundredths
    self.unit = unit
  }

  /// `P3Y`, `PT30M`, `PXD`, `P1Y6M`, `P2.5Y`.
  var value: String {
    let (letter, factor, isTime) = unit.duration
    let prefix = isTime ? "PT" : "P"
    guard let hundredths else { return "\(prefix)X\(unit == .century ? "C" : letter)" }
    let amount = hundredths * factor
    if amount % 100 == 0 { return "\(prefix)\(amount / 100)\(letter)" }
    if amount % 100 == 50 {
      let whole = amount / 100
      switch unit {
      case .year: return "P" + (whole > 0 ? "\(whole)Y" : "") + "6M"
      case .hour: return "PT" + (whole > 0 ? "\(whole)H" : "") + "30M"
      case .minute: return "PT" + (whole > 0 ? "\(whole)M" : "") + "30S"
      case .day: return "P" + (whole > 0 ? "\(whole)D" : "") + "T12H"
      default: break
      }
    }
    let decimals = amount % 10 == 0 ? "\(amount / 10 % 10)" : padded(amount % 100, to: 2)
    return "\(prefix)\(amount / 100).\(decimals)\(letter)"
  }
}

/// Lengths of time and repetitions.
extension Resolver {
  mutating func duration(_ expression: Expression) -> Resolution? {
    guard let length = Length(expression) else { return nil }
    if length.unit == .month, length.hundredths == 600 || length.hundredths == 900 { hasReportedMonths = true }
    let mod = expression.modifier ?? (expression.has(.couple) ? .approx : nil)
    var resolution = Resolution(.duration, length.value, mod: mod)
    // "The first two months of 1939": the story goes on there.
    resolution.point = expression[.year].map { CalendarPoint(year: $0) }
    return resolution
  }

  /// "2 hours and 15 minutes", "three years and two months".
  /// - Parameter units: their names, the longest first: "hour minute".
  func compound(_ expression: Expression, units: String) -> Resolution? {
    var value = ""
    let numbers = [expression[.number] ?? (expression.has(.a) ? 100 : nil), expression[.number2], expression[.number3]]
    for (name, number) in zip(units.split(separator: " "), numbers) {
      guard let unit = CalendarUnit(rawValue: String(name)), let number, number % 100 == 0 else { return nil }
      let (letter, factor, isTime) = unit.duration
      if value.isEmpty { value = isTime ? "PT" : "P" }
      value += "\(number / 100 * factor)\(letter)"
    }
    return Resolution(.duration, value, mod: expression.modifier)
  }

  /// "Between 60 and 90 days".
  func durations(_ expression: Expression) -> [Resolution] {
    guard let unit = expression.unit, let first = expression[.number], let second = expression[.number2] else {
      return []
    }
    return [first, second].map { Resolution(.duration, Length(hundredths: $0, unit: unit).value) }
  }

  func set(_ expression: Expression) -> Resolution? {
    let quant = expression[.every].map { ["EVERY", "EACH"][$0] }
    var value: String
    if let unit = expression.unit ?? expression[.adverbOfSet].map({ DateWords.units[$0] }) {
      var hundredths = 100
      if let times = expression[.times] ?? expression[.number].map({ $0 / 100 }), quant == nil {
        var resolution = Resolution(.set, Length(hundredths: 100, unit: unit).value)
        resolution.freq = "\(times)X"
        return resolution
      }
      if let number = expression[.number] { hundredths = number < 100 ? number * 100 : number }
      if expression.has(.other) || expression.has(.couple) { hundredths = 200 }
      value = Length(hundredths: expression.has(.vague) ? nil : hundredths, unit: unit).value
    } else if expression.has(.weekday), expression.has(.other) {
      value = "P2W"
    } else if let weekday = expression[.weekday] ?? expression[.weekdays] {
      value = "XXXX-WXX-\(weekday)" + (expression.part.map { "T" + $0.rawValue } ?? "")
    } else if let month = expression[.month] {
      value = "XXXX-" + padded(month, to: 2) + (expression[.day].map { "-" + padded($0, to: 2) } ?? "")
    } else if let season = expression.season {
      value = "XXXX-" + season.rawValue
    } else if let part = expression.part {
      value = "XXXX-XX-XXT" + part.rawValue
    } else {
      return nil
    }
    var resolution = Resolution(.set, value)
    resolution.quant = quant
    return resolution
  }
}
