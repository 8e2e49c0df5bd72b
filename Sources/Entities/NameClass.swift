/// What the lexicons say of a single word, whatever stands around it: one bit a class.
struct NameClass: OptionSet, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }

  // Names of persons.
  static let given = NameClass(rawValue: 1 << 0)
  static let surname = NameClass(rawValue: 1 << 1)
  /// A given name or surname whose capitalised form is as likely an ordinary word or a place.
  static let weakGiven = NameClass(rawValue: 1 << 2)
  static let weakSurname = NameClass(rawValue: 1 << 3)
  static let particle = NameClass(rawValue: 1 << 4)
  static let nameSuffix = NameClass(rawValue: 1 << 5)
  /// A word that names a person by occupation or role, as `striker`.
  static let personNoun = NameClass(rawValue: 1 << 6)

  // Common English words.
  /// Among the commonest words.
  static let frequent = NameClass(rawValue: 1 << 7)
  /// Any word of the English list.
  static let common = NameClass(rawValue: 1 << 8)
  /// Begins no name: articles, prepositions, pronouns, auxiliaries, adverbs.
  static let closed = NameClass(rawValue: 1 << 9)
  /// A weekday, a month, a holiday.
  static let calendar = NameClass(rawValue: 1 << 10)
  static let holiday = NameClass(rawValue: 1 << 11)
  /// In capitals, and yet no name (`CEO`).
  static let notAcronym = NameClass(rawValue: 1 << 12)

  // Words beside names.
  static let speech = NameClass(rawValue: 1 << 13)
  static let personVerb = NameClass(rawValue: 1 << 14)
  static let placePreposition = NameClass(rawValue: 1 << 15)
  static let strongPlacePreposition = NameClass(rawValue: 1 << 16)
  static let agentPreposition = NameClass(rawValue: 1 << 17)
  static let placeBefore = NameClass(rawValue: 1 << 18)
  static let placeAfter = NameClass(rawValue: 1 << 19)
  static let orgBefore = NameClass(rawValue: 1 << 20)
  static let orgAfter = NameClass(rawValue: 1 << 21)
  static let personAfter = NameClass(rawValue: 1 << 22)
  static let kin = NameClass(rawValue: 1 << 23)
  static let result = NameClass(rawValue: 1 << 24)
  static let venue = NameClass(rawValue: 1 << 25)

  // Words inside names.
  static let chain = NameClass(rawValue: 1 << 26)
  static let chainOn = NameClass(rawValue: 1 << 27)
  static let chainAnd = NameClass(rawValue: 1 << 28)
  static let article = NameClass(rawValue: 1 << 29)
  static let possessiveNoun = NameClass(rawValue: 1 << 30)

  // Sport.
  static let sport = NameClass(rawValue: 1 << sportBit)
  static let sportBit: UInt64 = 31
  static let teamVerb = NameClass(rawValue: 1 << 32)
  static let teamBefore = NameClass(rawValue: 1 << 33)
  static let teamNoun = NameClass(rawValue: 1 << 34)

  /// Part of an address of the web or of mail; given to tokens, not to words.
  static let masked = NameClass(rawValue: 1 << 35)
  /// What a company does or has.
  static let orgVerb = NameClass(rawValue: 1 << 36)
  static let conjunction = NameClass(rawValue: 1 << 37)
  /// `US dollars` names money.
  static let currency = NameClass(rawValue: 1 << 38)

  // What begins with it, alone or with further words: most tokens begin nothing, and need no look-up.
  static let beginsEntry = NameClass(rawValue: 1 << 39)
  static let beginsTitle = NameClass(rawValue: 1 << 40)
  /// What closes a longer name, opens one, or names no body by itself (see ``NameRole/Kind``).
  static let beginsTail = NameClass(rawValue: 1 << 41)
  static let beginsOpening = NameClass(rawValue: 1 << 49)
  static let beginsGeneric = NameClass(rawValue: 1 << 50)
  static let beginsRole: NameClass = [.beginsTail, .beginsOpening, .beginsGeneric]
  /// The last word of a title.
  static let endsTitle = NameClass(rawValue: 1 << 51)
  // What it is all of, and what it goes on with as the second word: where it is neither, no look-up finds anything.
  static let isEntry = NameClass(rawValue: 1 << 52)
  static let continuesEntry = NameClass(rawValue: 1 << 53)
  static let isTitle = NameClass(rawValue: 1 << 54)
  static let continuesTitle = NameClass(rawValue: 1 << 55)
  static let isRole = NameClass(rawValue: 1 << 56)
  static let continuesRole = NameClass(rawValue: 1 << 57)

  /// The first word of a further place's name (see ``EntityTables/namesakes``).
  static let beginsNamesake = NameClass(rawValue: 1 << 59)

  /// `storm` before a name.
  static let stormBefore = NameClass(rawValue: 1 << 44)
  /// Says which office: `energy` in `the energy minister`, `deputy`.
  static let officeWord = NameClass(rawValue: 1 << 60)
  /// Between a comma and an office: `a`, `his`.
  static let determiner = NameClass(rawValue: 1 << 61)
  /// Before an office, and never part of it: `former`.
  static let beforeOffice = NameClass(rawValue: 1 << 62)
  /// A row of some table has it in capitals throughout.
  static let isCapitalEntry = NameClass(rawValue: 1 << 63)
  /// Between a noun and examples of what it means: `including`, `such as`.
  static let example = NameClass(rawValue: 1 << 46)
  /// What a line below a picture opens with, and the word behind it: `Image caption`. They end the name before them.
  static let picture = NameClass(rawValue: 1 << 47)
  static let pictureLine = NameClass(rawValue: 1 << 48)
  /// `the West`: a region where an article stands before it.
  static let compass = NameClass(rawValue: 1 << 58)
  /// A disease: no name, whatever stands around it.
  static let disease = NameClass(rawValue: 1 << 45)

  /// Given names of women, of men; some are both.
  static let female = NameClass(rawValue: 1 << 42)
  static let male = NameClass(rawValue: 1 << 43)

  /// What tells anything in lower case before a name, or behind one; a title may end with the masked part of an address.
  static let beforeName: NameClass = [
    .kin, .personNoun, .stormBefore, .orgBefore, .placeBefore, .placePreposition, .strongPlacePreposition, .venue,
    .agentPreposition, .article, .example, .chain, .endsTitle, .masked,
  ]
  static let afterName: NameClass = [.speech, .personVerb, .personAfter, .orgVerb, .placeAfter, .orgAfter]

  /// What may make a capitalised word more, or other, than a word of a name.
  static let notPlain: NameClass = [
    .masked, .closed, .notAcronym, .particle, .calendar, .holiday, .possessiveNoun, .picture, .beginsTitle,
    .beginsTail, .beginsOpening, .beginsGeneric,
  ]

  /// The classes that `context-words.tsv` names.
  static func named(_ name: String) -> NameClass? {
    switch name {
    case "closed": .closed
    case "speech": .speech
    case "person-verb": .personVerb
    case "place-preposition": .placePreposition
    case "place-preposition-strong": .strongPlacePreposition
    case "agent-preposition": .agentPreposition
    case "place-before": .placeBefore
    case "place-after": .placeAfter
    case "org-before": .orgBefore
    case "org-after": .orgAfter
    case "person-after": .personAfter
    case "kin": .kin
    case "calendar": .calendar
    case "holiday": .holiday
    case "chain": .chain
    case "chain-on": .chainOn
    case "chain-and": .chainAnd
    case "article": .article
    case "name-suffix": .nameSuffix
    case "possessive-noun": .possessiveNoun
    case "result": .result
    case "venue": .venue
    case "sport": .sport
    case "currency": .currency
    case "conjunction": .conjunction
    case "storm-before": .stormBefore
    case "disease": .disease
    case "compass": .compass
    case "example": .example
    case "picture": .picture
    case "picture-line": .pictureLine
    case "org-verb": .orgVerb
    case "team-verb": .teamVerb
    case "team-before": .teamBefore
    case "team-noun": .teamNoun
    case "office-word": .officeWord
    case "determiner": .determiner
    case "before-office": .beforeOffice
    default: nil
    }
  }
}
