internal import Annotations
internal import Lexicons

/// The words of `lexicons/dates/direction-cues.tsv`.
struct DirectionWords: Sendable {
  enum Cue: String, CaseIterable {
    case future
    case weakFuture = "weak-future"
    case past
    /// A participle that looks ahead: "due", "scheduled"; behind "had" it looks back.
    case plan
    /// "Supposed to": looks ahead, but behind "was" at what did not come about.
    case moot
    /// Directly before a date: the date is past.
    case over
    /// Makes what it governs lie further back.
    case had
    /// "Has", "have": past, but what it sets a limit to is not.
    case perfect
    /// A verb of saying: its own time is past, but that of what is said is not.
    case report
    /// "Told": past itself, as far as its listener reaches.
    case address
    /// "Is", "are": a participle behind them says nothing.
    case present
    /// The infinitive of a passive or of "be": says nothing itself, and takes the past from its participle.
    case be
    /// Makes a participle behind it an adjective: "the most contested".
    case adjectival
    /// Begins another clause.
    case boundary
    /// "But": begins another clause behind a comma, or between two words of one.
    case contrast
    /// "If", "when": begins a clause that looks ahead if its verb tells nothing else.
    case condition
  }

  /// What the table says of a form.
  struct Word {
    var cue: Cue?
    var traits: Traits = []
  }

  struct Traits: OptionSet {
    let rawValue: UInt8

    /// Is the second of two words that are a cue.
    static var endsPair: Traits { Traits(rawValue: 1) }
    /// "By", "until": what comes behind is ahead unless the clause is past.
    static var deadline: Traits { Traits(rawValue: 2) }
    static var limit: Traits { Traits(rawValue: 4) }
    /// "In", "at": behind a verb of saying, they place what was said, and say nothing of what is said.
    static var placing: Traits { Traits(rawValue: 8) }
    /// "Election", "ballot": where they stand, a November of an even year may be that of a vote to come.
    static var election: Traits { Traits(rawValue: 16) }
    /// "Waited", "took": what they last until is past as they are.
    static var lasting: Traits { Traits(rawValue: 32) }
    /// "Not", "never": what they deny until a day came about on that day.
    static var negation: Traits { Traits(rawValue: 64) }
    /// "Come", directly before a date: "come January".
    static var ahead: Traits { Traits(rawValue: 128) }
  }

  private var words = FormMap(absent: Word())
  /// Cues of two words by both form numbers.
  private var pairs: [UInt64: Cue] = [:]
  let to: UInt32
  /// `'s`.
  let possessive: UInt32

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("dates/direction-cues")
    to = lexicons.tokens(of: "to")[0].form
    possessive = lexicons.tokens(of: "x's").last?.form ?? to
    let (word, cue) = (try table.column("word"), try table.column("cue"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, word))
      if let traits = DirectionWords.traits(table.cell(row, cue)) {
        for token in tokens { words[token.form].traits.formUnion(traits) }
        continue
      }
      let kind: Cue = try table.value(row, cue)
      switch tokens.count {
      case 1: words[tokens[0].form].cue = kind
      case 2:
        pairs[UInt64(tokens[0].form) << 32 | UInt64(tokens[1].form)] = kind
        words[tokens[1].form].traits.insert(.endsPair)
      default: throw table.badCell(row, word, expected: "one word or two")
      }
    }
  }

  /// What the table calls words that are no cues.
  private static func traits(_ name: String) -> Traits? {
    switch name {
    case "deadline": .deadline
    case "limit": [.deadline, .limit]
    case "election": .election
    case "placing": .placing
    case "lasting": .lasting
    case "negation": .negation
    case "ahead": .ahead
    default: nil
    }
  }

  subscript(form: UInt32) -> Word { words[form] }

  /// What a word says where it stands; nothing before `first` is looked at.
  func cue(
    at index: Int, first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Cue? {
    let token = tokens[index]
    let word = self[token.form]
    if word.traits.contains(.endsPair), index > first,
      let cue = pairs[UInt64(tokens[index - 1].form) << 32 | UInt64(token.form)]
    {
      return cue
    }
    if let cue = word.cue {
      // "Will be held", "is sold".
      if cue == .contrast {
        let opens = index == first || tokens[index - 1].shape.contains(.punctuation)
        return opens ? .boundary : nil
      }
      guard cue == .past || cue == .perfect, index > first else { return cue }
      let isDenied = index > first + 1 && self[tokens[index - 1].form].traits.contains(.negation)
      let before = self[tokens[index - (isDenied ? 2 : 1)].form].cue
      // "Will have the right".
      if cue == .perfect { return before == .future ? nil : .perfect }
      // "Set to hit", "will not come": verbs whose past is written as their infinitive.
      if before == .future || before == .weakFuture || tokens[index - 1].form == to { return nil }
      return before == .be || before == .present ? nil : .past
    }
    guard isParticiple(token, text) else { return nil }
    // "Will be named" looks where "will" looks.
    guard index > first else { return .past }
    let before = self[tokens[index - 1].form].cue
    if before == .be || before == .present || isAdjective(at: index, first, tokens, text) { return nil }
    return .past
  }

  /// "The most hotly contested".
  private func isAdjective(
    at index: Int, _ first: Int, _ tokens: borrowing Span<Token>, _ text: borrowing Span<UInt8>
  ) -> Bool {
    var before = index - 1
    let end = Int(tokens[before].end)
    let isAdverb = end > 2 && text[end - 1] == UInt8(ascii: "y") && text[end - 2] == UInt8(ascii: "l")
    if isAdverb, before > first { before -= 1 }
    return self[tokens[before].form].cue == .adjectival
  }

  /// Regular past forms; adjectives in -ed look the same, and are as often of the past.
  func isParticiple(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 4 && !token.shape.contains(.capitalized) && text[end - 1] == UInt8(ascii: "d")
      && text[end - 2] == UInt8(ascii: "e")
  }
}
