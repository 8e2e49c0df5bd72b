internal import Annotations

/// Gives months the year that stands behind the last of them: "in April and May 1998", "from 31 May to 1 June 1916".
enum SharedYear {
  static func share(_ expressions: [Expression], _ patterns: DatePatterns, _ tokens: [Token]) {
    guard expressions.count > 1 else { return }
    for index in expressions.indices.dropLast().reversed() {
      let end = expressions[index].end
      guard expressions[index + 1].extent.lowerBound - end == 1, patterns.lists(tokens[end]) else { continue }
      let (first, second) = (expressions[index], expressions[index + 1])
      guard isMonth(first, patterns), isMonth(second, patterns), !first.has(.year), let month = first[.month],
        let year = second[.year] ?? second.sharedYear, let later = second[.month]
      else { continue }
      first.sharedYear = month > later ? year - 1 : year
    }
  }

  private static func isMonth(_ expression: Expression, _ patterns: DatePatterns) -> Bool {
    patterns.readings[expression.row] == .calendar && expression.has(.month) && !expression.has(.era)
  }
}
