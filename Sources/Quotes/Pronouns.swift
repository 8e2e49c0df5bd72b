internal import Annotations
internal import Lexicons

/// What pronouns refer back to: sentence by sentence, the first mention of each that fits.
///
/// Sources without a name count as mentions: after "A neighbour said", "he" is the neighbour and nobody named before.
extension SourceResolver {
  private struct Candidate {
    var token = Int.max
    var key: Int?
    /// 2 where gender is known to fit, 1 where nothing speaks against it.
    var rank = 0
  }

  /// Keeps a source for later pronouns.
  mutating func remember(_ source: Range<Int>, _ key: Int?) {
    let first = source.lowerBound
    let sentence = Int(article.sentenceOf[first])
    guard !article.isMarked(first), spoken.last(in: sentence)?.token != first,
      source.count > 1 || !article.isAny([.relative, .that], at: first)
    else { return }
    var traits = lexicon.nouns[article.tokens[head(of: source)].form]
    if source.count == 1, article.isAny(.subject, at: first) { traits = article.pronounTraits(first, lexicon) }
    if isCoordination(source) { traits = .plural }
    spoken.append(SpokenSources.Source(token: first, key: key, traits: traits), to: sentence)
  }

  /// "He", "she", "they", "it", "his".
  mutating func pronoun(_ token: Int, last: Int?) -> Int? {
    if article.isAny(.first, at: token) { return speaker(at: token) }
    // "Someone said".
    if article.isAny([.indefinite, .addressee], at: token) { return nil }
    let found = referent(of: token, depth: 6)
    if found.isFound { return found.key }
    let wanted = article.pronounTraits(token, lexicon)
    return last.map { fits(key: $0, wanted) } ?? false ? last : nil
  }

  private mutating func referent(of pronoun: Int, depth: Int) -> (key: Int?, isFound: Bool) {
    if let known = referents[pronoun] { return known }
    let found =
      cataphor(pronoun).map { (key: $0, isFound: true) }
      ?? mention(fitting: article.pronounTraits(pronoun, lexicon), before: pronoun, depth: depth)
    referents[pronoun] = found
    return found
  }

  /// The mention that traits fit best, in the sentence of a token and in those before it.
  ///
  /// One whose gender is known outranks a nearer one whose gender is not, if it is near.
  mutating func mention(
    fitting wanted: SourceLexicon.Traits, before token: Int, depth: Int = 0, bodiesOnly: Bool = false
  ) -> (key: Int?, isFound: Bool) {
    var index = entities.first(endingAfter: Int(article.tokens[token].start)) - 1
    var sentence = Int(article.sentenceOf[token])
    var best = Candidate()
    var steps = 0
    var distance = 0
    while sentence >= 0, steps < reach {
      let range = article.sentences[sentence]
      var candidate = Candidate()
      // "Okafor's boat sank. He said": the owner, where nobody else is named.
      var topic: Candidate?
      while index >= 0, entities[index].token >= range.lowerBound {
        let entity = entities[index]
        if fits(entity, wanted), !isQuoted(entities[index].token, from: token), !entity.isAside || distance == 0,
          !bodiesOnly || entity.label == .org, entity.label != .person || !isModifier(entity)
        {
          let rank = isOpening(index, range) ? 2 : rank(entity, wanted)
          let mention = Candidate(token: entities[index].token, key: entity.key, rank: rank)
          if !isPossessive(entity) { consider(mention, &candidate) } else if isOpening(index, range) { topic = mention }
        }
        index -= 1
        steps += 1
      }
      if !bodiesOnly {
        spoken.forEach(in: sentence, limit: reach) { spoken in
          if spoken.token < token { consider(self.candidate(spoken, wanted, after: best), &candidate) }
        }
        if let pronoun = pronoun(in: range, wanted, before: token, depth: depth) { consider(pronoun, &candidate) }
      }
      if candidate.rank == 0, let topic { candidate = topic }
      if candidate.rank > best.rank { best = candidate }
      distance += 1
      steps += 1
      if best.rank > 1 || distance > furthest(wanted, best) { break }
      sentence -= 1
    }
    return (best.key, best.rank > 0)
  }

  /// How many sentences back a better mention may stand: "it" and "they" do not look far.
  private func furthest(_ wanted: SourceLexicon.Traits, _ best: Candidate) -> Int {
    guard wanted.contains(.person) else { return 2 }
    return best.rank == 0 ? reach : 3
  }

  /// Of two in one sentence, the better, else the first.
  private func consider(_ candidate: Candidate, _ best: inout Candidate) {
    if candidate.rank > best.rank || candidate.rank == best.rank && candidate.token < best.token { best = candidate }
  }

  /// Who spoke is likelier meant than who was named, unless somebody named nearer fits as well.
  private func candidate(_ spoken: SpokenSources.Source, _ wanted: SourceLexicon.Traits, after best: Candidate)
    -> Candidate
  {
    var candidate = Candidate(token: spoken.token, key: spoken.key)
    if let key = spoken.key {
      let isSure = !traits[key].union(spoken.traits).isDisjoint(with: [.female, .male, .collective])
      candidate.rank = fits(key: key, wanted) ? (isSure || best.rank == 0 ? 2 : 1) : 0
    } else if wanted.contains(.person) {
      let gender = spoken.traits.intersection(.gender)
      let isOne = spoken.traits.contains(.person) && !spoken.traits.contains(.plural)
      candidate.rank = isOne ? (gender.isEmpty ? 1 : gender.isDisjoint(with: wanted) ? 0 : 2) : 0
    } else {
      // "The family" are "they".
      candidate.rank = wanted.contains(.plural) && !spoken.traits.isDisjoint(with: [.plural, .collective]) ? 2 : 0
    }
    return candidate
  }

  /// The first pronoun of a sentence goes on with somebody, who then is meant by the next one too.
  private mutating func pronoun(
    in sentence: Range<Int>, _ wanted: SourceLexicon.Traits, before token: Int, depth: Int
  ) -> Candidate? {
    guard depth > 0, wanted.contains(.person) else { return nil }
    for index in sentence.prefix(reach) where article.isAny([.feminine, .masculine], at: index) {
      guard index < token else { return nil }
      guard article.isAny(.subject, at: index), !article.isMarked(index),
        article.pronounTraits(index, lexicon) == wanted
      else { continue }
      let found = referent(of: index, depth: depth - 1)
      return found.isFound ? Candidate(token: index, key: found.key, rank: 2) : nil
    }
    return nil
  }

  /// Whether a mention is in words that somebody else speaks: those of a quotation that the pronoun is not in.
  private func isQuoted(_ mention: Int, from token: Int) -> Bool {
    article.isMarked(mention) && article.stretchOf[mention] != article.stretchOf[token]
  }

  /// Whether a mention begins its sentence, with its title or alone: what the sentence is about.
  private func isOpening(_ mention: Int, _ sentence: Range<Int>) -> Bool {
    let first = entities[mention].token
    if first <= sentence.lowerBound + 1 {
      return first == sentence.lowerBound || article.isAny([.coordinator, .determiner], at: first - 1)
    }
    // With their title and where they are from: "Oslo harbor chief" no, "Oslo Mayor", "Former Mayor" yes.
    return first - sentence.lowerBound <= 6
      && (sentence.lowerBound..<first).allSatisfy {
        article.tokens[$0].shape.contains(.capitalized) && article.kinds($0).isDisjoint(with: [.preposition, .wh])
          || article.isAny(.stop, at: $0)
      }
  }

  /// How well a mention that fits a pronoun does: known gender over unknown, bodies over places.
  private func rank(_ entity: NamedEntities.Mention, _ wanted: SourceLexicon.Traits) -> Int {
    // "They" are people: a body is meant where the sentence is about it or it has spoken.
    if wanted.contains(.plural), entity.label == .org { return 0 }
    guard wanted.contains(.person), let key = entity.key else { return entity.label == .org ? 2 : 1 }
    return traits[key].isDisjoint(with: .gender) ? 1 : 2
  }

  private func fits(_ entity: NamedEntities.Mention, _ wanted: SourceLexicon.Traits) -> Bool {
    guard let key = entity.key, entity.label != .title else { return false }
    switch entity.label {
    case .person, .org, .norp: return fits(key: key, wanted)
    // A country is "it".
    case .gpe: return !wanted.contains(.plural) && fits(key: key, wanted)
    default: return false
    }
  }

  func fits(key: Int, _ wanted: SourceLexicon.Traits) -> Bool {
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
    return isAny(.object, at: index) || isAny(.possessive, at: index) ? .collective : [.collective, .plural]
  }
}
