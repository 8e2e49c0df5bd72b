/// Confidence intervals by the percentile bootstrap over documents (Efron and Tibshirani 1993, chapter 13).
public struct Bootstrap: Sendable {
  /// How many times the documents are drawn anew.
  public var samples = 1_000
  /// The share of samples inside an interval.
  public var level = 0.95
  public var seed: UInt64 = 1

  public init() {}

  /// Where the figure of each measure lies; the same on every run.
  ///
  /// - Complexity: O(samples × documents × measures).
  public func intervals(_ layer: Scores.LayerScores) -> [ClosedRange<Double>] {
    var random = SeededGenerator(seed: seed)
    let count = layer.documents.count
    var figures = layer.measures.map { _ in [Double]() }
    for _ in 0..<samples {
      var sums = Array(repeating: Tally(), count: layer.measures.count)
      for _ in 0..<count {
        let tallies = layer.documents[Int.random(in: 0..<count, using: &random)].tallies
        for index in sums.indices { sums[index] += tallies[index] }
      }
      for index in sums.indices { figures[index].append(layer.measures[index].figure(sums[index])) }
    }
    let tail = Int((Double(samples) * (1 - level) / 2).rounded())
    return figures.map { values in
      let sorted = values.sorted()
      return sorted[tail]...sorted[samples - 1 - tail]
    }
  }
}
