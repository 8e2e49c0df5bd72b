internal import Annotations

/// Turns decided mentions into annotations, joined by what they name.
extension Article {
  func entities(_ names: ArticleNames) -> [Entity] {
    var entities: [Entity] = []
    for mention in mentions {
      guard let label = mention.decided else { continue }
      entities.append(
        Entity(range: bytes(mention.tokens), label: label, entity: nil, ref: nil, rule: mention.rule.name))
    }
    for title in titles { entities.append(Entity(range: bytes(title), label: .title, rule: Rule.title.name)) }
    return entities.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
