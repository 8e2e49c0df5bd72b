internal import Annotations

extension LexiconBuilder {
  /// Why no text can meet a phrase; nil where one can.
  ///
  /// - Parameter tokens: those of the phrase alone.
  mutating func unreachable(_ phrase: String, _ tokens: [Token]) -> String? {
    if tokens.isEmpty { return "has no words, expected some" }
    if tokens.count > PhraseTrie.longest { return "has \(tokens.count) words, expected at most \(PhraseTrie.longest)" }
    if !tokens.contains(where: { !$0.shape.isDisjoint(with: [.hasLetter, .hasDigit]) }) {
      return "has no letter and no digit, expected some"
    }
    // In a sentence the same words must come out.
    let sentence = self.tokens(of: "then \(phrase) came")
    if sentence.dropFirst().dropLast().map(\.form) == tokens.map(\.form) { return nil }
    return "is cut otherwise within a sentence, expected a spelling that is cut the same way everywhere"
  }
}
