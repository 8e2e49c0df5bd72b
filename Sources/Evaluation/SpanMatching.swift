/// Which annotations of the two sides belong together.
struct SpanMatching {
  /// Indices of the two sides.
  var pairs: [(gold: Int, system: Int)] = []
  var missed: [Int] = []
  var spurious: [Int] = []

  /// Pairs spans that share characters, with the greatest total weight.
  ///
  /// - Parameters:
  ///   - gold: sorted by ``inTextOrder(_:_:)``, as is `system`, so that the order of the input plays no part.
  ///   - weight: of two items of which the ranges overlap; not paired where it is 0.
  init(gold: [Item], system: [Item], weight: (Item, Item) -> Int) {
    // Where the longest reach of the spans before ends, nothing further left can overlap.
    var reach = 0
    let reaches = system.map { item in
      reach = max(reach, item.range.upperBound)
      return reach
    }
    var edges: [Assignment.Edge] = []
    var first = 0
    for (index, item) in gold.enumerated() {
      while first < system.count, reaches[first] <= item.range.lowerBound { first += 1 }
      var other = first
      while other < system.count, system[other].range.lowerBound < item.range.upperBound {
        if system[other].range.overlaps(item.range) {
          let weight = weight(item, system[other])
          if weight > 0 { edges.append(Assignment.Edge(gold: index, system: other, weight: weight)) }
        }
        other += 1
      }
    }
    let chosen = Assignment.greatest(edges)
    pairs = chosen.map { ($0.gold, $0.system) }
    let golds = Set(chosen.map(\.gold))
    let systems = Set(chosen.map(\.system))
    missed = gold.indices.filter { !golds.contains($0) }
    spurious = system.indices.filter { !systems.contains($0) }
  }

  /// By place, then by all else that the matching looks at.
  static func inTextOrder(_ a: Item, _ b: Item) -> Bool {
    if a.range != b.range { return (a.range.lowerBound, a.range.upperBound) < (b.range.lowerBound, b.range.upperBound) }
    if a.parts != b.parts {
      return a.parts.flatMap { [$0.lowerBound, $0.upperBound] }.lexicographicallyPrecedes(
        b.parts.flatMap { [$0.lowerBound, $0.upperBound] })
    }
    func text(_ item: Item) -> [String] { [item.label ?? "", item.value ?? "", item.rule ?? ""] }
    if text(a) != text(b) { return text(a).lexicographicallyPrecedes(text(b)) }
    func places(_ item: Item) -> [Int] {
      [
        item.source?.lowerBound ?? -1, item.source?.upperBound ?? -1, item.cue?.lowerBound ?? -1,
        item.cue?.upperBound ?? -1,
      ]
    }
    return places(a).lexicographicallyPrecedes(places(b))
  }
}

extension Item {
  /// Characters that both cover.
  func shared(_ other: Item) -> Int {
    var count = 0
    for a in parts {
      for b in other.parts { count += a.clamped(to: b).count }
    }
    return count
  }

  /// Characters covered.
  var size: Int { parts.reduce(0) { $0 + $1.count } }

  /// Shared over covered characters.
  func agreement(_ other: Item) -> Double {
    let shared = shared(other)
    return shared == 0 ? 0 : Double(shared) / Double(size + other.size - shared)
  }
}
