internal import Annotations

/// How a text counts its dates, as the user asks for it.
public enum DateModeChoice: String, Sendable, CaseIterable {
  /// As the text's form suggests.
  case auto
  /// From the day it was written.
  case news
  /// From the date mentioned last, as histories do.
  case narrative
}

/// Tells histories from news: a history names many years that are past, a part of them with
/// their months, and hardly any day by its distance from today.
struct NarrativeDetector: Sendable {
  func mode(_ expressions: [Expression], _ patterns: DatePatterns, written: CalendarDate?) -> DateMode {
    var years = 0
    var months = 0
    var deictics = 0
    for expression in expressions {
      switch patterns.readings[expression.row] {
      case .calendar, .season, .range:
        if let year = expression[.year] {
          if let written, !expression.has(.era), year >= written.year - 2 { continue }
          years += 1
          if expression.has(.month) || expression.has(.season) || expression.has(.era) { months += 1 }
        } else if expression.has(.weekday), !expression.has(.day) {
          // A history has a weekday with its date, or none.
          deictics += 2
        }
      case .deictic, .relative, .tonight, .overnight, .quarter, .focus: deictics += 1
      default: break
      }
    }
    // Without a document date there is less to go by.
    guard months * 6 >= years else { return .news }
    return years >= (written == nil ? 16 : 8) && deictics * 5 < years ? .narrative : .news
  }
}
