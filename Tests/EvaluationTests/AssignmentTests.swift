import Testing

@testable import Evaluation

@Suite struct AssignmentTests {
  @Test func totalIsTheGreatestOfAll() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let golds = Int.random(in: 1...5, using: &random)
      let systems = Int.random(in: 1...5, using: &random)
      var edges: [Assignment.Edge] = []
      for gold in 0..<golds {
        for system in 0..<systems where Bool.random(using: &random) {
          edges.append(Assignment.Edge(gold: gold, system: system, weight: Int.random(in: 1...9, using: &random)))
        }
      }
      let chosen = Assignment.greatest(edges)
      #expect(chosen.reduce(0) { $0 + $1.weight } == bestTotal(edges[...], [], []))
      #expect(Set(chosen.map(\.gold)).count == chosen.count)
      #expect(Set(chosen.map(\.system)).count == chosen.count)
    }
  }

  /// Pairing the heaviest first would give 5 and leave 1 each; the best total takes 4 and 4.
  @Test func heaviestFirstIsNotAlwaysBest() {
    let edges = [
      Assignment.Edge(gold: 0, system: 0, weight: 5), Assignment.Edge(gold: 0, system: 1, weight: 4),
      Assignment.Edge(gold: 1, system: 0, weight: 4),
    ]
    #expect(Assignment.greatest(edges).map(\.weight) == [4, 4])
  }

  /// Sentences of which each overlaps the next, as when all offsets are shifted: thousands in one group.
  @Test func longChainsAreCheap() {
    let count = 20_000
    let edges = (0..<count).flatMap { index in
      [
        Assignment.Edge(gold: index, system: index, weight: 3),
        Assignment.Edge(gold: index, system: index + 1, weight: 4),
      ]
    }
    let chosen = Assignment.greatest(edges)
    #expect(chosen.reduce(0) { $0 + $1.weight } == 4 * count)
  }

  /// By trying every subset of edges.
  private func bestTotal(_ edges: ArraySlice<Assignment.Edge>, _ golds: Set<Int>, _ systems: Set<Int>) -> Int {
    guard let edge = edges.first else { return 0 }
    let without = bestTotal(edges.dropFirst(), golds, systems)
    if golds.contains(edge.gold) || systems.contains(edge.system) { return without }
    let with = bestTotal(edges.dropFirst(), golds.union([edge.gold]), systems.union([edge.system]))
    return max(without, edge.weight + with)
  }
}
