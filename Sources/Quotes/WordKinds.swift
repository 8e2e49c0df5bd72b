/// The closed classes of words and marks by which clauses and noun phrases are told, and what a token's letters tell.
///
/// Each is a constant, so that a test of several is one instruction.
struct WordKinds: OptionSet, Hashable, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }

  static let determiner = WordKinds(rawValue: 1 << 0)
  static let possessive = WordKinds(rawValue: 1 << 1)
  static let pronoun = WordKinds(rawValue: 1 << 2)
  static let subject = WordKinds(rawValue: 1 << 3)
  static let object = WordKinds(rawValue: 1 << 4)
  static let first = WordKinds(rawValue: 1 << 5)
  static let relative = WordKinds(rawValue: 1 << 6)
  static let wh = WordKinds(rawValue: 1 << 7)
  static let that = WordKinds(rawValue: 1 << 8)
  static let preposition = WordKinds(rawValue: 1 << 9)
  static let coordinator = WordKinds(rawValue: 1 << 10)
  static let subordinator = WordKinds(rawValue: 1 << 11)
  static let be = WordKinds(rawValue: 1 << 12)
  static let have = WordKinds(rawValue: 1 << 13)
  static let doing = WordKinds(rawValue: 1 << 14)
  static let modal = WordKinds(rawValue: 1 << 15)
  static let negation = WordKinds(rawValue: 1 << 16)
  static let adverb = WordKinds(rawValue: 1 << 17)
  static let weekday = WordKinds(rawValue: 1 << 18)
  static let month = WordKinds(rawValue: 1 << 19)
  static let time = WordKinds(rawValue: 1 << 20)
  static let timeword = WordKinds(rawValue: 1 << 21)
  static let last = WordKinds(rawValue: 1 << 22)
  static let past = WordKinds(rawValue: 1 << 23)
  static let hearer = WordKinds(rawValue: 1 << 24)
  static let speechNoun = WordKinds(rawValue: 1 << 25)
  /// A word that an apostrophe opens (`'em`).
  static let apostrophe = WordKinds(rawValue: 1 << 26)

  /// `himself`, after the noun it stresses.
  static let reflexive = WordKinds(rawValue: 1 << 33)
  /// A determiner that can stand alone as a subject (`some`).
  static let quantifier = WordKinds(rawValue: 1 << 32)
  static let feminine = WordKinds(rawValue: 1 << 29)
  static let masculine = WordKinds(rawValue: 1 << 30)
  /// A determiner that brings somebody new (`a`).
  static let indefinite = WordKinds(rawValue: 1 << 31)
  /// A preposition after a passive that says what somebody is called or blamed for (`of`, `as`).
  static let roleWord = WordKinds(rawValue: 1 << 28)
  /// Goes with a verb (`out`).
  static let particle = WordKinds(rawValue: 1 << 27)
  /// Opens an adjunct that is no part of an object (`during`).
  static let opener = WordKinds(rawValue: 1 << 34)

  /// A noun whose letters look like an adverb's or a participle's (`family`).
  static let noun = WordKinds(rawValue: 1 << 35)

  /// The one who is spoken to (`you`).
  static let addressee = WordKinds(rawValue: 1 << 36)
  /// A participle that names: a title follows it (`entitled`), or a town stands before it (`based`).
  static let naming = WordKinds(rawValue: 1 << 38)

  /// A coordinator of what may be chosen (`or`).
  static let alternative = WordKinds(rawValue: 1 << 37)

  /// A relative that stands for people (`who`).
  static let personal = WordKinds(rawValue: 1 << 39)
  /// What stands before a colon and speaks no words (`More:`).
  static let label = WordKinds(rawValue: 1 << 59)

  /// A word behind which a participle reports nothing (`worth`), and that is no subject of a report (`there`).
  static let idle = WordKinds(rawValue: 1 << 60)

  /// `whose`.
  static let whose = WordKinds(rawValue: 1 << 56)
  /// A plural that does not end in s (`data`).
  static let plural = WordKinds(rawValue: 1 << 57)

  /// Opens a clause that sets something else against the one before (`while`).
  static let contrast = WordKinds(rawValue: 1 << 63)

  /// A verb that carries a reporting noun (`make` in "make the point that").
  static let carrier = WordKinds(rawValue: 1 << 61)

  // What the characters tell.
  static let comma = WordKinds(rawValue: 1 << 40)
  /// `.`, `!`, `?` or an ellipsis.
  static let stop = WordKinds(rawValue: 1 << 41)
  /// `!` or `?`.
  static let exclamation = WordKinds(rawValue: 1 << 62)
  static let colon = WordKinds(rawValue: 1 << 42)
  static let semicolon = WordKinds(rawValue: 1 << 43)
  /// A dash between words, not a hyphen within one.
  static let dash = WordKinds(rawValue: 1 << 44)
  static let openBracket = WordKinds(rawValue: 1 << 45)
  static let closeBracket = WordKinds(rawValue: 1 << 46)
  /// Lower-case, ends in `ed`.
  static let endsInEd = WordKinds(rawValue: 1 << 47)
  /// Lower-case, ends in `ing`.
  static let endsInIng = WordKinds(rawValue: 1 << 48)
  /// Lower-case, ends in `ly`.
  static let endsInLy = WordKinds(rawValue: 1 << 49)
  static let possessiveS = WordKinds(rawValue: 1 << 50)
  static let hyphen = WordKinds(rawValue: 1 << 51)
  /// The preposition "to", "of", "by": those that rules name.
  static let to = WordKinds(rawValue: 1 << 52)
  static let of = WordKinds(rawValue: 1 << 53)
  static let by = WordKinds(rawValue: 1 << 54)
  static let and = WordKinds(rawValue: 1 << 55)

  /// The first word of a phrase that attributes ("according").
  static let phraseStart = WordKinds(rawValue: 1 << 58)

  static let auxiliary: WordKinds = [.be, .have, .doing, .modal]

  /// By the names in the column `classes` of `lexicons/quotes/function-words.tsv`.
  static let names: [String: WordKinds] = [
    "determiner": .determiner, "possessive": .possessive, "pronoun": .pronoun, "subject": .subject, "object": .object,
    "first": .first, "relative": .relative, "wh": .wh, "that": .that, "preposition": .preposition,
    "coordinator": .coordinator, "subordinator": .subordinator, "be": .be, "have": .have, "do": .doing,
    "modal": .modal, "negation": .negation, "adverb": .adverb, "weekday": .weekday, "month": .month,
    "time": .time, "timeword": .timeword, "last": .last, "past": .past, "hearer": .hearer,
    "speech-noun": .speechNoun, "apostrophe": .apostrophe, "particle": .particle, "role": .roleWord,
    "feminine": .feminine,
    "masculine": .masculine, "indefinite": .indefinite, "quantifier": .quantifier, "reflexive": .reflexive,
    "opener": .opener, "noun": .noun, "addressee": .addressee, "alternative": .alternative, "idle": .idle,
    "naming": .naming,
    "personal": .personal, "whose": .whose, "plural": .plural,
    "carrier": .carrier, "contrast": .contrast,
    "label": .label,
  ]
}

extension WordKinds {
  /// What the last letters of a lower-case word tell.
  static let endings: WordKinds = [.possessiveS, .endsInEd, .endsInIng, .endsInLy]

  /// - Parameter word: UTF-8, in lower case.
  static func ending(of word: UnsafeBufferPointer<UInt8>) -> WordKinds {
    let count = word.count
    guard count > 1 else { return [] }
    switch (word[count - 2], word[count - 1]) {
    // The apostrophe is ASCII or U+2019.
    case (UInt8(ascii: "'"), UInt8(ascii: "s")): return count == 2 ? [.possessiveS, .be] : []
    case (0x99, UInt8(ascii: "s")): return count == 4 ? [.possessiveS, .be] : []
    case (UInt8(ascii: "e"), UInt8(ascii: "d")): return count > 4 ? .endsInEd : []
    case (UInt8(ascii: "n"), UInt8(ascii: "g")):
      return count > 4 && word[count - 3] == UInt8(ascii: "i") ? .endsInIng : []
    case (UInt8(ascii: "l"), UInt8(ascii: "y")): return count > 3 ? .endsInLy : []
    default: return []
    }
  }
}
