internal import Annotations
internal import Lexicons

/// What a full stop after an abbreviation, an initial or a number says.
extension SentenceRules {
  func isAbbreviation(_ run: EndMarks, before next: Int, _ reading: Reading) -> Bool {
    isAbbreviation(run, before: next, reading, first: 0, isQuoted: false)
  }

  /// Whether the stop belongs to an abbreviation after which the sentence goes on.
  func isAbbreviation(
    _ run: EndMarks, before next: Int, _ reading: Reading, first: Int, isQuoted: Bool
  ) -> Bool {
    guard let before = run.word else { return false }
    let (word, following) = (reading.tokens[before], reading.tokens[next])
    let isNumber = following.shape.contains(.hasDigit)
    let previous = before > 0 ? reading.tokens[before - 1] : nil
    // `N.V. Hale said`: no sentence is made of such an abbreviation alone.
    let isFirst = word.gap == .paragraph || before > 0 && reading.mark(before - 1) == .bullet
    if isFirst, reading.tokens[next].gap == .space, !isStarter(next, reading),
      abbreviations.isCompany(word)
    {
      return true
    }
    switch abbreviations.classOf(word, before: following) {
    case .never?:
      return true
    case .saint?:
      return !(isStarter(next, reading) && previous?.shape.isDisjoint(with: [.capitalized, .hasDigit]) == false)
    case .number?:
      return isNumber || isRomanNumber(following)
    case .month?:
      return isNumber
    case .weekday?:
      return isNumber || words[following].contains(.month)
    case .unit?:
      return isNumber && previous?.shape.contains(.hasDigit) == true && !beginsItem(next, reading)
    case .company?, .place?:
      if isNumber || reading.mark(next - 1) == .openingBracket { return true }
      if isTicker(next, reading) { return true }
      // `the author J.D. Hale` has initials where `Nora Hale, J.D.` has a degree.
      if let previous, isLowerCase(previous), !run.hasQuote, word.shape.isSuperset(of: [.hasStop, .allCaps]) {
        return !isStarter(next, reading)
      }
      // `Reno, Nev. President Hale`, `R-Ky. Rep. Hale`: the state closes what stands before it.
      let closes = before > 0 && [.comma, .dash].contains(reading.mark(before - 1))
      return !isQuoted && words[following].contains(closes ? .local : .office)
    case .acronym?:
      return !isStarter(next, reading)
    case .time?:
      return words[following].contains(.clock) || isPlaceTime(next, reading)
        || reading.mark(next - 1) == .openingBracket
        || (before + 1 - first <= 6 && words[reading.tokens[first]].contains(.introducing))
    case .final?:
      return false
    case nil:
      break
    }
    return isInitial(before, before: next, reading)
  }

  /// `Lagos time`, `New York time`
  private func isPlaceTime(_ start: Int, _ reading: Reading) -> Bool {
    for index in start..<min(start + 4, reading.tokens.count) {
      if index > start, words[reading.tokens[index]].contains(.clockEnd) { return true }
      guard reading.tokens[index].shape.contains(.capitalized), !isStarter(index, reading) else { return false }
    }
    return false
  }

  /// `J. Smith`, `J.K. Rowling`, `U.S.S. Ford`; not `vitamin C. The`.
  private func isInitial(_ index: Int, before next: Int, _ reading: Reading) -> Bool {
    let word = reading.tokens[index]
    guard !reading.tokens[next].shape.contains(.hasDigit) else { return false }
    if word.shape.isSuperset(of: [.hasStop, .hasLetter]), !word.shape.contains(.hasDigit) {
      return isDotted(index, reading) && !isStarter(next, reading)
    }
    guard word.shape.isSuperset(of: [.single, .allCaps]), !isStarter(next, reading) else { return false }
    guard index > 0, word.gap == .space else { return true }
    let previous = reading.tokens[index - 1]
    if words[previous].contains(.lettered) { return false }
    // `you and I. Smith` is no initial.
    return reading.byte(index) != UInt8(ascii: "I") || previous.shape.contains(.capitalized)
  }

  /// Single letters with stops between (`J.K`, `a.k.a`), or a short ending after a stop (`Ph.D`).
  private func isDotted(_ index: Int, _ reading: Reading) -> Bool {
    let token = reading.tokens[index]
    var letters = 0
    for byte in reading.text[token.range] {
      letters = byte == UInt8(ascii: ".") ? 0 : letters + 1
      if letters > 2 { return false }
    }
    return true
  }

  private func isRomanNumber(_ token: Token) -> Bool {
    token.shape.contains(.allCaps) && token.end - token.start <= 4
      && words[token].isDisjoint(with: [.common, .starter])
  }
}
