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

  private var entries: [Entry] = []
  /// By node: its first entry plus one, or zero.
  private var firstEntry: [UInt32] = [0]
  /// By form: the node that one token leads to from the root, or zero. Most look-ups end here.
  private var rootEdges: [UInt32] = []
  /// Open addressing for all other edges: key `node << 32 | form`, and the node it leads to, zero where free.
  private var edgeKeys: [UInt64] = Array(repeating: 0, count: 64)
  private var edgeNodes: [UInt32] = Array(repeating: 0, count: 64)
  private var edgeCount = 0

  public init() {}

  /// Number of phrases, counting one with two values twice.
  public var count: Int { entries.count }

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
    entry.next = firstEntry[Int(node)]
    entries.append(entry)
    firstEntry[Int(node)] = UInt32(entries.count)
  }

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
    var node: UInt32 = 0
    var capitalized: UInt32 = 0
    var capitals: UInt32 = 0
    var index = start
    while index < limit, index - start < PhraseTrie.longest {
      let token = tokens[index]
      node = self.node(after: node, form: token.form)
      guard node != 0 else { return }
      let bit: UInt32 = 1 << UInt32(index - start)
      if token.shape.contains(.capitalized) { capitalized |= bit }
      if !token.shape.isDisjoint(with: [.allCaps, .hasInnerUpper]) { capitals |= bit }
      index += 1
      var next = firstEntry[Int(node)]
      while next != 0 {
        let entry = entries[Int(next - 1)]
        if entry.capitalized & ~(capitalized | capitals) == 0, entry.capitals & ~capitals == 0 {
          body(Match(length: index - start, value: Int(entry.value)))
        }
        next = entry.next
      }
    }
  }

  private func node(after node: UInt32, form: UInt32) -> UInt32 {
    if node == 0 { return Int(form) < rootEdges.count ? rootEdges[Int(form)] : 0 }
    let slot = slot(of: UInt64(node) << 32 | UInt64(form))
    return edgeNodes[slot]
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = edgeKeys.count - 1
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
    while edgeNodes[slot] != 0, edgeKeys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func addEdge(from node: UInt32, form: UInt32) -> UInt32 {
    let known = self.node(after: node, form: form)
    if known != 0 { return known }
    let new = UInt32(firstEntry.count)
    firstEntry.append(0)
    if node == 0 {
      if rootEdges.count <= Int(form) {
        rootEdges.append(contentsOf: repeatElement(0, count: max(Int(form) + 1, rootEdges.count * 2) - rootEdges.count))
      }
      rootEdges[Int(form)] = new
      return new
    }
    if (edgeCount + 1) * 2 > edgeKeys.count { growEdges() }
    let key = UInt64(node) << 32 | UInt64(form)
    let slot = slot(of: key)
    edgeKeys[slot] = key
    edgeNodes[slot] = new
    edgeCount += 1
    return new
  }

  private mutating func growEdges() {
    let (keys, nodes) = (edgeKeys, edgeNodes)
    edgeKeys = Array(repeating: 0, count: keys.count * 2)
    edgeNodes = Array(repeating: 0, count: keys.count * 2)
    for (key, node) in zip(keys, nodes) where node != 0 {
      let slot = slot(of: key)
      edgeKeys[slot] = key
      edgeNodes[slot] = node
    }
  }
}
