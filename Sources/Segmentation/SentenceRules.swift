internal import Annotations
internal import Lexicons

/// Decides whether marks that may end a sentence do.
///
/// The marks are those of Unicode Standard Annex 29, section 5 (ATerm, STerm) and the ellipsis; the marks and
/// brackets that close after them stay with them (rules SB9, SB10). What follows in lower case goes on (SB8), save
/// where a common word stands before the stop.
struct SentenceRules: Sendable {
  let abbreviations: Abbreviations
  let words: SentenceWords
  let headings: RunInHeadings

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    words = try SentenceWords(&lexicons)
    abbreviations = try Abbreviations(&lexicons)
    headings = RunInHeadings(words: words, abbreviations: abbreviations)
  }

  /// The run of marks that begins at a terminator; references after it (`.[1]`, `.2`) belong to it.
  func run(at start: Int, _ reading: Reading, isQuoteOpen: Bool) -> EndMarks {
    var run = EndMarks(at: start, reading, isQuoteOpen: isQuoteOpen)
    if let word = run.word, run.isLoneStop, !abbreviations.contains(reading.tokens[word]) {
      run.takeReferences(reading)
    }
    return run
  }

  /// Whether a sentence that begins at the token `first` ends after a run of closing marks.
  ///
  /// ICU proposes no end without white space, before lower case or a dash (SB8, SB8a), nor after an ellipsis or the
  /// number of a note: there rules alone decide.
  ///
  /// - Parameter isProposed: ICU would end a sentence within the run or right after it.
  func endsSentence(after run: EndMarks, first: Int, isProposed: Bool, _ reading: Reading) -> Bool {
    let next = run.end + 1
    let gap = reading.tokens[next].gap
    if gap == .paragraph { return true }
    switch reading.mark(next) {
    case .comma, .colon, .semicolon, .closingBracket: return false
    case .bullet: return gap != .none
    case .openingBracket where isClosingRemark(next, reading): return false
    default: break
    }
    if gap == .none { return endsWithoutSpace(run, next: next, reading) }
    if isItemNumber(first..<run.start, run, reading) { return false }
    // `[...]` stands for words.
    if run.kind == .ellipsis, run.hasBracket, let before = run.word, reading.mark(before) == .openingBracket {
      return false
    }
    if isBracketedNumber(next, reading) { return false }
    guard let word = firstWord(from: next, reading) else { return true }
    if isLowerCase(reading.tokens[word]) {
      return gap == .line && run.isGlued && !isAbbreviation(run, before: word, reading)
        || endsBeforeLowerCase(run, word: word, next: next, reading)
    }
    let isSeenByICU =
      run.kind != .ellipsis && !reading.tokens[run.end].shape.contains(.hasDigit)
      && beginsWithCapital(from: next, reading)
    guard isProposed || !isSeenByICU else { return false }
    return endsBeforeCapital(run, word: word, next: next, first: first, reading)
  }

  // MARK: - What follows

  /// The first word or number from a token on, past quotes, brackets, dashes and signs, on the same line.
  private func firstWord(from start: Int, _ reading: Reading) -> Int? {
    var index = start
    while index < reading.tokens.count, index - start < 6, index == start || reading.tokens[index].gap < .line {
      if !reading.tokens[index].shape.contains(.punctuation) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a capital follows, with nothing but opening quotes and brackets before it.
  private func beginsWithCapital(from start: Int, _ reading: Reading) -> Bool {
    var index = start
    while index + 1 < reading.tokens.count, reading.mark(index).isOpening { index += 1 }
    return reading.tokens[index].shape.contains(.capitalized)
  }

  /// Begins in lower case, and has no capital later (`iPhone` begins a sentence as well as a capital does).
  func isLowerCase(_ token: Token) -> Bool {
    token.shape.contains(.hasLower) && token.shape.isDisjoint(with: [.capitalized, .hasInnerUpper, .hasDigit])
  }

  func isStarter(_ index: Int, _ reading: Reading) -> Bool {
    reading.tokens[index].shape.contains(.capitalized) && words[reading.tokens[index]].contains(.starter)
  }

  /// A bracket that closes a paragraph and holds no sentence: `in Lagos on Sunday. (AFP)`.
  private func isClosingRemark(_ start: Int, _ reading: Reading) -> Bool {
    var index = start + 1
    while index < reading.tokens.count, index - start < 9, reading.tokens[index].gap <= .space {
      let mark = reading.mark(index)
      if mark == .closingBracket { return index + 1 == reading.tokens.count || reading.tokens[index + 1].gap >= .line }
      if mark.isTerminator { return false }
      index += 1
    }
    return false
  }

  /// A number that closes a bracket: `(Who won? 2:1)`.
  private func isBracketedNumber(_ start: Int, _ reading: Reading) -> Bool {
    var index = start
    while index < reading.tokens.count, index - start < 6, reading.tokens[index].gap <= .space {
      switch reading.mark(index) {
      case .closingBracket: return index > start
      case .colon, .dash: break
      default: guard reading.tokens[index].shape.contains(.number) else { return false }
      }
      index += 1
    }
    return false
  }

  // MARK: - The cases

  /// `the end.The next`: no white space, but letter case and neighbours tell.
  private func endsWithoutSpace(_ run: EndMarks, next: Int, _ reading: Reading) -> Bool {
    guard let before = run.word else { return false }
    var following = next
    if reading.mark(following).isOpening, following + 1 < reading.tokens.count { following += 1 }
    let (word, after) = (reading.tokens[before], reading.tokens[following])
    guard after.shape.contains(.capitalized), !after.shape.contains(.hasInnerUpper) else { return false }
    guard after.shape.contains(.hasLower) ? reading.length(following) > 1 : isStarter(following, reading) else {
      return false
    }
    let isWord = word.shape.contains(.hasLower) && reading.length(before) > 1 || word.shape.contains(.number)
    guard isWord || run.hasQuote || run.hasBracket else { return false }
    if run.isLoneStop, isAbbreviation(run, before: following, reading) { return false }
    return !isAddress(around: before, next: following, reading)
  }

  /// Whether the glued tokens around hold a sign of an address (`/`, `@`, `=`, `_`).
  private func isAddress(around word: Int, next: Int, _ reading: Reading) -> Bool {
    var index = word
    while index > 0, word - index < 40 {
      if [UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "_")].contains(reading.byte(index)) {
        return true
      }
      guard reading.tokens[index].isGlued else { break }
      index -= 1
    }
    let after = next + 1
    guard after < reading.tokens.count, reading.tokens[after].isGlued else { return false }
    return [UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "_")].contains(reading.byte(after))
  }

  /// `1. Buy bread`, `a. Bread`, `Q. Why?`: the number of an item is no sentence.
  private func isItemNumber(_ range: Range<Int>, _ run: EndMarks, _ reading: Reading) -> Bool {
    guard run.isLoneStop else { return false }
    var start = range.lowerBound
    while start < range.upperBound, reading.tokens[start].shape.contains(.punctuation) { start += 1 }
    guard range.upperBound - start == 1, run.word == start else { return false }
    let token = reading.tokens[start]
    if token.shape.contains(.number) { return reading.length(start) <= 3 || token.shape.contains(.hasStop) }
    return token.shape.isSuperset(of: [.single, .hasLetter])
  }

  private func endsBeforeLowerCase(_ run: EndMarks, word: Int, next: Int, _ reading: Reading) -> Bool {
    if run.hasQuote || run.hasBracket { return false }
    let token = reading.tokens[word]
    guard let before = run.word else { return false }
    let last = reading.tokens[before]
    switch run.kind {
    case .strong:
      // `Stop! he shouted.`
      let isSpoken =
        words[token].contains(.speech)
        || word + 1 < reading.tokens.count && words[reading.tokens[word + 1]].contains(.speech)
      return !words[last].contains(.exclaimed) && !isSpoken && word == next && !reading.mark(before).isOpening
    case .ellipsis:
      return false
    case .stop:
      guard word == next, run.isLoneStop, reading.length(before) >= 3, last.shape.contains(.hasLetter) else {
        return false
      }
      return words[last].contains(.common) && !abbreviations.contains(last)
    }
  }

  private func endsBeforeCapital(_ run: EndMarks, word: Int, next: Int, first: Int, _ reading: Reading) -> Bool {
    switch run.kind {
    case .strong:
      if let before = run.word, run.isLone, words[reading.tokens[before]].contains(.exclaimed),
        reading.tokens[before].shape.contains(.capitalized)
      {
        return isStarter(word, reading)
      }
      return !(run.hasQuote && isNameWithSpeechVerb(word, reading))
    case .ellipsis:
      if run.hasQuote, isNameWithSpeechVerb(word, reading) { return false }
      return endsAfterEllipsis(run, word: word, first: first, reading)
    case .stop:
      if run.isLoneStop, !run.isGlued { return endsAfterFreeStop(run, first: first, reading) }
      guard run.isLoneStop, run.isGlued else { return run.word != nil || run.isGlued }
      // `Hale Corp. -- $20 million of notes`, `GREEN BAY, Wis. -- The mayor`
      if reading.mark(next) == .dash, !run.hasQuote, let before = run.word,
        abbreviations.contains(reading.tokens[before])
      {
        return false
      }
      if run.hasBracket, !run.hasQuote, isAbbreviation(run, before: word, reading) { return false }
      return !isAbbreviation(run, before: word, reading, first: first, isQuoted: word > next)
    }
  }

  /// `it is gone . They wept`: a writer put a space before the stop.
  private func endsAfterFreeStop(_ run: EndMarks, first: Int, _ reading: Reading) -> Bool {
    guard run.start > first, reading.tokens[run.start].gap == .space else { return false }
    let word = reading.tokens[run.start - 1]
    return !word.shape.contains(.single) && reading.mark(run.start - 1) != .stop && !abbreviations.contains(word)
  }

  /// `"Why?" Jane Smith asked`
  private func isNameWithSpeechVerb(_ word: Int, _ reading: Reading) -> Bool {
    // `Mr.` begins sentences, and names as well.
    guard !isStarter(word, reading) || abbreviations.contains(reading.tokens[word]) else { return false }
    var index = word
    while index < reading.tokens.count, index - word < 6 {
      let token = reading.tokens[index]
      if token.gap >= .line, index > word { return false }
      if isLowerCase(token) { return index > word && words[token].contains(.speech) }
      guard token.shape.contains(.capitalized) || reading.mark(index) == .stop else { return false }
      index += 1
    }
    return false
  }

  private func endsAfterEllipsis(_ run: EndMarks, word: Int, first: Int, _ reading: Reading) -> Bool {
    if reading.tokens[word].shape.contains(.hasDigit) { return false }
    // `thing is . . . I did`: three spaced stops go on, but before a word like `The`; a fourth one ends. Where they
    // begin the sentence they stand for what was left out of it.
    if !run.isGlued {
      return run.stops != 3 || run.start > first && isStarter(word, reading) && !isFirstPerson(word, reading)
    }
    return run.stops >= 4 || isStarter(word, reading) || run.hasQuote
  }

  /// The sign of a share behind the company's name: `Hale Corp. HLC, +0.13%`.
  func isTicker(_ index: Int, _ reading: Reading) -> Bool {
    guard index + 3 < reading.tokens.count, reading.tokens[index].shape.contains(.allCaps), reading.length(index) <= 5,
      reading.mark(index + 1) == .comma
    else { return false }
    let sign = reading.byte(index + 2)
    return (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")) && reading.tokens[index + 3].isGlued
      && reading.tokens[index + 3].shape.contains(.hasDigit)
  }

  /// `2.` at the start of a line, which `10.91 sec.` above it does not go on with.
  func beginsItem(_ index: Int, _ reading: Reading) -> Bool {
    reading.tokens[index].gap >= .line && reading.length(index) <= 2 && index + 2 < reading.tokens.count
      && reading.mark(index + 1) == .stop && reading.tokens[index + 1].isGlued
      && reading.tokens[index + 2].gap == .space
  }

  /// `I`, `I'm`, whose capital is no sign of a beginning.
  private func isFirstPerson(_ index: Int, _ reading: Reading) -> Bool {
    let token = reading.text[reading.tokens[index].range]
    return token.first == UInt8(ascii: "I")
      && (token.count == 1 || token[token.startIndex + 1] | 0x20 < UInt8(ascii: "a"))
      || token.starts(with: "I’".utf8)
  }
}
