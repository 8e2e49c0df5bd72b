internal import Annotations

/// The four kinds between which evidence decides; OntoNotes' labels refine them.
enum NameKind: Int, Sendable, CaseIterable {
  case person, place, organisation, other

  init(_ label: EntityLabel) {
    switch label {
    case .person, .title: self = .person
    case .gpe, .loc, .fac: self = .place
    case .org: self = .organisation
    case .norp, .event, .product, .workOfArt, .law: self = .other
    }
  }

  /// The label where nothing says it more exactly.
  var label: EntityLabel {
    switch self {
    case .person: .person
    case .place: .gpe
    case .organisation: .org
    case .other: .event
    }
  }
}

/// How much speaks for each kind, and what spoke loudest.
struct Evidence: Sendable {
  private(set) var scores = SIMD4<Int16>()
  /// No weight is beyond a byte.
  private var loudest = SIMD4<Int8>()
  /// Raw values of the rules that spoke loudest.
  private var rules = SIMD4<UInt8>()

  @inline(__always)
  mutating func add(_ rule: Rule, _ kind: NameKind, _ weight: Int) {
    scores[kind.rawValue] &+= Int16(weight)
    let loudness = Int8(clamping: weight)
    if loudness > loudest[kind.rawValue] {
      loudest[kind.rawValue] = loudness
      rules[kind.rawValue] = rule.rawValue
    }
  }

  subscript(kind: NameKind) -> Int { Int(scores[kind.rawValue]) }

  /// The rule that weighed most for a kind.
  func rule(for kind: NameKind) -> Rule { Rule(rawValue: rules[kind.rawValue]) ?? .shape }

  /// Adds all of another one's, within limits.
  mutating func add(_ other: Evidence, limit: Int16) {
    scores &+= pointwiseMax(pointwiseMin(other.scores, SIMD4(repeating: limit)), SIMD4(repeating: -limit))
    let isLouder = other.loudest .> loudest
    loudest.replace(with: other.loudest, where: isLouder)
    rules.replace(with: other.rules, where: isLouder)
  }

  /// What other mentions of the name hear of this one's surroundings: weak hints stay where they are.
  var echo: SIMD4<Int16> {
    let isLoud = scores .>= 3
    return SIMD4<Int16>().replacing(with: (scores &* 2) / 3, where: isLoud)
  }

  /// Adds what the article's other mentions of the name tell.
  mutating func add(_ rule: Rule, echo: SIMD4<Int16>, limit: Int16) {
    let weights = pointwiseMax(pointwiseMin(echo, SIMD4(repeating: limit)), SIMD4())
    scores &+= weights
    let loudness = SIMD4<Int8>(truncatingIfNeeded: weights)
    let isLouder = loudness .> loudest
    loudest.replace(with: loudness, where: isLouder)
    rules.replace(with: SIMD4(repeating: rule.rawValue), where: isLouder)
  }

  /// The kind for which most speaks (of equals the first), how much that is, and by how much it leads.
  var best: (kind: NameKind, score: Int, lead: Int) {
    // Score and kind in one number, so that no branch asks which is more.
    let (a, b) = (Int(scores[0]) << 2 | 3, Int(scores[1]) << 2 | 2)
    let (c, d) = (Int(scores[2]) << 2 | 1, Int(scores[3]) << 2)
    let (front, back) = (max(a, b), max(c, d))
    let first = max(front, back)
    let second = max(min(front, back), max(min(a, b), min(c, d)))
    return (NameKind(rawValue: 3 - first & 3) ?? .person, first >> 2, first >> 2 - second >> 2)
  }
}

/// A stretch of tokens that may be a name.
struct Mention: Sendable {
  /// Indices into the article's tokens.
  var first: Int32
  /// One past the last.
  var end: Int32
  var sentence: Int32
  /// What the name itself shows: lexicons, words in it, shape.
  var inner = Evidence()
  /// What stands around it.
  var context = Evidence()
  /// The lexicon entry, or -1.
  var entry: Int32 = -1
  /// The exact label, where entry or head word tells.
  var label: EntityLabel?
  /// Number of the name among the article's names.
  var name: Int32 = -1
  var traits: Traits = []
  /// What was decided.
  var decided: EntityLabel?
  var rule: Rule = .shape

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// The first token begins a sentence.
    static let isInitial = Traits(rawValue: 1 << 0)
    /// Stands in a line whose letter case says nothing.
    static let isHeadline = Traits(rawValue: 1 << 1)
    static let afterTitle = Traits(rawValue: 1 << 2)
    /// All of its words are ordinary words.
    static let isCommon = Traits(rawValue: 1 << 3)
    static let isAcronym = Traits(rawValue: 1 << 4)
    /// The lexicon knows the whole name without doubt.
    static let isKnown = Traits(rawValue: 1 << 6)
    /// Goes on behind its entry: `Toyota Orvania`.
    static let isLonger = Traits(rawValue: 1 << 7)
  }

  /// Speaks against every kind, so that only strong evidence from elsewhere counts.
  mutating func deny(_ rule: Rule) {
    for kind in NameKind.allCases { inner.add(rule, kind, -5 - max(0, inner[kind])) }
  }

  var count: Int { Int(end - first) }
  var tokens: Range<Int> { Int(first)..<Int(end) }
}
