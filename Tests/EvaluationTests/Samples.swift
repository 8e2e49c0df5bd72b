import Annotations
import Evaluation

/// Pairs of documents with random annotations on both sides, the same on every run.
enum Samples {
  static func pairs(count: Int, seed: UInt64 = 1) throws -> [DocumentPair] {
    var random = SeededGenerator(seed: seed)
    return try (0..<count).map { index in
      try DocumentPair(gold: document("d\(index)", &random), system: document("d\(index)", &random))
    }
  }

  static func document(_ id: String, _ random: inout SeededGenerator) -> AnnotatedDocument {
    let text = String(repeating: "ab cé. ", count: 10)
    var document = AnnotatedDocument(
      id: id, offsets: .codepoint, length: text.unicodeScalars.count, text: text)
    func ranges(_ count: Int) -> [Range<Int>] {
      (0..<count).map { _ in
        let start = Int.random(in: 0..<60, using: &random)
        return start..<start + Int.random(in: 1...9, using: &random)
      }
    }
    document.sentences = ranges(6)
    document.zones = Set(ranges(3)).map { AnnotatedDocument.Zone(range: $0, type: "body") }
    document.entities = Set(ranges(8)).map {
      AnnotatedDocument.Entity(
        range: $0, label: ["PERSON", "ORG", "TITLE"].randomElement(using: &random)!,
        entity: ["E1", "E2", "E3"].randomElement(using: &random)!)
    }
    document.timexes = ranges(5).map {
      AnnotatedDocument.Timex(range: $0, type: "DATE", value: ["2019", "2020"].randomElement(using: &random)!)
    }
    document.quotes = Set(ranges(5)).map {
      AnnotatedDocument.Quote(
        range: $0, kind: ["direct", "indirect"].randomElement(using: &random)!, cue: ranges(1)[0], source: ranges(1)[0])
    }
    return document
  }

  static func shuffled(_ document: AnnotatedDocument, _ random: inout SeededGenerator) -> AnnotatedDocument {
    var document = document
    document.sentences?.shuffle(using: &random)
    document.zones?.shuffle(using: &random)
    document.entities?.shuffle(using: &random)
    document.timexes?.shuffle(using: &random)
    document.quotes?.shuffle(using: &random)
    return document
  }
}
