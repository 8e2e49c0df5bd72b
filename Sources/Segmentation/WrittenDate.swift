internal import Annotations

/// A date as a line writes it, with the time of day beside it.
struct WrittenDate {
  /// Nil where the line leaves it out.
  var year: Int?
  var month: Int
  var day: Int
  /// ISO number of the weekday that stands beside it.
  var weekday: Int?
  var clock: Clock?
  /// The tokens that make it up, the time and its zone included.
  var tokens: Range<Int>

  struct Clock {
    /// Minutes after midnight.
    var minutes: Int
    var seconds: Int?
    var zone: Zone?
  }

  enum Zone {
    /// Minutes east of UTC.
    case fixed(Int)
    /// Minutes east of UTC in winter, in a zone of the United States.
    case unitedStates(Int)
  }

  /// The point in time; nil where the year is missing or there is no such day.
  var time: CalendarTime? {
    guard let year, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    var time = CalendarTime(date)
    guard let clock else { return time }
    time.minutes = clock.minutes
    time.seconds = clock.seconds
    switch clock.zone {
    case nil: break
    case .fixed(let minutes)?: time.zone = minutes
    case .unitedStates(let minutes)?: time.zone = minutes + (date.isDaylightSavingInUnitedStates ? 60 : 0)
    }
    return time
  }
}

extension CalendarDate {
  /// Second Sunday of March to first Sunday of November, as since 2007 (Energy Policy Act of 2005, section 110); before
  /// that, from 1987, first Sunday of April to last Sunday of October.
  var isDaylightSavingInUnitedStates: Bool {
    func sunday(_ number: Int, of month: Int) -> CalendarDate {
      let first = CalendarDate(year: year, month: month, day: 1)!
      return first.adding(days: (7 - first.weekday) % 7 + 7 * (number - 1))
    }
    if year >= 2007 { return self >= sunday(2, of: 3) && self < sunday(1, of: 11) }
    let november = CalendarDate(year: year, month: 11, day: 1)!
    let lastOfOctober = november.adding(days: -(november.weekday % 7 == 0 ? 7 : november.weekday))
    return self >= sunday(1, of: 4) && self < lastOfOctober
  }
}
