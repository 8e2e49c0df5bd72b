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
  /// Entries with a `ref`, each `ref` once, and what it was met for: few in an article, so they are looked through.
  private var references: [(hash: UInt64, entry: Int32, thing: Int32)] = []
  /// A bit for each of them by its hash, several sharing one: most names that are new are told by it.
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
    for (index, mention) in article.mentions.enumerated() {
      guard let label = mention.decided else { continue }
      let kind = NameKind(label)
      let person = kind == .person ? people.name(of: mention, in: article) : mention.name
      let name = Int(person ?? mention.name)
      var thing = person == nil ? strangers[mention.name] ?? -1 : last[name * 4 + kind.rawValue]
      // What the lexicon says of the surname alone does not count where the article has the full name.
      let entry = person == mention.name ? article.entry(of: mention, label) : -1
      let hasReference = entry >= 0 && article.lexicon.entries[Int(entry)].referenceHash != 0
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
    let hash = lexicon.entries[Int(entry)].referenceHash
    if marks & WhoIsWho.mark(hash) == 0 { return nil }
    return references.first { $0.hash == hash && lexicon.isSame(Int($0.entry), Int(entry)) }?.thing
  }

  private mutating func refer(_ entry: Int32, to thing: Int32, _ lexicon: EntityLexicon) {
    let hash = lexicon.entries[Int(entry)].referenceHash
    references.append((hash, entry, thing))
    marks |= WhoIsWho.mark(hash)
  }

  private static func mark(_ hash: UInt64) -> UInt64 {
    // Its lowest bit is always set.
    1 << (hash >> 32 & 63)
  }

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

extension Range<Int> {
  fileprivate func precedes(_ other: Range<Int>) -> Bool {
    (lowerBound, upperBound) < (other.lowerBound, other.upperBound)
  }
}

extension [Entity] {
  fileprivate var isInTextOrder: Bool {
    for index in indices.dropFirst() where self[index].range.precedes(self[index - 1].range) { return false }
    return true
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
    guard names.names[whole].kind == .organisation, isUnmistakable(short) else { return true }
    let long = mentions[Int(names.names[whole].first)]
    if long.entry >= 0, lexicon.entries[Int(long.entry)].referenceHash != 0 {
      return lexicon.isSame(Int(short.entry), Int(long.entry))
    }
    return long.tokens.count <= short.count || !isLower(Int(long.first) + short.count)
  }

  /// Whether the lexicon knows a body by this very name, which is no ordinary word.
  fileprivate func isUnmistakable(_ mention: Mention) -> Bool {
    mention.entry >= 0 && (mention.count > 1 || mention.traits.contains(.isAcronym))
      && lexicon.entries[Int(mention.entry)].referenceHash != 0 && !lexicon.entries[Int(mention.entry)].isWord
  }

  /// The lexicon entry that fits a mention's label, or -1.
  func entry(of mention: Mention, _ label: EntityLabel) -> Int32 {
    guard mention.entry >= 0, NameKind(lexicon.entries[Int(mention.entry)].label) == NameKind(label) else { return -1 }
    return mention.entry
  }

  /// The annotations, in text order.
  func entities(_ names: ArticleNames) -> [Entity] {
    let who = WhoIsWho(self, names)
    // Things are numbered by first mention already.
    var entities: [Entity] = []
    entities.reserveCapacity(mentions.count)
    var lastEnd = 0
    let references = who.entries.map { $0 >= 0 ? lexicon.reference(Int($0)) : nil }
    let keys = EntityKeys.first(who.entries.count)
    for (index, mention) in mentions.enumerated() {
      guard let label = mention.decided else { continue }
      let thing = who.things[index]
      let key = keys[Int(thing)]
      if label == .person { addTitles(before: mention, from: lastEnd, key, &entities) }
      entities.append(
        Entity(
          range: bytes(mention.tokens), label: label, entity: key, ref: references[Int(thing)], rule: mention.rule.name)
      )
      lastEnd = Int(mention.end)
      if label == .person { addTitle(behind: mention, key, &entities) }
    }
    // Several titles in a row were found from behind.
    if !entities.isInTextOrder { entities.sort { $0.range.precedes($1.range) } }
    return entities
  }

  /// Offices and ranks that stand directly before a person's name, several in a row too (`Prime Minister Dr.`).
  private func addTitles(before mention: Mention, from limit: Int, _ key: String, _ entities: inout [Entity]) {
    let start = max(limit, sentences[Int(mention.sentence)].tokens.lowerBound)
    var end = Int(mention.first)
    while let title = titleEnding(at: end, from: start) {
      entities.append(Entity(range: bytes(end - title.length..<end), label: .title, entity: key, rule: Rule.title.name))
      end -= title.length
    }
  }

  /// An office behind a comma (`X, a professor of hydrology`, `X, 43, mayor of Y`).
  private func addTitle(behind mention: Mention, _ key: String, _ entities: inout [Entity]) {
    let limit = sentences[Int(mention.sentence)].tokens.upperBound
    var index = Int(mention.end)
    guard index + 1 < limit, isMark(index, ",") else { return }
    index += 1
    if index + 2 < limit, tokens[index].shape.contains(.number), isMark(index + 1, ",") { index += 2 }
    if classes[index].contains(.closed), isLower(index), tokens[index].end - tokens[index].start <= 3 { index += 1 }
    guard index < limit else { return }
    let title = titleLength(index, limit: limit)
    guard title.length > 0, !lexicon.titleEntries[title.entry].isOccupation else { return }
    entities.append(
      Entity(range: bytes(index..<index + title.length), label: .title, entity: key, rule: Rule.title.name))
  }

  /// The longest office that ends before a token; nil where none does.
  func titleEnding(at end: Int, from start: Int) -> (length: Int, entry: Int)? {
    guard end > start, mayEndTitle(end - 1) else { return nil }
    for length in stride(from: min(5, end - start), to: 0, by: -1) {
      let title = titleLength(end - length, limit: end)
      if title.length == length, !lexicon.titleEntries[title.entry].isOccupation { return title }
    }
    return nil
  }

  private func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
