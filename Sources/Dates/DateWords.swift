internal import Annotations

/// Stretches of the calendar and the clock, as the class tables name them.
enum CalendarUnit: String, CaseIterable {
  case second, minute, hour, day, week, weekend, fortnight, month, quarter, half, year, decade, century, millennium

  /// The unit and the factor that ISO 8601 writes it with; quarters are three months.
  var duration: (letter: String, factor: Int, isTime: Bool) {
    switch self {
    case .second: ("S", 1, true)
    case .minute: ("M", 1, true)
    case .hour: ("H", 1, true)
    case .day: ("D", 1, false)
    case .week: ("W", 1, false)
    case .weekend: ("WE", 1, false)
    case .fortnight: ("W", 2, false)
    case .month: ("M", 1, false)
    case .quarter: ("Q", 1, false)
    case .half: ("M", 6, false)
    case .year: ("Y", 1, false)
    case .decade: ("Y", 10, false)
    case .century: ("Y", 100, false)
    case .millennium: ("Y", 1000, false)
    }
  }
}

/// TIMEX3's letters.
enum Season: String, CaseIterable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"

  /// The month in which it begins in the northern hemisphere, whose names news writes.
  var firstMonth: Int {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }
}

/// TIMEX3's letters.
enum DayPart: String, CaseIterable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case daytime = "DT"
}

enum Reference: String, CaseIterable {
  case past = "PAST_REF"
  case present = "PRESENT_REF"
  case future = "FUTURE_REF"
}

/// What the value column of `lexicons/dates/words.tsv` stands for.
enum DateWords {
  /// The number of a value; nil where the class has no such value.
  static func value(_ text: String, _ className: String) -> Int? {
    switch className {
    case "unit", "units", "calendar-unit", "plain-unit", "year-unit", "day-unit", "adverb-of-set", "reported":
      CalendarUnit(rawValue: text).map { CalendarUnit.allCases.firstIndex(of: $0)! }
    case "season", "seasons": Season.allCases.firstIndex { $0.rawValue == text }
    case "part", "parts": DayPart.allCases.firstIndex { $0.rawValue == text }
    case "ref", "current": Reference.allCases.firstIndex { $0.rawValue == text }
    case "phase", "bound", "bound-strict", "approximately": modifiers.firstIndex(of: text)
    case "holiday": Holiday.allCases.firstIndex { $0.rawValue == text }
    case "every": ["EVERY", "EACH"].firstIndex(of: text)
    default: text.isEmpty || text == "X" ? 0 : Int(text)
    }
  }

  private static let modifiers = TimexModifier.allCases.map(\.rawValue)

  /// The cases by the numbers that values have; `allCases` makes them anew each time.
  static let units = CalendarUnit.allCases
  static let seasons = Season.allCases
  static let parts = DayPart.allCases
  static let bounds = TimexModifier.allCases
  static let references = Reference.allCases
  static let holidays = Holiday.allCases
}
