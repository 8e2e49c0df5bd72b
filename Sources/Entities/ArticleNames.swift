internal import Annotations

/// The article's names: mentions with the same words are one name, and what is known of one is known of all.
struct ArticleNames {
  struct Name {
    /// The mention that stands for all.
    var first: Int32
    /// What the name shows by itself.
    var evidence = Evidence()
    /// What longer names of the article tell of it.
    var told = Evidence()
    /// What its mentions' surroundings tell.
    var echo = SIMD4<Int16>()
    var mentions: Int32 = 0
    var kind: NameKind?
    var label: EntityLabel?
    var rule: Rule = .shape
    /// Whether it is short for another name, whatever the lexicon calls so: `The Times`, once the `Orvale Times` is named.
    var isShort = false
    /// The name that this one is a part of, or -1.
    var whole: Int32 = -1
    /// Where its parts stand among the links.
    fileprivate var firstLink: Int32 = 0
    fileprivate var endOfLinks: Int32 = 0

    mutating func add(_ mention: Mention) {
      mentions += 1
      if mentions == 1 { evidence = mention.inner }
      label = label ?? mention.label
      echo &+= mention.context.echo
    }
  }

  /// In tokens. What is longer is a list in capitals, whose parts say nothing, and has too many of them.
  static let longestWhole = 32

  var names: [Name] = []
  /// Pairs of a name and a part of it, by the name's number.
  private var partPairs: [(whole: Int32, part: Int32)] = []
  /// Open addressing: a name's number plus one, or zero.
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    names.reserveCapacity(capacity)
  }

  /// The number of the name with these tokens, which is added where it is new.
  mutating func number(of tokens: Range<Int>, in article: borrowing Article, mention: Int) -> Int32 {
    let slot = slot(of: tokens, in: article)
    if slots[slot] != 0 { return slots[slot] - 1 }
    names.append(Name(first: Int32(mention)))
    slots[slot] = Int32(names.count)
    return Int32(names.count - 1)
  }

  /// The number of the name with these tokens, or -1.
  func find(_ tokens: Range<Int>, in article: borrowing Article) -> Int32 { slots[slot(of: tokens, in: article)] - 1 }

  /// Notes that a name is a part, or the acronym, of another.
  mutating func link(_ part: Int, to whole: Int) {
    partPairs.append((Int32(whole), Int32(part)))
    if names[part].whole < 0 { names[part].whole = Int32(whole) }
  }

  /// Puts the links in the order in which ``forEachPart(of:_:)`` looks for them.
  mutating func sortLinks() {
    partPairs.sort { ($0.whole, $0.part) < ($1.whole, $1.part) }
    for (index, pair) in partPairs.enumerated() {
      let whole = Int(pair.whole)
      if names[whole].endOfLinks == 0 { names[whole].firstLink = Int32(index) }
      names[whole].endOfLinks = Int32(index + 1)
    }
  }

  /// The numbers of the names that are parts of a name.
  @inline(__always)
  func forEachPart(of whole: Int, _ body: (Int32) -> Void) {
    for index in names[whole].firstLink..<names[whole].endOfLinks { body(partPairs[Int(index)].part) }
  }

  private func slot(of range: Range<Int>, in article: borrowing Article) -> Int {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in range { hash = (hash ^ UInt64(article.tokens[index].form)) &* 0x9E37_79B9_7F4A_7C15 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] != 0 {
      let other = article.mentions[Int(names[Int(slots[slot] - 1)].first)].tokens
      if other.count == range.count,
        zip(other, range).allSatisfy({ article.tokens[$0].form == article.tokens[$1].form })
      {
        break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }
}
