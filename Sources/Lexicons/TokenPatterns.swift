internal import Annotations

/// Patterns over tokens, compiled into one automaton: at most tokens one bit says that no pattern begins there.
///
/// A pattern is a row of a table with the columns `rule`, `pattern`, `before`, `after`; other columns are its owner's. A
/// row whose rule begins with `@` defines a part for other rows. For the notation see `PatternSyntax`. `before` and
/// `after` ask for the token beside the match: a list of words and classes of which one must be there, or none with a
/// `!` in front; `^` stands for the text's or paragraph's edge, `~x` for an x that touches the match.
public struct TokenPatterns: Sendable {
  enum Beginning: UInt8 {
    case never
    /// With a token behind it that has one of the bits of ``TokenPatterns/behindStart``, or as the first of a phrase.
    case joined
    /// With another word of a class or pattern behind it.
    case counted
    /// Alone as well.
    case alone
  }

  /// How a pattern may begin with a number in digits.
  struct NumberBeginning {
    var mayStandAlone = false
    /// Bits of the tokens that may come behind it.
    var behind: UInt64 = 0
  }

  struct Condition {
    var isNegated = false
    var mask: UInt64 = 0
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
  /// By form: how a pattern may begin with it.
  private(set) var beginnings = FormMap<Beginning>(absent: .never)
  /// By form: bits of the tokens that may come behind it where it begins a pattern.
  private(set) var behindStart = FormMap<UInt64>(absent: 0)
  /// By number of digits, from five on the same.
  private(set) var numberBeginnings = Array(repeating: NumberBeginning(), count: TokenPatterns.longestNumber + 1)
  /// By form: the first edge of the start that names it plus one, or zero.
  private(set) var startLiterals = FormMap<Int32>(absent: 0)
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
    automaton = PatternAutomaton(positions, cardinalClass: cardinalClass)
    for element in positions.elements {
      if case .literal(let form, _) = element.kind { self.classes.addLiteral(form) }
    }
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
        condition.mask |= TokenClasses.digitsBit
      } else if word.count > 1, word.hasPrefix("$") {
        guard let index = classes.index(of: String(word.dropFirst())) else {
          throw table.badCell(row, column, expected: "classes that the word table has")
        }
        condition.mask |= 1 << UInt64(index)
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

  static let longestNumber = 5

  private mutating func markBeginnings() {
    let start = automaton.states[0]
    var marks: [(form: UInt32, Beginning, behind: UInt64)] = []
    classes.forEachForm { form, mask, phraseMask in
      var bits = mask & start.mask & ~TokenClasses.literalBit
      if phraseMask & start.mask != 0 { marks.append((form, .joined, 0)) }
      while bits != 0 {
        let (beginning, behind) = beginning(automaton.edges(of: start, bit: bits.trailingZeroBitCount))
        marks.append((form, beginning, behind))
        bits &= bits - 1
      }
    }
    if start.mask & TokenClasses.literalBit != 0 {
      for number in automaton.edges(of: start, bit: 63) {
        guard case .literal(let form, _) = automaton.edges[number].kind else { continue }
        let (beginning, behind) = beginning(number..<number + 1)
        marks.append((form, beginning, behind))
        if startLiterals[form] == 0 { startLiterals[form] = Int32(number + 1) }
      }
    }
    for (form, beginning, behind) in marks {
      if beginning.rawValue > beginnings[form].rawValue { beginnings[form] = beginning }
      behindStart[form] |= behind
    }
    if start.mask & TokenClasses.digitsBit != 0 { markNumbers(automaton.edges(of: start, bit: 62)) }
  }

  private func beginning(_ edges: Range<Int>) -> (Beginning, behind: UInt64) {
    var beginning = Beginning.joined
    var behind: UInt64 = 0
    for edge in automaton.edges[edges] {
      if edge.rest == .max { return (.alone, 0) }
      // A number goes on for several words.
      if case .number = edge.kind { beginning = .counted }
      behind |= edge.rest
    }
    return (beginning, behind)
  }

  private mutating func markNumbers(_ edges: Range<Int>) {
    for edge in automaton.edges[edges] {
      for length in numberBeginnings.indices {
        if case .digits(let low, _, let count) = edge.kind {
          if count != 0, min(Int(count), TokenPatterns.longestNumber) != length { continue }
          if length < TokenPatterns.longestNumber, String(low).count > length { continue }
        }
        if edge.rest == .max {
          numberBeginnings[length].mayStandAlone = true
        } else {
          numberBeginnings[length].behind |= edge.rest
        }
      }
    }
  }
}
