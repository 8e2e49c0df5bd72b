/// The rules that find quotations and reported speech, most precise first; a quote's `rule` is the name of its sieve.
public enum QuoteSieve: String, Sendable, CaseIterable {
  /// Marked words, an attribution, and the words going on: `"…," she said. "…"`
  case split = "quote.split"
  /// Marked words, and their attribution after them: `"…," she said.`
  case after = "quote.after"
  /// The attribution first: `She said: "…"`
  case before = "quote.before"
  /// Marked words that follow a quotation or a speaker without a cue of their own.
  case continued = "quote.continued"
  /// `Lindqvist: The bridge is safe`, as a line of its own.
  case headline = "speech.headline"
  /// `…, according to the ministry.`
  case accordingTo = "speech.according-to"
  /// The content first, without marks of its own: `Rates will rise, she said.`
  case final = "speech.final"
  /// The attribution within its content: `Rates, she said, will rise.`
  case parenthesis = "speech.parenthesis"
  /// A clause after its cue, with "that" or without.
  case clause = "speech.clause"
  /// `asked whether`
  case question = "speech.question"
  /// `vowed to`
  case infinitive = "speech.infinitive"
  /// `criticized the plan`
  case object = "speech.object"
  /// `was accused of`, `is expected to`
  case passive = "speech.passive"
  /// `her claim that`
  case noun = "speech.noun"
  /// Marked words of sentence length that nothing attributes.
  case unattributed = "quote.unattributed"
  /// Marks around a word or two that nobody is said to have spoken.
  case scare = "quote.scare"
}
