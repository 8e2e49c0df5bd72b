internal import Annotations
internal import Lexicons

/// The dates of holidays: by rule, or from the table of those that follow other calendars.
struct HolidayCalendar: Sendable {
  private var movable: [Holiday: [CalendarDate]] = [:]

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("dates/movable-holidays")
    let (name, date) = (try table.column("holiday"), try table.column("date"))
    for row in table.rows {
      guard let day = CalendarTime(iso8601: table.cell(row, date))?.date else {
        throw table.badCell(row, date, expected: "a date as 2019-05-09")
      }
      movable[try table.value(row, name), default: []].append(day)
    }
  }

  /// A holiday's days in the years about another one, in order.
  func dates(_ holiday: Holiday, years: ClosedRange<Int>) -> [CalendarDate] {
    if let days = movable[holiday] { return days.filter { years.contains($0.year) }.sorted() }
    return years.compactMap { holiday.date(in: $0) }
  }
}
