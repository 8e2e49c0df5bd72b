internal import Annotations
internal import Lexicons

/// An expression that a pattern found, its values by name.
///
/// A class, so that the many rules that ask it are handed no copy.
final class Expression {
  let row: Int
  /// Its tokens.
  var extent: Range<Int>
  /// Those of its second annotation, where it has two.
  let second: Range<Int>?
  private let values: Values
  /// The time of day that stands beside it: "7 a.m. on Monday".
  var clock: Clock?
  /// The year that the expression behind it names for both: "in April and May 1998".
  var sharedYear: Int?

  struct Value {
    var slot: Slot
    var value: Int
  }

  /// Some of the values of all expressions of a text: copying them keeps no more than one count.
  fileprivate struct Values {
    let all: [Value]
    let first: UInt32
    let end: UInt32

    subscript(_ slot: Slot) -> Int? {
      var index = Int(first)
      while index < Int(end) {
        if all[index].slot == slot { return all[index].value }
        index += 1
      }
      return nil
    }
  }

  /// - Parameter values: those of all expressions of the text.
  init(_ match: PatternMatch, _ values: [Value]) {
    row = match.row
    extent = match.extent
    second = match.second
    self.values = Values(all: values, first: UInt32(match.values.lowerBound), end: UInt32(match.values.upperBound))
  }

  /// The token behind it.
  var end: Int { second?.upperBound ?? extent.upperBound }

  /// A time of the clock as its pattern found it.
  struct Clock {
    fileprivate var values: Values

    subscript(_ slot: Slot) -> Int? { values[slot] }
  }

  var asClock: Clock { Clock(values: values) }

  /// The first value of that name.
  subscript(_ slot: Slot) -> Int? { values[slot] }

  func has(_ slot: Slot) -> Bool { self[slot] != nil }

  /// Whether it is a weekday without more.
  var isBareWeekday: Bool {
    has(.weekday) && clock == nil && (values.first..<values.end).allSatisfy { values.all[Int($0)].slot == .weekday }
  }

  /// Whether it is a weekday on which something recurs, without more: "every Monday".
  var isEveryWeekday: Bool { has(.every) && has(.weekday) && !has(.other) && !has(.part) && second == nil }

  /// Whether it is a month and day without a year: "March 3".
  var isDayOfYear: Bool { has(.month) && has(.day) && !has(.day2) && !has(.year) && !has(.year2) && sharedYear == nil }

  /// Whether it is a month without more: "June".
  var isBareMonth: Bool { has(.month) && !has(.day) && !has(.year) && !has(.year2) && !has(.rel) && sharedYear == nil }

  var unit: CalendarUnit? { (self[.unit] ?? self[.aUnit]).map { DateWords.units[$0] } }
  var season: Season? { (self[.season] ?? self[.seasons]).map { DateWords.seasons[$0] } }
  var part: DayPart? { (self[.part] ?? self[.parts]).map { DateWords.parts[$0] } }
  var modifier: TimexModifier? {
    (self[.phase] ?? self[.bound] ?? self[.boundStrict] ?? self[.approximately]).map { DateWords.bounds[$0] }
      ?? (has(.phaseEnd) ? .end : nil)
  }
}
