/// The closed classes of words and marks by which clauses and noun phrases are told.
///
/// The names are those of the column `classes` in `lexicons/quotes/function-words.tsv`.
enum WordKind: String, CaseIterable {
  case determiner, possessive, pronoun, subject, object, first, relative, wh, that
  case preposition, coordinator, subordinator, be, have, `do`, modal, negation, adverb
  case weekday, month, time, timeword, last, past, hearer
  case speechNoun = "speech-noun"
  /// A word that an apostrophe opens (`'em`).
  case apostrophe
  /// Goes with a verb (`out`).
  case particle
  /// A preposition after a passive that says what somebody is called or blamed for (`of`, `as`).
  case roleWord = "role"
  case feminine, masculine
  /// A determiner that brings somebody new (`a`).
  case indefinite
  /// A determiner that can stand alone as a subject (`some`).
  case quantifier
  /// `himself`, after the noun it stresses.
  case reflexive
  /// Opens an adjunct that is no part of an object (`during`).
  case opener
}

/// A set of ``WordKind``, and what a token's letters or mark tell.
struct WordKinds: OptionSet, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ kind: WordKind) {
    let index = WordKind.allCases.firstIndex(of: kind) ?? 63
    rawValue = 1 << UInt64(index)
  }

  static let determiner = WordKinds(.determiner)
  static let possessive = WordKinds(.possessive)
  static let pronoun = WordKinds(.pronoun)
  static let subject = WordKinds(.subject)
  static let object = WordKinds(.object)
  static let first = WordKinds(.first)
  static let relative = WordKinds(.relative)
  static let wh = WordKinds(.wh)
  static let that = WordKinds(.that)
  static let preposition = WordKinds(.preposition)
  static let coordinator = WordKinds(.coordinator)
  static let subordinator = WordKinds(.subordinator)
  static let be = WordKinds(.be)
  static let have = WordKinds(.have)
  static let doing = WordKinds(.do)
  static let modal = WordKinds(.modal)
  static let negation = WordKinds(.negation)
  static let adverb = WordKinds(.adverb)
  static let weekday = WordKinds(.weekday)
  static let month = WordKinds(.month)
  static let time = WordKinds(.time)
  static let timeword = WordKinds(.timeword)
  static let last = WordKinds(.last)
  static let past = WordKinds(.past)
  static let hearer = WordKinds(.hearer)
  static let speechNoun = WordKinds(.speechNoun)
  static let apostrophe = WordKinds(.apostrophe)

  static let reflexive = WordKinds(.reflexive)
  static let quantifier = WordKinds(.quantifier)
  static let feminine = WordKinds(.feminine)
  static let masculine = WordKinds(.masculine)
  static let indefinite = WordKinds(.indefinite)
  static let roleWord = WordKinds(.roleWord)
  static let particle = WordKinds(.particle)
  static let opener = WordKinds(.opener)

  // What the characters tell.
  static let comma = WordKinds(rawValue: 1 << 40)
  /// `.`, `!`, `?` or an ellipsis.
  static let stop = WordKinds(rawValue: 1 << 41)
  /// `!` or `?`.
  static let exclamation = WordKinds(rawValue: 1 << 57)
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
}
