internal import Annotations

/// Whether a label's TIMEX3 type and value are ones that can be (TimeML 1.2.1 and TempEval-3's forms of it).
enum TimexCheck {
  /// What is wrong; nil where nothing is.
  static func fault(type: String?, value: String?) -> (severity: GoldCheck.Finding.Severity, message: String)? {
    guard let type, let kind = TimexType(rawValue: type) else {
      let found = type.map { "the type '\($0)'" } ?? "no type"
      return (.error, "\(found), expected one of \(TimexType.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let value, !value.isEmpty else { return (.notice, "\(type) without a value") }
    if references.contains(value) { return nil }
    guard let form = form(of: value) else {
      return (.notice, "'\(value)' is no TIMEX3 value, expected one as 2019-05-09, 2019-W19, XXXX-WXX-2 or P3D")
    }
    if form == .impossible { return (.error, "'\(value)' is no day of the calendar") }
    let fits =
      switch kind {
      case .date: form == .day
      case .time: form == .clock
      case .duration: form == .length
      case .set: true
      }
    return fits ? nil : (.notice, "\(type) with the value '\(value)', which is that of a \(form.rawValue)")
  }

  private static let references: Set = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"]

  private enum Form: String {
    case day = "DATE"
    case clock = "TIME"
    case length = "DURATION"
    case impossible
  }

  /// Nil where it is none.
  private static func form(of value: String) -> Form? {
    if value.hasPrefix("P") {
      let rest = value.dropFirst()
      let units = rest.contains { $0.isLetter && $0 != "X" && $0 != "T" }
      return units && rest.allSatisfy { "0123456789X.YMWDHSTECLQ".contains($0) } ? .length : nil
    }
    let halves = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if halves.count == 2 {
      guard isTime(halves[1]) else { return nil }
      // A clock time alone, as T16:00, has no day.
      return halves[0].isEmpty || isDay(halves[0]) ? (isPossible(halves[0]) ? .clock : .impossible) : nil
    }
    guard isDay(value[...]) else { return nil }
    return isPossible(value[...]) ? .day : .impossible
  }

  private static func isTime(_ text: Substring) -> Bool {
    if ["MO", "MI", "AF", "EV", "NI", "DT"].contains(text) { return true }
    return text.first.map { $0.isNumber || $0 == "X" } == true
      && text.allSatisfy { "0123456789X:+-Z.".contains($0) }
  }

  /// `2019`, `199`, `19`, `BC0480`, and behind it a month with or without its day, a week with or without its weekday,
  /// a season, a quarter or a half.
  private static func isDay(_ text: Substring) -> Bool {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let year = parts.removeFirst()
    let digits = year.hasPrefix("BC") ? year.dropFirst(2) : year
    guard isNumber(digits, 2...4) else { return false }
    guard let second = parts.first else { return true }
    let rest = parts.dropFirst()
    if ["SP", "SU", "FA", "WI"].contains(second) { return rest.isEmpty }
    if second.hasPrefix("Q") || second.hasPrefix("H") { return isNumber(second.dropFirst(), 1...1) && rest.isEmpty }
    if second.hasPrefix("W") {
      guard isNumber(second.dropFirst(), 2...2) else { return false }
      return rest.isEmpty || rest.count == 1 && (rest.first == "WE" || isNumber(rest.first ?? "", 1...1))
    }
    return isNumber(second, 2...2) && (rest.isEmpty || rest.count == 1 && isNumber(rest.first ?? "", 2...2))
  }

  private static func isNumber(_ text: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.count) && text.allSatisfy { "0123456789X".contains($0) }
  }

  /// False for a month 13, a 30 February, a week 54; an X may be anything.
  private static func isPossible(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-")
    guard parts.count > 1 else { return true }
    if parts[1].hasPrefix("W"), let week = Int(parts[1].dropFirst()) { return (1...53).contains(week) }
    guard let month = Int(parts[1]) else { return true }
    guard (1...12).contains(month) else { return false }
    guard parts.count > 2, let day = Int(parts[2]) else { return true }
    // Of an unknown year, one with a 29 February.
    return CalendarDate(year: Int(parts[0]) ?? 2000, month: month, day: day) != nil
  }
}
