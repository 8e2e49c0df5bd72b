internal import Annotations

/// Which of an article's names of persons name one person: full names in several forms (`Salvatore Anthony Rossi`,
/// `Sal Rossi`, `S. Rossi`), and the surname alone.
///
/// Where several persons have one surname, it alone means the one whom the lexicon calls by it, else the one whose full
/// name the article has most often, and of equals the first: relatives are called by their full or given names.
struct PersonNames {
  /// A name as written at its first mention.
  private struct Full {
    var name: Int32
    /// Tokens of its first and last word, `Jr.` and the like left out.
    var first: Int
    var last: Int
    /// Form of `Jr.` and the like: with another one it is another person.
    var suffix: UInt32?
    /// The lexicon entry, or -1.
    var entry: Int32
    var mentions: Int
    /// Number among the persons; all forms of one name have the same.
    var person: Int

    var isSingle: Bool { first == last }
  }

  /// The last word of a full name, and the name's place among them.
  private struct Surname {
    let key: UInt64

    init(form: UInt32, full: Int) { key = UInt64(form) << 32 | UInt64(full) }

    var form: UInt32 { UInt32(truncatingIfNeeded: key >> 32) }
    var full: Int { Int(key & 0xFFFF_FFFF) }
  }

  /// By name: the name that stands for the person; -1 for what is no name of a known one.
  private var standsFor: [Int32]
  /// By name that stands for a person: what the given name tells.
  private var genders: [Gender]
  /// Surnames that several persons have, with all of them, the likeliest first.
  private var contested: [Int32: [Int32]] = [:]
  /// Surnames that mean none of those who are named in full.
  private var famous: Set<Int32> = []
  /// Those whose surname a name may be, while it is settled.
  private var persons: [(person: Int, mentions: Int, isMeant: Bool)] = []

  init(_ article: Article, _ count: Int) {
    standsFor = Array(repeating: -1, count: count)
    genders = Array(repeating: .unknown, count: count)
    var (fulls, singles) = PersonNames.gather(article, count)
    guard !fulls.isEmpty else { return }
    // Those of one surname side by side, in order of first mention.
    var order = fulls.indices.map { Surname(form: article.tokens[fulls[$0].last].form, full: $0) }
    order.sort { $0.key < $1.key }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].form == order[start].form { end += 1 }
      if end - start > 1 { PersonNames.join(&fulls, order[start..<end].map(\.full), article) }
      start = end
    }
    for full in fulls {
      let name = Int(fulls[full.person].name)
      standsFor[Int(full.name)] = Int32(name)
      if genders[name] == .unknown { genders[name] = Gender(article.classes[full.first]) }
    }
    for single in singles { settle(single, order, fulls, article) }
    // `Van Dyke` is a surname too, where the article has a longer name that ends so.
    for full in fulls where full.suffix == nil && !isSettled(full.name) { settle(full, order, fulls, article) }
  }

  /// The names of persons with a surname, and those of one word, in order of first mention.
  private static func gather(_ article: Article, _ count: Int) -> (fulls: [Full], singles: [Full]) {
    var fulls: [Full] = []
    var singles: [Full] = []
    fulls.reserveCapacity(min(16, count))
    singles.reserveCapacity(min(16, count))
    // By name: 0 before it was met, else its place among the full ones plus one, or -1.
    var known = Array(repeating: Int32(0), count: count)
    for index in article.mentions.indices where article.mentions[index].decided == .person {
      let mention = article.mentions[index]
      let number = known[Int(mention.name)]
      if number != 0 {
        if number > 0 { fulls[Int(number) - 1].mentions += 1 }
        continue
      }
      known[Int(mention.name)] = -1
      guard let full = full(mention, person: fulls.count, article) else { continue }
      if !full.isSingle {
        fulls.append(full)
        known[Int(mention.name)] = Int32(fulls.count)
      } else if full.suffix == nil {
        singles.append(full)
      }
    }
    return (fulls, singles)
  }

  private static func full(_ mention: Mention, person: Int, _ article: Article) -> Full? {
    var (first, last) = (Int(mention.first), Int(mention.end) - 1)
    while first < last, !article.isWord(first) { first += 1 }
    while first < last, !article.isWord(last) { last -= 1 }
    guard article.isWord(first) else { return nil }
    var suffix: UInt32?
    while first < last, article.classes[last].contains(.nameSuffix) {
      suffix = article.tokens[last].form
      repeat { last -= 1 } while first < last && !article.isWord(last)
    }
    return Full(
      name: mention.name, first: first, last: last, suffix: suffix, entry: article.entry(of: mention, .person),
      mentions: 1, person: person)
  }

  /// The name that stands for the person whom a mention names; the mention's own where no other does, nil where its title
  /// tells that it is somebody else (`Mrs Odera`, where the article has Peter Odera alone).
  func name(of mention: Mention, in article: Article) -> Int32? {
    let name = standsFor[Int(mention.name)]
    guard name >= 0, name != mention.name else { return mention.name }
    guard mention.traits.contains(.afterTitle), let gender = article.genderOfTitle(before: mention) else { return name }
    let holders = contested[mention.name] ?? [name]
    return holders.first { !genders[Int($0)].contradicts(gender) }
  }

  /// Whether another name stands for it, or is known not to.
  func isSettled(_ name: Int32) -> Bool {
    standsFor[Int(name)] >= 0 && standsFor[Int(name)] != name || famous.contains(name)
  }

  /// Finds whose surname a name is.
  ///
  /// - Parameter order: the full names by surname.
  private mutating func settle(_ name: Full, _ order: [Surname], _ fulls: [Full], _ article: Article) {
    let surname = article.tokens[name.last].form
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if order[middle].form < surname { low = middle + 1 } else { high = middle }
    }
    persons.removeAll(keepingCapacity: true)
    var isFirst = true
    while low < order.count, order[low].form == surname {
      let full = fulls[order[low].full]
      low += 1
      guard full.name != name.name, article.ends(full.first...full.last, with: name.first...name.last) else { continue }
      if full.first < name.first { isFirst = false }
      let isMeant = name.entry >= 0 && full.entry >= 0 && article.lexicon.isSame(Int(name.entry), Int(full.entry))
      if let index = persons.firstIndex(where: { $0.person == full.person }) {
        persons[index].mentions += full.mentions
        persons[index].isMeant = persons[index].isMeant || isMeant
      } else {
        persons.append((full.person, full.mentions, isMeant))
      }
    }
    if persons.count > 1 {
      persons.sort { ($0.isMeant ? 0 : 1, -$0.mentions, $0.person) < ($1.isMeant ? 0 : 1, -$1.mentions, $1.person) }
    }
    guard let first = persons.first else { return }
    // `Obama` before Michelle Obama is named is not her, where the lexicon calls somebody so.
    if isFirst, !first.isMeant, name.entry >= 0, article.lexicon.entries[Int(name.entry)].reference != 0 {
      famous.insert(name.name)
      return
    }
    standsFor[Int(name.name)] = fulls[first.person].name
    if persons.count > 1 { contested[name.name] = persons.map { fulls[$0.person].name } }
  }

  private static func areForms(_ one: Full, _ other: Full, _ article: Article) -> Bool {
    guard one.suffix == other.suffix,
      article.isForm(article.words(one.first...one.last), of: article.words(other.first...other.last))
    else { return false }
    let isKnown = one.entry >= 0 && other.entry >= 0
    return !isKnown || article.lexicon.isSame(Int(one.entry), Int(other.entry))
  }

  /// Joins the forms of one name among names of one surname.
  private static func join(_ fulls: inout [Full], _ group: [Int], _ article: Article) {
    for index in group {
      guard let same = group.first(where: { $0 < index && PersonNames.areForms(fulls[$0], fulls[index], article) })
      else { continue }
      fulls[index].person = fulls[same].person
    }
    // An initial, where it fits one person alone.
    for index in group where article.isInitial(fulls[index].first) {
      let fitting = group.filter { other in
        other != index && !article.isInitial(fulls[other].first)
          && article.initial(fulls[index].first, fits: fulls[other].first)
      }
      guard let first = fitting.first, fitting.allSatisfy({ fulls[$0].person == fulls[first].person }) else { continue }
      // The earlier one stands for both.
      let (one, other) = (fulls[index].person, fulls[first].person)
      for member in group where fulls[member].person == max(one, other) { fulls[member].person = min(one, other) }
    }
  }
}

extension Article {
  fileprivate func isWord(_ token: Int) -> Bool { tokens[token].shape.contains(.hasLetter) }

  fileprivate func words(_ range: ClosedRange<Int>) -> [Int] { range.filter(isWord) }

  /// Whether a name has more words than another one, and the same at its end.
  fileprivate func ends(_ name: ClosedRange<Int>, with tail: ClosedRange<Int>) -> Bool {
    var index = name.upperBound
    for word in tail.reversed() where isWord(word) {
      while index >= name.lowerBound, !isWord(index) { index -= 1 }
      guard index >= name.lowerBound, tokens[index].form == tokens[word].form else { return false }
      index -= 1
    }
    while index >= name.lowerBound, !isWord(index) { index -= 1 }
    return index >= name.lowerBound
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
