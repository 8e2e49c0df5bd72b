public import Annotations
internal import ICU
public import Lexicons

/// Cuts the text into sentences, in one pass over the tokens: the boundaries of Unicode Standard Annex 29, section 5,
/// are proposals (`SentenceBreaks`), rules decide.
///
/// A blank line always ends a sentence, a line end does where the line is a unit of its own (`LineShapes`). After
/// marks that may end one, `SentenceRules` decide by `lexicons/segmentation/`: they refuse what ICU proposes after an
/// abbreviation, and add what it cannot see. Sentences cover all tokens.
public struct SentenceStage: Stage {
  public let name = "sentences"
  public let reads: Set<Layer> = [.tokens]
  public let writes: Set<Layer> = [.sentences]

  private let rules: SentenceRules

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    rules = try SentenceRules(&lexicons)
  }

  public func annotate(_ document: Document, _ layers: inout Layers) throws {
    guard !layers.tokens.isEmpty else { return }
    let reading = Reading(text: document.utf8, tokens: layers.tokens)
    layers.sentences = document.utf8.withUnsafeBufferPointer { sentences(reading, $0) }
  }

  /// - Parameter text: that of the reading.
  private func sentences(_ reading: Reading, _ text: UnsafeBufferPointer<UInt8>) -> [Sentence] {
    let tokens = reading.tokens
    let breaks = SentenceBreaks.shared
    let lines = LineShapes(reading)
    var sentences: [Sentence] = []
    sentences.reserveCapacity(tokens.count / 16 + 1)
    var items = ItemNumbers()
    var first = 0
    var isQuoteOpen = false
    var index = 0
    while index < tokens.count {
      // A word within a line ends nothing, nor does the one behind it begin an item where there is no list.
      if index > first, index + 1 < tokens.count, !items.isInList, !tokens[index].shape.contains(.punctuation),
        max(tokens[index].gap, tokens[index + 1].gap) < .line
      {
        index += 1
        continue
      }
      if index == first || tokens[index].gap >= .line { items.begin(at: index, reading) }
      var last = index
      var ends = false
      if tokens[index].shape.contains(.punctuation) {
        let mark = reading.mark(index)
        if mark.isTerminator {
          let run = rules.run(at: index, reading, isQuoteOpen: isQuoteOpen)
          last = run.end
          if !run.doubleQuotes.isMultiple(of: 2) { isQuoteOpen.toggle() }
          ends = last + 1 == tokens.count
          if !ends {
            let isProposed = breaks.hasBoundary(
              in: text, after: Int(tokens[index].start), upTo: Int(tokens[last + 1].start))
            ends = rules.endsSentence(after: run, first: first, isProposed: isProposed, reading)
          }
        } else if mark == .doubleQuote {
          isQuoteOpen.toggle()
        } else if mark == .colon {
          ends = rules.headings.endsHeading(at: index, first: first, reading)
        } else if mark == .dash, let end = rules.headings.itemHeadEnd(at: index, first: first, reading) {
          last = end
          ends = true
        }
      }
      let next = last + 1
      if next == tokens.count {
        ends = true
      } else if tokens[next].gap == .paragraph {
        ends = true
        isQuoteOpen = false
      } else if !ends, tokens[next].gap == .line, last == index,
        !tokens[index].shape.contains(.punctuation)
          || !reading.mark(index).isTerminator
      {
        ends = lines.isUnit(before: next, reading)
      }
      if !ends { ends = items.isNext(next, reading) }
      if ends {
        sentences.append(Sentence(range: Int(tokens[first].start)..<Int(tokens[last].end), tokens: first..<next))
        first = next
      }
      index = next
    }
    return sentences
  }
}
