internal import Annotations

/// Lets the two ends of a range name each other: "from March 3 to April 5", "1914-1918", "between Monday and Friday".
///
/// The words between them are the classes `range-mark`, `range-and` and `between` of `lexicons/dates/words.tsv`.
enum RangeLinker {
  /// - Parameter extents: the tokens of each expression.
  static func link(_ timexes: inout [Timex], _ extents: [Range<Int>], _ patterns: DatePatterns, _ tokens: [Token]) {
    for index in timexes.indices.dropLast() {
      // Most stand far apart.
      guard extents[index + 1].lowerBound - extents[index].upperBound == 1 else { continue }
      let (first, second) = (timexes[index], timexes[index + 1])
      guard first.rangePartner == nil, second.rangePartner == nil, first.type == second.type,
        first.type == .date || first.type == .time, first.value.utf8.count == second.value.utf8.count,
        first.value < second.value || !first.resolved
      else { continue }
      let middle = tokens[extents[index].upperBound]
      let start = extents[index].lowerBound
      let isBetween = start > 0 && patterns.isMember(tokens[start - 1], of: .between)
      guard patterns.isMember(middle, of: .rangeMark) || (isBetween && patterns.isMember(middle, of: .rangeAnd))
      else { continue }
      timexes[index].rangePartner = index + 1
      timexes[index + 1].rangePartner = index
    }
  }
}
