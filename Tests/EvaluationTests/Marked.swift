import Annotations
import Evaluation

/// A document from text with its annotations marked in it, so that no position is counted by hand:
/// `[PERSON Ada] left on [DATE=2019-05-09 May 9]. [direct1 “I am off,”] [source1 she] [cue1 said]. [S A sentence.]`
enum Marked {
  static func document(_ marked: String, id: String = "a") -> AnnotatedDocument {
    var text: [Unicode.Scalar] = []
    var open: [(tag: String, start: Int)] = []
    var found: [(tag: String, range: Range<Int>)] = []
    var scalars = Substring(marked).unicodeScalars
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "[":
        let tag = String(scalars.prefix { $0 != " " })
        scalars.removeFirst(tag.unicodeScalars.count + 1)
        open.append((tag, text.count))
      case "]":
        let last = open.removeLast()
        found.append((last.tag, last.start..<text.count))
      default: text.append(scalar)
      }
    }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text)
    var document = AnnotatedDocument(id: id, offsets: .codepoint, length: text.count, text: String(string))
    fill(&document, found)
    return document
  }

  static func pair(_ gold: String, _ system: String, id: String = "a") throws -> DocumentPair {
    try DocumentPair(gold: document(gold, id: id), system: document(system, id: id))
  }

  private static func fill(_ document: inout AnnotatedDocument, _ found: [(tag: String, range: Range<Int>)]) {
    var sentences: [Range<Int>] = []
    var entities: [AnnotatedDocument.Entity] = []
    var timexes: [AnnotatedDocument.Timex] = []
    var quotes: [String: AnnotatedDocument.Quote] = [:]
    for (tag, range) in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let halves = tag.split(separator: "=", maxSplits: 1).map(String.init)
      let key = tag.split(separator: "/", maxSplits: 1).map(String.init)
      if tag == "S" {
        sentences.append(range)
      } else if halves.count == 2 {
        timexes.append(AnnotatedDocument.Timex(range: range, type: halves[0], value: halves[1]))
      } else if tag.first?.isLowercase == true, let number = tag.last {
        let number = String(number)
        let name = String(tag.dropLast())
        var quote = quotes[number] ?? AnnotatedDocument.Quote(range: 0..<0, kind: "")
        switch name {
        case "source": quote.source = range
        case "cue": quote.cue = range
        default:
          quote.kind = name
          quote.parts.append(range)
          quote.range = quote.parts[0].lowerBound..<range.upperBound
        }
        quotes[number] = quote
      } else {
        entities.append(
          AnnotatedDocument.Entity(range: range, label: key[0], entity: key.count > 1 ? key[1] : nil))
      }
    }
    document.sentences = sentences
    document.entities = entities
    document.timexes = timexes
    document.quotes = quotes.keys.sorted().compactMap { quotes[$0] }
  }
}
