internal import Annotations

/// Patterns over tokens, compiled into one automaton: at most tokens one bit says that no pattern begins there.
///
/// A pattern is a row of a table with the columns `rule`, `pattern`, `before`, `after`; other columns are its owner's. A
/// row whose rule begins with `@` defines a part for other rows. For the notation see `PatternSyntax`. `before` and
/// `after` ask for the token beside the match: a list of words and classes of which one must be there, or none with a
/// `!` in front; `^` stands for the text's or paragraph's edge, `~x` for an x that touches the match.
public struct TokenPatterns: Sendable {
  /// How a pattern may begin with a word.
  struct Beginning {
    /// What the token behind it must have one of.
    var rest = TokenBits()
    /// Whether it may be the first of several words of a number.
    var isCounted = false
    /// Whether it is the first of a phrase.
    var isPhrase = false
  }

  struct Condition {
    var isNegated = false
    var classes: UInt64 = 0
    var takesNumbers = false
    /// In ``TokenPatterns/conditionForms``.
    var forms = 0..<0
    var allowsEdge = false
    var isEmpty = true
  }

  /// A word beside a match.
  struct ConditionForm {
    var form: UInt32
    /// Whether it counts only where it touches the match.
    var isGlued = false
  }

  public internal(set) var classes: TokenClasses
  let automaton: PatternAutomaton
  private(set) var codes = FormCodes()
  /// By place among the words of ``classes``.
  private(set) var beginnings: [Beginning] = []
  /// By the bit of a number: what the token behind it must have one of where it begins a pattern.
  private(set) var numberRests = Array(repeating: TokenBits(), count: TokenBits.numbers.count)
  /// The words that conditions name.
  private(set) var conditionForms: [ConditionForm] = []
  private(set) var before: [Condition] = []
  private(set) var after: [Condition] = []
  /// The names that values are kept under.
  public let slots: [String]
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
    var parts: [Substring: String] = [:]
    for row in table.rows where table.bytes(row, ruleColumn).first == UInt8(ascii: "@") {
      parts[table.cell(row, ruleColumn).dropFirst()] = table.cell(row, patternColumn)
    }
    var syntax = PatternSyntax(classes: classes, parts: parts)
    var positions = PatternPositions()
    for row in table.rows where table.bytes(row, ruleColumn).first != UInt8(ascii: "@") {
      do throws(PatternSyntax.Problem) {
        let pattern = table.cell(row, patternColumn)
        let tree = try syntax.tree(of: pattern, &lexicons)
        guard positions.add(tree, row: row) else { throw .notation(pattern) }
      } catch {
        throw table.badCell(row, patternColumn, expected: TokenPatterns.reason(error))
      }
    }
    slots = syntax.slots
    var counts: [UInt32: Int] = [:]
    for element in positions.elements {
      if case .literal(let form, _) = element.kind { counts[form, default: 0] += 1 }
    }
    let wordBits = TokenBits.groups(of: counts)
    for (form, bit) in wordBits { self.classes.addLiteral(form, bit: bit) }
    automaton = PatternAutomaton(positions, cardinalClass: cardinalClass, wordBits: wordBits)
    for row in table.rows {
      before.append(try condition(row, contexts.0, &lexicons))
      after.append(try condition(row, contexts.1, &lexicons))
    }
    markBeginnings()
  }

  private static func reason(_ problem: PatternSyntax.Problem) -> String {
    switch problem {
    case .unknownClass(let name): "a class that the word table has in place of '$\(name)'"
    case .unknownPart(let name): "a part that a row defines in place of '\(name)'"
    case .notation(let text): "another notation than '\(text)'"
    }
  }

  private mutating func condition(
    _ row: Int, _ column: Int, _ lexicons: inout LexiconBuilder
  ) throws(LexiconError) -> Condition {
    var condition = Condition()
    guard !table.bytes(row, column).isEmpty else { return condition }
    let firstForm = conditionForms.count
    for word in table.cell(row, column).split(separator: " ") {
      condition.isEmpty = false
      if word == "!" {
        condition.isNegated = true
      } else if word == "^" {
        condition.allowsEdge = true
      } else if word == "<digits>" {
        condition.takesNumbers = true
      } else if word.count > 1, word.hasPrefix("$") {
        guard let index = classes.index(of: String(word.dropFirst())) else {
          throw table.badCell(row, column, expected: "classes that the word table has")
        }
        condition.classes |= 1 << UInt64(index)
      } else if word.count > 1, word.hasPrefix("~"), let form = PatternSyntax.form(of: word.dropFirst(), &lexicons) {
        conditionForms.append(ConditionForm(form: form, isGlued: true))
      } else if let form = PatternSyntax.form(of: word, &lexicons) {
        conditionForms.append(ConditionForm(form: form))
      } else {
        throw table.badCell(row, column, expected: "single words and classes")
      }
    }
    condition.forms = firstForm..<conditionForms.count
    return condition
  }

  private mutating func markBeginnings() {
    let start = automaton.states[0]
    beginnings = Array(repeating: Beginning(), count: classes.wordCount)
    var firsts: Set<UInt32> = []
    classes.forEachForm { form, word, members, phraseClasses in
      var bits = members & start.bits.classes
      while bits != 0 {
        begin(word, automaton.edges(of: automaton.group(of: start, classBit: bits.trailingZeroBitCount)))
        bits &= bits - 1
      }
      beginnings[word].isPhrase = phraseClasses & start.bits.classes != 0
      if beginnings[word].isPhrase || members & start.bits.classes != 0 { firsts.insert(form) }
    }
    for bit in 0..<TokenBits.groups.upperBound where start.bits.words >> UInt64(bit) & 1 != 0 {
      let group = automaton.group(of: start, wordBit: bit)
      if TokenBits.numbers.contains(bit) { numberRests[bit] = automaton.groups[group].rest }
      for edge in automaton.edges(of: group) {
        guard case .literal(let form, _) = automaton.edges[edge].kind else { continue }
        begin(classes.word(of: form), edge..<edge + 1)
        firsts.insert(form)
      }
    }
    classes.forEachForm { form, word, _, _ in
      guard firsts.contains(form) else {
        codes.set(FormCode.known, form)
        return
      }
      let isAlone = beginnings[word].rest.words & TokenBits.any != 0 || beginnings[word].isCounted
      codes.set(isAlone ? FormCode.beginsAlone : FormCode.begins, form)
    }
  }

  private mutating func begin(_ word: Int, _ edges: Range<Int>) {
    for edge in automaton.edges[edges] {
      if case .number = edge.kind {
        // Of one word as well as of several.
        beginnings[word].isCounted = true
        beginnings[word].rest.formUnion(automaton.states[Int(edge.target)].bits)
        if let cardinalClass { beginnings[word].rest.classes |= 1 << UInt64(cardinalClass) }
      } else {
        beginnings[word].rest.formUnion(edge.rest)
      }
    }
  }
}
