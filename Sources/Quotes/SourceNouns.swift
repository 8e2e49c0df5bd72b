internal import Annotations
internal import Lexicons

/// Sources that name nobody: "the Russian official", "the company", "the 31-year-old", "the Slovak".
extension SourceResolver {
  /// The entity that a phrase with a common noun stands for, or nil.
  mutating func noun(_ source: Range<Int>, last: Int?) -> Int? {
    let head = head(of: source)
    let kind = lexicon.nouns[article.tokens[head].form]
    let first = source.lowerBound
    if kind.contains(.document) || article.isAny(.speechNoun, at: head) || article.words[head].noun > 0,
      !kind.contains(.person), let key = issuer(of: source, head: head, last: last)
    {
      return key
    }
    guard article.isAny([.determiner, .possessive], at: first), !kind.contains(.plural) else { return nil }
    // An indefinite phrase names somebody new.
    if article.isAny([.indefinite, .quantifier], at: first) { return nil }
    if let age = source.first(where: { article.tokens[$0].shape.contains(.hasDigit) }), head - age >= 2 {
      if let key = bearer(of: age..<age + 1, before: first) { return key }
      let found = mention(fitting: .person, before: first)
      return found.isFound ? found.key : nil
    }
    if kind.contains(.document) { return article.isAny(.speechNoun, at: head) ? last : nil }
    if kind.contains(.collective), !article.isAny(.possessive, at: first) {
      if let key = body(named: head, before: first) { return key }
      if kind.contains(.company) { return company(before: first) }
      guard kind.contains(.near), !source.contains(where: { article.isAny(.possessiveS, at: $0) }) else { return nil }
      return mention(fitting: .collective, before: first, bodiesOnly: true).key
    }
    // "The Malmo-based maker".
    if article.isAny(.naming, at: head - 1) { return company(before: first) }
    guard kind.contains(.person) || kind.isEmpty else { return nil }
    if kind.isEmpty, article.isTitleWord(head) { return place(named: head, before: first) }
    if kind.isEmpty, article.isAny(.possessive, at: first) { return nil }
    if let key = bearer(of: kind.isEmpty ? head..<head + 1 : first + 1..<head + 1, before: first) { return key }
    // "His lawyer" is another than the last speaker, and so may "the official" be.
    guard source.count == 2, kind.contains(.person), !article.isAny(.possessive, at: first),
      lexicon.isTitle[article.tokens[head].form] || !kind.isDisjoint(with: .gender)
    else { return nil }
    return latest.flatMap { fits(key: $0, kind) ? $0 : nil }
  }

  /// "The Slovak", "the Kenyan": a person told by where they come from. Names of peoples stay what they are.
  func citizen(_ source: Range<Int>) -> Int? {
    guard source.count == 2, article.isAny(.determiner, at: source.lowerBound),
      !article.isAny([.indefinite, .quantifier], at: source.lowerBound), !article.endsInS(source.lowerBound + 1)
    else { return nil }
    let head = source.lowerBound + 1
    let index = entities.first(endingAfter: Int(article.tokens[head].start))
    guard index < entities.count, entities[index].label == .norp, entities[index].token == head,
      !article.isPeople(head)
    else { return nil }
    return person(from: index) ?? bearer(of: head..<head + 1, before: source.lowerBound)
  }

  /// The last person beside whose name the country of a mention stands: "Lenka Berg of Slovakia".
  private func person(from mention: Int) -> Int? {
    guard let country = entities[mention].key else { return nil }
    var place = mention - 1
    while place > 0, mention - place < reach {
      if entities[place].key == country {
        for name in [place - 1, place + 1] where name < mention && entities[name].label == .person {
          if abs(entities[name].token - entities[place].token) <= 6 { return entities[name].key }
        }
      }
      place -= 1
    }
    return nil
  }

  /// Whose document it is: "its report", "the company's own figures", "Okafor Ltd.'s filing"; of words spoken or
  /// written also a person's, "his response".
  private mutating func issuer(of source: Range<Int>, head: Int, last: Int?) -> Int? {
    let first = source.lowerBound
    guard first < head else { return nil }
    let isSaid = article.isAny(.speechNoun, at: head) || article.words[head].noun > 0
    let key: Int?
    if article.isAny(.possessive, at: first) {
      guard article.kinds(first).isDisjoint(with: [.first, .addressee]) else { return nil }
      key = pronoun(first, last: last)
    } else {
      guard let mark = (first..<head).last(where: { article.isAny(.possessiveS, at: $0) }), mark > first else {
        return nil
      }
      key = named(first..<mark) ?? noun(first..<mark, last: last)
    }
    return key.flatMap { isSaid || traits[$0].contains(.collective) ? $0 : nil }
  }

  /// The last body before a token whose name holds a noun: "the council" after "Leyte Town Council".
  private func body(named noun: Int, before token: Int) -> Int? {
    last(before: token, holding: article.tokens[noun].form) { $0 == .org || $0 == .fac }
  }

  /// The last place whose name holds a word with a capital: "the North" after "North Korea".
  private func place(named word: Int, before token: Int) -> Int? {
    last(before: token, holding: article.tokens[word].form) { $0 == .gpe || $0 == .org }
  }

  private func last(before token: Int, holding form: UInt32, isKind: (EntityLabel) -> Bool) -> Int? {
    var index = entities.first(endingAfter: Int(article.tokens[token].start)) - 1
    var steps = 0
    while index >= 0, steps < reach {
      let entity = entities[index]
      if isKind(entity.label) {
        var word = entities[index].token
        while word < token, Int(article.tokens[word].start) < entity.range.upperBound {
          if article.tokens[word].form == form { return entity.key }
          word += 1
        }
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// The body that the text before a token names most often, unless one of the sentence just before is named about as often.
  private mutating func company(before token: Int) -> Int? {
    var counts: [Int: Int] = [:]
    var best: Int?
    var index = entities.first(endingAfter: Int(article.tokens[token].start)) - 1
    var steps = 0
    while index >= 0, steps < reach {
      if entities[index].label == .org, let key = entities[index].key {
        counts[key, default: 0] += 1
        if counts[key, default: 0] > best.map({ counts[$0, default: 0] }) ?? 0 { best = key }
      }
      index -= 1
      steps += 1
    }
    guard let best, let near = mention(fitting: .collective, before: token, bodiesOnly: true).key else { return best }
    return counts[near, default: 0] * 2 > counts[best, default: 0] ? near : best
  }

  /// The last person before whose title, or the words beside their name, hold one of these words.
  private func bearer(of words: Range<Int>, before token: Int) -> Int? {
    var index = entities.first(endingAfter: Int(article.tokens[token].start)) - 1
    var steps = 0
    while index >= 0, steps < reach {
      let entity = entities[index]
      if entity.label == .title || entity.label == .person, let key = entity.key {
        if describes(entities[index].token, words) { return key }
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
      // "the billionaire praised Anna Berg".
      if article.words[near].verb > 0, article.words[near].tense.contains(.past),
        !article.isAny([.determiner, .possessive], at: near - 1)
      {
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
    let full = lexicon.fullTitles[form]
    return words.contains { article.tokens[$0].form == form || full != 0 && article.tokens[$0].form == full }
  }
}
