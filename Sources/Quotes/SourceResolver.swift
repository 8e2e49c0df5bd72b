internal import Annotations
internal import Lexicons

/// Finds the entity that a quote's source stands for: the name in it, or what a pronoun or noun refers back to.
///
/// Runs over the quotes in text order, so that a speaker once known is at hand for the next quote. Cost is linear:
/// it looks back over at most ``reach`` mentions.
struct SourceResolver {
  let article: Article
  let lexicon: SourceLexicon
  let entities: [Entity]
  /// By entity: its first token, or -1 where none begins there.
  private(set) var firstTokens: [Int] = []
  /// Who wrote the article: the first person named in its byline.
  private let author: String?
  /// By entity key: what its mentions tell of gender.
  private var traits = EntityTraits()
  let reach = 60

  init(_ article: Article, _ lexicon: SourceLexicon, _ entities: [Entity], _ zones: [Zone]) {
    self.article = article
    self.lexicon = lexicon
    self.entities = entities
    let byline = zones.first { $0.type == .byline }?.range
    author = byline.flatMap { byline in
      entities.first { $0.label == .person && byline.contains($0.range.lowerBound) }?.entity
    }
    var token = 0
    for entity in entities {
      while token < article.tokens.count, Int(article.tokens[token].start) < entity.range.lowerBound { token += 1 }
      firstTokens.append(token)
    }
    for index in entities.indices { learnGender(of: index) }
  }

  /// The entity keys of quotes, one for each; nil where unknown.
  func resolve(_ quotes: [FoundQuote]) -> [String?] {
    var keys = [String?](repeating: nil, count: quotes.count)
    // By the number that an heir names.
    var keyOfFound: [Int: String] = [:]
    var last: String?
    for index in quotes.indices where quotes[index].kind != .scare {
      var key = quotes[index].source.flatMap { resolve($0, last: last) }
      if quotes[index].source == nil, let heir = quotes[index].heir { key = keyOfFound[heir] ?? last }
      keys[index] = key
      if let key {
        keyOfFound[quotes[index].number] = key
        last = key
      }
    }
    return keys
  }

  private func resolve(_ source: Range<Int>, last: String?) -> String? {
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
  func named(_ source: Range<Int>) -> String? {
    let bytes = article.bytes(source)
    var index = firstEntity(endingAfter: bytes.lowerBound)
    let head = head(of: source)
    let headEnd = Int(article.tokens[head].end)
    let isDocument =
      lexicon.nouns[article.tokens[head].form].contains(.document) && article.isAny(.speechNoun, at: head)
    let spokesman = spokesman(source)
    var body: String?
    while index < entities.count, entities[index].range.lowerBound < bytes.upperBound {
      let entity = entities[index]
      let first = firstTokens[index]
      index += 1
      switch entity.label {
      case .person where !isPossessive(entity) && !isBeside(first, in: source): return entity.entity
      case .org, .gpe, .norp, .fac, .loc:
        let isHead = entity.range.upperBound >= headEnd && entity.range.lowerBound < headEnd
        let isApposed =
          entity.label == .org && entity.range.upperBound >= bytes.upperBound
          && article.isAny(.comma, at: first - 1) && first - 1 == head + 1
        if let spokesman, first < spokesman { break }
        if isHead || isApposed || isDocument && entity.label != .norp { body = body ?? entity.entity }
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

  /// Whether a phrase names several: "Kenya and Uganda", "Okafor and Lindqvist".
  private func isCoordination(_ source: Range<Int>) -> Bool {
    guard source.contains(where: { article.isAny(.and, at: $0) }) else { return false }
    let bytes = article.bytes(source)
    var index = firstEntity(endingAfter: bytes.lowerBound)
    var first: Entity?
    while index < entities.count, entities[index].range.lowerBound < bytes.upperBound {
      let entity = entities[index]
      index += 1
      guard entity.label != .title else { continue }
      if let first, entity.range.upperBound >= bytes.upperBound, entity.entity != first.entity,
        (firstTokens[index - 1] - 4..<firstTokens[index - 1]).contains(where: { article.isAny(.and, at: $0) })
      {
        return first.label == entity.label || first.range.lowerBound == bytes.lowerBound
      }
      first = first ?? entity
    }
    return false
  }

  func isPossessive(_ entity: Entity) -> Bool {
    guard let token = article.token(startingAt: entity.range.upperBound) else { return false }
    return article.isAny(.possessiveS, at: token)
  }

  /// The last token of a phrase before its first comma or preposition.
  func head(of source: Range<Int>) -> Int {
    var index = source.lowerBound
    while index + 1 < source.upperBound, !article.isAny([.comma, .openBracket, .relative], at: index + 1),
      !article.isAny(.preposition, at: index + 1)
    {
      index += 1
    }
    return index
  }

  func firstEntity(endingAfter byte: Int) -> Int {
    var (low, high) = (0, entities.count)
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mention that ends where a relative clause begins: "Smith, who said".
  private func antecedent(before token: Int) -> String? {
    let byte = Int(article.tokens[token].start)
    let sentence = article.sentence(at: token)
    var index = firstEntity(endingAfter: byte) - 1
    while index >= 0, firstTokens[index] >= sentence.lowerBound {
      switch entities[index].label {
      case .person, .org, .gpe, .norp, .fac: return entities[index].entity
      default: index -= 1
      }
    }
    return nil
  }

  /// "He", "she", "they", "it", "his": the subject of the sentence, of the one before, or the last speaker.
  private func pronoun(_ token: Int, last: String?) -> String? {
    if article.isAny(.first, at: token) { return author }
    let wanted = article.pronounTraits(token, lexicon)
    var index = firstEntity(endingAfter: Int(article.tokens[token].start)) - 1
    let sentence = Int(article.sentenceOf[token])
    /// The best fitting mention of the sentence that is looked at, and that sentence.
    var subject: String?
    var subjectSentence = sentence
    var best = 0
    var steps = 0
    while index >= 0, steps < reach {
      let entity = entities[index]
      let mentionSentence = Int(article.sentenceOf[firstTokens[index]])
      // "It" and "they" look back no further than two sentences.
      if !wanted.contains(.person), sentence - mentionSentence > 2 { break }
      // One whose gender is known outranks a nearer one whose gender is not, if it is near.
      if subject != nil, mentionSentence != subjectSentence, best > 1 || sentence - mentionSentence > 3 { break }
      if fits(entity, wanted), !isPossessive(entity) {
        let rank = rank(entity, wanted)
        if rank > best || rank == best && mentionSentence == subjectSentence {
          subject = entity.entity
          subjectSentence = mentionSentence
          best = rank
        }
      }
      index -= 1
      steps += 1
    }
    // A speaker of the sentence before outranks one further back.
    if let last, let subject, subject != last, sentence - subjectSentence > 1, fits(key: last, wanted) { return last }
    return subject ?? (last.map { fits(key: $0, wanted) } ?? false ? last : nil)
  }

  // MARK: Gender

  private mutating func learnGender(of index: Int) {
    let entity = entities[index]
    guard let key = entity.entity else { return }
    let token = firstTokens[index]
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

  /// How well a mention that fits a pronoun does: known gender over unknown, bodies over places.
  private func rank(_ entity: Entity, _ wanted: SourceLexicon.Traits) -> Int {
    guard wanted.contains(.person), let key = entity.entity else { return entity.label == .org ? 2 : 1 }
    return traits[key].isDisjoint(with: .gender) ? 1 : 2
  }

  private func fits(_ entity: Entity, _ wanted: SourceLexicon.Traits) -> Bool {
    guard let key = entity.entity, entity.label != .title else { return false }
    switch entity.label {
    case .person, .org, .gpe, .norp: return fits(key: key, wanted)
    default: return false
    }
  }

  func fits(key: String, _ wanted: SourceLexicon.Traits) -> Bool {
    let known = traits[key]
    if wanted.contains(.person), !known.contains(.person) { return false }
    if wanted.contains(.collective), !known.contains(.collective) { return false }
    let gender = wanted.intersection(.gender)
    let knownGender = known.intersection(.gender)
    return gender.isEmpty || gender == .gender || knownGender.isEmpty || !gender.isDisjoint(with: knownGender)
  }
}

extension Article {
  /// What a pronoun asks of its referent.
  func pronounTraits(_ index: Int, _ lexicon: SourceLexicon) -> SourceLexicon.Traits {
    if isAny(.feminine, at: index) { return [.person, .female] }
    if isAny(.masculine, at: index) { return [.person, .male] }
    return .collective
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
