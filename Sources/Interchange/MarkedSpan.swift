internal import Annotations

/// One annotation in the form that most tools know: a label over one or more stretches of text, named features, and
/// links to other spans.
struct MarkedSpan {
  /// Unique in the article: `e1`, `t1`, `q1`, `q1.cue`, `q1.source`, `q1.relay`, `z1`, `s1`, `dct`.
  var id: String
  var layer: Kind
  /// In UTF-8 bytes, in text order; several where a quotation is interrupted.
  var parts: [Range<Int>]
  /// An entity's label, a timex's type, a quotation's kind, a zone's type, or the name of the role.
  var label: String
  var features: [(name: StaticString, value: String)] = []
  /// What it is joined to: the role's name and the other's ``id``.
  var links: [(role: StaticString, id: String)] = []

  /// From its first to its last byte.
  var range: Range<Int> { (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0) }

  enum Kind: String {
    case dct, zones, sentences, entities, timexes, quotes, cues, sources, relays
  }

  func feature(_ name: StaticString) -> String? { features.first { "\($0.name)" == "\(name)" }?.value }
}

extension AnnotatedArticle {
  /// The annotations of the layers asked for, a layer after the other, each in the file's order.
  func spans(_ kinds: Set<MarkedSpan.Kind>) -> [MarkedSpan] {
    var spans: [MarkedSpan] = []
    if let dct = document.creationTime, let range = dct.range {
      let features = pairs(("value", dct.value))
      spans.append(MarkedSpan(id: "dct", layer: .dct, parts: [range], label: "dct", features: features))
    }
    for (index, zone) in (document.zones ?? []).enumerated() {
      spans.append(MarkedSpan(id: "z\(index + 1)", layer: .zones, parts: [zone.range], label: zone.type))
    }
    for (index, range) in (document.sentences ?? []).enumerated() {
      spans.append(MarkedSpan(id: "s\(index + 1)", layer: .sentences, parts: [range], label: "sentence"))
    }
    for (index, entity) in (document.entities ?? []).enumerated() {
      spans.append(
        MarkedSpan(
          id: "e\(index + 1)", layer: .entities, parts: [entity.range], label: entity.label,
          features: pairs(
            ("entity", entity.entity), ("ref", entity.ref), ("inner", entity.isInner ? "yes" : nil),
            ("rule", entity.rule))))
    }
    for (index, timex) in (document.timexes ?? []).enumerated() { spans.append(span(timex, index)) }
    for (index, quote) in (document.quotes ?? []).enumerated() { spans += self.spans(of: quote, "q\(index + 1)") }
    return spans.filter { kinds.contains($0.layer) }
  }

  private func span(_ timex: AnnotatedDocument.Timex, _ index: Int) -> MarkedSpan {
    MarkedSpan(
      id: "t\(index + 1)", layer: .timexes, parts: [timex.range], label: timex.type ?? "DATE",
      features: pairs(
        ("value", timex.value), ("mod", timex.mod), ("quant", timex.quant), ("freq", timex.freq),
        ("anchor", timex.anchor), ("range", timex.rangePartner.map { "t\($0 + 1)" }),
        ("alts", timex.alternatives.isEmpty ? nil : timex.alternatives.joined(separator: " ")),
        ("resolved", timex.isResolved.map { "\($0)" }), ("rule", timex.rule)))
  }

  /// The content, then its cue, its source and its relay; the content links to them.
  private func spans(of quote: AnnotatedDocument.Quote, _ id: String) -> [MarkedSpan] {
    var content = MarkedSpan(
      id: id, layer: .quotes, parts: quote.parts.isEmpty ? [quote.range] : quote.parts, label: quote.kind,
      features: pairs(
        ("closed", quote.isClosed.map { "\($0)" }), ("sourceEntity", quote.entity), ("rule", quote.rule)))
    var roles: [MarkedSpan] = []
    if let cue = quote.cue {
      roles.append(MarkedSpan(id: id + ".cue", layer: .cues, parts: [cue], label: "cue"))
      content.links.append(("cue", id + ".cue"))
    }
    if let source = quote.source {
      roles.append(MarkedSpan(id: id + ".source", layer: .sources, parts: [source], label: "source"))
      content.links.append(("source", id + ".source"))
    }
    if let relay = quote.relay {
      roles.append(MarkedSpan(id: id + ".relay", layer: .relays, parts: [relay], label: "relay"))
      content.links.append(("relay", id + ".relay"))
    }
    return [content] + roles
  }

  private func pairs(_ features: (StaticString, String?)...) -> [(name: StaticString, value: String)] {
    features.compactMap { name, value in value.map { (name, $0) } }
  }
}
