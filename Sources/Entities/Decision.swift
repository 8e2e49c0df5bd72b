internal import Annotations

/// Last pass: each mention gets the label for which its name and its place speak, or none.
extension Article {
  mutating func decideMentions(_ names: ArticleNames) {
    for index in mentions.indices {
      var mention = mentions[index]
      let name = names.names[Int(mention.name)]
      var evidence = mention.inner
      evidence.add(mention.context, limit: 20)
      // What stands in a table or dateline needs no one's advice.
      if mention.context.best.score < 20 {
        evidence.add(name.told, limit: 10)
        evidence.add(.sameName, echo: name.echo &- mention.context.echo, limit: 8)
      }
      let best = evidence.best
      let threshold = mention.traits.isSuperset(of: [.isHeadline, .isCommon]) && mention.entry < 0 ? 9 : mention.traits.contains(.isHeadline) ? 5 : mention.traits.contains(.isCommon) && mention.entry < 0 ? 6 : 4
      if best.score >= threshold, best.lead >= 1 {
        mention.rule = evidence.rule(for: best.kind)
        mention.decided = label(best.kind, mention, name)
      }
      mentions[index] = mention
    }
  }

  private func label(_ kind: NameKind, _ mention: Mention, _ name: ArticleNames.Name) -> EntityLabel {
    if let label = mention.label, NameKind(label) == kind { return label }
    if let label = name.label, NameKind(label) == kind { return label }
    return kind.label
  }
}
