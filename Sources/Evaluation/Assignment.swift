/// Pairs two sides one to one so that the weights of the pairs add up to as much as possible.
///
/// The spans of a document fall into small groups that share characters; each group is solved alone by the Hungarian
/// method (Kuhn 1955; the O(n²m) form with potentials of Jonker and Volgenant 1987).
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
    var golds = Array(Set(edges.map(\.gold))).sorted()
    var systems = Array(Set(edges.map(\.system))).sorted()
    let isTransposed = golds.count > systems.count
    if isTransposed { swap(&golds, &systems) }
    var weights = Array(repeating: Array(repeating: 0, count: systems.count), count: golds.count)
    for edge in edges {
      let (row, column) = isTransposed ? (edge.system, edge.gold) : (edge.gold, edge.system)
      weights[index(of: row, in: golds)][index(of: column, in: systems)] = edge.weight
    }
    let columns = hungarian(weights)
    return columns.enumerated().compactMap { row, column in
      let weight = weights[row][column]
      if weight == 0 { return nil }
      return isTransposed
        ? Edge(gold: systems[column], system: golds[row], weight: weight)
        : Edge(gold: golds[row], system: systems[column], weight: weight)
    }
  }

  private static func index(of value: Int, in sorted: [Int]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The column of each row in an assignment of greatest total; at least as many columns as rows.
  private static func hungarian(_ weights: [[Int]]) -> [Int] {
    let rows = weights.count
    let columns = weights[0].count
    // Row and column 0 are the method's sentinels; costs are negated weights.
    var rowPotential = Array(repeating: 0, count: rows + 1)
    var columnPotential = Array(repeating: 0, count: columns + 1)
    var rowOf = Array(repeating: 0, count: columns + 1)
    for row in 1...rows {
      rowOf[0] = row
      var column = 0
      var slack = Array(repeating: Int.max, count: columns + 1)
      var previous = Array(repeating: 0, count: columns + 1)
      var isUsed = Array(repeating: false, count: columns + 1)
      repeat {
        isUsed[column] = true
        let current = rowOf[column]
        var least = Int.max
        var next = 0
        for candidate in 1...columns where !isUsed[candidate] {
          let reduced =
            -weights[current - 1][candidate - 1] - rowPotential[current] - columnPotential[candidate]
          if reduced < slack[candidate] {
            slack[candidate] = reduced
            previous[candidate] = column
          }
          if slack[candidate] < least {
            least = slack[candidate]
            next = candidate
          }
        }
        for candidate in 0...columns {
          if isUsed[candidate] {
            rowPotential[rowOf[candidate]] += least
            columnPotential[candidate] -= least
          } else if slack[candidate] != .max {
            slack[candidate] -= least
          }
        }
        column = next
      } while rowOf[column] != 0
      while column != 0 {
        rowOf[column] = rowOf[previous[column]]
        column = previous[column]
      }
    }
    var columnOf = Array(repeating: 0, count: rows)
    for column in 1...columns where rowOf[column] != 0 { columnOf[rowOf[column] - 1] = column - 1 }
    return columnOf
  }
}
