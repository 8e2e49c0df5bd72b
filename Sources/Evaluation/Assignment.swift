/// Pairs two sides one to one so that the weights of the pairs add up to as much as possible.
///
/// The spans of a document fall into groups that share characters. Each group is solved alone by shortest augmenting
/// paths with potentials (Jonker and Volgenant 1987) over the edges there are, so that a long chain of spans, each
/// overlapping the next, stays cheap.
struct Assignment {
  struct Edge: Hashable {
    var gold: Int
    var system: Int
    /// Positive.
    var weight: Int
  }

  /// - Parameter edges: at most one for each pair of indices.
  /// - Returns: the edges chosen, in the order of their gold index. Equal totals are decided by the indices, so callers
  ///   bring both sides into an order of their own first.
  static func greatest(_ edges: [Edge]) -> [Edge] {
    var chosen: [Edge] = []
    for group in groups(edges) {
      if group.count == 1 { chosen += group } else { chosen += solve(group) }
    }
    return chosen.sorted { ($0.gold, $0.system) < ($1.gold, $1.system) }
  }

  /// The connected components of the graph.
  private static func groups(_ edges: [Edge]) -> [[Edge]] {
    let golds = (edges.map(\.gold).max() ?? -1) + 1
    let systems = (edges.map(\.system).max() ?? -1) + 1
    var parent = Array(0..<golds + systems)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for edge in edges {
      let (a, b) = (root(edge.gold), root(golds + edge.system))
      parent[max(a, b)] = min(a, b)
    }
    var number: [Int: Int] = [:]
    var groups: [[Edge]] = []
    for edge in edges {
      let group = number[root(edge.gold), default: groups.count]
      if group == groups.count {
        number[root(edge.gold)] = group
        groups.append([])
      }
      groups[group].append(edge)
    }
    return groups
  }

  private static func solve(_ edges: [Edge]) -> [Edge] {
    let golds = Array(Set(edges.map(\.gold))).sorted()
    let systems = Array(Set(edges.map(\.system))).sorted()
    let row = Dictionary(uniqueKeysWithValues: golds.enumerated().map { ($1, $0) })
    let column = Dictionary(uniqueKeysWithValues: systems.enumerated().map { ($1, $0) })
    var paths = AugmentingPaths(rows: golds.count, columns: systems.count)
    var byPair: [Int: Edge] = [:]
    for edge in edges {
      guard let row = row[edge.gold], let column = column[edge.system] else { continue }
      paths.add(row: row, column: column, weight: edge.weight)
      byPair[row * systems.count + column] = edge
    }
    return paths.solve().enumerated().compactMap { row, column in
      column.flatMap { byPair[row * systems.count + $0] }
    }
  }
}
