import Annotations
import Testing

@Suite struct CalendarDateTests {
  @Test func daysAndDatesAgreeOverFourCenturies() throws {
    var expected = try #require(CalendarDate(year: 1800, month: 1, day: 1)).daysSince1970
    for year in 1800...2200 {
      for month in 1...12 {
        for day in 1...CalendarDate.daysIn(month: month, of: year) {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.daysSince1970 == expected)
          #expect(CalendarDate(daysSince1970: expected) == date)
          expected += 1
        }
      }
    }
  }

  @Test(arguments: [
    ("2019-05-09", 4, 2019, 19), ("2017-09-05", 2, 2017, 36), ("2021-01-03", 7, 2020, 53), ("2018-12-31", 1, 2019, 1),
  ])
  func weekdaysAndWeeks(_ text: String, _ weekday: Int, _ year: Int, _ week: Int) throws {
    let date = try #require(CalendarTime(iso8601: text)).date
    #expect(date.weekday == weekday)
    #expect(date.isoWeek == (year, week))
  }

  @Test(arguments: ["2019-02-29", "2019-13-01", "2019-5-9", "9/28/16", "2019-05-09T25:00", "20190509T2", "", "May 9"])
  func refusesWhatIsNoDate(_ text: String) { #expect(CalendarTime(iso8601: text) == nil) }

  @Test(arguments: [
    ("20190509", "2019-05-09"), ("2017-09-05 21:21", "2017-09-05T21:21"),
    ("2017-09-05T21:21:09.250+04:00", "2017-09-05T21:21:09+04:00"), ("2017-09-05T21:21Z", "2017-09-05T21:21Z"),
    ("2017-09-05T21:21-0330", "2017-09-05T21:21-03:30"),
  ])
  func readsAndWritesISO8601(_ text: String, _ written: String) throws {
    #expect(try #require(CalendarTime(iso8601: text)).description == written)
  }

  @Test func monthsAreAddedWithinTheMonth() throws {
    let last = try #require(CalendarDate(year: 2020, month: 1, day: 31))
    #expect(last.adding(months: 1).description == "2020-02-29")
    #expect(last.adding(months: -2).description == "2019-11-30")
    #expect(last.adding(months: 12).description == "2021-01-31")
  }
}
