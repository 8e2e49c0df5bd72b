internal import Annotations

/// Newspapers that are called by the last word of their name.
extension Article {
  /// `The Times`, where the article has named a paper of some place that is called so.
  func spreadPapers(_ names: inout ArticleNames) {
    let shorts = names.names.indices.filter { isPaper(mentions[Int(names.names[$0].first)], words: 1) }
    if shorts.isEmpty { return }
    for whole in names.names.indices where names.names[whole].kind == .organisation {
      let mention = mentions[Int(names.names[whole].first)]
      guard isPaper(mention, words: 2) else { continue }
      let first = withoutArticle(mention)
      let place = lexiconMatch(first, limit: Int(mention.end) - 1)
      guard place.length == Int(mention.end) - 1 - first, NameKind(lexicon.entries[place.entry].label) == .place else {
        continue
      }
      for short in shorts
      where tokens[Int(mentions[Int(names.names[short].first)].end) - 1].form
        == tokens[Int(mention.end) - 1].form
      {
        names.names[short].isShort = true
        names.link(short, to: whole)
      }
    }
  }

  private func withoutArticle(_ mention: Mention) -> Int {
    let first = Int(mention.first)
    return classes[first].contains(.article) ? first + 1 : first
  }

  /// Whether a mention is the name of a paper: of one word behind a capitalised article, or of several.
  private func isPaper(_ mention: Mention, words: Int) -> Bool {
    let count = Int(mention.end) - withoutArticle(mention)
    guard words > 1 ? count > 1 : count == 1 && mention.count == 2 else { return false }
    return mention.entry >= 0
      ? lexicon.isPaper(Int(mention.entry)) : hasRole(Int(mention.end) - 1, where: { $0.kind == .media })
  }
}
