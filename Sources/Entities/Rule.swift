/// The rules of the stage; an entity is signed with the one that weighed most for its label.
enum Rule: UInt8, Sendable, CaseIterable {
  // The name itself.
  case lexicon, lexiconWord, lexiconPerson
  case headWord, headChain, companySuffix, weakSuffix, clubWord, mediaWord, bodyPrefix
  case placeTail, placeOpening, eventTail
  case givenAndName, initials, particleName, nameSuffix, surname, givenName
  case acronym, placeAndName, shape, commonWords
  // What stands around it.
  case titleName, personNoun, age, speechVerb, personVerb, relativeWho, personAfter, kin
  case placePreposition, agentPreposition, placeNounBefore, placeNounAfter, placeThenPlace, dateline
  case orgNounBefore, orgNounAfter, basedIn, acronymInBrackets, article, officeOf, placeInBrackets, coordination,
    countryCode
  // The article.
  case sameName, partOfPerson, partOfOrganisation, partOfEvent, acronymOf, family
  // Tables.
  case sportsTable, matchResult, teamContext
  case title

  /// As annotations carry it.
  var name: String {
    switch self {
    case .lexicon: "lexicon"
    case .lexiconWord: "lexicon.word"
    case .lexiconPerson: "lexicon.person-or-place"
    case .headWord: "organisation.head"
    case .headChain: "organisation.head-chain"
    case .companySuffix: "organisation.suffix"
    case .weakSuffix: "organisation.business-word"
    case .clubWord: "organisation.club-word"
    case .mediaWord: "organisation.media-word"
    case .bodyPrefix: "organisation.prefix"
    case .placeTail: "place.tail"
    case .placeOpening: "place.head"
    case .eventTail: "event.tail"
    case .givenAndName: "person.given-name"
    case .initials: "person.initials"
    case .particleName: "person.particle"
    case .nameSuffix: "person.suffix"
    case .surname: "person.surname"
    case .givenName: "person.given-name-alone"
    case .acronym: "organisation.acronym-shape"
    case .placeAndName: "organisation.place-and-word"
    case .shape: "shape"
    case .commonWords: "organisation.common-words"
    case .titleName: "person.title"
    case .personNoun: "person.noun"
    case .age: "person.age"
    case .speechVerb: "person.says"
    case .personVerb: "person.verb"
    case .relativeWho: "person.who"
    case .personAfter: "person.word-after"
    case .kin: "person.kin"
    case .placePreposition: "place.preposition"
    case .agentPreposition: "agent.preposition"
    case .placeNounBefore: "place.noun-before"
    case .placeNounAfter: "place.noun-after"
    case .placeThenPlace: "place.wider-place"
    case .dateline: "place.dateline"
    case .orgNounBefore: "organisation.noun-before"
    case .orgNounAfter: "organisation.noun-after"
    case .basedIn: "place.based"
    case .acronymInBrackets: "organisation.acronym-in-brackets"
    case .article: "organisation.article"
    case .officeOf: "organisation.office-of"
    case .placeInBrackets: "person.place-in-brackets"
    case .coordination: "coordination"
    case .countryCode: "place.country-code"
    case .sameName: "article.same-name"
    case .partOfPerson: "article.part-of-person"
    case .partOfOrganisation: "article.part-of-organisation"
    case .partOfEvent: "article.part-of-event"
    case .acronymOf: "article.acronym"
    case .family: "article.family"
    case .sportsTable: "sport.table"
    case .matchResult: "sport.result"
    case .teamContext: "sport.team"
    case .title: "title"
    }
  }
}
