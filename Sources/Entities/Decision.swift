internal import Annotations

/// Last pass: each mention gets the label for which its name and its place speak, or none.
extension Article {
  /// In a list one name tells what the next one is: `Tira, Rahat and Nahaf`.
  mutating func weighLists(_ names: ArticleNames) {
    // What the mention before was found to be, where its name alone tells nothing.
    var carried: NameKind?
    for index in mentions.indices.dropLast() {
      let known = carried
      carried = nil
      guard mentions[index].sentence == mentions[index + 1].sentence else { continue }
      let between = Int(mentions[index].end)..<Int(mentions[index + 1].first)
      guard !between.isEmpty, between.count <= 2 else { continue }
      var hasConjunction = false
      var isList = true
      for token in between {
        if classes[token].contains(.chainAnd) || classes[token].contains(.conjunction) {
          hasConjunction = true
        } else if !isMark(token, ",") {
          isList = false
        }
      }
      guard isList else { continue }
      let (left, right) = (mentions[index], mentions[index + 1])
      let before = known ?? placeByContext(left)
      let weight = hasConjunction || before != nil ? 3 : 2
      if let kind = names.names[Int(right.name)].kind, kind != .organisation, right.label != .norp,
        names.names[Int(left.name)].kind == nil
      {
        mentions[index].context.add(.coordination, kind, weight)
      }
      if let kind = names.names[Int(left.name)].kind ?? before, kind != .organisation, left.label != .norp,
        names.names[Int(right.name)].kind == nil
      {
        mentions[index + 1].context.add(.coordination, kind, weight)
        // One unknown word may be anything that persons stand in a list with.
        if kind == .place || kind == .person && right.count > 1, right.entry < 0,
          right.traits.isDisjoint(with: [.isAcronym, .isCommon])
        {
          carried = kind
        }
      }
    }
  }

  /// `the villages of Orvale, Tennick and Brullow`: the first one is a place by what stands before it.
  private func placeByContext(_ mention: Mention) -> NameKind? {
    mention.entry < 0 && mention.context[.place] >= 5 && mention.context.best.lead >= 2 && mention.inner[.person] < 4
      ? .place : nil
  }

  mutating func decideMentions(_ names: ArticleNames) {
    for index in mentions.indices {
      let number = Int(mentions[index].name)
      var evidence = mentions[index].inner
      let context = mentions[index].context
      evidence.add(context, limit: 20)
      // What stands in a table or dateline needs no one's advice.
      if passes.contains(.propagation), context.scores.max() < 20 {
        let told = names.names[number].told
        evidence.add(told, limit: 10)
        // `ADC` is no name of its own, but was explained in this article.
        if mentions[index].traits.contains(.isAcronym), names.names[number].whole >= 0, told[.organisation] >= 8,
          mentions[index].inner[.organisation] < 0
        {
          evidence.add(.acronymOf, .organisation, -mentions[index].inner[.organisation])
        }
        // `Polish` companies make no company of a nationality.
        if mentions[index].label != .norp || !mentions[index].traits.contains(.isKnown) {
          evidence.add(.sameName, echo: names.names[number].echo &- context.echo, limit: 8)
        }
      }
      let best = evidence.best
      if best.lead >= 1, best.score >= Article.threshold(for: mentions[index]) {
        mentions[index].rule = evidence.rule(for: best.kind)
        mentions[index].decided = Article.label(best.kind, mentions[index].label, names.names[number], names)
      }
    }
  }

  /// How much must speak for a mention before it counts: the less its letters tell, the more.
  private static func threshold(for mention: Mention) -> Int {
    let isUnknown = mention.entry < 0
    if isUnknown, mention.traits.contains(.isCommon) { return mention.traits.contains(.isHeadline) ? 9 : 6 }
    if mention.traits.contains(.isHeadline) { return 5 }
    return isUnknown && mention.count == 1 ? 3 : 4
  }

  private static func label(
    _ kind: NameKind, _ known: EntityLabel?, _ name: ArticleNames.Name, _ names: ArticleNames
  ) -> EntityLabel {
    if let known, NameKind(known) == kind { return known }
    if let label = name.label, NameKind(label) == kind { return label }
    // The acronym of a law is a law.
    if name.whole >= 0, let label = names.names[Int(name.whole)].label, NameKind(label) == kind { return label }
    return kind.label
  }
}
