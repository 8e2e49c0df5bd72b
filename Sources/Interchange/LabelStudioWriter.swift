internal import Annotations

/// Writes Label Studio's tasks with predictions (https://labelstud.io/guide/predictions).
///
/// The labelling interface that they fit has `<Labels name="label" toName="text">`, `<Text name="text"
/// value="$text"/>` and `<Relations>`.
struct LabelStudioWriter {
  static let help =
    "one JSON file of tasks with predictions; offsets in code points; values and rules are each region's meta text; stretches of an interrupted quotation are joined by 'part' relations. Not carried: zones, sentences, warnings"

  func task(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    let carried: Set<MarkedSpan.Kind> = [.entities, .timexes, .quotes, .cues, .sources, .relays]
    losses.add(article, except: carried.union([.dct]))
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    let spans = article.spans(carried)
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("data")
      json.object { json in
        json.key("text")
        json.value(article.utf8[...])
        json.key("article")
        json.meta(article)
      }
      json.key("predictions")
      try json.array([spans]) { (json, _, spans) throws(OffsetError) in
        try json.object { (json) throws(OffsetError) in
          json.key("model_version")
          json.value("newsmark")
          json.key("result")
          try json.array(results(spans)) { (json, _, result) throws(OffsetError) in
            switch result {
            case .region(let id, let range, let span): try region(id, range, span, article, offsets, &json)
            case .relation(let from, let to, let label): relation(from, to, label, &json)
            }
          }
        }
      }
    }
    return json.bytes
  }

  private enum Result {
    case region(id: String, Range<Int>, MarkedSpan)
    case relation(from: String, to: String, String)
  }

  /// Regions first; the first stretch has the span's id, the others a number behind it.
  private func results(_ spans: [MarkedSpan]) -> [Result] {
    var regions: [Result] = []
    var relations: [Result] = []
    for span in spans {
      for (index, part) in span.parts.enumerated() {
        let id = index == 0 ? span.id : "\(span.id).\(index + 1)"
        regions.append(.region(id: id, part, span))
        if index > 0 { relations.append(.relation(from: span.id, to: id, "part")) }
      }
      for (role, id) in span.links { relations.append(.relation(from: span.id, to: id, "\(role)")) }
    }
    return regions + relations
  }

  private func region(
    _ id: String, _ range: Range<Int>, _ span: MarkedSpan, _ article: AnnotatedArticle, _ offsets: OffsetConverter,
    _ json: inout JSONBytes
  ) throws(OffsetError) {
    try json.object { (json) throws(OffsetError) in
      json.key("id")
      json.value(id)
      json.key("from_name")
      json.value("label")
      json.key("to_name")
      json.value("text")
      json.key("type")
      json.value("labels")
      json.key("value")
      try json.object { (json) throws(OffsetError) in
        try json.span(range, offsets)
        json.key("text")
        json.value(article.utf8[range])
        json.key("labels")
        json.array([span.label]) { json, _, label in json.value(label) }
      }
      if !span.features.isEmpty {
        json.key("meta")
        json.object { json in
          json.key("text")
          json.array(span.features) { json, _, feature in json.value("\(feature.name)=\(feature.value)") }
        }
      }
    }
  }

  private func relation(_ from: String, _ to: String, _ label: String, _ json: inout JSONBytes) {
    json.object { json in
      json.key("type")
      json.value("relation")
      json.key("from_id")
      json.value(from)
      json.key("to_id")
      json.value(to)
      json.key("direction")
      json.value("right")
      json.key("labels")
      json.array([label]) { json, _, label in json.value(label) }
    }
  }
}
