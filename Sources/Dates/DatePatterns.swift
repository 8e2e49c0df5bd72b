internal import Annotations
internal import Lexicons

/// The names under which patterns keep values, as `lexicons/dates/patterns.tsv` writes them.
enum Slot: String, CaseIterable {
  case none = ""
  case number2, number3, hour2, minute2, weekends
  case month, day, day2, year, year2
  case otherYear = "year-b"
  case ofYear = "of-year"
  case units, weekday, weekdays, part, parts, phase, rel, unit, deictic, season, seasons, holiday, era, zone, ampm,
    hour, minute
  case second, first, number, half, quarter, decade, ref, every, times, vague, couple, dozen, window, recent, other,
    digits
  case spokenCentury = "spoken-century"
  case spokenRest = "spoken-rest"
  case spokenOh = "spoken-oh"
  case century = "century-number"
  case decadeYear = "decade-year"
  case decadeShort = "decade-short"
  case ordinal
  case ordinalSuffix = "ordinal-suffix"
  case halfOne = "half-one"
  case halfTwo = "half-two"
  case ofWeek = "of-week"
  case weekOf = "week-of"
  case weekNumber = "week-number"
  case lastWeek = "last-week"
  case firstWeek = "first-week"
  case yearWords = "year-words"
  case boundStrict = "bound-strict"
  case zoneHours = "zone-hours"
  case zoneMinutes = "zone-minutes"
  case zoneWest = "zone-west"
  case quarterLast = "quarter-last"
  case weekendOf = "weekend-of"
  case agoFrom = "ago-from"
  case nineteen, next, before, title, that, money
  case aUnit = "a-unit"
  case phaseEnd = "phase-end"
  case thisYear = "this-year"
  case bracket, noon, decimal, hhmm, present, tonight, bound, approximately, a, fiscal, period
  case adverbOfSet = "adverb-of-set"
  case toDate = "to-date"
}

/// How a pattern's value is computed, as the column `reading` names it; see the functions of these names in
/// ``Resolver``.
enum Reading: String, CaseIterable {
  case calendar, range, numeric, decade, century, relative, current, deictic, tonight, overnight, shift, quarter, half
  case focus, season, fiscal, holiday, distance, duration, set, constant, anaphor, clock
  case dayOfMonth = "day-of-month"
  case weekOfMonth = "week-of-month"
  case weekdayOfMonth = "weekday-of-month"
  case durations, hours
  case compound
  case dayBeside = "day-beside"
  case unitOfEvent = "unit-of-event"
  case endedQuarter = "ended-quarter"
  case yearBefore = "year-before"
  case partOfDay = "part-of-day"
  /// Looks like a time expression and is none.
  case none
}

extension Reading {
  /// Whether a pattern of it marks two annotations.
  var isPair: Bool { self == .range || self == .durations || self == .hours }

  /// Whether the value hangs on the direction of the clause, or on the heading it stands in.
  var asksDirection: Bool {
    switch self {
    case .calendar, .range, .relative, .current, .overnight, .quarter, .endedQuarter, .season, .holiday, .weekOfMonth,
      .weekdayOfMonth, .yearBefore, .distance, .anaphor, .clock:
      true
    default: false
    }
  }
}

/// The classes of words between expressions that hold them together.
enum Link: Int, CaseIterable {
  case listing, bracket, between, rangeMark, rangeAnd, clockToDay, dayToClock

  /// As `lexicons/dates/words.tsv` has it.
  var name: String {
    switch self {
    case .listing: "listing"
    case .bracket: "bracket"
    case .between: "between"
    case .rangeMark: "range-mark"
    case .rangeAnd: "range-and"
    case .clockToDay: "clock-to-day"
    case .dayToClock: "day-to-clock"
    }
  }
}

/// The table of date patterns with its readings.
final class DatePatterns: Sendable {
  let patterns: TokenPatterns
  /// By row of the table.
  let rules: [String]
  let readings: [Reading]
  let arguments: [String]
  let slots: [Slot]
  /// By ``Link``: the number of its class.
  private let links: [Int?]

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let classes = try TokenClasses("dates/words", &lexicons, value: DateWords.value)
    patterns = try TokenPatterns("dates/patterns", classes: classes, &lexicons)
    let table = patterns.table
    let (rule, reading, argument, pattern) = (
      try table.column("rule"), try table.column("reading"), try table.column("argument"), try table.column("pattern")
    )
    var rules: [String] = []
    var readings: [Reading] = []
    var arguments: [String] = []
    for row in table.rows {
      rules.append(table.cell(row, rule))
      let isPart = table.bytes(row, rule).first == UInt8(ascii: "@")
      readings.append(isPart ? .constant : try table.value(row, reading))
      arguments.append(table.cell(row, argument))
    }
    self.rules = rules
    self.readings = readings
    self.arguments = arguments
    var slots: [Slot] = []
    for name in patterns.slots {
      guard let slot = Slot(rawValue: name) else {
        let row = table.rows.first { table.cell($0, pattern).contains(name) } ?? 0
        throw table.badCell(row, pattern, expected: "another name than '\(name)' for a value")
      }
      slots.append(slot)
    }
    self.slots = slots
    links = Link.allCases.map { classes.index(of: $0.name) }
  }

  /// Whether a token stands between the members of a list or the ends of a range.
  func lists(_ token: Token) -> Bool { isMember(token, of: .listing) }

  func isBracket(_ token: Token) -> Bool { isMember(token, of: .bracket) }

  /// Whether a token belongs to a class of `lexicons/dates/words.tsv`; false where no row has the class.
  func isMember(_ token: Token, of link: Link) -> Bool {
    links[link.rawValue].map { patterns.classes.isMember(token, of: $0) } ?? false
  }

  /// Whether the tokens between a time and a day hold them together.
  func joins(_ between: Range<Int>, afterClock isAfter: Bool, _ tokens: [Token]) -> Bool {
    tokens[between].allSatisfy { isMember($0, of: isAfter ? .clockToDay : .dayToClock) }
  }
}
