public import Annotations

/// Looks for what is wrong, or likely to be, in labelled documents.
public struct GoldCheck: Sendable {
  /// One thing to look at.
  public struct Finding: Sendable, Hashable {
    /// An error breaks the format or the guidelines; a notice is only unlikely.
    public enum Severity: String, Sendable { case error, notice }

    public let severity: Severity
    public let document: String
    /// Where, in code points; nil where the whole document is meant.
    public let range: Range<Int>?
    public let message: String
  }

  /// In the order of the documents; within one by place.
  public let findings: [Finding]

  /// - Parameter documents: with their texts, in any unit.
  /// - Throws: ``EvaluationError`` where an offset stands for no place in its text.
  public init(_ documents: [AnnotatedDocument]) throws(EvaluationError) {
    var findings: [Finding] = []
    var labels = LabelUse()
    for document in documents {
      let pair = try DocumentPair(gold: document, system: document)
      var check = DocumentCheck(pair: pair)
      check.run()
      labels.add(pair)
      findings += check.findings.sorted { ($0.range?.lowerBound ?? -1) < ($1.range?.lowerBound ?? -1) }
    }
    self.findings = findings + labels.findings
  }
}

/// The checks that one document allows.
private struct DocumentCheck {
  let pair: DocumentPair
  var findings: [GoldCheck.Finding] = []

  mutating func run() {
    let document = pair.gold
    if pair.text.isEmpty { return report(.notice, nil, "no text, expected one to check the offsets against") }
    for range in document.sentences ?? [] { checkSpace(range, "sentence") }
    checkOverlaps((document.sentences ?? []), "sentences")
    for entity in document.entities ?? [] { checkEdges(entity.range, "\(entity.label)") }
    checkOverlaps(
      (document.entities ?? []).filter { $0.label != EntityScorer.title && !$0.isInner }.map(\.range), "entities")
    for timex in document.timexes ?? [] {
      checkEdges(timex.range, timex.type ?? "timex")
      if let (severity, message) = TimexCheck.fault(type: timex.type, value: timex.value) {
        report(severity, timex.range, "'\(text(timex.range))': \(message)")
      }
    }
    checkOverlaps((document.timexes ?? []).map(\.range), "timexes")
    for quote in document.quotes ?? [] { check(quote) }
    checkUnlabelledRepeats(document.entities ?? [])
  }

  private mutating func report(_ severity: GoldCheck.Finding.Severity, _ range: Range<Int>?, _ message: String) {
    findings.append(GoldCheck.Finding(severity: severity, document: pair.id, range: range, message: message))
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: pair.text[range])
    return String(text)
  }

  private mutating func checkSpace(_ range: Range<Int>, _ name: String) {
    if range.isEmpty {
      report(.error, range, "\(name) is empty, expected at least one character")
    } else if pair.trimmed(range) != range {
      report(.error, range, "\(name) '\(text(range))' has white space at its edge, expected none")
    }
  }

  /// A span that begins or ends inside a word was marked a character too far or too short.
  private mutating func checkEdges(_ range: Range<Int>, _ name: String) {
    checkSpace(range, name)
    func cuts(_ place: Int) -> Bool {
      guard place > 0, place < pair.text.count else { return false }
      return pair.text[place - 1].properties.isAlphabetic && pair.text[place].properties.isAlphabetic
    }
    if !range.isEmpty, cuts(range.lowerBound) || cuts(range.upperBound) {
      report(.error, range, "\(name) '\(text(range))' cuts a word, expected its edges between words")
    }
  }

  private mutating func checkOverlaps(_ ranges: [Range<Int>], _ name: String) {
    var before = 0..<0
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if range == before, !range.isEmpty {
        report(.error, range, "'\(text(range))' stands twice among the \(name), expected it once")
      } else if range.lowerBound < before.upperBound {
        report(
          .error, range,
          "'\(text(range))' overlaps '\(text(before))' [\(before.lowerBound), \(before.upperBound)) of the \(name), expected none to"
        )
      }
      if range.upperBound > before.upperBound { before = range }
    }
  }

  private mutating func check(_ quote: AnnotatedDocument.Quote) {
    checkSpace(quote.range, "quote")
    var end = quote.range.lowerBound
    for part in quote.parts {
      checkSpace(part, "part of a quote")
      if part.lowerBound < end || part.upperBound > quote.range.upperBound {
        report(
          .error, part, "part '\(text(part))' is out of order or outside its quote, expected parts in order within it")
      }
      end = part.upperBound
    }
    if let first = quote.parts.first, let last = quote.parts.last,
      first.lowerBound != quote.range.lowerBound || last.upperBound != quote.range.upperBound
    {
      report(.error, quote.range, "the quote does not begin and end with its parts, expected it to")
    }
    let content = quote.parts.isEmpty ? [quote.range] : quote.parts
    for (name, role) in [("cue", quote.cue), ("source", quote.source)] {
      guard let role else { continue }
      checkEdges(role, name)
      if content.contains(where: { $0.overlaps(role) }) {
        report(.notice, role, "\(name) '\(text(role))' lies inside the content, expected it outside")
      }
    }
  }

  /// A name that is labelled in one place and stands unlabelled in another was likely forgotten.
  private mutating func checkUnlabelledRepeats(_ entities: [AnnotatedDocument.Entity]) {
    let covered = entities.reduce(into: Set<Int>()) { $0.formUnion($1.range) }
    var seen: Set<[Unicode.Scalar]> = []
    for entity in entities where entity.label != EntityScorer.title && entity.range.count > 2 {
      let name = Array(pair.text[entity.range])
      guard name[0].properties.isUppercase, seen.insert(name).inserted else { continue }
      for place in places(of: name) where !(place..<place + name.count).contains(where: covered.contains) {
        report(
          .notice, place..<place + name.count,
          "'\(text(entity.range))' is not labelled here, but is \(entity.label) elsewhere in the article")
      }
    }
  }

  /// Where the name stands as a word of its own.
  private func places(of name: [Unicode.Scalar]) -> [Int] {
    let text = pair.text
    guard text.count >= name.count else { return [] }
    func isLetter(_ place: Int) -> Bool { text.indices.contains(place) && text[place].properties.isAlphabetic }
    return (0...text.count - name.count).filter { place in
      text[place] == name[0] && text[place..<place + name.count].elementsEqual(name) && !isLetter(place - 1)
        && !isLetter(place + name.count)
    }
  }
}

/// Which labels each string got, over all documents.
private struct LabelUse {
  private var labels: [String: [String: [(document: String, range: Range<Int>)]]] = [:]

  mutating func add(_ pair: DocumentPair) {
    if pair.text.isEmpty { return }
    for entity in pair.gold.entities ?? [] {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: pair.text[entity.range])
      labels[String(text), default: [:]][entity.label, default: []].append((pair.id, entity.range))
    }
  }

  /// One for each string with two labels, at the rarer one's first place.
  var findings: [GoldCheck.Finding] {
    labels.sorted { $0.key < $1.key }.compactMap { text, uses in
      guard uses.count > 1 else { return nil }
      let sorted = uses.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      guard let rarest = sorted.last, let first = rarest.value.first else { return nil }
      let counts = sorted.map { "\($0.key) \($0.value.count) times" }.joined(separator: ", ")
      return GoldCheck.Finding(
        severity: .notice, document: first.document, range: first.range,
        message: "'\(text)' is labelled in more than one way: \(counts)")
    }
  }
}
