internal import Annotations

/// Which of an article's names of persons name one person: full names in several forms (`Salvatore Anthony Rossi`,
/// `Sal Rossi`, `S. Rossi`), and the surname alone.
///
/// Where several persons have one surname, it alone means the one whom the lexicon calls by it, else the one whose full
/// name the article has most often, and of equals the first: relatives are called by their full or given names.
struct PersonNames {
  /// A name with a surname, as written at its first mention.
  private struct Full {
    var name: Int32
    /// Tokens of its words, without `Jr.` and the like.
    var words: [Int]
    /// `Jr.` and the like: with another one it is another person.
    var suffix: UInt32?
    /// The lexicon entry, or -1.
    var entry: Int32
    /// Token of the first mention.
    var start: Int32
    var mentions: Int
    /// Number among the persons; all forms of one name have the same.
    var person: Int32
  }

  /// By name: the name that stands for the person; -1 for what is no name of a known one.
  private var standsFor: [Int32]
  /// Surnames that several persons have, with all of them, the likeliest first.
  private var contested: [Int32: [Int32]] = [:]
  /// Surnames that mean none of those who are named in full.
  private var famous: Set<Int32> = []
  /// By name that stands for a person: what the given name tells.
  private var genders: [Int32: Gender] = [:]

  init(_ article: Article, _ count: Int) {
    standsFor = Array(repeating: -1, count: count)
    var fulls: [Full] = []
    var known: [Int32: Int] = [:]
    var singles: [Full] = []
    for mention in article.mentions where mention.decided == .person {
      if let index = known[mention.name] {
        if index >= 0 { fulls[index].mentions += 1 }
        continue
      }
      let (words, suffix) = article.words(of: mention)
      known[mention.name] = words.count > 1 ? fulls.count : -1
      let full = Full(
        name: mention.name, words: words, suffix: suffix, entry: article.entry(of: mention, .person),
        start: mention.first, mentions: 1, person: Int32(fulls.count))
      if words.count > 1 { fulls.append(full) } else if words.count == 1, suffix == nil { singles.append(full) }
    }
    guard !fulls.isEmpty else { return }
    // Those of one surname side by side, in order of first mention.
    let order = fulls.indices.sorted {
      let (one, other) = (article.tokens[fulls[$0].words.last!].form, article.tokens[fulls[$1].words.last!].form)
      return (one, $0) < (other, $1)
    }
    var groups: [UInt32: Range<Int>] = [:]
    var start = 0
    while start < order.count {
      let surname = article.tokens[fulls[order[start]].words.last!].form
      var end = start + 1
      while end < order.count, article.tokens[fulls[order[end]].words.last!].form == surname { end += 1 }
      groups[surname] = start..<end
      if end - start > 1 { PersonNames.join(&fulls, order[start..<end], article) }
      start = end
    }
    for full in fulls {
      let name = fulls[Int(full.person)].name
      standsFor[Int(full.name)] = name
      if genders[name] ?? .unknown == .unknown { genders[name] = Gender(article.classes[full.words[0]]) }
    }
    // `Van Dyke` is a surname too, where the article has a longer name that ends so.
    for tail in singles + fulls where tail.suffix == nil && (tail.words.count == 1 || !isSettled(tail.name)) {
      guard let range = groups[article.tokens[tail.words.last!].form] else { continue }
      settle(tail, order[range].map { fulls[$0] }, fulls, article)
    }
  }

  /// The name that stands for the person whom a mention names; the mention's own where no other does, nil where its title
  /// tells that it is somebody else (`Mrs Odera`, where the article has Peter Odera alone).
  func name(of mention: Mention, in article: Article) -> Int32? {
    let name = standsFor[Int(mention.name)]
    guard name >= 0, name != mention.name else { return mention.name }
    guard mention.traits.contains(.afterTitle), let gender = article.genderOfTitle(before: mention) else { return name }
    let holders = contested[mention.name] ?? [name]
    return holders.first { !(genders[$0] ?? .unknown).contradicts(gender) }
  }

  /// Whether another name stands for it, or is known not to.
  func isSettled(_ name: Int32) -> Bool {
    standsFor[Int(name)] >= 0 && standsFor[Int(name)] != name || famous.contains(name)
  }

  /// Finds whose surname a name is.
  private mutating func settle(_ name: Full, _ group: [Full], _ fulls: [Full], _ article: Article) {
    var persons: [(person: Int32, mentions: Int, isMeant: Bool)] = []
    var firstStart = Int32.max
    for full in group where full.name != name.name && full.words.count > name.words.count {
      let tail = full.words.suffix(name.words.count)
      guard zip(tail, name.words).allSatisfy({ article.tokens[$0].form == article.tokens[$1].form }) else { continue }
      firstStart = min(firstStart, full.start)
      let isMeant = name.entry >= 0 && full.entry >= 0 && article.lexicon.isSame(Int(name.entry), Int(full.entry))
      if let index = persons.firstIndex(where: { $0.person == full.person }) {
        persons[index].mentions += full.mentions
        persons[index].isMeant = persons[index].isMeant || isMeant
      } else {
        persons.append((full.person, full.mentions, isMeant))
      }
    }
    persons.sort { ($0.isMeant ? 0 : 1, -$0.mentions, $0.person) < ($1.isMeant ? 0 : 1, -$1.mentions, $1.person) }
    guard let first = persons.first else { return }
    // `Obama` before Michelle Obama is named is not her, where the lexicon calls somebody so.
    if name.entry >= 0, article.lexicon.entries[Int(name.entry)].referenceHash != 0, !first.isMeant,
      name.start < firstStart
    {
      famous.insert(name.name)
      return
    }
    standsFor[Int(name.name)] = fulls[Int(first.person)].name
    if persons.count > 1 { contested[name.name] = persons.map { fulls[Int($0.person)].name } }
  }

  private static func areForms(_ one: Full, _ other: Full, _ article: Article) -> Bool {
    guard one.suffix == other.suffix, article.isForm(one.words, of: other.words) else { return false }
    let isKnown = one.entry >= 0 && other.entry >= 0
    return !isKnown || article.lexicon.isSame(Int(one.entry), Int(other.entry))
  }

  /// Joins the forms of one name among names of one surname.
  private static func join(_ fulls: inout [Full], _ group: ArraySlice<Int>, _ article: Article) {
    for index in group {
      guard let same = group.first(where: { $0 < index && PersonNames.areForms(fulls[$0], fulls[index], article) })
      else { continue }
      fulls[index].person = fulls[same].person
    }
    // An initial, where it fits one person alone.
    for index in group where article.isInitial(fulls[index].words[0]) {
      let fitting = group.filter { other in
        other != index && !article.isInitial(fulls[other].words[0])
          && article.initial(fulls[index].words[0], fits: fulls[other].words[0])
      }
      guard let first = fitting.first, fitting.allSatisfy({ fulls[$0].person == fulls[first].person }) else { continue }
      // The earlier one stands for both.
      let (one, other) = (fulls[index].person, fulls[first].person)
      for member in group where fulls[member].person == max(one, other) { fulls[member].person = min(one, other) }
    }
  }
}

extension Article {
  /// The tokens of a person's name that are words, and the form of `Jr.` or the like at its end.
  fileprivate func words(of mention: Mention) -> (words: [Int], suffix: UInt32?) {
    var words = mention.tokens.filter { tokens[$0].shape.contains(.hasLetter) }
    var suffix: UInt32?
    while words.count > 1, let last = words.last, classes[last].contains(.nameSuffix) {
      suffix = tokens[last].form
      words.removeLast()
    }
    return (words, suffix)
  }

  /// What the title directly before a mention tells; nil where it has no gender.
  fileprivate func genderOfTitle(before mention: Mention) -> Gender? {
    let start = sentences[Int(mention.sentence)].tokens.lowerBound
    guard let title = titleEnding(at: Int(mention.first), from: start) else { return nil }
    let gender = lexicon.titleEntries[title.entry].gender
    return gender == .unknown ? nil : gender
  }

  fileprivate func isInitial(_ word: Int) -> Bool {
    tokens[word].shape.contains(.single) || tokens[word].shape.isSuperset(of: [.hasStop, .allCaps])
  }

  fileprivate func initial(_ initial: Int, fits word: Int) -> Bool { byte(initial) == byte(word) }

  /// Whether two full names with one surname are forms of one: middle names may be left out, a given name may be
  /// shortened or spelled in another way.
  fileprivate func isForm(_ one: [Int], of other: [Int]) -> Bool {
    if isInitial(one[0]) || isInitial(other[0]) { return tokens[one[0]].form == tokens[other[0]].form }
    guard isSameGiven(one[0], other[0]) else { return false }
    // Different middle names are different persons.
    guard one.count > 2, other.count > 2 else { return true }
    let (a, b) = (one[1], other[1])
    return tokens[a].form == tokens[b].form || (isInitial(a) || isInitial(b)) && byte(a) == byte(b)
  }

  private func isSameGiven(_ one: Int, _ other: Int) -> Bool {
    if tokens[one].form == tokens[other].form { return true }
    if Gender(classes[one]).contradicts(Gender(classes[other])) { return false }
    if lexicon.shortNames.join(tokens[one].form, tokens[other].form) { return true }
    let (a, b) = (text[tokens[one].range], text[tokens[other].range])
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    // `Sal` and `Salvatore`; `Sergei` and `Sergey`.
    if short.count >= 3, long.starts(with: short, by: GivenSpelling.isSame) { return true }
    return short.count >= 5 && byte(one) == byte(other) && GivenSpelling.areClose(short, long)
  }
}

private enum GivenSpelling {
  /// Whatever the letter case, as far as ASCII goes.
  static func isSame(_ one: UInt8, _ other: UInt8) -> Bool { one | 0x20 == other | 0x20 }

  /// Whether one letter was changed or added: edit distance one (Levenshtein 1966) in linear time.
  static func areClose(_ short: ArraySlice<UInt8>, _ long: ArraySlice<UInt8>) -> Bool {
    guard long.count - short.count <= 1 else { return false }
    let common = zip(short, long).prefix { isSame($0, $1) }.count
    let (shortRest, longRest) = (short.dropFirst(common), long.dropFirst(common + 1))
    return (short.count == long.count ? shortRest.dropFirst() : shortRest).elementsEqual(longRest, by: isSame)
  }
}
