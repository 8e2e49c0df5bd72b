internal import Annotations

/// Where a pattern's braces stand: before a step, or behind the last one.
struct PatternMarks: OptionSet, Hashable {
  let rawValue: UInt8

  static var firstOpens: PatternMarks { PatternMarks(rawValue: 1) }
  static var firstCloses: PatternMarks { PatternMarks(rawValue: 2) }
  static var secondOpens: PatternMarks { PatternMarks(rawValue: 4) }
  static var secondCloses: PatternMarks { PatternMarks(rawValue: 8) }
  static var opens: PatternMarks { [.firstOpens, .secondOpens] }
  static var closes: PatternMarks { [.firstCloses, .secondCloses] }
}

/// The elements of all patterns, numbered, and which one may come behind which: V. M. Glushkov, "The abstract theory of
/// automata" (1961), with the braces passed on the way kept beside each step.
///
/// Its size is that of the patterns, not of the sequences that they stand for.
struct PatternPositions {
  /// A way to a position, and the braces passed on it.
  struct Link {
    var position: UInt32
    var marks: PatternMarks
  }

  /// A row that may end behind a position.
  struct End {
    var row: Int32
    var marks: PatternMarks
  }

  private(set) var elements: [PatternElement] = []
  /// By position: what may come behind it.
  private(set) var follows: [[Link]] = []
  /// By position: the rows that may end there.
  private(set) var ends: [[End]] = []
  /// Where patterns begin.
  private(set) var starts: [Link] = []

  private struct Fragment {
    var first: [Link] = []
    var last: [Link] = []
    /// The braces passed where nothing is taken; none where something must be.
    var empty: [PatternMarks] = []
  }

  /// Adds a row's pattern; false where it may be empty or its braces are not one or two pairs.
  mutating func add(_ tree: PatternSyntax.Tree, row: Int) -> Bool {
    var opened = 0
    var closed = 0
    let fragment = fragment(of: tree, &opened, &closed)
    guard fragment.empty.isEmpty, !fragment.last.isEmpty, opened == closed, opened <= 2 else { return false }
    starts += fragment.first
    for link in fragment.last { ends[Int(link.position)].append(End(row: Int32(row), marks: link.marks)) }
    return true
  }

  private mutating func fragment(of tree: PatternSyntax.Tree, _ opened: inout Int, _ closed: inout Int) -> Fragment {
    switch tree {
    case .element(let element):
      let link = Link(position: UInt32(elements.count), marks: [])
      elements.append(element)
      follows.append([])
      ends.append([])
      return Fragment(first: [link], last: [link])
    case .open:
      opened += 1
      return Fragment(empty: [opened == 1 ? .firstOpens : .secondOpens])
    case .close:
      closed += 1
      return Fragment(empty: [closed == 1 ? .firstCloses : .secondCloses])
    case .choice(let trees):
      var all = Fragment()
      for tree in trees {
        let one = fragment(of: tree, &opened, &closed)
        all.first += one.first
        all.last += one.last
        all.empty += one.empty
      }
      return all
    case .sequence(let trees):
      var all = Fragment(empty: [[]])
      for tree in trees { append(fragment(of: tree, &opened, &closed), to: &all) }
      return all
    }
  }

  private mutating func append(_ next: Fragment, to all: inout Fragment) {
    for end in all.last {
      for start in next.first {
        let link = Link(position: start.position, marks: end.marks.union(start.marks))
        follows[Int(end.position)].append(link)
      }
    }
    all.first += PatternPositions.links(next.first, beside: all.empty)
    all.last = next.last + PatternPositions.links(all.last, beside: next.empty)
    all.empty = all.empty.flatMap { before in next.empty.map { before.union($0) } }
  }

  private static func links(_ links: [Link], beside empty: [PatternMarks]) -> [Link] {
    empty.flatMap { marks in links.map { Link(position: $0.position, marks: $0.marks.union(marks)) } }
  }
}
