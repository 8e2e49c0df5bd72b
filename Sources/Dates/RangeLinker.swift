internal import Annotations
internal import Lexicons

/// Lets the two ends of a range name each other: "from March 3 to April 5", "1914-1918", "between Monday and Friday".
struct RangeLinker: Sendable {
  private let dashes: [UInt32]
  private let and: UInt32?
  private let between: UInt32?

  init(_ lexicons: inout LexiconBuilder) {
    var dashes: [UInt32] = []
    for word in ["-", "–", "—", "to", "through", "until", "till"] {
      if let form = lexicons.form(of: word) { dashes.append(form) }
    }
    self.dashes = dashes
    and = lexicons.form(of: "and")
    between = lexicons.form(of: "between")
  }

  /// - Parameter extents: the tokens of each expression.
  func link(_ timexes: inout [Timex], _ extents: [Range<Int>], _ tokens: [Token]) {
    for index in timexes.indices.dropLast() {
      let (first, second) = (timexes[index], timexes[index + 1])
      guard first.rangePartner == nil, second.rangePartner == nil, first.type == second.type,
        first.type == .date || first.type == .time, first.value.utf8.count == second.value.utf8.count,
        first.value < second.value || !first.resolved,
        extents[index + 1].lowerBound - extents[index].upperBound == 1
      else { continue }
      let middle = tokens[extents[index].upperBound]
      let before = extents[index].lowerBound > 0 ? tokens[extents[index].lowerBound - 1].form : nil
      guard dashes.contains(middle.form) || (middle.form == and && before != nil && before == between) else { continue }
      timexes[index].rangePartner = index + 1
      timexes[index + 1].rangePartner = index
    }
  }
}
