internal import Annotations

/// What one layer of one document adds to the scores.
struct LayerResult {
  var tallies: [Measure: Tally] = [:]
  var outcomes: [Outcome] = []

  mutating func add(_ measure: Measure, correct: Int, system: Int, gold: Int) {
    tallies[measure, default: Tally()] += Tally(correct: correct, system: system, gold: gold)
  }

  mutating func add(_ measure: Measure, _ tally: Tally) { tallies[measure, default: Tally()] += tally }

  /// A case of which so much was right.
  mutating func add(accuracy measure: Measure, isRight: Bool) {
    tallies[measure, default: Tally()] += Tally(hit: isRight ? 1 : 0, gold: 1)
  }
}

extension DocumentPair {
  /// The range without white space at its edges, as far as the text is known.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    if text.isEmpty { return range }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start].properties.isWhitespace { start += 1 }
    while end > start, text[end - 1].properties.isWhitespace { end -= 1 }
    return start..<end
  }

  /// Words between white space; 0 where the text is not known.
  func words(in range: Range<Int>) -> Int {
    if text.isEmpty { return 0 }
    var count = 0
    var isInside = false
    for scalar in text[range] {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace, !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }
}
