public import Annotations
internal import CMemory

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

    @usableFromInline init(length: Int, value: Int) {
      self.length = length
      self.value = value
    }
  }

  /// How letter case takes part in matching.
  public enum LetterCase: Sendable {
    /// Each word of the phrase asks what it shows: a capitalized one a capital, an acronym capitals throughout
    /// (of four letters and more a first capital is enough: `Nato`), a lower-case one nothing.
    case asWritten
    /// Nothing is asked.
    case any
  }

  /// In tokens; what a longer phrase has more is ignored.
  @inlinable static var longest: Int { 32 }

  /// The entries of nodes that have several, or none that fits.
  @usableFromInline var entries: [Entry] = []
  /// By form: the node that one token leads to, empty where no phrase begins with it. Most look-ups read no others, and
  /// this one at once: they wait for memory, not for the processor.
  @usableFromInline var roots: [Node] = []
  /// All other nodes, by open addressing.
  @usableFromInline var steps: [Step] = Array(repeating: Step(), count: 64)
  private var stepCount = 0

  public init() {}

  /// Reads what ``write(to:)`` wrote.
  public init(from image: inout LexiconImage) {
    entries = image.read()
    roots = image.read()
    steps = image.read()
    stepCount = image.read()
    count = image.read()
  }

  public func write(to image: inout LexiconImage) {
    image.write(entries)
    image.write(roots)
    image.write(steps)
    image.write(stepCount)
    image.write(count)
  }

  /// Number of phrases, counting one with two values twice.
  public private(set) var count = 0

  /// Adds a phrase; phrases without tokens, and tokens from the 33rd on, are ignored.
  public mutating func insert(_ phrase: [Token], value: Int, letterCase: LetterCase = .asWritten) {
    guard let first = phrase.first else { return }
    let root = first.form
    addRoot(root)
    var slot = -1
    var entry = Entry(value: UInt32(value))
    for (index, token) in phrase.prefix(PhraseTrie.longest).enumerated() {
      if index == 1 {
        roots[Int(root)].onward |= Node.mark(token.form)
        slot = addStep(from: root | Step.fromRoot, token.form)
      } else if index > 1 {
        steps[slot].node.onward |= Node.mark(token.form)
        slot = addStep(from: steps[slot].number, token.form)
      }
      guard letterCase == .asWritten else { continue }
      if token.shape.contains(.allCaps), !token.shape.contains(.single), token.end - token.start < 4 {
        entry.capitals |= 1 << UInt32(index)
      } else if token.shape.contains(.hasInnerUpper), token.shape.contains(.hasLower) {
        entry.capitals |= 1 << UInt32(index)
      } else if token.shape.contains(.capitalized) {
        entry.capitalized |= 1 << UInt32(index)
      }
    }
    if slot < 0 { roots[Int(root)].take(entry, &entries) } else { steps[slot].node.take(entry, &entries) }
    count += 1
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

  /// Asks for the memory that a look-up at a token will read, so that it need not wait for it.
  ///
  /// - Parameters:
  ///   - form: the token's.
  ///   - next: that of the token behind it.
  public func prepare(_ form: UInt32, _ next: UInt32) {
    guard Int(form) < roots.count else { return }
    roots.withUnsafeBufferPointer { nm_prefetch($0.baseAddress! + Int(form)) }
    let first = firstSlot(from: form | Step.fromRoot, next)
    steps.withUnsafeBufferPointer { nm_prefetch($0.baseAddress! + first) }
  }

  /// Every phrase that begins at a token and ends before `limit`, shorter ones first.
  public func forEachMatch(
    _ tokens: borrowing Span<Token>, at start: Int, limit: Int, _ body: (Match) -> Void
  ) {
    if start < limit { walk(tokens, at: start, limit: limit, body) }
  }

  /// The same as a part of the caller's own code, for the look-up that a stage makes most often; `start` must lie before
  /// `limit`.
  @inlinable @inline(__always)
  public func walk(_ tokens: borrowing Span<Token>, at start: Int, limit: Int, _ body: (Match) -> Void) {
    let root = tokens[start].form
    guard Int(root) < roots.count else { return }
    var node = roots[Int(root)]
    var from = root | Step.fromRoot
    var capitalized: UInt32 = 0
    var capitals: UInt32 = 0
    var index = start
    while true {
      let shape = tokens[index].shape
      let place = UInt32(truncatingIfNeeded: index - start)
      // Bits, for no branch to ask what a word looks like.
      capitals |= (shape.isDisjoint(with: [.allCaps, .hasInnerUpper]) ? 0 : 1) &<< place
      capitalized |= (shape.contains(.capitalized) ? 1 : 0) &<< place
      index += 1
      if node.value & Node.isChain == 0 {
        if UInt32(node.capitalized) & ~(capitalized | capitals) == 0, UInt32(node.capitals) & ~capitals == 0 {
          body(Match(length: index - start, value: Int(node.value)))
        }
      } else if node.value != Node.none {
        var next = node.value & ~Node.isChain
        while next != 0 {
          let entry = entries[Int(next - 1)]
          if entry.capitalized & ~(capitalized | capitals) == 0, entry.capitals & ~capitals == 0 {
            body(Match(length: index - start, value: Int(entry.value)))
          }
          next = entry.next
        }
      }
      guard index < limit, index - start < PhraseTrie.longest else { return }
      let form = tokens[index].form
      guard node.onward & Node.mark(form) != 0 else { return }
      let slot = slot(from: from, form)
      from = steps[slot].number
      guard from != 0 else { return }
      node = steps[slot].node
    }
  }

  /// The slot that holds a step, or the free one where it belongs.
  @inlinable @inline(__always)
  func slot(from node: UInt32, _ form: UInt32) -> Int {
    let mask = steps.count - 1
    var slot = firstSlot(from: node, form)
    while steps[slot].number != 0, steps[slot].from != node || steps[slot].form != form { slot = (slot + 1) & mask }
    return slot
  }

  /// Where the search for a step begins.
  @inlinable @inline(__always)
  func firstSlot(from node: UInt32, _ form: UInt32) -> Int {
    let mixed = (UInt64(node) << 32 | UInt64(form)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (steps.count - 1)
  }

  private mutating func addRoot(_ form: UInt32) {
    let missing = Int(form) + 1 - roots.count
    if missing > 0 { roots.append(contentsOf: repeatElement(Node(), count: missing)) }
  }

  /// The slot of a step, which is added where it is new.
  private mutating func addStep(from node: UInt32, _ form: UInt32) -> Int {
    // Full to two thirds: the fewer lines of the cache they lie in, the better.
    if (stepCount + 1) * 3 > steps.count * 2 { growSteps() }
    let slot = slot(from: node, form)
    if steps[slot].number == 0 {
      stepCount += 1
      steps[slot] = Step(from: node, form: form, number: UInt32(stepCount))
    }
    return slot
  }

  private mutating func growSteps() {
    let old = steps
    steps = Array(repeating: Step(), count: old.count * 2)
    for step in old where step.number != 0 { steps[slot(from: step.from, step.form)] = step }
  }
}

extension PhraseTrie {
  /// What a phrase asks of letter case, and its value.
  @frozen @usableFromInline struct Entry: Sendable {
    @usableFromInline var value: UInt32
    /// Bit `i`: token `i` of the phrase must begin with a capital.
    @usableFromInline var capitalized: UInt32 = 0
    /// Bit `i`: token `i` must be in capitals throughout, or mixed as in `iPhone`.
    @usableFromInline var capitals: UInt32 = 0
    /// The next entry of the same phrase plus one, or zero.
    @usableFromInline var next: UInt32 = 0
  }

  /// Where a phrase, or the beginning of some, ends.
  @frozen @usableFromInline struct Node: Sendable {
    /// Of the only entry; where it is not the only one, or its bits do not fit, the first of ``PhraseTrie/entries`` plus
    /// one, with ``isChain`` set.
    @usableFromInline var value: UInt32 = Node.none
    @usableFromInline var capitalized: UInt16 = 0
    @usableFromInline var capitals: UInt16 = 0
    /// A bit for each form that leads on from here, several forms sharing one: most tokens that lead nowhere are told by
    /// it, without a look-up in the steps.
    @usableFromInline var onward: UInt32 = 0

    @usableFromInline init() {}

    @inlinable static var none: UInt32 { .max }
    @inlinable static var isChain: UInt32 { 1 << 31 }

    /// The bit of a form in ``onward``.
    @inlinable @inline(__always)
    static func mark(_ form: UInt32) -> UInt32 { 1 &<< ((form &* 0x9E37_79B9) &>> 27) }

    /// Adds an entry before all others.
    mutating func take(_ entry: Entry, _ entries: inout [Entry]) {
      if value == Node.none, let capitalized = UInt16(exactly: entry.capitalized),
        let capitals = UInt16(exactly: entry.capitals)
      {
        (value, self.capitalized, self.capitals) = (entry.value, capitalized, capitals)
        return
      }
      var first: UInt32 = 0
      if value & Node.isChain == 0 {
        entries.append(Entry(value: value, capitalized: UInt32(capitalized), capitals: UInt32(capitals)))
        first = UInt32(entries.count)
      } else if value != Node.none {
        first = value & ~Node.isChain
      }
      var entry = entry
      entry.next = first
      entries.append(entry)
      value = UInt32(entries.count) | Node.isChain
    }
  }

  /// From one node to the next, which lies in it: a look-up waits for memory, not for the processor.
  @frozen @usableFromInline struct Step: Sendable {
    /// The number of the node it leads from, with ``fromRoot`` set where that is a root.
    @usableFromInline var from: UInt32 = 0
    @usableFromInline var form: UInt32 = 0
    /// The number of the node it leads to, zero where the slot is free.
    @usableFromInline var number: UInt32 = 0
    @usableFromInline var node = Node()

    @inlinable static var fromRoot: UInt32 { 1 << 31 }
  }
}
