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

/// Tells histories from news: a history names many dates of years that are past, a part of them with
/// their months, and hardly any day by its distance from today.
struct NarrativeDetector: Sendable {
  /// What a text's dates look like.
  private struct Form {
    /// Years that are long past.
    var years = 0
    /// Those of them that have a month or a season.
    var dated = 0
    /// The year of writing and the two before it.
    var recentYears = 0
    /// Months and days whose year is that of the date before.
    var open = 0
    /// Words that count from the day of writing.
    var deictics = 0
  }

  func mode(_ expressions: [Expression], _ patterns: DatePatterns, written: CalendarDate?) -> DateMode {
    guard expressions.count >= 12 else { return .news }
    let form = form(expressions, patterns, written)
    // Without a document date there is less to go by.
    let needed = written == nil ? 16 : 8
    let story = form.years + form.open
    // Where most dates leave their year to the text before, a few years are enough.
    guard form.years >= needed || (form.years >= 4 && story >= 2 * needed) else { return .news }
    // Background in news has bare years more than days, and goes on to this year.
    let isDated = (form.dated + form.open) * 5 >= story * 2
    guard isDated || (form.deictics == 0 && form.years >= 3 * needed && form.recentYears == 0),
      form.recentYears * 2 <= story * 3
    else { return .news }
    return form.deictics * 12 <= story + form.recentYears ? .narrative : .news
  }

  private func form(_ expressions: [Expression], _ patterns: DatePatterns, _ written: CalendarDate?) -> Form {
    var form = Form()
    for expression in expressions {
      switch patterns.readings[expression.row] {
      case .calendar, .season, .range:
        let isDated = expression.has(.month) || expression.has(.season) || expression.has(.era)
        if let year = expression[.year] {
          if let written, !expression.has(.era), year >= written.year - 2 {
            form.recentYears += 1
          } else {
            form.years += 1
            if isDated { form.dated += 1 }
          }
        } else if expression.has(.weekday) {
          // A history has a weekday with its date, or none.
          if !expression.has(.day) { form.deictics += 2 }
        } else if expression.has(.month) {
          form.open += 1
        }
      case .deictic, .relative, .tonight, .overnight, .quarter, .focus: form.deictics += 1
      default: break
      }
    }
    return form
  }
}
