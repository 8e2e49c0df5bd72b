internal import Annotations

/// Writes doccano's JSON lines with relations (its import format "JSONL (Relation)").
struct DoccanoWriter {
  static let help =
    "JSON lines with entities and relations; offsets in code points; stretches of an interrupted quotation are joined by 'part' relations. Not carried: values, identifiers, rules, zones, sentences, warnings"

  func line(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    let carried: Set<MarkedSpan.Kind> = [.entities, .timexes, .quotes, .cues, .sources, .relays]
    losses.add(article, except: carried.union([.dct]))
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    var stretches: [(number: Int, label: String, range: Range<Int>)] = []
    var relations: [(from: Int, to: Int, type: StaticString)] = []
    // Numbers are by place, so that a link can name a span that comes later.
    var numbers: [String: Int] = [:]
    let spans = article.spans(carried)
    losses.add(featuresOf: spans)
    for span in spans {
      numbers[span.id] = stretches.count + 1
      for part in span.parts {
        stretches.append((stretches.count + 1, span.label, part))
        if part != span.parts.first { relations.append((stretches.count - 1, stretches.count, "part")) }
      }
    }
    for span in spans {
      for (role, id) in span.links {
        if let from = numbers[span.id], let to = numbers[id] { relations.append((from, to, role)) }
      }
    }
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("text")
      json.value(article.utf8[...])
      json.key("entities")
      try json.array(stretches) { (json, _, stretch) throws(OffsetError) in
        try json.object { (json) throws(OffsetError) in
          json.key("id")
          json.value(stretch.number)
          json.key("label")
          json.value(stretch.label)
          json.key("start_offset")
          json.value(try offsets.offset(of: stretch.range.lowerBound))
          json.key("end_offset")
          json.value(try offsets.offset(of: stretch.range.upperBound))
        }
      }
      json.key("relations")
      json.array(relations.enumerated().map { ($0, $1) }) { json, _, relation in
        json.object { json in
          json.key("id")
          json.value(relation.0 + 1)
          json.key("from_id")
          json.value(relation.1.from)
          json.key("to_id")
          json.value(relation.1.to)
          json.key("type")
          json.value("\(relation.1.type)")
        }
      }
      // Other keys become doccano's metadata.
      json.key("article")
      json.meta(article)
    }
    json.endLine()
    return json.bytes
  }
}
