internal import Annotations

/// All patterns as one automaton that is deterministic in their elements: rows that begin alike share their states, and
/// so do rows that end alike.
///
/// A token may still fit several elements (a word of two classes), so that matching branches, but seldom.
struct PatternAutomaton: Sendable {
  struct State {
    /// Bits of the tokens that go on from here.
    var mask: UInt64 = 0
    /// Of the edges for each bit of the mask, in order of the bits: index of the first in `groups`.
    var firstGroup: Int32 = 0
    /// Range in `ends`, the table's first row first.
    var firstEnd: Int32 = 0
    var endCount: Int32 = 0
  }

  struct Edge {
    var kind: PatternElement.Kind
    var slot: UInt8
    var isGlued: Bool
    /// The braces before this step.
    var marks: PatternMarks
    var target: Int32
    /// Bits of the tokens that may come behind this step; all bits where none need.
    var rest: UInt64 = 0

    /// Whether a pattern may end behind this step, or go on with a token of these bits.
    @inline(__always)
    func goesOn(_ next: UInt64) -> Bool { rest == .max || rest & next != 0 }
  }

  private(set) var states: [State] = []
  /// Where each bit's edges begin; the next entry is where they end.
  private(set) var groups: [Int32] = []
  /// By group: bits of the tokens that may come behind the step of any of its edges; all bits where none need.
  private var groupRests: [UInt64] = []
  private(set) var edges: [Edge] = []
  /// By edge: bits of the tokens that may come behind its step; all bits where none need, or where the step is a number,
  /// which may be of several words. Apart from the edges, since a search looks at many to take few.
  private(set) var rests: [UInt64] = []
  private(set) var ends: [PatternPositions.End] = []
  /// By state and form: the first of the state's edges for that word plus one.
  private var literals = FormPairMap<Int32>(absent: 0)

  /// What two ways out of a state must have in common to be one.
  private struct Label: Hashable {
    var element: PatternElement
    var marks: PatternMarks
  }

  init(_ positions: PatternPositions, cardinalClass: Int?) {
    var numbers: [[UInt32]: Int] = [:]
    var sets: [[UInt32]] = []
    var labels: [Label: Int] = [:]
    /// The ways out of the state at hand; the first ones of the same label come first.
    var ways: [(label: Label, positions: [UInt32])] = []
    var next = 0
    collect(positions.starts)
    closeState(ends: [])
    while next < sets.count {
      let set = sets[next]
      next += 1
      for position in set { collect(positions.follows[Int(position)]) }
      closeState(ends: set.flatMap { positions.ends[Int($0)] })
    }
    groups.append(Int32(edges.count))
    for index in edges.indices {
      let target = states[Int(edges[index].target)]
      edges[index].rest = target.endCount != 0 ? .max : target.mask
      if case .number = edges[index].kind { rests.append(.max) } else { rests.append(edges[index].rest) }
    }
    for group in groups.indices.dropLast() {
      var rest: UInt64 = 0
      for edge in Int(groups[group])..<Int(groups[group + 1]) { rest |= rests[edge] }
      groupRests.append(rest)
    }

    func collect(_ links: [PatternPositions.Link]) {
      for link in links {
        let label = Label(element: positions.elements[Int(link.position)], marks: link.marks)
        if let way = labels[label] {
          ways[way].positions.append(link.position)
        } else {
          labels[label] = ways.count
          ways.append((label, [link.position]))
        }
      }
    }

    func closeState(ends rows: [PatternPositions.End]) {
      var keyed: [(key: UInt64, edge: Edge)] = []
      for (label, positions) in ways {
        let target = numbers[positions] ?? sets.count
        if target == sets.count {
          numbers[positions] = target
          sets.append(positions)
        }
        // State 0 is the start.
        let edge = Edge(
          kind: label.element.kind, slot: label.element.slot, isGlued: label.element.isGlued, marks: label.marks,
          target: Int32(target + 1))
        for key in PatternAutomaton.keys(label.element.kind, cardinalClass) { keyed.append((key, edge)) }
      }
      labels.removeAll(keepingCapacity: true)
      ways.removeAll(keepingCapacity: true)
      append(keyed, rows)
    }
  }

  private mutating func append(_ keyed: [(key: UInt64, edge: Edge)], _ rows: [PatternPositions.End]) {
    var state = State(
      firstGroup: Int32(groups.count), firstEnd: Int32(ends.count), endCount: Int32(rows.count))
    ends += rows.sorted { $0.row < $1.row }
    for (key, edge) in keyed.enumerated().sorted(by: { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }).map(
      \.element)
    {
      let bit: UInt64 = 1 << (key >> 32)
      if state.mask & bit == 0 { groups.append(Int32(edges.count)) }
      state.mask |= bit
      if case .literal(let form, _) = edge.kind, literals[UInt32(states.count), form] == 0 {
        literals[UInt32(states.count), form] = Int32(edges.count + 1)
      }
      edges.append(edge)
    }
    states.append(state)
  }

  /// The bits of the tokens that an element takes, each above the form of a literal.
  private static func keys(_ kind: PatternElement.Kind, _ cardinalClass: Int?) -> [UInt64] {
    switch kind {
    case .literal(let form, _): [63 << 32 | UInt64(form)]
    case .member(let index): [UInt64(index) << 32]
    case .digits: [62 << 32]
    case .number: [62 << 32] + (cardinalClass.map { [UInt64($0) << 32] } ?? [])
    }
  }

  /// The edges of a state for a bit of its mask.
  @inline(__always)
  func edges(of state: State, bit: Int) -> Range<Int> {
    let group = group(of: state, bit: bit)
    return Int(groups[group])..<Int(groups[group + 1])
  }

  /// The same where a token of certain bits follows the step; nil where no pattern goes on with it.
  @inline(__always)
  func edges(of state: State, bit: Int, before next: UInt64) -> Range<Int>? {
    let group = group(of: state, bit: bit)
    let rest = groupRests[group]
    return rest == .max || rest & next != 0 ? Int(groups[group])..<Int(groups[group + 1]) : nil
  }

  /// The first of a state's edges for a word, which are beside one another; -1 where it has none.
  @inline(__always)
  func literal(of state: Int, _ form: UInt32) -> Int { Int(literals[UInt32(state), form]) - 1 }

  /// Whether a pattern may go on behind an edge's step with a token of these bits.
  @inline(__always)
  func goesOn(_ edge: Int, _ next: UInt64) -> Bool { rests[edge] == .max || rests[edge] & next != 0 }

  @inline(__always)
  private func group(of state: State, bit: Int) -> Int {
    Int(state.firstGroup) + (state.mask & ((1 << UInt64(bit)) &- 1)).nonzeroBitCount
  }
}
