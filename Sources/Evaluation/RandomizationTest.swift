/// Whether two systems differ by more than chance: paired approximate randomization over documents
/// (Noreen 1989; Yeh, COLING 2000).
public struct RandomizationTest: Sendable {
  /// How many times the two systems' documents are exchanged at random.
  public var shuffles = 9_999
  public var seed: UInt64 = 1

  public init() {}

  /// The difference of two systems in one measure.
  public struct Difference: Sendable, Hashable {
    public let measure: Measure
    public let baseline: Double
    public let figure: Double
    /// The share of exchanges, the real one included, that differ at least as much; two-sided.
    public let p: Double

    public var change: Double { figure - baseline }
  }

  /// The differences of every measure that either has; both over the same documents.
  public func differences(_ scores: Scores.LayerScores, baseline: Scores.LayerScores) -> [Difference] {
    let measures = scores.measures + baseline.measures.filter { !scores.measures.contains($0) }
    let a = RandomizationTest.table(baseline, measures)
    let b = RandomizationTest.table(scores, measures)
    let documents = Set(a.keys).union(b.keys).sorted()
    let none = Array(repeating: Tally(), count: measures.count)
    let rows = documents.map { (a[$0] ?? none, b[$0] ?? none) }
    let first = sums(rows.map(\.0), measures.count)
    let second = sums(rows.map(\.1), measures.count)
    let observed = measures.indices.map { measures[$0].figure(second[$0]) - measures[$0].figure(first[$0]) }
    var asLarge = Array(repeating: 1, count: measures.count)
    var random = SeededGenerator(seed: seed)
    // Documents on which both systems did the same cannot change anything.
    let open = rows.filter { $0.0 != $0.1 }
    let openFirst = sums(open.map(\.0), measures.count)
    let both = zip(first, second).map { $0 + $1 }
    for _ in 0..<shuffles {
      var x = zip(first, openFirst).map { $0 - $1 }
      var bits: UInt64 = 0
      for (index, row) in open.enumerated() {
        if index % 64 == 0 { bits = random.next() }
        let taken = bits & 1 == 0 ? row.0 : row.1
        bits >>= 1
        for index in x.indices { x[index] += taken[index] }
      }
      for index in measures.indices {
        let difference = measures[index].figure(both[index] - x[index]) - measures[index].figure(x[index])
        if abs(difference) >= abs(observed[index]) - 1e-12 { asLarge[index] += 1 }
      }
    }
    return measures.indices.map {
      Difference(
        measure: measures[$0], baseline: measures[$0].figure(first[$0]), figure: measures[$0].figure(second[$0]),
        p: Double(asLarge[$0]) / Double(shuffles + 1))
    }
  }

  private static func table(_ layer: Scores.LayerScores, _ measures: [Measure]) -> [Int: [Tally]] {
    let places = measures.map { layer.measures.firstIndex(of: $0) }
    return Dictionary(
      uniqueKeysWithValues: layer.documents.map { row in
        (row.index, places.map { $0.map { row.tallies[$0] } ?? Tally() })
      })
  }

  private func sums(_ rows: [[Tally]], _ count: Int) -> [Tally] {
    rows.reduce(into: Array(repeating: Tally(), count: count)) { sums, row in
      for index in sums.indices { sums[index] += row[index] }
    }
  }
}
