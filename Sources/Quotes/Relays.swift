internal import Annotations

/// Who passed a speaker's words on: speaker and relay are kept apart.
extension QuoteFinder {
  /// `"…," Okafor said, according to the agency.` and `"…," Okafor said, the agency reported.`
  mutating func findRelays() {
    for number in found.indices where found[number].relay == nil {
      guard let cue = found[number].cue, let source = found[number].source else { continue }
      let attributionEnd = max(cue.upperBound, source.upperBound)
      let limit = article.sentence(at: attributionEnd - 1).upperBound
      var end = article.skipAdjuncts(attributionEnd, limit: limit)
      // Over the one who was told.
      if !article.isAny(.comma, at: end), let comma = (end..<min(limit, end + 5)).first(where: { isComma($0) }) {
        end = comma
      }
      if let relay = relay(from: end, limit: limit) ?? relay(from: found[number].end, limit: limit) {
        setRelay(number, relay.source, naming: relay.naming)
      }
    }
  }

  private func isComma(_ index: Int) -> Bool { article.isAny(.comma, at: index) && !article.isMarked(index) }

  private func relay(from start: Int, limit: Int) -> (source: Range<Int>, naming: Range<Int>)? {
    let isSet = article.isAny(.comma, at: start)
    let first = isSet ? start + 1 : start
    guard first + 1 < limit, !article.isMarked(first), isFree(first) else { return nil }
    let length = article.phraseLength(at: first, limit: limit, lexicon)
    if length > 0, let source = article.nounPhrase(from: first + length, limit: limit, takesApposition: false) {
      return (source, start..<source.upperBound)
    }
    guard isSet,
      let cue = article.firstCue(in: first + 1..<max(first + 1, min(limit, first + 8)), lexicon),
      cue.form == .finite, isFree(cue.tokens), cue.entry.frames.isSuperset(of: [.quote, .that]),
      cue.tokens.upperBound >= limit || article.isAny([.stop, .comma], at: cue.tokens.upperBound),
      let source = article.subject(before: cue.tokens.lowerBound, floor: first), source.lowerBound == first
    else { return nil }
    return (source, start..<cue.tokens.upperBound)
  }

  /// `Okafor was quoted by the agency as saying that …`
  mutating func findQuotingAgents() {
    for number in found.indices where found[number].relay == nil {
      guard let cue = found[number].cue, cue.upperBound > 3, article.isAny(.endsInIng, at: cue.upperBound - 1),
        article.isAny(.roleWord, at: cue.upperBound - 2)
      else { continue }
      let limit = cue.upperBound - 2
      let floor = max(article.sentence(at: limit).lowerBound, limit - 12)
      guard let by = (floor..<max(floor, limit)).last(where: { article.isAny(.by, at: $0) }), by > floor,
        let quoted = article.cue(at: by - 1, lexicon), quoted.form == .passive,
        let relay = article.nounPhrase(from: by + 1, limit: limit, takesApposition: false),
        relay.upperBound == limit
      else { continue }
      setRelay(number, relay, naming: relay)
    }
  }
}
