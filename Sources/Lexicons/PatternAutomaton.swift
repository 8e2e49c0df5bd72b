internal import Annotations

/// All patterns as one automaton that is deterministic in their elements: rows that begin alike share their states, and
/// so do rows that end alike.
///
/// A token may still fit several elements (a word of two classes), so that matching branches, but seldom.
struct PatternAutomaton: Sendable {
  struct State {
    /// What a token must have one of to go on from here; ``TokenBits/any`` where a pattern may end.
    var bits = TokenBits()
    /// Of the edges for each bit but that one, in their order: index of the first in `groups`.
    var firstGroup: Int32 = 0
    /// The first of them for bits of words.
    var firstWordGroup: Int32 = 0
    /// Range in `ends`, the table's first row first.
    var firstEnd: Int32 = 0
    var endCount: Int32 = 0
  }

  struct Edge {
    /// What the token behind the step must have one of; behind a number of several words it is not known.
    var rest = TokenBits()
    var kind: PatternElement.Kind
    var slot: UInt8
    var isGlued: Bool
    /// The braces before this step.
    var marks: PatternMarks
    var target: Int32
  }

  /// The edges of a state for one bit.
  struct Group {
    var firstEdge: Int32
    /// What the token behind the step of any of its edges must have one of.
    var rest = TokenBits()
  }

  private(set) var states: [State] = []
  /// A last one says where the edges end.
  private(set) var groups: [Group] = []
  private(set) var edges: [Edge] = []
  private(set) var ends: [PatternPositions.End] = []

  /// What two ways out of a state must have in common to be one.
  private struct Label: Hashable {
    var element: PatternElement
    var marks: PatternMarks
  }

  /// - Parameter wordBits: of the words that patterns name, by form.
  init(_ positions: PatternPositions, cardinalClass: Int?, wordBits: [UInt32: Int]) {
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
    groups.append(Group(firstEdge: Int32(edges.count)))
    markRests(cardinalClass)

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
      var keyed: [(bit: Int, edge: Edge)] = []
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
        for bit in PatternAutomaton.bits(label.element.kind, cardinalClass, wordBits) { keyed.append((bit, edge)) }
      }
      labels.removeAll(keepingCapacity: true)
      ways.removeAll(keepingCapacity: true)
      append(keyed, rows)
    }
  }

  private mutating func append(_ keyed: [(bit: Int, edge: Edge)], _ rows: [PatternPositions.End]) {
    var state = State(firstGroup: Int32(groups.count), firstEnd: Int32(ends.count), endCount: Int32(rows.count))
    ends += rows.sorted { $0.row < $1.row }
    var last = -1
    for (bit, edge) in keyed.enumerated().sorted(by: { ($0.element.bit, $0.offset) < ($1.element.bit, $1.offset) }).map(
      \.element)
    {
      if bit != last {
        if last < 64, bit >= 64 { state.firstWordGroup = Int32(groups.count) }
        if bit < 64 { state.bits.classes |= 1 << UInt64(bit) } else { state.bits.words |= 1 << UInt64(bit - 64) }
        groups.append(Group(firstEdge: Int32(edges.count)))
        last = bit
      }
      edges.append(edge)
    }
    if !rows.isEmpty { state.bits.words |= TokenBits.any }
    states.append(state)
  }

  private mutating func markRests(_ cardinalClass: Int?) {
    for state in states {
      for bit in 0..<64 where state.bits.classes >> UInt64(bit) & 1 != 0 {
        markRest(group(of: state, classBit: bit), mayBeLong: bit == cardinalClass)
      }
      for bit in 0..<63 where state.bits.words >> UInt64(bit) & 1 != 0 {
        markRest(group(of: state, wordBit: bit), mayBeLong: false)
      }
    }
  }

  /// - Parameter mayBeLong: whether a number may go on behind a token of the group.
  private mutating func markRest(_ group: Int, mayBeLong: Bool) {
    for edge in edges(of: group) {
      if mayBeLong, case .number = edges[edge].kind {
        edges[edge].rest.words = TokenBits.any
      } else {
        edges[edge].rest = states[Int(edges[edge].target)].bits
      }
      groups[group].rest.formUnion(edges[edge].rest)
    }
  }

  /// The bits of the tokens that an element takes; from 64 on they are those of words.
  private static func bits(
    _ kind: PatternElement.Kind, _ cardinalClass: Int?, _ wordBits: [UInt32: Int]
  ) -> [Int] {
    switch kind {
    case .literal(let form, _): wordBits[form].map { [64 + $0] } ?? []
    case .member(let index): [Int(index)]
    case .digits(let low, let high, let count): TokenBits.numbers(from: low, to: high, count: count).map { 64 + $0 }
    case .number: TokenBits.numbers.map { 64 + $0 } + (cardinalClass.map { [$0] } ?? [])
    }
  }

  @inline(__always)
  func edges(of group: Int) -> Range<Int> { Int(groups[group].firstEdge)..<Int(groups[group + 1].firstEdge) }

  /// The group of a state's edges for a bit that it has.
  @inline(__always)
  func group(of state: State, classBit bit: Int) -> Int {
    Int(state.firstGroup) + (state.bits.classes & ((1 &<< UInt64(bit)) &- 1)).nonzeroBitCount
  }

  @inline(__always)
  func group(of state: State, wordBit bit: Int) -> Int {
    Int(state.firstWordGroup) + (state.bits.words & ((1 &<< UInt64(bit)) &- 1)).nonzeroBitCount
  }
}
