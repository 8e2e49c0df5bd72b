internal import Annotations

/// Last pass: each mention gets the label for which its name and its place speak, or none.
extension Article {
  mutating func decideMentions(_ names: ArticleNames) {
    for index in mentions.indices {
      var mention = mentions[index]
      let name = names.names[Int(mention.name)]
      var evidence = mention.inner
      evidence.add(mention.context, limit: 12)
      // What the other mentions tell.
      evidence.add(shared(name.evidence, without: mention), limit: 8)
      let best = evidence.best
      let threshold = mention.traits.contains(.isHeadline) ? 5 : mention.traits.contains(.isCommon) && mention.entry < 0 ? 6 : 4
      if best.score >= threshold, best.lead >= 1 {
        mention.rule = evidence.rule(for: best.kind)
        mention.decided = label(best.kind, mention, name)
      }
      mentions[index] = mention
    }
  }

  /// A name's evidence less what one mention brought to it.
  private func shared(_ evidence: Evidence, without mention: Mention) -> Evidence {
    var rest = evidence
    rest.remove(mention.inner)
    rest.remove(mention.context)
    return rest
  }

  private func label(_ kind: NameKind, _ mention: Mention, _ name: ArticleNames.Name) -> EntityLabel {
    if let label = mention.label, NameKind(label) == kind { return label }
    if let label = name.label, NameKind(label) == kind { return label }
    return kind.label
  }
}
