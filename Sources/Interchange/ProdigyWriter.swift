internal import Annotations

/// Writes Prodigy's task format, which spaCy's users read too: JSON lines with `text` and `spans`.
struct ProdigyWriter {
  static let help =
    "JSON lines for Prodigy and spaCy: text, spans with their values, meta; offsets in code points. Not carried: zones, sentences, warnings"

  func line(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    let carried: Set<MarkedSpan.Kind> = [.entities, .timexes, .quotes, .cues, .sources, .relays]
    losses.add(article, except: carried.union([.dct]))
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("text")
      json.value(article.utf8[...])
      json.key("meta")
      json.meta(article)
      json.key("spans")
      try json.array(article.spans(carried)) { (json, _, span) throws(OffsetError) in
        try json.object { (json) throws(OffsetError) in
          try json.span(span.range, offsets)
          json.key("label")
          json.value(span.label)
          json.key("id")
          json.value(span.id)
          json.key("layer")
          json.value(span.layer.rawValue)
          json.features(span)
          try json.parts(span, offsets)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONBytes {
  /// An object with the article's id, hash and date.
  mutating func meta(_ article: AnnotatedArticle) {
    object { json in
      json.key("id")
      json.value(article.document.id)
      json.key("sha256")
      json.value(sha256(article.utf8))
      if let value = article.document.creationTime?.value {
        json.key("dct")
        json.value(value)
      }
    }
  }

  /// The features and links of a span, each with a key of its own.
  mutating func features(_ span: MarkedSpan) {
    for (name, text) in span.features {
      key(name)
      value(text)
    }
    for (role, id) in span.links {
      key(role)
      value(id)
    }
  }

  /// The key `parts`, pairs of offsets, where there is more than one stretch.
  mutating func parts(_ span: MarkedSpan, _ offsets: OffsetConverter) throws(OffsetError) {
    if span.parts.count < 2 { return }
    key("parts")
    try array(span.parts) { (json, _, part) throws(OffsetError) in
      let ends = [try offsets.offset(of: part.lowerBound), try offsets.offset(of: part.upperBound)]
      json.array(ends) { json, _, end in json.value(end) }
    }
  }
}
