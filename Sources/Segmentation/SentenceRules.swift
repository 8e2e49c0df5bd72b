internal import Annotations
internal import Lexicons

/// Decides where a sentence ends, between one token and the next.
struct SentenceRules: Sendable {
  /// What the table says of an abbreviation, without its final stop.
  private enum Abbreviation: String, CaseIterable {
    /// Never ends a sentence (`Gen.`).
    case never
    /// Ends one unless a number follows (`No.`, `p.`).
    case beforeNumber = "before-number"
    /// May end one; it does before a capitalized word that commonly begins a sentence (`Inc.`, `a.m.`).
    case mayEnd = "may-end"
  }

  private var abbreviations = FormMap<Abbreviation?>(absent: nil)
  private var starters = FormMap(absent: false)

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/abbreviations")
    let (name, kind) = (try table.column("abbreviation"), try table.column("class"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, name))
      // `a.m.` and `Gen.` are two tokens: the letters, and the stop.
      guard tokens.count <= 2, let first = tokens.first else {
        throw table.badCell(row, name, expected: "one word with a full stop")
      }
      abbreviations[first.form] = try table.value(row, kind, as: Abbreviation.self)
    }
    let words = try lexicons.directory.table("segmentation/sentence-starters")
    let word = try words.column("word")
    for row in words.rows {
      guard let form = lexicons.form(of: words.cell(row, word)) else {
        throw words.badCell(row, word, expected: "one word")
      }
      starters[form] = true
    }
  }

  /// Whether a sentence ends after the token `index`, which is not the last one.
  func endsSentence(
    after index: Int, in tokens: borrowing Span<Token>, _ text: UnsafeBufferPointer<UInt8>, isProposed: Bool
  ) -> Bool {
    let next = tokens[index + 1]
    if next.gap == .paragraph { return true }
    guard isProposed, next.gap != .none else { return false }
    // Marks and brackets that close belong to what they close: the stop before them counts.
    var stop = index
    while stop > 0, tokens[stop].shape.contains(.punctuation), tokens[stop].isGlued,
      text[Int(tokens[stop].start)] != UInt8(ascii: ".")
    {
      stop -= 1
    }
    guard stop > 0, text[Int(tokens[stop].start)] == UInt8(ascii: "."), tokens[stop].isGlued else { return true }
    return !isAbbreviation(tokens[stop - 1], before: next)
  }

  private func isAbbreviation(_ word: Token, before next: Token) -> Bool {
    switch abbreviations[word.form] {
    case .never: return word.shape.contains(.hasLetter)
    case .beforeNumber: return next.shape.contains(.hasDigit)
    case .mayEnd: return !starters[next.form]
    case nil: break
    }
    // Initials and dotted acronyms: `J. Smith`, `U.S. officials`.
    let isInitial = word.shape.isSuperset(of: [.single, .allCaps])
    let isDotted = word.shape.isSuperset(of: [.hasStop, .allCaps])
    return (isInitial || isDotted) && !starters[next.form]
  }
}
