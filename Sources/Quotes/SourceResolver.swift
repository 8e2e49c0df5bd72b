internal import Annotations
internal import Lexicons

/// Finds the entity that a quote's source stands for: the name in it, or what a pronoun or noun refers back to.
///
/// Runs over the quotes in text order, so that a speaker once known is at hand for the next quote. Cost is linear:
/// it looks back over at most ``reach`` mentions.
struct SourceResolver {
  let article: Article
  let lexicon: SourceLexicon
  let entities: NamedEntities
  /// Who wrote the article: the first person named in its byline.
  let author: Int?
  private let interview: Interview?
  /// Who answers in an interview: the person that the article names most often, its author apart.
  private var interviewed: Int?
  /// By entity: what its mentions tell of gender.
  private(set) var traits: [SourceLexicon.Traits]
  var spoken: SpokenSources
  /// The entity of the last quote with a source; nil where that source names nobody.
  private(set) var latest: Int?
  /// By token of a pronoun: what it refers to.
  var referents: [Int: (key: Int?, isFound: Bool)] = [:]
  let reach = 60

  init(_ article: Article, _ lexicon: SourceLexicon, _ entities: NamedEntities, _ zones: [Zone]) {
    self.article = article
    self.lexicon = lexicon
    self.entities = entities
    let byline = zones.first { $0.type == .byline }?.range
    author = byline.flatMap { byline in
      entities.first { $0.label == .person && byline.contains($0.range.lowerBound) }?.key
    }
    interview = Interview(article)
    traits = Array(repeating: [], count: entities.keys.count)
    spoken = SpokenSources(sentences: article.sentences.count)
    for index in entities.indices { learnGender(of: index) }
    if interview != nil { interviewed = personNamedMost() }
  }

  /// The entities of quotes by their numbers, one for each; nil where unknown.
  mutating func resolve(_ quotes: [FoundQuote]) -> [Int?] {
    var keys = [Int?](repeating: nil, count: quotes.count)
    // By the number that an heir names.
    var keyOfFound = keys
    var last: Int?
    for index in quotes.indices where quotes[index].kind != .scare {
      var key: Int?
      if let source = quotes[index].source {
        key = resolve(source, last: last)
        remember(source, key)
        latest = key
      } else if let heir = quotes[index].heir {
        key = keyOfFound[heir] ?? last
      }
      keys[index] = key
      if let key {
        keyOfFound[quotes[index].number] = key
        last = key
      }
    }
    return keys
  }

  private mutating func resolve(_ source: Range<Int>, last: Int?) -> Int? {
    let first = source.lowerBound
    if source.count == 1, article.isAny([.relative, .that], at: first),
      !article.isAny(.determiner, at: first) || first > 0
    {
      return antecedent(before: first)
    }
    if source.count == 1, article.isAny([.subject, .possessive], at: first) { return pronoun(first, last: last) }
    if let person = citizen(source) { return person }
    if isCoordination(source) { return nil }
    if let named = named(source) { return named }
    return noun(source, last: last)
  }

  /// The named head of a phrase: the first person that no preposition puts beside somebody else, else the body or
  /// place that the phrase ends its first part with, or that stands in apposition; for a document, the body it is of.
  func named(_ source: Range<Int>) -> Int? {
    let bytes = article.bytes(source)
    var index = entities.first(endingAfter: bytes.lowerBound)
    let head = head(of: source)
    let headEnd = Int(article.tokens[head].end)
    let isDocument =
      lexicon.nouns[article.tokens[head].form].contains(.document) && article.isAny(.speechNoun, at: head)
    let spokesman = spokesman(source)
    var body: Int?
    while index < entities.count, entities[index].range.lowerBound < bytes.upperBound {
      let entity = entities[index]
      let first = entity.token
      index += 1
      switch entity.label {
      case .person
      where (!isPossessive(entity) || entity.range.upperBound >= bytes.upperBound) && !isModifier(entity, in: source)
        && (!isBeside(first, in: source) || isTitled(index - 1, source)):
        return entity.key
      case .org, .gpe, .norp, .fac, .loc:
        let isHead = entity.range.upperBound >= headEnd && entity.range.lowerBound < headEnd
        let isApposed =
          entity.label == .org && entity.range.upperBound >= bytes.upperBound
          && article.isAny(.comma, at: first - 1) && first - 1 == head + 1
        if let spokesman, first < spokesman { break }
        if isHead || isApposed || isDocument && entity.label != .norp { body = body ?? entity.key }
      default: break
      }
    }
    return body
  }

  /// The noun for a person that ends the first part of a phrase: "a Department for Transport spokesman" is no body.
  private func spokesman(_ source: Range<Int>) -> Int? {
    let end = source.first { article.isAny(.comma, at: $0) } ?? source.upperBound
    let last = end - 1
    let kind = lexicon.nouns[article.tokens[last].form]
    return kind.contains(.person) && !article.tokens[last].shape.contains(.capitalized) ? last : nil
  }

  /// Whether a preposition before a name within a phrase, in its part between commas, makes it another's: "the
  /// spokesman for Okafor", "the jury, chaired by Okafor".
  private func isBeside(_ name: Int, in source: Range<Int>) -> Bool {
    var index = name - 1
    while index > source.lowerBound, !article.isAny(.comma, at: index) {
      if article.isAny(.preposition, at: index) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a name ends a phrase that begins as a title does: "Chief of the Port Office in Malmo Captain Okafor",
  /// "Special Envoy for Norway Okafor".
  private func isTitled(_ name: Int, _ source: Range<Int>) -> Bool {
    guard name > 0, entities[name].range.upperBound >= article.bytes(source).upperBound,
      entities[name - 1].token > source.lowerBound, article.isTitleWord(source.lowerBound)
    else { return false }
    switch entities[name - 1].label {
    case .title: return !article.isAny([.preposition, .determiner], at: entities[name - 1].token - 1)
    case .org, .gpe, .loc, .fac:
      return Int(article.tokens[entities[name].token - 1].end) == entities[name - 1].range.upperBound
    default: return false
    }
  }

  /// Whether a phrase names several: "Kenya and Uganda", "Okafor and Lindqvist".
  func isCoordination(_ source: Range<Int>) -> Bool {
    guard source.contains(where: { article.isAny(.and, at: $0) }) else { return false }
    // "Kenya and Uganda both".
    let isEmphatic = source.count > 1 && article.isAny(.quantifier, at: source.upperBound - 1)
    let bytes = article.bytes(isEmphatic ? source.lowerBound..<source.upperBound - 1 : source)
    var index = entities.first(endingAfter: bytes.lowerBound)
    var first: NamedEntities.Mention?
    while index < entities.count, entities[index].range.lowerBound < bytes.upperBound {
      let entity = entities[index]
      index += 1
      guard entity.label != .title else { continue }
      // "The observatory and Okafor".
      if first == nil, entity.label == .person, entity.range.upperBound >= bytes.upperBound,
        entities[index - 1].token - 1 > source.lowerBound, article.isAny(.and, at: entities[index - 1].token - 1)
      {
        return true
      }
      if let first, entity.range.upperBound >= bytes.upperBound, entity.key != first.key,
        let and = (entity.token - 4..<entity.token).last(where: { article.isAny(.and, at: $0) }),
        !isWithinApposition(and, of: first)
      {
        return first.label == entity.label || first.range.lowerBound == bytes.lowerBound
      }
      first = first ?? entity
    }
    return false
  }

  /// Whether an "and" stands in what a comma tells of a name: "Okafor, secretary of fisheries and trade for Malmo".
  private func isWithinApposition(_ and: Int, of name: NamedEntities.Mention) -> Bool {
    guard let comma = article.token(startingAt: name.range.upperBound), article.isAny(.comma, at: comma),
      comma + 1 < and, !article.tokens[comma + 1].shape.contains(.capitalized)
    else { return false }
    return !(comma + 1..<and).contains { article.isAny(.comma, at: $0) }
  }

  func isPossessive(_ entity: NamedEntities.Mention) -> Bool {
    guard let token = article.token(startingAt: entity.range.upperBound) else { return false }
    return article.isAny(.possessiveS, at: token)
  }

  /// The last token of a phrase before its first comma or preposition, or before the participle in "a memo seen by".
  func head(of source: Range<Int>) -> Int {
    var index = source.lowerBound
    while index + 1 < source.upperBound,
      !article.isAny([.comma, .openBracket, .relative, .preposition], at: index + 1),
      lexicon.nouns[article.tokens[index].form].isEmpty || !isParticiple(index + 1)
    {
      index += 1
    }
    return index
  }

  private func isParticiple(_ index: Int) -> Bool {
    article.isAny([.endsInEd, .naming], at: index) || article.words[index].tense.contains(.participle)
  }

  /// The mention that ends where a relative clause begins: "Smith, who said"; "who" is no body.
  private func antecedent(before token: Int) -> Int? {
    let byte = Int(article.tokens[token].start)
    let sentence = article.sentence(at: token)
    let isWho = article.isAny(.personal, at: token)
    let last = article.isAny(.comma, at: token - 1) ? token - 2 : token - 1
    // "officials at the port, who": the noun is meant, not the name.
    if last >= sentence.lowerBound, isWho, !lexicon.nouns[article.tokens[last].form].isEmpty,
      !article.tokens[last].shape.contains(.capitalized)
    {
      return nil
    }
    var index = entities.first(endingAfter: byte) - 1
    while index >= 0, entities[index].token >= sentence.lowerBound {
      switch entities[index].label {
      case .person: return entities[index].key
      case .norp where !isWho || entities[index].range.upperBound >= Int(article.tokens[max(0, last)].start):
        return entities[index].key
      case .org, .gpe, .fac: if !isWho { return entities[index].key } else { index -= 1 }
      default: index -= 1
      }
    }
    return nil
  }

  /// Who says "I" or "we" outside marks.
  func speaker(at token: Int) -> Int? {
    guard let interview, interview.isAnswer(article.paragraphOf[token]) else { return author }
    return interviewed
  }

  private func personNamedMost() -> Int? {
    var counts: [Int: Int] = [:]
    var most: Int?
    for entity in entities where entity.label == .person && entity.key != author {
      guard let key = entity.key else { continue }
      counts[key, default: 0] += 1
      if counts[key, default: 0] > most.map({ counts[$0, default: 0] }) ?? 0 { most = key }
    }
    return most
  }

  // MARK: Gender

  private mutating func learnGender(of index: Int) {
    let entity = entities[index]
    guard let key = entity.key else { return }
    let token = entity.token
    guard token < article.tokens.count else { return }
    switch entity.label {
    case .person:
      var gender: SourceLexicon.Traits = []
      if token > 0 { gender = lexicon.titles[article.tokens[token - 1].form] }
      if token > 1, gender.isEmpty, article.isAny(.stop, at: token - 1) {
        gender = lexicon.titles[article.tokens[token - 2].form]
      }
      let length = article.tokens[token].range.upperBound < entity.range.upperBound
      if gender.isEmpty, length { gender = lexicon.names[article.tokens[token].form] }
      SourceResolver.learn(gender, of: &traits[key])
    case .title: break
    default: traits[key].insert(.collective)
    }
  }

  private static func learn(_ gender: SourceLexicon.Traits, of person: inout SourceLexicon.Traits) {
    if person.isDisjoint(with: .gender) { person.formUnion(gender.union(.person)) }
  }
}

extension Article {
  /// Whether a word that is no function word is written with a capital.
  func isTitleWord(_ index: Int) -> Bool {
    tokens[index].shape.contains(.capitalized) && !isAny([.determiner, .possessive, .pronoun], at: index)
  }

  /// Whether a name of a people has no singular of its own: "the French", "the Japanese".
  func isPeople(_ index: Int) -> Bool {
    ["sh", "ch", "ss", "se"].contains { ending in
      utf8[tokens[index].range].suffix(2).elementsEqual(ending.utf8)
    }
  }

  /// The token that begins at a byte, or nil.
  func token(startingAt byte: Int) -> Int? {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && Int(tokens[low].start) == byte ? low : nil
  }
}
