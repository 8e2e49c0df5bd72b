internal import Annotations

/// Names of persons that a town's name cut in two.
extension Article {
  /// `Kendal Orruh, a delegate`: a town's name that nothing parts from a word with a person's surroundings is a given
  /// name.
  mutating func joinSplitNames() {
    guard hasSplitName else { return }
    var joined: [Mention] = []
    joined.reserveCapacity(mentions.count)
    for mention in mentions {
      if let last = joined.last, isGivenName(last, before: mention) {
        joined.removeLast()
        var whole = mention
        whole.first = last.first
        whole.inner = Evidence()
        whole.inner.add(.shape, .person, 4)
        whole.traits.formUnion(last.traits.intersection([.isInitial]))
        joined.append(whole)
      } else {
        joined.append(mention)
      }
    }
    mentions = joined
  }

  private var hasSplitName: Bool {
    mentions.indices.dropFirst().contains { index in
      mentions[index - 1].end == mentions[index].first && isGivenName(mentions[index - 1], before: mentions[index])
    }
  }

  private func isGivenName(_ town: Mention, before name: Mention) -> Bool {
    guard town.end == name.first, town.entry >= 0, name.entry < 0, town.count == 1, name.count == 1,
      town.label == .gpe, town.sentence == name.sentence, !town.traits.contains(.afterTitle),
      name.traits.isDisjoint(with: [.isAcronym, .isCommon, .isHeadline]), tokens[Int(name.first)].gap == .space,
      name.context[.person] >= 4, name.context[.person] > name.context[.organisation] + 1
    else { return false }
    let area = lexicon.entries[Int(town.entry)].area
    // `In Paris Macron said`
    let before = Int(town.first) - 1
    let isPlaced =
      before >= sentences[Int(town.sentence)].tokens.lowerBound
      && !classes[before].isDisjoint(with: [.placePreposition, .venue])
    return !area.isCountry && !area.isDivision && !isPlaced
  }
}
