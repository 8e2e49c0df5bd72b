internal import Annotations

/// Days that news calls by name, as `lexicons/dates/words.tsv` lists them. Their dates are computed by rule; those of
/// other calendars come from `lexicons/dates/movable-holidays.tsv`.
enum Holiday: String, CaseIterable {
  case christmasEve = "christmas-eve"
  case christmas
  case boxingDay = "boxing-day"
  case newYearsEve = "new-years-eve"
  case newYearsDay = "new-years-day"
  case valentinesDay = "valentines-day"
  case halloween, thanksgiving, easter
  case goodFriday = "good-friday"
  case easterMonday = "easter-monday"
  case palmSunday = "palm-sunday"
  case ashWednesday = "ash-wednesday"
  case pentecost
  case independenceDay = "independence-day"
  case memorialDay = "memorial-day"
  case laborDay = "labor-day"
  case columbusDay = "columbus-day"
  case presidentsDay = "presidents-day"
  case martinLutherKingDay = "martin-luther-king-day"
  case veteransDay = "veterans-day"
  case electionDay = "election-day"
  case stPatricksDay = "st-patricks-day"
  case mothersDay = "mothers-day"
  case fathersDay = "fathers-day"
  case mayDay = "may-day"
  case groundhogDay = "groundhog-day"
  case guyFawkes = "guy-fawkes"
  case earthDay = "earth-day"
  case juneteenth
  case blackFriday = "black-friday"
  case cyberMonday = "cyber-monday"
  case epiphany
  case allSaints = "all-saints"
  case internationalWomensDay = "international-womens-day"
  case aprilFoolsDay = "april-fools-day"
  case australiaDay = "australia-day"
  case anzacDay = "anzac-day"
  case canadaDay = "canada-day"
  case bastilleDay = "bastille-day"
  case cincoDeMayo = "cinco-de-mayo"
  case victoriaDay = "victoria-day"
  case indigenousPeoplesDay = "national-indigenous-peoples-day"
  case waitangiDay = "waitangi-day"
  case burnsNight = "burns-night"
  case stGeorgesDay = "st-georges-day"
  case stAndrewsDay = "st-andrews-day"
  case patriotsDay = "patriots-day"
  case givingTuesday = "giving-tuesday"
  case shroveTuesday = "shrove-tuesday"
  case maundyThursday = "maundy-thursday"
  case ascensionDay = "ascension-day"
  case worldAidsDay = "world-aids-day"
  case ramadan
  case eidAlFitr = "eid-al-fitr"
  case eidAlAdha = "eid-al-adha"
  case hanukkah, passover
  case roshHashanah = "rosh-hashanah"
  case yomKippur = "yom-kippur"
  case diwali
  case chineseNewYear = "chinese-new-year"

  /// Its date in a year by rule; nil for holidays of other calendars.
  func date(in year: Int) -> CalendarDate? {
    switch self {
    case .christmasEve: CalendarDate(year: year, month: 12, day: 24)
    case .christmas: CalendarDate(year: year, month: 12, day: 25)
    case .boxingDay: CalendarDate(year: year, month: 12, day: 26)
    case .newYearsEve: CalendarDate(year: year, month: 12, day: 31)
    case .newYearsDay: CalendarDate(year: year, month: 1, day: 1)
    case .valentinesDay: CalendarDate(year: year, month: 2, day: 14)
    case .halloween: CalendarDate(year: year, month: 10, day: 31)
    case .independenceDay: CalendarDate(year: year, month: 7, day: 4)
    case .veteransDay: CalendarDate(year: year, month: 11, day: 11)
    case .stPatricksDay: CalendarDate(year: year, month: 3, day: 17)
    case .mayDay: CalendarDate(year: year, month: 5, day: 1)
    case .groundhogDay: CalendarDate(year: year, month: 2, day: 2)
    case .guyFawkes: CalendarDate(year: year, month: 11, day: 5)
    case .earthDay: CalendarDate(year: year, month: 4, day: 22)
    case .juneteenth: CalendarDate(year: year, month: 6, day: 19)
    case .epiphany: CalendarDate(year: year, month: 1, day: 6)
    case .allSaints: CalendarDate(year: year, month: 11, day: 1)
    case .internationalWomensDay: CalendarDate(year: year, month: 3, day: 8)
    case .aprilFoolsDay: CalendarDate(year: year, month: 4, day: 1)
    case .australiaDay: CalendarDate(year: year, month: 1, day: 26)
    case .anzacDay: CalendarDate(year: year, month: 4, day: 25)
    case .canadaDay: CalendarDate(year: year, month: 7, day: 1)
    case .bastilleDay: CalendarDate(year: year, month: 7, day: 14)
    case .cincoDeMayo: CalendarDate(year: year, month: 5, day: 5)
    case .thanksgiving: Holiday.weekday(4, number: 4, month: 11, year: year)
    case .blackFriday: Holiday.weekday(4, number: 4, month: 11, year: year)?.adding(days: 1)
    case .cyberMonday: Holiday.weekday(4, number: 4, month: 11, year: year)?.adding(days: 4)
    case .memorialDay: CalendarDate(year: year, month: 5, day: 31).map { $0.adding(days: 1 - $0.weekday) }
    case .laborDay: Holiday.weekday(1, number: 1, month: 9, year: year)
    case .columbusDay: Holiday.weekday(1, number: 2, month: 10, year: year)
    case .presidentsDay: Holiday.weekday(1, number: 3, month: 2, year: year)
    case .martinLutherKingDay: Holiday.weekday(1, number: 3, month: 1, year: year)
    // The Tuesday after the first Monday.
    case .electionDay: Holiday.weekday(1, number: 1, month: 11, year: year)?.adding(days: 1)
    case .mothersDay: Holiday.weekday(7, number: 2, month: 5, year: year)
    case .fathersDay: Holiday.weekday(7, number: 3, month: 6, year: year)
    case .easter: Holiday.easter(year)
    case .goodFriday: Holiday.easter(year)?.adding(days: -2)
    case .easterMonday: Holiday.easter(year)?.adding(days: 1)
    case .palmSunday: Holiday.easter(year)?.adding(days: -7)
    case .ashWednesday: Holiday.easter(year)?.adding(days: -46)
    case .pentecost: Holiday.easter(year)?.adding(days: 49)
    case .victoriaDay: CalendarDate(year: year, month: 5, day: 24).map { $0.adding(days: 1 - $0.weekday) }
    case .indigenousPeoplesDay: CalendarDate(year: year, month: 6, day: 21)
    case .waitangiDay: CalendarDate(year: year, month: 2, day: 6)
    case .burnsNight: CalendarDate(year: year, month: 1, day: 25)
    case .stGeorgesDay: CalendarDate(year: year, month: 4, day: 23)
    case .stAndrewsDay: CalendarDate(year: year, month: 11, day: 30)
    case .patriotsDay: Holiday.weekday(1, number: 3, month: 4, year: year)
    case .givingTuesday: Holiday.weekday(4, number: 4, month: 11, year: year)?.adding(days: 5)
    case .shroveTuesday: Holiday.easter(year)?.adding(days: -47)
    case .maundyThursday: Holiday.easter(year)?.adding(days: -3)
    case .ascensionDay: Holiday.easter(year)?.adding(days: 39)
    case .worldAidsDay: CalendarDate(year: year, month: 12, day: 1)
    case .ramadan, .eidAlFitr, .eidAlAdha, .hanukkah, .passover, .roshHashanah, .yomKippur, .diwali, .chineseNewYear:
      nil
    }
  }

  /// The so-manieth such weekday (Monday is 1) of a month.
  private static func weekday(_ weekday: Int, number: Int, month: Int, year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 1).map { first in
      first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
    }
  }

  /// Gregorian Easter Sunday (the anonymous algorithm in Meeus, Astronomical Algorithms, 1991, chapter 8).
  static func easter(_ year: Int) -> CalendarDate? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return CalendarDate(year: year, month: n / 31, day: n % 31 + 1)
  }
}
