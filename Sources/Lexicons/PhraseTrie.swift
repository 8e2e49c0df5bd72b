public import Annotations

/// Finds phrases of a lexicon in tokens: a trie over the tokens' form numbers, in flat arrays.
///
/// A phrase may carry several values (one string in two tables). Letter case is part of a phrase: see ``LetterCase``.
public struct PhraseTrie: Sendable {
  /// How a phrase was found.
  public struct Match: Sendable, Hashable {
    /// In tokens.
    public let length: Int
    /// What ``insert(_:value:letterCase:)`` was given.
    public let value: Int
  }

  /// How letter case takes part in matching.
  public enum LetterCase: Sendable {
    /// Each word of the phrase asks what it shows: a capitalized one a capital, an acronym capitals throughout
    /// (of four letters and more a first capital is enough: `Nato`), a lower-case one nothing.
    case asWritten
    /// Nothing is asked.
    case any
  }

  private struct Entry {
    var value: UInt32
    /// Bit `i`: token `i` of the phrase must begin with a capital.
    var capitalized: UInt32
    /// Bit `i`: token `i` must be in capitals throughout, or mixed as in `iPhone`.
    var capitals: UInt32
    /// The next entry of the same phrase plus one, or zero.
    var next: UInt32
  }

  /// In tokens; what a longer phrase has more is ignored.
  static let longest = 32

  private struct Node {
    /// The last entry inserted, in the node itself: a look-up waits for memory, not for the processor.
    var entry = Entry(value: 0, capitalized: 0, capitals: 0, next: 0)
    var hasEntry = false
    /// A bit for each form that leads on from here, several forms sharing one (see ``mark(_:)``): most tokens that
    /// lead nowhere are told by it, without a look-up in the edges.
    var onward: UInt32 = 0
  }

  private struct Edge {
    var from: UInt32 = 0
    var form: UInt32 = 0
    /// The node it leads to, zero where the slot is free.
    var node: UInt32 = 0
  }

  /// All entries but the last of each phrase.
  private var entries: [Entry] = []
  private var nodes: [Node] = [Node()]
  /// By form: the node that one token leads to from the root, or zero. Most look-ups end here.
  private var rootEdges: [UInt32] = []
  /// All other edges, by open addressing.
  private var edges: [Edge] = Array(repeating: Edge(), count: 64)
  private var edgeCount = 0

  public init() {}

  /// Reads what ``write(to:)`` wrote.
  public init(from image: inout LexiconImage) {
    entries = image.read()
    nodes = image.read()
    rootEdges = image.read()
    edges = image.read()
    edgeCount = image.read()
    count = image.read()
  }

  public func write(to image: inout LexiconImage) {
    image.write(entries)
    image.write(nodes)
    image.write(rootEdges)
    image.write(edges)
    image.write(edgeCount)
    image.write(count)
  }

  /// Number of phrases, counting one with two values twice.
  public private(set) var count = 0

  /// Adds a phrase; phrases without tokens, and tokens from the 33rd on, are ignored.
  public mutating func insert(_ phrase: [Token], value: Int, letterCase: LetterCase = .asWritten) {
    guard !phrase.isEmpty else { return }
    var node: UInt32 = 0
    var entry = Entry(value: UInt32(value), capitalized: 0, capitals: 0, next: 0)
    for (index, token) in phrase.prefix(PhraseTrie.longest).enumerated() {
      node = addEdge(from: node, form: token.form)
      guard letterCase == .asWritten else { continue }
      if token.shape.contains(.allCaps), !token.shape.contains(.single), token.end - token.start < 4 {
        entry.capitals |= 1 << UInt32(index)
      } else if token.shape.contains(.hasInnerUpper), token.shape.contains(.hasLower) {
        entry.capitals |= 1 << UInt32(index)
      } else if token.shape.contains(.capitalized) {
        entry.capitalized |= 1 << UInt32(index)
      }
    }
    if nodes[Int(node)].hasEntry {
      entries.append(nodes[Int(node)].entry)
      entry.next = UInt32(entries.count)
    }
    nodes[Int(node)].entry = entry
    nodes[Int(node)].hasEntry = true
    count += 1
  }

  /// Whether any phrase begins with a word.
  public func begins(with form: UInt32) -> Bool { Int(form) < rootEdges.count && rootEdges[Int(form)] != 0 }

  /// The longest phrase that begins at a token and ends before `limit`; of equal ones the first inserted.
  public func longestMatch(_ tokens: borrowing Span<Token>, at start: Int, limit: Int) -> Match? {
    var best: Match?
    forEachMatch(tokens, at: start, limit: limit) { match in
      // Entries of one phrase come last inserted first.
      if match.length >= best?.length ?? 0 { best = match }
    }
    return best
  }

  /// Every phrase that begins at a token and ends before `limit`, shorter ones first.
  public func forEachMatch(
    _ tokens: borrowing Span<Token>, at start: Int, limit: Int, _ body: (Match) -> Void
  ) {
    guard start < limit else { return }
    var node = root(tokens[start].form)
    var capitalized: UInt32 = 0
    var capitals: UInt32 = 0
    var index = start
    while node != 0 {
      let shape = tokens[index].shape
      let bit: UInt32 = 1 << UInt32(index - start)
      if shape.contains(.capitalized) { capitalized |= bit }
      if !shape.isDisjoint(with: [.allCaps, .hasInnerUpper]) { capitals |= bit }
      index += 1
      let reached = nodes[Int(node)]
      var entry = reached.entry
      var isEntry = reached.hasEntry
      while isEntry {
        if entry.capitalized & ~(capitalized | capitals) == 0, entry.capitals & ~capitals == 0 {
          body(Match(length: index - start, value: Int(entry.value)))
        }
        isEntry = entry.next != 0
        if isEntry { entry = entries[Int(entry.next - 1)] }
      }
      guard index < limit, index - start < PhraseTrie.longest else { return }
      let form = tokens[index].form
      guard reached.onward & PhraseTrie.mark(form) != 0 else { return }
      node = edges[slot(from: node, form)].node
    }
  }

  private func root(_ form: UInt32) -> UInt32 { Int(form) < rootEdges.count ? rootEdges[Int(form)] : 0 }

  /// The bit of a form in ``Node/onward``.
  private static func mark(_ form: UInt32) -> UInt32 { 1 << ((form &* 0x9E37_79B9) >> 27) }

  /// The slot that holds an edge, or the free one where it belongs.
  private func slot(from node: UInt32, _ form: UInt32) -> Int {
    let mask = edges.count - 1
    let mixed = (UInt64(node) << 32 | UInt64(form)) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
    while edges[slot].node != 0, edges[slot].from != node || edges[slot].form != form { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func addEdge(from node: UInt32, form: UInt32) -> UInt32 {
    let new = UInt32(nodes.count)
    if node == 0 {
      if rootEdges.count <= Int(form) {
        rootEdges.append(contentsOf: repeatElement(0, count: max(Int(form) + 1, rootEdges.count * 2) - rootEdges.count))
      }
      if rootEdges[Int(form)] != 0 { return rootEdges[Int(form)] }
      rootEdges[Int(form)] = new
    } else {
      if (edgeCount + 1) * 2 > edges.count { growEdges() }
      let slot = slot(from: node, form)
      if edges[slot].node != 0 { return edges[slot].node }
      edges[slot] = Edge(from: node, form: form, node: new)
      edgeCount += 1
      nodes[Int(node)].onward |= PhraseTrie.mark(form)
    }
    nodes.append(Node())
    return new
  }

  private mutating func growEdges() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    for edge in old where edge.node != 0 { edges[slot(from: edge.from, edge.form)] = edge }
  }
}
