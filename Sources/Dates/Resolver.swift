internal import Annotations

/// What an expression means: a value, and what goes with it.
struct Resolution {
  var type: TimexType
  var value: String
  var mod: TimexModifier?
  var quant: String?
  var freq: String?
  var anchor: String?
  var resolved = true
  /// The values of other likely readings.
  var alternatives: [String] = []
  /// The point that later expressions may refer to; nil for durations, sets and references.
  var point: CalendarPoint?
  /// Whether the point is one that later expressions refer to.
  var isMention = true

  init(_ point: CalendarPoint, mod: TimexModifier? = nil, anchor: CalendarPoint? = nil) {
    type = point.time == nil ? .date : .time
    value = point.value
    resolved = point.isResolved
    self.mod = mod
    self.anchor = anchor?.value
    self.point = point
  }

  init(_ type: TimexType, _ value: String, mod: TimexModifier? = nil) {
    self.type = type
    self.value = value
    self.mod = mod
  }
}

/// Where a text counts its dates from.
enum DateMode: String, Sendable, CaseIterable {
  /// From the day it was written.
  case news
  /// From the date mentioned last.
  case narrative
}

/// Computes values, one expression after the other in text order.
struct Resolver {
  let mode: DateMode
  /// The document date; nil where unknown.
  let written: CalendarDate?
  let holidays: HolidayCalendar
  /// The date mentioned last.
  var last: CalendarPoint?
  /// A bare year that was too far off for the story to go on there.
  var asideYear: Int?
  /// The quarter that the text reports on.
  var reportedQuarter: CalendarPoint?
  /// The day that the current sentence has named.
  var sentenceDay: CalendarDate?
  /// The day that the current paragraph has named.
  var paragraphDay: CalendarDate?
  /// Whether the last expression named a weekday and a date that is another one.
  var hasWeekdayConflict = false
  /// Whether "until" stands before the current expression.
  var isLimit = false
  /// Whether the paragraph has gone on from the quarter to six or nine months.
  var hasReportedMonths = false
  /// Whether the expression stands in a heading, which says where the story goes on.
  var isHeading = false
  /// The day that stands behind a time of the clock, which alone would not be told from the text before.
  var dayBeside: CalendarDate?
  /// The day that a range begins with, whose end is resolved.
  var rangeStart: CalendarDate?
  /// The month before in a list of months, whose next one is resolved.
  var listStart: CalendarPoint?
  /// Whether figures such as 3/4/2019 name the day first, as another such date of the text shows.
  var isDayFirst = false
  /// The day mentioned last.
  var lastDay: CalendarDate?
  /// Whether the current expression, a month, stands by an election.
  var election: Election?
  /// Which way the clause of the current expression looks.
  var direction = Direction.unknown

  init(mode: DateMode, written: CalendarDate?, holidays: HolidayCalendar) {
    self.holidays = holidays
    self.mode = mode
    self.written = written
  }

  /// Whether the clause looks back.
  var looksBack: Bool { direction == .past || direction == .over }

  /// Where expressions such as "last year" count from.
  var anchor: CalendarPoint? {
    if mode == .narrative, let last { return last }
    return written.map { CalendarPoint($0) }
  }

  /// The day to count from; a narrative's last date may be coarser, then its first day.
  var anchorDay: CalendarDate? { anchor?.firstDay }

  /// Where "that year" and "two days later" count from.
  var mentioned: CalendarPoint? { last ?? written.map { CalendarPoint($0) } }

  /// What the two points of a range mean, or the two lengths of a pair; empty where they are none.
  mutating func resolvePair(_ expression: Expression, _ reading: Reading) -> [Resolution] {
    hasWeekdayConflict = false
    let resolutions =
      switch reading {
      case .range: range(expression)
      case .durations: durations(expression)
      default: hours(expression)
      }
    for resolution in resolutions { remember(resolution) }
    return resolutions
  }

  /// What an expression of one annotation means; nil where it is no time expression.
  mutating func resolve(_ expression: Expression, _ reading: Reading, argument: String) -> Resolution? {
    hasWeekdayConflict = false
    guard var resolution = one(expression, reading, argument) else { return nil }
    if let clock = expression.clock, let time = time(clock, part: expression.part), var point = resolution.point {
      // "Tonight at midnight" is where the next day begins.
      if clock[.noon] == 0, expression.part == .night || expression.has(.tonight), let day = point.day {
        point = CalendarPoint(day.adding(days: 1))
      }
      point.time = time
      let alternatives = resolution.alternatives.map { String($0.prefix { $0 != "T" }) + point.timeValue }
      resolution = Resolution(point, mod: resolution.mod, anchor: nil)
      resolution.alternatives = alternatives
    }
    remember(resolution)
    return resolution
  }

  /// Keeps what later expressions may count from.
  private mutating func remember(_ resolution: Resolution) {
    guard resolution.isMention, mode == .news || !isLimit, let point = resolution.point, point.year != nil else {
      return
    }
    last = point
    if let day = point.day {
      sentenceDay = day
      paragraphDay = day
      lastDay = day
    }
  }

  private mutating func one(_ expression: Expression, _ reading: Reading, _ argument: String) -> Resolution? {
    switch reading {
    case .calendar: calendar(expression, isStory: argument == "story")
    case .dayOfMonth: dayOfMonth(expression)
    case .weekOfMonth: weekOfMonth(expression)
    case .weekdayOfMonth: weekdayOfMonth(expression)
    case .partOfDay: partOfDay(expression)
    case .numeric: numeric(expression)
    case .decade: decade(expression)
    case .century: century(expression)
    case .relative: relative(expression)
    case .current: current(expression)
    case .deictic: deictic(expression)
    case .tonight: day(0, part: .night, expression)
    case .overnight: overnight(expression)
    case .shift: day(Int(argument) ?? 0, part: nil, expression)
    case .quarter: quarter(expression)
    case .half: half(expression)
    case .focus: focus(expression, shift: Int(argument) ?? -1, namesQuarter: argument != "-1")
    case .season: season(expression)
    case .fiscal: fiscal(expression)
    case .holiday: holiday(expression)
    case .distance: distance(expression, argument)
    case .duration: duration(expression)
    case .set: set(expression)
    case .constant: constant(expression, argument)
    case .yearBefore: yearBefore(expression)
    case .dayBeside: dayBeside(Int(argument) ?? 0)
    case .unitOfEvent: unitOfEvent(expression)
    case .endedQuarter: endedQuarter(expression)
    case .anaphor: anaphor(expression, shift: Int(argument) ?? 0)
    case .clock: clock(expression)
    case .compound: compound(expression, units: argument)
    case .range, .durations, .hours, .none: nil
    }
  }

  private func constant(_ expression: Expression, _ argument: String) -> Resolution? {
    if let reference = expression[.ref] { return Resolution(.date, DateWords.references[reference].rawValue) }
    // "SET XXXX-WXX-WE": a type before the value, where it is no date.
    guard let space = argument.utf8.firstIndex(of: UInt8(ascii: " ")),
      let type = TimexType(rawValue: String(argument[..<space]))
    else { return Resolution(.date, argument) }
    return Resolution(type, String(argument[argument.utf8.index(after: space)...]))
  }
}
