public import Annotations

/// Writes an annotated article as a person reads it in a terminal: each sentence, and under it what was found in it,
/// with its value and the rule that found it.
public struct ExplanationWriter: Sendable {
  /// In characters; longer lines of text are wrapped.
  public let width: Int

  public init(width: Int = 100) { self.width = max(width, 40) }

  /// The whole article, lines divided by line feeds.
  public func text(_ document: Document, _ layers: Layers) -> String {
    var lines = [heading(document, layers), ""]
    var zone: ZoneType?
    for (number, sentence) in layers.sentences.enumerated() {
      let next = layers.zones.last { $0.range.lowerBound <= sentence.range.lowerBound }?.type
      if let next, next != zone { lines.append("[\(next.rawValue)]") }
      zone = next
      // What begins in the white space between two sentences belongs to the later one; there is no such thing.
      let end = number + 1 < layers.sentences.count ? layers.sentences[number + 1].range.lowerBound : .max
      let span = sentence.range.lowerBound..<end
      lines += wrapped(document.text(of: sentence.range), label: "\(number + 1)")
      lines += layers.entities.filter { span.contains($0.range.lowerBound) }.map { entity in
        row(
          entity.label.rawValue, document.text(of: entity.range),
          [entity.entity, entity.ref].compactMap { $0 }.joined(separator: " "), entity.rule)
      }
      lines += layers.timexes.filter { span.contains($0.range.lowerBound) }.map { timex in
        row(timex.type.rawValue, document.text(of: timex.range), values(of: timex), timex.rule)
      }
      lines += layers.quotes.filter { span.contains($0.range.lowerBound) }.map { quote in
        row(quote.kind.rawValue, document.text(of: quote.range), attribution(of: quote, document), quote.rule)
      }
      lines += layers.warnings.filter { span.contains($0.range.lowerBound) }.map { warning in
        row("warning", document.text(of: warning.range), warning.message, warning.code)
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func heading(_ document: Document, _ layers: Layers) -> String {
    let date: String
    switch layers.creationTime {
    case nil: date = "no date"
    case let time?: date = "\(time.time), from \(time.range == nil ? "the metadata" : "its text")"
    }
    return "\(document.id): \(date); \(layers.sentences.count) sentences, \(layers.entities.count) entities, "
      + "\(layers.timexes.count) dates, \(layers.quotes.count) quotes"
  }

  private func values(of timex: Timex) -> String {
    var values = [timex.value]
    if let mod = timex.mod { values.append("mod \(mod.rawValue)") }
    if let quant = timex.quant { values.append("quant \(quant)") }
    if let freq = timex.freq { values.append("freq \(freq)") }
    if let anchor = timex.anchor { values.append("from \(anchor)") }
    if !timex.resolved { values.append("unresolved") }
    return values.joined(separator: " ")
  }

  private func attribution(of quote: Quote, _ document: Document) -> String {
    var words: [String] = []
    if let source = quote.source {
      words.append("by")
      if let range = source.range { words.append("'\(document.text(of: range).onOneLine)'") }
      if let entity = source.entity { words.append(entity) }
    }
    if let relay = quote.relay?.range { words.append("through '\(document.text(of: relay).onOneLine)'") }
    if let cue = quote.cue { words.append("cue '\(document.text(of: cue).onOneLine)'") }
    if !quote.isClosed { words.append("not closed") }
    return words.joined(separator: " ")
  }

  /// Label, the words of the text (cut in the middle where they are long), value, and rule.
  private func row(_ label: String, _ text: String, _ value: String, _ rule: String) -> String {
    var words = text.onOneLine
    if words.count > 44 { words = words.prefix(28) + " … " + words.suffix(13) }
    return "      \(label.padded(to: 12)) \(words.padded(to: 44)) \(value.padded(to: 32)) (\(rule))"
  }

  private func wrapped(_ text: String, label: String) -> [String] {
    var lines: [String] = []
    var line = label.padded(to: 4)
    for word in text.onOneLine.split(separator: " ") {
      if line.count + word.count + 1 > width, line.count > 4 {
        lines.append(line)
        line = "    "
      }
      line += " " + word
    }
    return lines + [line]
  }
}

extension String {
  /// White space of any length becomes one space.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
