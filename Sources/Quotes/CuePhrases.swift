internal import Annotations
internal import Lexicons

/// Phrases that attribute by themselves, as "according to".
struct CuePhrases: Sendable {
  private var trie = PhraseTrie()
  /// Forms of the first words of the phrases.
  private(set) var firstForms: [UInt32] = []

  init() {}

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("quotes/cue-phrases")
    let phrase = try table.column("phrase")
    for row in table.rows {
      let tokens = lexicons.tokens(of: try table.required(row, phrase))
      trie.insert(tokens, value: row, letterCase: .any)
      if let first = tokens.first { firstForms.append(first.form) }
    }
  }

  /// Number of tokens of the phrase that begins at a token; zero where none does.
  func length(_ tokens: borrowing Span<Token>, at start: Int, limit: Int) -> Int {
    trie.longestMatch(tokens, at: start, limit: limit)?.length ?? 0
  }
}
