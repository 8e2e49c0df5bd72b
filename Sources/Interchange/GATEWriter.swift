internal import Annotations

/// Writes GATE's bdocjs, which its Format_Bdoc plugin and gatenlp read.
struct GATEWriter {
  static let help =
    "a folder of GATE .bdocjs, annotations in the set 'Newsmark'; offsets in code points (offset_type p). Not carried: warnings"

  private static let types: [MarkedSpan.Kind: String] = [
    .dct: "DocumentDate", .zones: "Zone", .sentences: "Sentence", .entities: "Entity", .timexes: "Timex",
    .quotes: "Quote", .cues: "Cue", .sources: "Source", .relays: "Relay",
  ]

  func document(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    losses.add("warnings", article.document.warnings?.count ?? 0)
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    let spans = article.spans(Set(GATEWriter.types.keys))
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("annotation_sets")
      try json.object { (json) throws(OffsetError) in
        json.key("Newsmark")
        try json.object { (json) throws(OffsetError) in
          json.key("name")
          json.value("Newsmark")
          json.key("annotations")
          try json.array(spans) { (json, index, span) throws(OffsetError) in
            try json.object { (json) throws(OffsetError) in
              json.key("type")
              json.value(GATEWriter.types[span.layer] ?? "")
              try json.span(span.range, offsets)
              json.key("id")
              json.value(index)
              json.key("features")
              try json.object { (json) throws(OffsetError) in
                json.key("id")
                json.value(span.id)
                json.key("label")
                json.value(span.label)
                json.features(span)
                try json.parts(span, offsets)
              }
            }
          }
          json.key("next_annid")
          json.value(spans.count)
        }
      }
      json.key("text")
      json.value(article.utf8[...])
      json.key("features")
      json.meta(article)
      json.key("offset_type")
      json.value("p")
      json.key("name")
      json.value(article.document.id)
    }
    json.endLine()
    return json.bytes
  }
}
