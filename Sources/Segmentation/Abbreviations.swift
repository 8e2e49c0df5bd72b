internal import Annotations
internal import Lexicons

/// The table of abbreviations: what a word with a full stop after it says about the end of the sentence.
struct Abbreviations: Sendable {
  /// See the head of `lexicons/segmentation/abbreviations.tsv`.
  enum Class: String, CaseIterable {
    case never, saint, number, month, weekday, unit, company, place, acronym, time, final
  }

  private struct Entry: Sendable {
    /// Of the word written with a small letter in the table: it holds for a capital, too.
    var lower: Class?
    /// Of the word written with a capital in the table.
    var capitalized: Class?
    /// The table's word is in capitals throughout (`U.S.`).
    var isAllCaps = false
  }

  private var entries = FormMap<Entry?>(absent: nil)

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("segmentation/abbreviations")
    let (name, kind) = (try table.column("abbreviation"), try table.column("class"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, name))
      // The stop is a token of its own; what stands before it is the abbreviation (`a.m` of `a.m.`, `°` of `N°.`).
      guard tokens.count >= 2, tokens[tokens.count - 1].shape == [.punctuation, .single] else {
        throw table.badCell(row, name, expected: "one word with a full stop")
      }
      let word = tokens[tokens.count - 2]
      var entry = entries[word.form] ?? Entry()
      let value = try table.value(row, kind, as: Class.self)
      if word.shape.contains(.capitalized) {
        entry.capitalized = value
        entry.isAllCaps = word.shape.contains(.allCaps)
      } else {
        entry.lower = value
      }
      entries[word.form] = entry
    }
  }

  /// The class of a word that a full stop follows.
  ///
  /// - Parameter next: the word after the stop. A word in capitals (`SEC.`) is an abbreviation that the table writes
  ///   `Sec.` only in a line of capitals.
  func classOf(_ word: Token, before next: Token) -> Class? {
    guard let entry = entries[word.form] else { return nil }
    guard word.shape.contains(.capitalized) else { return entry.lower }
    // A single capital is an initial before it is anything else (`P. Smith`, not page).
    guard let capitalized = entry.capitalized else { return word.shape.contains(.single) ? nil : entry.lower }
    if word.shape.contains(.allCaps), !word.shape.contains(.single), !entry.isAllCaps {
      let isCapitalsLine = next.shape.contains(.allCaps) && !next.shape.contains(.single)
      return isCapitalsLine || next.shape.contains(.number) ? capitalized : entry.lower
    }
    return capitalized
  }

  /// Whether the table has the word, in whatever case.
  func contains(_ word: Token) -> Bool { entries[word.form] != nil }

  /// Whether the word, with a full stop after it, closes the name of a company.
  func isCompany(_ word: Token) -> Bool { entries[word.form]?.capitalized == .company }
}
