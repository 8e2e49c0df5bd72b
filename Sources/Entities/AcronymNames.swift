internal import Annotations

/// The names of an article that are acronyms, by their letters.
struct AcronymNames {
  /// By up to eight letters, a byte each.
  private var byLetters: [UInt64: [Int]] = [:]

  init(_ names: ArticleNames, in article: borrowing Article) {
    for (index, name) in names.names.enumerated() {
      let mention = article.mentions[Int(name.first)]
      guard mention.traits.contains(.isAcronym) else { continue }
      var letters = Letters()
      for position in article.tokens[Int(mention.first)].range where article.text[position] != UInt8(ascii: ".") {
        letters.append(article.text[position])
      }
      if let key = letters.key { byLetters[key, default: []].append(index) }
    }
  }

  /// The acronyms whose letters are the initials of a name's capitalized words, all of them in order.
  func names(withInitialsOf mention: Mention, in article: borrowing Article) -> [Int] {
    if byLetters.isEmpty { return [] }
    var letters = Letters()
    for index in mention.tokens where article.isCapitalized(index) { letters.append(article.byte(index)) }
    return letters.key.flatMap { byLetters[$0] } ?? []
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
