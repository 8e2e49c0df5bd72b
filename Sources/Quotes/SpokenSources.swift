/// The sources of quotes that later pronouns may refer to, by the sentence they stand in.
struct SpokenSources {
  struct Source {
    var token: Int
    /// Nil where the source stands for nobody whom the article names.
    var key: Int?
    var traits: SourceLexicon.Traits
    /// The next source in the same sentence, or -1.
    fileprivate var next: Int32 = -1

    init(token: Int, key: Int?, traits: SourceLexicon.Traits) {
      self.token = token
      self.key = key
      self.traits = traits
    }
  }

  private var sources: [Source] = []
  /// By sentence: its first and its last source, or -1.
  private var firstOf: [Int32]
  private var lastOf: [Int32]

  init(sentences: Int) {
    firstOf = Array(repeating: -1, count: sentences)
    lastOf = firstOf
  }

  mutating func append(_ source: Source, to sentence: Int) {
    let number = Int32(truncatingIfNeeded: sources.count)
    sources.append(source)
    if firstOf[sentence] < 0 { firstOf[sentence] = number } else { sources[Int(lastOf[sentence])].next = number }
    lastOf[sentence] = number
  }

  func last(in sentence: Int) -> Source? {
    lastOf[sentence] < 0 ? nil : sources[Int(lastOf[sentence])]
  }

  /// The first sources of a sentence, in the order in which they were added.
  func forEach(in sentence: Int, limit: Int, _ body: (Source) -> Void) {
    var number = Int(firstOf[sentence])
    var steps = 0
    while number >= 0, steps < limit {
      body(sources[number])
      number = Int(sources[number].next)
      steps += 1
    }
  }
}
