public import Annotations
internal import ICU
public import Lexicons

/// Cuts the text into sentences: ICU proposes boundaries (Unicode Standard Annex 29), rules decide.
///
/// A blank line always ends a sentence. After an abbreviation the rules of `lexicons/segmentation/abbreviations.tsv`
/// say whether one may end.
public struct SentenceStage: Stage {
  public let name = "sentences"
  public let reads: Set<Layer> = [.tokens]
  public let writes: Set<Layer> = [.sentences]

  private let rules: SentenceRules

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    rules = try SentenceRules(&lexicons)
  }

  public func annotate(_ document: Document, _ layers: inout Layers) throws {
    let proposals = try proposedBreaks(document.utf8)
    layers.sentences = document.utf8.withUnsafeBufferPointer { text in
      sentences(text, layers.tokens, proposals)
    }
  }

  /// Byte offsets after which ICU would begin a new sentence.
  private func proposedBreaks(_ utf8: [UInt8]) throws(ICUError) -> [Int] {
    var iterator = try BreakIterator(.sentence)
    var breaks: [Int] = []
    let result: Result<Void, ICUError> = utf8.withUnsafeBufferPointer { text in
      do throws(ICUError) {
        try iterator.forEachBoundary(in: text) { breaks.append($0) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    return breaks
  }

  private func sentences(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: [Token], _ proposals: [Int]
  ) -> [Sentence] {
    var sentences: [Sentence] = []
    var first = 0
    var proposal = 0
    for index in tokens.indices {
      let isLast = index + 1 == tokens.count
      let next = isLast ? text.count : Int(tokens[index + 1].start)
      while proposal < proposals.count, proposals[proposal] < Int(tokens[index].end) { proposal += 1 }
      let isProposed = proposal < proposals.count && proposals[proposal] <= next
      guard isLast || rules.endsSentence(after: index, in: tokens.span, text, isProposed: isProposed) else { continue }
      sentences.append(
        Sentence(range: Int(tokens[first].start)..<Int(tokens[index].end), tokens: first..<index + 1))
      first = index + 1
    }
    return sentences
  }
}
