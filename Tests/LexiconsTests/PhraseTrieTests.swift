import Annotations
import Lexicons
import TestSupport
import Testing

@Suite struct PhraseTrieTests {
  /// The phrases that begin at each word of a text, as `phrase number:length`.
  private func matches(_ phrases: [String], in text: String, letterCase: PhraseTrie.LetterCase = .asWritten) throws
    -> [String]
  {
    var lexicons = try LexiconBuilder(Repository.lexicons())
    var trie = PhraseTrie()
    for (number, phrase) in phrases.enumerated() {
      trie.insert(lexicons.tokens(of: phrase), value: number, letterCase: letterCase)
    }
    let tokens = try Tokenizer(vocabulary: lexicons.vocabulary).tokens(of: Array(text.utf8))
    return tokens.indices.compactMap { index in
      trie.longestMatch(tokens.span, at: index, limit: tokens.count).map { "\(index)=\($0.value):\($0.length)" }
    }
  }

  @Test func theLongestPhraseWins() throws {
    #expect(try matches(["New York", "New York Times", "York"], in: "in New York Times Square") == ["1=1:3", "2=2:1"])
    #expect(try matches(["a b c", "a b"], in: "a b d") == ["0=1:2"])
  }

  @Test func aMatchEndsBeforeTheLimit() throws {
    var lexicons = try LexiconBuilder(Repository.lexicons())
    var trie = PhraseTrie()
    trie.insert(lexicons.tokens(of: "New York"), value: 7)
    let tokens = lexicons.tokens(of: "New York")
    #expect(trie.longestMatch(tokens.span, at: 0, limit: 1) == nil)
    #expect(trie.longestMatch(tokens.span, at: 0, limit: 2).map { [$0.length, $0.value] } == [2, 7])
  }

  @Test func letterCaseIsAskedAsWritten() throws {
    #expect(try matches(["May", "US", "NATO", "iPhone", "al-Qaida"], in: "may us nato iphone") == [])
    #expect(try matches(["May", "US"], in: "May MAY US Us") == ["0=0:1", "1=0:1", "2=1:1"])
    #expect(
      try matches(["NATO", "iPhone", "al-Qaida"], in: "Nato iPhone IPHONE Al-Qaida al-qaida")
        == ["0=0:1", "1=1:1", "2=1:1", "3=2:3"])
    #expect(try matches(["May", "US"], in: "may us", letterCase: .any) == ["0=0:1", "1=1:1"])
  }

  @Test func diacriticsAndApostrophesAreFolded() throws {
    #expect(try matches(["São Paulo", "Côte d'Ivoire"], in: "Sao Paulo and COTE D’IVOIRE") == ["0=0:2", "3=1:2"])
  }
}
