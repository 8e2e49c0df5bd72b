internal import Annotations

/// The names of an article that are acronyms, by their letters.
struct AcronymNames {
  /// By up to eight letters, a byte each; of equal ones by number.
  private var names: [(letters: UInt64, number: Int)] = []

  init(_ names: ArticleNames, in article: borrowing Article) {
    for (index, name) in names.names.enumerated() {
      let mention = article.mentions[Int(name.first)]
      guard mention.traits.contains(.isAcronym) else { continue }
      var letters = Letters()
      for position in article.tokens[Int(mention.first)].range where article.text[position] != UInt8(ascii: ".") {
        letters.append(article.text[position])
      }
      if let key = letters.key { self.names.append((key, index)) }
    }
    self.names.sort { ($0.letters, $0.number) < ($1.letters, $1.number) }
  }

  /// Calls with each acronym whose letters are the initials of a name's capitalized words, all of them in order.
  func forEach(withInitialsOf mention: Mention, in article: borrowing Article, _ body: (Int) -> Void) {
    if names.isEmpty { return }
    var letters = Letters()
    for index in mention.tokens where article.isCapitalized(index) { letters.append(article.byte(index)) }
    guard let key = letters.key else { return }
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].letters < key { low = middle + 1 } else { high = middle }
    }
    while low < names.count, names[low].letters == key {
      body(names[low].number)
      low += 1
    }
  }

  /// Letters without regard to case.
  private struct Letters {
    private var packed: UInt64 = 0
    private var count = 0

    mutating func append(_ letter: UInt8) {
      packed = packed << 8 | UInt64(letter & 0xDF)
      count += 1
    }

    /// Nil for a single letter, and for more than any acronym has.
    var key: UInt64? { (2...8).contains(count) ? packed : nil }
  }
}
