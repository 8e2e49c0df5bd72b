internal import Annotations

/// Patterns over tokens, compiled into one trie that all of them share: at most tokens one look-up says that no
/// pattern begins there.
///
/// A pattern is a row of a table with the columns `rule`, `pattern`, `before`, `after`; other columns are its owner's. A
/// row whose rule begins with `@` defines a part for other rows. For the notation see ``PatternSyntax``. `before` and
/// `after` ask for the token beside the match: a list of words and classes of which one must be there, or none with a
/// `!` in front; `^` stands for the text's or paragraph's edge, `~x` for an x that touches the match.
public struct TokenPatterns: Sendable {
  struct Node {
    /// Bits of the tokens that an edge takes.
    var mask: UInt64 = 0
    /// Range in `edges`.
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    /// The first row that ends here plus one, or zero; of several the table's first.
    var firstAccept: Int32 = 0
  }

  struct Edge {
    var kind: PatternElement.Kind
    /// What a node's edges are sorted by: the number of the bit that a token must have, above the form of a literal.
    var key: UInt64
    var isGlued: Bool
    var slot: UInt8
    var opens: UInt8
    var closes: UInt8
    var target: Int32
  }

  struct Condition {
    var isNegated = false
    var mask: UInt64 = 0
    var forms: [UInt32] = []
    /// Words that count only where they touch the match.
    var gluedForms: [UInt32] = []
    var allowsEdge = false
    var isEmpty = true
  }

  struct Accept {
    var row: Int32
    var next: Int32
  }

  public internal(set) var classes: TokenClasses
  var nodes: [Node] = []
  /// By form: whether a pattern begins with that very word.
  var initialLiterals = FormMap(absent: false)
  var edges: [Edge] = []
  /// The edges' keys, close together for the search.
  var edgeKeys: [UInt64] = []
  /// By edge: bits of the tokens that may come behind one of its node's edges of that key; all bits where none need.
  var restMasks: [UInt64] = []
  var accepts: [Accept] = []
  var before: [Condition] = []
  var after: [Condition] = []
  /// The names that values are kept under.
  public private(set) var slots: [String] = []
  /// The table, for the owner's columns; rows are numbered as in it.
  public let table: LexiconTable
  let cardinalClass: Int?

  /// - Throws: ``LexiconError`` naming the row that cannot be read.
  public init(_ name: String, classes: TokenClasses, _ lexicons: inout LexiconBuilder) throws(LexiconError) {
    table = try lexicons.directory.table(name)
    let ruleColumn = try table.column("rule")
    let patternColumn = try table.column("pattern")
    let contexts = (try table.column("before"), try table.column("after"))
    self.classes = classes
    cardinalClass = classes.index(of: TokenClasses.cardinal)
    var parts: [String: String] = [:]
    for row in table.rows where table.bytes(row, ruleColumn).first == UInt8(ascii: "@") {
      parts[String(table.cell(row, ruleColumn).dropFirst())] = table.cell(row, patternColumn)
    }
    var forms = Forms()
    for row in table.rows {
      let words = table.cell(row, patternColumn).split(whereSeparator: { "(){}| ".contains($0) })
      let contextWords = [contexts.0, contexts.1].flatMap { table.cell(row, $0).split(separator: " ") }
      for word in words + contextWords { forms.add(word, &lexicons) }
    }
    let syntax = PatternSyntax(classes: classes, parts: parts, form: { forms.numbers[$0] })
    var tree = Tree()
    for row in table.rows {
      before.append(try condition(row, contexts.0, forms))
      after.append(try condition(row, contexts.1, forms))
      if table.bytes(row, ruleColumn).first == UInt8(ascii: "@") { continue }
      do {
        for elements in try syntax.sequences(of: table.cell(row, patternColumn)) { tree.insert(elements, row: row) }
      } catch {
        throw table.badCell(row, patternColumn, expected: TokenPatterns.reason(error))
      }
    }
    flatten(tree)
  }

  private static func reason(_ problem: PatternSyntax.Problem) -> String {
    switch problem {
    case .unknownClass(let name): "a class that the word table has in place of '$\(name)'"
    case .unknownPart(let name): "a part that a row defines in place of '\(name)'"
    case .notation(let text): "another notation than '\(text)'"
    case .tooMany: "fewer than 20000 sequences"
    }
  }

  /// The words that patterns name, numbered.
  private struct Forms {
    var numbers: [String: UInt32] = [:]

    mutating func add(_ word: Substring, _ lexicons: inout LexiconBuilder) {
      var word = word
      if word.count > 1, word.hasSuffix("?") { word.removeLast() }
      if word.count > 1, word.hasPrefix("~") { word.removeFirst() }
      if word.count > 2, let colon = word.lastIndex(of: ":") { word = word[..<colon] }
      guard numbers[String(word)] == nil else { return }
      // A possessive `'s` is a token only behind a word.
      let behindWord = lexicons.tokens(of: "x\(word)")
      numbers[String(word)] = lexicons.form(of: word) ?? (behindWord.count == 2 ? behindWord[1].form : nil)
    }
  }

  private func condition(_ row: Int, _ column: Int, _ forms: Forms) throws(LexiconError) -> Condition {
    var condition = Condition()
    for word in table.cell(row, column).split(separator: " ") {
      condition.isEmpty = false
      if word == "!" {
        condition.isNegated = true
      } else if word == "^" {
        condition.allowsEdge = true
      } else if word == "<digits>" {
        condition.mask |= TokenClasses.digitsBit
      } else if word.count > 1, word.hasPrefix("$") {
        guard let index = classes.index(of: String(word.dropFirst())) else {
          throw table.badCell(row, column, expected: "classes that the word table has")
        }
        condition.mask |= 1 << UInt64(index)
      } else if word.count > 1, word.hasPrefix("~"), let form = forms.numbers[String(word.dropFirst())] {
        condition.gluedForms.append(form)
      } else if let form = forms.numbers[String(word)] {
        condition.forms.append(form)
      } else {
        throw table.badCell(row, column, expected: "single words and classes")
      }
    }
    return condition
  }

  /// The trie while it is built.
  private struct Tree {
    var children: [[PatternElement: Int]] = [[:]]
    var order: [[PatternElement]] = [[]]
    var rows: [[Int]] = [[]]

    mutating func insert(_ elements: [PatternElement], row: Int) {
      var node = 0
      for element in elements {
        if let child = children[node][element] {
          node = child
          continue
        }
        children[node][element] = children.count
        order[node].append(element)
        node = children.count
        children.append([:])
        order.append([])
        rows.append([])
      }
      if !rows[node].contains(row) { rows[node].append(row) }
    }
  }

  private mutating func flatten(_ tree: Tree) {
    var slotNumbers: [String: UInt8] = [:]
    for node in tree.children.indices {
      var flat = Node(firstEdge: Int32(edges.count))
      for element in tree.order[node] {
        var keys: [UInt64]
        switch element.kind {
        case .literal(let form, _):
          classes.addLiteral(form)
          keys = [63 << 32 | UInt64(form)]
        case .member(let index): keys = [UInt64(index) << 32]
        case .digits: keys = [62 << 32]
        case .number: keys = [62 << 32] + (cardinalClass.map { [UInt64($0) << 32] } ?? [])
        }
        if slotNumbers[element.slot] == nil {
          slotNumbers[element.slot] = UInt8(slots.count)
          slots.append(element.slot)
        }
        for key in keys {
          flat.mask |= 1 << (key >> 32)
          edges.append(
            Edge(
              kind: element.kind, key: key, isGlued: element.isGlued, slot: slotNumbers[element.slot]!,
              opens: element.opens, closes: element.closes, target: Int32(tree.children[node][element]!)))
        }
      }
      edges[Int(flat.firstEdge)...].sort { $0.key < $1.key }
      flat.edgeCount = Int32(edges.count) - flat.firstEdge
      for row in tree.rows[node].sorted(by: >) {
        accepts.append(Accept(row: Int32(row), next: flat.firstAccept))
        flat.firstAccept = Int32(accepts.count)
      }
      if node == 0 {
        for edge in edges {
          if case .literal(let form, _) = edge.kind { initialLiterals[form] = true }
        }
      }
      nodes.append(flat)
    }
    edgeKeys = edges.map(\.key)
    restMasks = Array(repeating: 0, count: edges.count)
    for node in nodes {
      let range = Int(node.firstEdge)..<Int(node.firstEdge + node.edgeCount)
      var rests: [UInt64: UInt64] = [:]
      for edge in edges[range] {
        let target = nodes[Int(edge.target)]
        rests[edge.key, default: 0] |= target.firstAccept != 0 ? .max : target.mask
      }
      for index in range { restMasks[index] = rests[edgeKeys[index]] ?? 0 }
    }
  }
}
