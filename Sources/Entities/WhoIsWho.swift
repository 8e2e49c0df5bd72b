internal import Annotations

/// Last pass: which mentions name one thing.
///
/// A name's mentions are one thing; so are a full name and its parts, a body and its acronym, a country and its people
/// (what has one `ref` is one thing). A surname goes to the full name that was last read before it.
struct WhoIsWho {
  /// By mention: the number of what it names, from 0 in order of first mention; -1 where undecided.
  private(set) var things: [Int32]
  /// By thing: the lexicon entry that tells its `ref`, or -1.
  private(set) var entries: [Int32] = []
  /// Each `ref` by its number, and what it was met for: few in an article, so they are looked through.
  private var references: [(number: UInt32, thing: Int32)] = []
  /// A bit for each of them by its number, several sharing one: most names that are new are told by it.
  private var marks: UInt64 = 0

  init(_ article: Article, _ names: ArticleNames) {
    things = Array(repeating: -1, count: article.mentions.count)
    let people = PersonNames(article, names.names.count)
    entries.reserveCapacity(names.names.count)
    // What each name stood for last, by kind of label.
    var last = Array(repeating: Int32(-1), count: names.names.count * 4)
    // By name: the entry with a `ref` that was last met for it.
    var met = Array(repeating: Int32(-1), count: names.names.count)
    var hasDoubles = false
    // A surname with a title that fits nobody who is named in full: another person.
    var strangers: [Int32: Int32] = [:]
    for index in article.mentions.indices {
      guard let label = article.mentions[index].decided else { continue }
      let mention = article.mentions[index]
      let kind = NameKind(label)
      let person = kind == .person ? people.name(of: mention, in: article) : mention.name
      let name = Int(person ?? mention.name)
      var thing = person == nil ? strangers[mention.name] ?? -1 : last[name * 4 + kind.rawValue]
      // What the lexicon says of the surname alone does not count where the article has the full name.
      let isNamed = person == mention.name && !names.names[Int(mention.name)].isShort
      let entry = isNamed ? article.entry(of: mention, label) : -1
      let hasReference = entry >= 0 && article.lexicon.entries[Int(entry)].reference != 0
      // `Seattle, Washington` is not where the president sits, nor is the `U.N. Security Council` all of the `U.N.`
      if thing >= 0, hasReference, entries[Int(thing)] >= 0,
        kind == .place || kind == .organisation && article.isUnmistakable(mention),
        !article.lexicon.isSame(Int(entries[Int(thing)]), Int(entry))
      {
        thing = -1
      }
      if thing < 0, hasReference, let known = referred(to: entry, article.lexicon) { thing = known }
      if thing < 0, person != nil, let whole = names.whole(of: name, kind), article.isPart(name, of: whole, names) {
        thing = last[whole * 4 + kind.rawValue]
      }
      if thing < 0 {
        thing = Int32(entries.count)
        entries.append(-1)
      }
      let isNew = entry >= 0 && entries[Int(thing)] < 0
      if isNew { entries[Int(thing)] = entry }
      if hasReference, isNew || met[Int(mention.name)] != entry {
        met[Int(mention.name)] = entry
        if let known = referred(to: entry, article.lexicon) {
          hasDoubles = hasDoubles || isNew && known != thing
        } else {
          refer(entry, to: thing, article.lexicon)
        }
      }
      things[index] = thing
      guard person != nil else {
        strangers[mention.name] = thing
        continue
      }
      last[name * 4 + kind.rawValue] = thing
      // Parts read from here on mean this one; a whole that comes late is what its parts already meant.
      names.forEachPart(of: Int(mention.name)) { part in
        if kind != .person || !people.isSettled(part), article.isPart(Int(part), of: Int(mention.name), names) {
          last[Int(part) * 4 + kind.rawValue] = thing
        }
      }
      if let whole = names.whole(of: name, kind), last[whole * 4 + kind.rawValue] < 0,
        article.isPart(name, of: whole, names),
        kind != .person || !people.isSettled(Int32(whole)) && !people.isSettled(Int32(name))
      {
        last[whole * 4 + kind.rawValue] = thing
      }
    }
    if hasDoubles { joinByReference(article.lexicon) }
  }

  /// The thing that an entry's `ref` was first met for; nil where it was not met.
  private func referred(to entry: Int32, _ lexicon: EntityLexicon) -> Int32? {
    let number = lexicon.entries[Int(entry)].reference
    if number == 0 || marks & WhoIsWho.mark(number) == 0 { return nil }
    return references.first { $0.number == number }?.thing
  }

  private mutating func refer(_ entry: Int32, to thing: Int32, _ lexicon: EntityLexicon) {
    let number = lexicon.entries[Int(entry)].reference
    references.append((number, thing))
    marks |= WhoIsWho.mark(number)
  }

  private static func mark(_ number: UInt32) -> UInt64 { 1 << UInt64(number & 63) }

  /// What has one `ref` is one thing, also where a late mention first told it.
  private mutating func joinByReference(_ lexicon: EntityLexicon) {
    references.removeAll(keepingCapacity: true)
    marks = 0
    var numbers: [Int32] = []
    var kept: [Int32] = []
    for entry in entries {
      if entry >= 0, let known = referred(to: entry, lexicon) {
        numbers.append(known)
        continue
      }
      let number = Int32(kept.count)
      if entry >= 0 { refer(entry, to: number, lexicon) }
      numbers.append(number)
      kept.append(entry)
    }
    guard kept.count < entries.count else { return }
    entries = kept
    for index in things.indices where things[index] >= 0 { things[index] = numbers[Int(things[index])] }
  }
}

/// `E1`, `E2`, …: made once, as every article uses them.
private enum EntityKeys {
  private static let common = (1...512).map { "E\($0)" }

  static func first(_ count: Int) -> ArraySlice<String> {
    count <= common.count ? common[..<count] : (1...count).map { "E\($0)" }[...]
  }
}

extension ArticleNames {
  /// The number of the longer name that a name is a part of, if that is of the same kind.
  func whole(of name: Int, _ kind: NameKind) -> Int? {
    let whole = names[name].whole
    return whole >= 0 && names[Int(whole)].kind == kind ? Int(whole) : nil
  }
}

extension Article {
  /// Whether a name that is part of a longer one is the same thing. `Hearts` is `Hearts of Oak` where the article has it;
  /// the `U.N.` is not its Security Council, nor `Islamic State` the `Islamic State in the Greater Sahara`.
  fileprivate func isPart(_ part: Int, of whole: Int, _ names: ArticleNames) -> Bool {
    let short = mentions[Int(names.names[part].first)]
    guard names.names[whole].kind == .organisation, !names.names[part].isShort else { return true }
    let long = mentions[Int(names.names[whole].first)]
    let next = Int(long.first) + short.count
    // The Senate is not its Finance Committee, but in the `US Senate` and the `House of Lords` the word means all.
    if short.count == 1, next < Int(long.end), isBodyByOneWord(short),
      tokens[Int(short.first)].form == tokens[Int(long.first)].form
    {
      return isLower(next) || isSame(short, long)
    }
    // The `UN Lamp Mission` is one of its bodies.
    if next < Int(long.end), entry(of: short, .org) >= 0, short.count > 1 || isAcronym(Int(short.first)),
      isCapitalized(next),
      tokens[Int(short.first)].form == tokens[Int(long.first)].form, closesBody(long, names.names[whole].rule)
    {
      return isSame(short, long)
    }
    guard isUnmistakable(short) else { return true }
    if long.entry >= 0, !long.traits.contains(.isLonger), lexicon.entries[Int(long.entry)].reference != 0 {
      return lexicon.isSame(Int(short.entry), Int(long.entry))
    }
    return next >= Int(long.end) || !isLower(next)
  }

  /// Whether the lexicon has two names as those of one thing.
  private func isSame(_ short: Mention, _ long: Mention) -> Bool {
    short.entry >= 0 && long.entry >= 0 && !long.traits.contains(.isLonger)
      && lexicon.isSame(Int(short.entry), Int(long.entry))
  }

  /// Whether the last word of a name makes it that of a body of state or the like.
  private func closesBody(_ mention: Mention, _ rule: Rule) -> Bool {
    rule == .headWord || rule == .headChain
      || hasRole(Int(mention.end) - 1, .beginsTail, where: { $0.kind == .head && !$0.isWord })
  }

  private func isAcronym(_ index: Int) -> Bool {
    tokens[index].shape.contains(.allCaps) && tokens[index].end - tokens[index].start > 1
  }

  /// `Senate`, `House`: whether an ordinary word with a capital is a body's whole name.
  private func isBodyByOneWord(_ mention: Mention) -> Bool {
    isAloneHead(Int(mention.first))
      || mention.entry >= 0 && lexicon.entries[Int(mention.entry)].isWord && !lexicon.isPaper(Int(mention.entry))
        && lexicon.entries[Int(mention.entry)].label == .org && lexicon.entries[Int(mention.entry)].reference != 0
  }

  /// Whether the lexicon knows a body by this very name, which is no ordinary word.
  fileprivate func isUnmistakable(_ mention: Mention) -> Bool {
    mention.entry >= 0 && (mention.count > 1 || mention.traits.contains(.isAcronym))
      && lexicon.entries[Int(mention.entry)].reference != 0 && !lexicon.entries[Int(mention.entry)].isWord
  }

  /// The lexicon entry that fits a mention's label, or -1.
  func entry(of mention: Mention, _ label: EntityLabel) -> Int32 {
    guard mention.entry >= 0, !mention.traits.contains(.isLonger),
      NameKind(lexicon.entries[Int(mention.entry)].label) == NameKind(label)
    else { return -1 }
    return mention.entry
  }

  /// The annotations, in text order.
  func entities(_ names: ArticleNames) -> [Entity] {
    let who = WhoIsWho(self, names)
    let found = findings(who)
    // Without room an array made by its capacity writes into the one empty array that all threads share.
    guard !found.isEmpty else { return [] }
    let references = who.entries.map { $0 >= 0 ? lexicon.reference(Int($0)) : nil }
    // Things are numbered by first mention already.
    let keys = EntityKeys.first(who.entries.count)
    return [Entity](unsafeUninitializedCapacity: found.count) { entities, count in
      for found in found {
        let thing = Int(found.thing)
        entities.initializeElement(
          at: count,
          to: Entity(
            range: bytes(found.tokens), label: found.label, entity: keys[thing],
            ref: found.label == .title ? nil : references[thing], rule: found.rule.name))
        count += 1
      }
    }
  }

  private func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
