internal import Annotations

/// Writes brat standoff: the text, and an `.ann` file of text-bound annotations, attribution events and notes
/// (https://brat.nlplab.org/standoff.html).
///
/// A quotation is an event `Attribution`, whose trigger is the cue, or the content itself where there is none.
struct BratWriter {
  static let help =
    "a folder of .txt and .ann, and annotation.conf; offsets in code points; quotations are Attribution events, values and rules are notes. Not carried: zones, sentences, warnings, a document date that is not in the text"

  static let configuration: [(name: String, text: String)] = [
    (
      "annotation.conf",
      """
      [entities]
      \((EntityLabel.allCases.map(\.rawValue) + TimexType.allCases.map(\.rawValue)).joined(separator: "\n"))
      Quote
      Source
      DocumentDate
      [relations]
      <OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>
      [events]
      Attribution Content:Quote, Source?:Source, Relay?:Source
      [attributes]
      Kind Arg:Attribution, Value:\(QuoteKind.allCases.map(\.rawValue).joined(separator: "|"))
      Unclosed Arg:Attribution

      """
    )
  ]

  func files(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [ExportFormat.File] {
    let carried: Set<MarkedSpan.Kind> = [.dct, .entities, .timexes, .quotes, .cues, .sources, .relays]
    losses.add(article, except: carried)
    if let dct = article.document.creationTime, dct.range == nil, dct.value != nil { losses.add("document dates") }
    var lines = Lines(article)
    let spans = article.spans(carried)
    for span in spans { try lines.add(span) }
    for span in spans where span.layer == .quotes { try lines.addEvent(span) }
    return [
      ExportFormat.File(ending: ".txt", bytes: article.utf8),
      ExportFormat.File(ending: ".ann", bytes: Array(lines.text.utf8)),
    ]
  }

  private struct Lines {
    private let article: AnnotatedArticle
    private let offsets: OffsetConverter
    private(set) var text = ""
    /// The number of each span's `T`.
    private var numbers: [String: Int] = [:]
    private var spans = 0
    private var events = 0
    private var attributes = 0
    private var notes = 0

    init(_ article: AnnotatedArticle) {
      self.article = article
      offsets = OffsetConverter(article.utf8, to: .codepoint)
    }

    mutating func add(_ span: MarkedSpan) throws(OffsetError) {
      let type: String
      switch span.layer {
      case .dct: type = "DocumentDate"
      case .quotes: type = "Quote"
      case .cues: type = "Attribution"
      case .sources, .relays: type = "Source"
      default: type = span.label
      }
      numbers[span.id] = try addText(type, span.parts)
      if span.layer != .quotes { addNote("T\(spans)", span.features.map { ("\($0.name)", $0.value) }) }
    }

    mutating func addEvent(_ span: MarkedSpan) throws(OffsetError) {
      let content = numbers[span.id] ?? 0
      let trigger: Int
      if let cue = numbers[span.id + ".cue"] {
        trigger = cue
      } else {
        trigger = try addText("Attribution", span.parts)
      }
      events += 1
      let source = numbers[span.id + ".source"].map { " Source:T\($0)" } ?? ""
      let relay = numbers[span.id + ".relay"].map { " Relay:T\($0)" } ?? ""
      text += "E\(events)\tAttribution:T\(trigger) Content:T\(content)\(source)\(relay)\n"
      attributes += 1
      text += "A\(attributes)\tKind E\(events) \(span.label)\n"
      if span.feature("closed") == "false" {
        attributes += 1
        text += "A\(attributes)\tUnclosed E\(events)\n"
      }
      var features = span.features.compactMap { "\($0.name)" == "closed" ? nil : ("\($0.name)", $0.value) }
      // Fragments that only a line end divides are one stretch, unless the parts are said to be so.
      if gapIsBlank(span.parts) {
        var parts: [String] = []
        for part in span.parts { parts.append(try pair(part, "-")) }
        features.append(("parts", parts.joined(separator: " ")))
      }
      addNote("E\(events)", features)
    }

    private mutating func addText(_ type: String, _ parts: [Range<Int>]) throws(OffsetError) -> Int {
      let fragments = parts.flatMap(fragments)
      var places: [String] = []
      for fragment in fragments { places.append(try pair(fragment, " ")) }
      spans += 1
      let words = fragments.map(article.text).joined(separator: " ")
      text += "T\(spans)\t\(type) \(places.joined(separator: ";"))\t\(words)\n"
      return spans
    }

    private func pair(_ range: Range<Int>, _ between: String) throws(OffsetError) -> String {
      "\(try offsets.offset(of: range.lowerBound))\(between)\(try offsets.offset(of: range.upperBound))"
    }

    /// `name=value; name=value`, with `%`, `;` and control characters as `%` and two hexadecimal digits.
    private mutating func addNote(_ target: String, _ features: [(name: String, value: String)]) {
      if features.isEmpty { return }
      notes += 1
      let words = features.map { "\($0.name)=\(escaped($0.value))" }.joined(separator: "; ")
      text += "#\(notes)\tAnnotatorNotes \(target)\t\(words)\n"
    }

    private func escaped(_ value: String) -> String {
      var escaped = ""
      for scalar in value.unicodeScalars {
        if scalar == "%" || scalar == ";" || scalar.value < 0x20 {
          escaped += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
      return escaped
    }

    /// brat's spans may not hold line ends or tabs.
    private func fragments(_ range: Range<Int>) -> [Range<Int>] {
      article.utf8[range].split { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.map { $0.startIndex..<$0.endIndex }
    }

    private func gapIsBlank(_ parts: [Range<Int>]) -> Bool {
      zip(parts, parts.dropFirst()).contains { left, right in
        article.utf8[left.upperBound..<max(left.upperBound, right.lowerBound)].allSatisfy {
          $0 == 0x20 || (0x09...0x0D).contains($0)
        }
      }
    }
  }
}
