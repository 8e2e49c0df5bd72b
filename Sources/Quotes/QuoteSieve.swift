/// The rules that find quotations and reported speech, most precise first; a quote's `rule` is the name of its sieve.
public struct QuoteSieve: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `"WALKER: Let us begin."`
  public static let transcript = QuoteSieve(rawValue: 1 << 0)
  /// Marked words, an attribution, and the words going on: `"…," she said. "…"`
  public static let split = QuoteSieve(rawValue: 1 << 1)
  /// Marked words, and their attribution after them: `"…," she said.`
  public static let after = QuoteSieve(rawValue: 1 << 2)
  /// The attribution first: `She said: "…"`
  public static let before = QuoteSieve(rawValue: 1 << 3)
  /// Marked words that follow a quotation or a speaker without a cue of their own.
  public static let continued = QuoteSieve(rawValue: 1 << 4)
  /// `Lindqvist: The bridge is safe`, as a line of its own.
  public static let headline = QuoteSieve(rawValue: 1 << 5)
  /// `…, according to the ministry.`
  public static let accordingTo = QuoteSieve(rawValue: 1 << 6)
  /// The content first, without marks of its own: `Rates will rise, she said.`
  public static let final = QuoteSieve(rawValue: 1 << 7)
  /// The attribution within its content: `Rates, she said, will rise.`
  public static let parenthesis = QuoteSieve(rawValue: 1 << 8)
  /// A clause after its cue, with "that" or without.
  public static let clause = QuoteSieve(rawValue: 1 << 9)
  /// `asked whether`
  public static let question = QuoteSieve(rawValue: 1 << 10)
  /// `vowed to`
  public static let infinitive = QuoteSieve(rawValue: 1 << 11)
  /// `criticized the plan`
  public static let object = QuoteSieve(rawValue: 1 << 12)
  /// `was accused of`, `is expected to`
  public static let passive = QuoteSieve(rawValue: 1 << 13)
  /// `her claim that`
  public static let noun = QuoteSieve(rawValue: 1 << 14)
  /// Marked words of sentence length that nothing attributes.
  public static let unattributed = QuoteSieve(rawValue: 1 << 15)
  /// Marks around a word or two that nobody is said to have spoken.
  public static let scare = QuoteSieve(rawValue: 1 << 16)

  /// `As the ministry explained, rates will rise.`
  public static let asClause = QuoteSieve(rawValue: 1 << 17)

  /// All sieves, one by one, in the order of their names.
  public static let each: [QuoteSieve] = names.indices.map { QuoteSieve(rawValue: 1 << UInt32($0)) }
  /// All sieves.
  public static let all = QuoteSieve(each)

  /// The sieve of a rule's name, or nil.
  public init?(named name: String) {
    guard let index = QuoteSieve.names.firstIndex(of: name) else { return nil }
    self = QuoteSieve.each[index]
  }

  /// The name of a single sieve, as `quote.after`.
  public var name: String { QuoteSieve.names[min(rawValue.trailingZeroBitCount, QuoteSieve.names.count - 1)] }

  private static let names = [
    "quote.transcript", "quote.split", "quote.after", "quote.before", "quote.continued", "speech.headline",
    "speech.according-to", "speech.final", "speech.parenthesis", "speech.clause", "speech.question",
    "speech.infinitive", "speech.object", "speech.passive", "speech.noun", "quote.unattributed", "quote.scare",
    "speech.as",
  ]
}
