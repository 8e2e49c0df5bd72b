internal import Annotations

/// What is to be annotated, before its strings are made.
struct Finding {
  var first: Int32
  var end: Int32
  var thing: Int32
  var label: EntityLabel
  var rule: Rule

  var tokens: Range<Int> { Int(first)..<Int(end) }

  func precedes(_ other: Finding) -> Bool { (first, end) < (other.first, other.end) }
}

extension Article {
  /// Mentions and titles, in text order.
  func findings(_ who: WhoIsWho) -> [Finding] {
    var found: [Finding] = []
    found.reserveCapacity(mentions.count + mentions.count / 4)
    var lastEnd = 0
    // One past the tokens before which an office is another person's.
    var taken = 0
    for index in mentions.indices {
      guard let label = mentions[index].decided else { continue }
      let thing = who.things[index]
      if label == .person { addTitles(before: index, from: max(lastEnd, taken), since: taken, thing, &found) }
      found.append(
        Finding(
          first: mentions[index].first, end: mentions[index].end, thing: thing, label: label, rule: mentions[index].rule
        ))
      lastEnd = Int(mentions[index].end)
      if label == .person {
        taken = lastEnd
        if let title = titleBehind(index) {
          add(title, thing, &found)
          taken = title.upperBound
        }
      }
    }
    // Several titles in a row were found from behind.
    let isSorted = found.indices.dropFirst().allSatisfy { !found[$0].precedes(found[$0 - 1]) }
    if !isSorted { found.sort { $0.precedes($1) } }
    return found
  }

  /// Offices and ranks that stand directly before a person's name, several in a row too (`Prime Minister Dr.`).
  ///
  /// - Parameters:
  ///   - limit: where the mention before it ends.
  ///   - taken: where the last person's name and office end.
  private func addTitles(
    before number: Int, from limit: Int, since taken: Int, _ thing: Int32, _ found: inout [Finding]
  ) {
    let mention = mentions[number]
    let sentence = sentences[Int(mention.sentence)].tokens
    let start = max(limit, sentence.lowerBound)
    var end = Int(mention.first)
    while let title = titleEnding(at: end, from: start) {
      let first = officeStart(end - title.length, from: start, number)
      add(first..<end, thing, &found)
      // A nationality goes on before what the mention before it ends with.
      if first < start { return }
      end = first
    }
    if end == Int(mention.first), let title = titleBeforeComma(number, from: max(taken, sentence.lowerBound)) {
      add(title, thing, &found)
    }
  }

  private func add(_ title: Range<Int>, _ thing: Int32, _ found: inout [Finding]) {
    found.append(
      Finding(
        first: Int32(title.lowerBound), end: Int32(title.upperBound), thing: thing, label: .title, rule: .title))
  }
}
