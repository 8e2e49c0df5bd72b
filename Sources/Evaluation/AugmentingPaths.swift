/// The assignment of greatest total weight in one group: rows are taken in one after the other, each along the cheapest
/// path that ends in a free column. Each row also has a column of its own with weight 0: to stay alone.
struct AugmentingPaths {
  private let columns: Int
  /// Costs are negated weights.
  private var edges: [[(column: Int, cost: Int)]]
  private var rowPotential: [Int]
  private var columnPotential: [Int]
  private var rowOf: [Int?]
  // Of the search under way.
  private var distance: [Int]
  private var previous: [Int]
  private var isScanned: [Bool]

  init(rows: Int, columns: Int) {
    self.columns = columns
    let all = columns + rows
    edges = (0..<rows).map { [(columns + $0, 0)] }
    rowPotential = Array(repeating: 0, count: rows)
    columnPotential = Array(repeating: 0, count: all)
    rowOf = Array(repeating: nil, count: all)
    distance = Array(repeating: .max, count: all)
    previous = Array(repeating: -1, count: all)
    isScanned = Array(repeating: false, count: all)
  }

  mutating func add(row: Int, column: Int, weight: Int) { edges[row].append((column, -weight)) }

  /// The column of each row, nil where the row stays alone.
  mutating func solve() -> [Int?] {
    for row in edges.indices { takeIn(row) }
    var columnOf = [Int?](repeating: nil, count: edges.count)
    for column in 0..<columns { if let row = rowOf[column] { columnOf[row] = column } }
    return columnOf
  }

  /// Dijkstra's search from a row to the nearest free column, over costs that the potentials keep from being negative.
  private mutating func takeIn(_ start: Int) {
    rowPotential[start] = edges[start].map { $0.cost - columnPotential[$0.column] }.min() ?? 0
    var heap = Heap()
    var touched: [Int] = []
    var scanned: [Int] = []
    reach(from: start, base: 0, &heap, &touched)
    // A row's own column is free or held by the row itself, so the search ends.
    while let (nearest, column) = heap.pop() {
      // A shorter path has overtaken this entry.
      if isScanned[column] { continue }
      guard let row = rowOf[column] else {
        finish(column, nearest, start, scanned)
        break
      }
      isScanned[column] = true
      scanned.append(column)
      reach(from: row, base: nearest, &heap, &touched)
    }
    for column in touched {
      distance[column] = .max
      isScanned[column] = false
    }
  }

  private mutating func reach(from row: Int, base: Int, _ heap: inout Heap, _ touched: inout [Int]) {
    for (column, cost) in edges[row] where !isScanned[column] {
      let next = base + cost - rowPotential[row] - columnPotential[column]
      guard next < distance[column] else { continue }
      if distance[column] == .max { touched.append(column) }
      distance[column] = next
      previous[column] = row
      heap.push((next, column))
    }
  }

  /// Moves the potentials, and each row on the path to its new column.
  private mutating func finish(_ end: Int, _ length: Int, _ start: Int, _ scanned: [Int]) {
    rowPotential[start] += length
    for column in scanned {
      guard let row = rowOf[column] else { continue }
      columnPotential[column] += distance[column] - length
      rowPotential[row] += length - distance[column]
    }
    var columnOf: [Int: Int] = [:]
    for column in scanned { if let row = rowOf[column] { columnOf[row] = column } }
    var column = end
    while true {
      let row = previous[column]
      rowOf[column] = row
      guard row != start, let next = columnOf[row] else { break }
      column = next
    }
  }

  /// The nearest column first; of equally near ones the first.
  private struct Heap {
    private var entries: [(distance: Int, column: Int)] = []

    mutating func push(_ entry: (distance: Int, column: Int)) {
      entries.append(entry)
      var child = entries.count - 1
      while child > 0, entries[child] < entries[(child - 1) / 2] {
        entries.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func pop() -> (distance: Int, column: Int)? {
      guard let first = entries.first else { return nil }
      entries.swapAt(0, entries.count - 1)
      entries.removeLast()
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && entries[child] < entries[least] {
          least = child
        }
        if least == parent { return first }
        entries.swapAt(parent, least)
        parent = least
      }
    }
  }
}
