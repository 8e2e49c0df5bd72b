internal import Annotations
internal import Lexicons

/// Finds the entity that a quote's source stands for: the name in it, or what a pronoun or noun refers back to.
///
/// Runs over the quotes in text order, so that a speaker once known is at hand for the next quote. Cost is linear:
/// it looks back over at most ``reach`` mentions.
struct SourceResolver {
  private let article: Article
  private let lexicon: SourceLexicon
  private let entities: [Entity]
  /// By entity: its first token, or -1 where none begins there.
  private var firstTokens: [Int] = []
  /// By entity key: what its mentions tell of gender.
  private var traits: [String: SourceLexicon.Traits] = [:]
  private let reach = 60

  init(_ article: Article, _ lexicon: SourceLexicon, _ entities: [Entity]) {
    self.article = article
    self.lexicon = lexicon
    self.entities = entities
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
    if let named = named(source) { return named }
    return noun(source, last: last)
  }

  /// The named head of a phrase: the first person, else a body or place that the phrase ends its first part with.
  func named(_ source: Range<Int>) -> String? {
    let bytes = article.bytes(source)
    var index = firstEntity(endingAfter: bytes.lowerBound)
    let headEnd = Int(article.tokens[head(of: source)].end)
    var body: String?
    while index < entities.count, entities[index].range.lowerBound < bytes.upperBound {
      let entity = entities[index]
      index += 1
      switch entity.label {
      case .person where !isPossessive(entity): return entity.entity
      case .org, .gpe, .norp, .fac, .loc:
        if entity.range.upperBound >= headEnd, entity.range.lowerBound < headEnd { body = body ?? entity.entity }
      default: break
      }
    }
    return body
  }

  private func isPossessive(_ entity: Entity) -> Bool {
    guard let token = article.token(startingAt: entity.range.upperBound) else { return false }
    return article.isAny(.possessiveS, at: token)
  }

  /// The last token of a phrase before its first comma or preposition.
  private func head(of source: Range<Int>) -> Int {
    var index = source.lowerBound
    while index + 1 < source.upperBound, !article.isAny([.comma, .openBracket, .relative], at: index + 1),
      !article.isAny(.preposition, at: index + 1)
    {
      index += 1
    }
    return index
  }

  private func firstEntity(endingAfter byte: Int) -> Int {
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
      if entities[index].label != .title { return entities[index].entity }
      index -= 1
    }
    return nil
  }

  /// "He", "she", "they", "it", "his": the subject of the sentence, of the one before, or the last speaker.
  private func pronoun(_ token: Int, last: String?) -> String? {
    if article.isAny(.first, at: token) { return nil }
    let wanted = article.pronounTraits(token, lexicon)
    var index = firstEntity(endingAfter: Int(article.tokens[token].start)) - 1
    let sentence = Int(article.sentenceOf[token])
    /// The first fitting mention of the sentence that is looked at, and that sentence.
    var subject: String?
    var subjectSentence = sentence
    var steps = 0
    while index >= 0, steps < reach {
      let entity = entities[index]
      let mentionSentence = Int(article.sentenceOf[firstTokens[index]])
      if subject != nil, mentionSentence != subjectSentence { break }
      if fits(entity, wanted), !isPossessive(entity) {
        subject = entity.entity
        subjectSentence = mentionSentence
      }
      index -= 1
      steps += 1
    }
    // A speaker of the sentence before outranks one further back.
    if let last, let subject, subject != last, sentence - subjectSentence > 1, fits(key: last, wanted) { return last }
    return subject ?? (last.map { fits(key: $0, wanted) } ?? false ? last : nil)
  }

  /// "The Russian official", "the ministry", "the statement".
  private func noun(_ source: Range<Int>, last: String?) -> String? {
    let head = head(of: source)
    let kind = lexicon.nouns[article.tokens[head].form]
    guard article.isAny([.determiner, .possessive], at: source.lowerBound), !kind.contains(.plural) else { return nil }
    // An indefinite phrase names somebody new.
    if article.isAny(.indefinite, at: source.lowerBound) { return nil }
    if kind.contains(.document) { return last }
    if kind.contains(.person), !kind.contains(.collective) || source.count > 2 {
      if let key = bearer(of: source.lowerBound + 1..<head + 1, before: source.lowerBound) { return key }
      return source.count == 2 ? last.flatMap { fits(key: $0, kind) ? $0 : nil } : nil
    }
    return nil
  }

  /// The last person before whose title, or the words beside their name, hold one of these words.
  private func bearer(of words: Range<Int>, before token: Int) -> String? {
    var index = firstEntity(endingAfter: Int(article.tokens[token].start)) - 1
    var steps = 0
    while index >= 0, steps < reach {
      let entity = entities[index]
      if entity.label == .title || entity.label == .person, let key = entity.entity {
        if describes(firstTokens[index], words) { return key }
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// Whether the words up to a name or directly after it, in its phrase, hold one of these words.
  private func describes(_ name: Int, _ words: Range<Int>) -> Bool {
    let sentence = article.sentence(at: name)
    for near in name..<min(sentence.upperBound, name + 5) where holds(words, near) {
      return true
    }
    var near = name - 1
    while near >= max(sentence.lowerBound, name - 16) {
      if article.isAny([.comma, .auxiliary, .past, .subject], at: near), !article.isAny(.possessiveS, at: near) {
        return false
      }
      if holds(words, near) { return true }
      near -= 1
    }
    return false
  }

  /// Whether a word of a range has the form of another word.
  private func holds(_ words: Range<Int>, _ other: Int) -> Bool {
    let form = article.tokens[other].form
    return words.contains { article.tokens[$0].form == form }
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
      SourceResolver.learn(gender, of: &traits[key, default: []])
    case .title: break
    default: traits[key, default: []].insert(.collective)
    }
  }

  private static func learn(_ gender: SourceLexicon.Traits, of person: inout SourceLexicon.Traits) {
    if person.isDisjoint(with: .gender) { person.formUnion(gender.union(.person)) }
  }

  private func fits(_ entity: Entity, _ wanted: SourceLexicon.Traits) -> Bool {
    guard let key = entity.entity, entity.label != .title else { return false }
    switch entity.label {
    case .person, .org, .gpe, .norp: return fits(key: key, wanted)
    default: return false
    }
  }

  private func fits(key: String, _ wanted: SourceLexicon.Traits) -> Bool {
    let known = traits[key, default: []]
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
