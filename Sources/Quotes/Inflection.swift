/// The forms that English makes of a verb, by the regular rules of spelling
/// (Quirk et al., A Comprehensive Grammar of the English Language, 3.5 to 3.10).
struct Inflection {
  /// What a form can be.
  struct Tense: OptionSet, Sendable {
    let rawValue: UInt8
    static let base = Tense(rawValue: 1)
    static let third = Tense(rawValue: 2)
    static let past = Tense(rawValue: 4)
    static let participle = Tense(rawValue: 8)
    static let gerund = Tense(rawValue: 16)
    /// Beside the others: a form that may make a verb with the particle behind it ("push back").
    static let phrasal = Tense(rawValue: 32)
  }

  let lemma: String
  /// Past and participle where they are irregular; one form serves for both.
  let irregular: [String]
  /// Whether a last consonant is doubled although the word has more than one syllable (`admitted`).
  let doubles: Bool

  /// All forms, the lemma first.
  var forms: [(form: String, tense: Tense)] {
    let past = irregular.first ?? regularPast
    let participle = irregular.last ?? past
    let regular: [(String, Tense)] = [(lemma, .base), (third, .third), (gerund, .gerund)]
    if past == participle { return regular + [(past, Tense([.past, .participle]))] }
    return regular + [(past, Tense.past), (participle, Tense.participle)]
  }

  private var stem: String {
    guard doubles || isShort, let last = lemma.last else { return lemma }
    return lemma + String(last)
  }

  private var endsInConsonantY: Bool {
    let end = Array(lemma.suffix(2))
    return end.count == 2 && end[1] == "y" && !"aeiou".contains(end[0])
  }

  private var third: String {
    if endsInConsonantY { return lemma.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { lemma.hasSuffix($0) }
    return lemma + (hisses ? "es" : "s")
  }

  private var gerund: String {
    if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "ying" }
    if lemma.hasSuffix("e"), !lemma.hasSuffix("ee"), !lemma.hasSuffix("oe") { return lemma.dropLast() + "ing" }
    return stem + "ing"
  }

  private var regularPast: String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    if endsInConsonantY { return lemma.dropLast() + "ied" }
    return stem + "ed"
  }

  /// One syllable with one vowel before one consonant (`slam`).
  private var isShort: Bool {
    let letters = Array(lemma)
    guard letters.count >= 3, let last = letters.last else { return false }
    var vowels = letters.indices.filter { "aeiou".contains(letters[$0]) }
    // The u of "quip" is no vowel.
    if let first = vowels.first, first > 0, letters[first] == "u", letters[first - 1] == "q" { vowels.removeFirst() }
    return vowels == [letters.count - 2] && !"aeiouwxy".contains(last)
  }
}
