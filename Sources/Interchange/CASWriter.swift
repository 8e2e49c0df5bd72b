internal import Annotations

/// Writes Apache UIMA's JSON CAS 0.4, its type system along (https://github.com/apache/uima-uimaj-io-jsoncas).
struct CASWriter {
  static let help =
    "a folder of UIMA JSON CAS with types org.newsmark.*; offsets in UTF-16 code units. Not carried: warnings"

  private static let types: [(kind: MarkedSpan.Kind, name: StaticString, features: [StaticString])] = [
    (.dct, "org.newsmark.DocumentDate", ["value"]),
    (.zones, "org.newsmark.Zone", []),
    (.sentences, "org.newsmark.Sentence", []),
    (.entities, "org.newsmark.Entity", ["entity", "ref", "inner", "rule"]),
    (
      .timexes, "org.newsmark.Timex",
      ["value", "mod", "quant", "freq", "anchor", "range", "alts", "resolved", "rule"]
    ),
    (.quotes, "org.newsmark.Quote", ["closed", "sourceEntity", "rule"]),
    (.cues, "org.newsmark.Cue", []),
    (.sources, "org.newsmark.Source", []),
    (.relays, "org.newsmark.Relay", []),
  ]
  private static let names = Dictionary(uniqueKeysWithValues: types.map { ($0.kind, $0.name) })
  private static let links: [String: StaticString] = ["cue": "@cue", "source": "@source", "relay": "@relay"]
  private static let part: StaticString = "org.newsmark.Part"
  private static let article: StaticString = "org.newsmark.Article"

  func document(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    losses.add("warnings", article.document.warnings?.count ?? 0)
    let offsets = OffsetConverter(article.utf8, to: .utf16)
    let spans = article.spans(Set(CASWriter.names.keys))
    // 1 is the text, 2 the article, then the spans, then the stretches of interrupted quotations.
    let numbers = Dictionary(uniqueKeysWithValues: spans.enumerated().map { ($1.id, $0 + 3) })
    var next = spans.count + 3
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("%TYPES")
      typeSystem(&json)
      json.key("%FEATURE_STRUCTURES")
      var structures: [Structure] = [.text, .article] + spans.map { .span($0) }
      for span in spans where span.parts.count > 1 {
        structures += span.parts.map { .part($0, of: numbers[span.id] ?? 0) }
      }
      next = structures.count
      try json.array(structures) { (json, index, structure) throws(OffsetError) in
        try json.object { (json) throws(OffsetError) in
          json.key("%ID")
          json.value(index + 1)
          try fill(structure, article, offsets, numbers, &json)
        }
      }
      json.key("%VIEWS")
      json.object { json in
        json.key("_InitialView")
        json.object { json in
          json.key("%SOFA")
          json.value(1)
          json.key("%MEMBERS")
          json.array(Array(2..<next + 1)) { json, _, member in json.value(member) }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private enum Structure {
    case text, article
    case span(MarkedSpan)
    case part(Range<Int>, of: Int)
  }

  private func fill(
    _ structure: Structure, _ article: AnnotatedArticle, _ offsets: OffsetConverter, _ numbers: [String: Int],
    _ json: inout JSONBytes
  ) throws(OffsetError) {
    switch structure {
    case .text:
      json.pairs([("%TYPE", "uima.cas.Sofa")])
      json.key("sofaNum")
      json.value(1)
      json.pairs([("sofaID", "_InitialView"), ("mimeType", "text/plain")])
      json.key("sofaString")
      json.value(article.utf8[...])
    case .article:
      try annotation(CASWriter.article, 0..<article.utf8.count, offsets, &json)
      json.pairs([("articleId", article.document.id)])
      if let value = article.document.creationTime?.value { json.pairs([("dct", value)]) }
    case .span(let span):
      try annotation(CASWriter.names[span.layer] ?? "", span.range, offsets, &json)
      json.pairs([("annotationId", span.id), ("label", span.label)] + span.features.map { ($0.name, $0.value) })
      for (role, id) in span.links {
        json.key(CASWriter.links["\(role)"] ?? "@source")
        json.value(numbers[id] ?? 0)
      }
    case .part(let range, let quote):
      try annotation(CASWriter.part, range, offsets, &json)
      json.key("@quote")
      json.value(quote)
    }
  }

  private func annotation(
    _ type: StaticString, _ range: Range<Int>, _ offsets: OffsetConverter, _ json: inout JSONBytes
  ) throws(OffsetError) {
    json.pairs([("%TYPE", "\(type)")])
    json.key("@sofa")
    json.value(1)
    json.key("begin")
    json.value(try offsets.offset(of: range.lowerBound))
    json.key("end")
    json.value(try offsets.offset(of: range.upperBound))
  }

  private func typeSystem(_ json: inout JSONBytes) {
    json.object { json in
      json.type(CASWriter.article, [("articleId", "uima.cas.String"), ("dct", "uima.cas.String")])
      for (kind, name, features) in CASWriter.types {
        var features = (["annotationId", "label"] + features).map { ($0, "uima.cas.String" as StaticString) }
        if kind == .quotes {
          features += [
            ("cue", "org.newsmark.Cue"), ("source", "org.newsmark.Source"), ("relay", "org.newsmark.Relay"),
          ]
        }
        json.type(name, features)
      }
      json.type(CASWriter.part, [("quote", "org.newsmark.Quote")])
    }
  }
}

extension JSONBytes {
  fileprivate mutating func pairs(_ pairs: [(key: StaticString, value: String)]) {
    for (name, text) in pairs {
      key(name)
      value(text)
    }
  }

  fileprivate mutating func type(_ name: StaticString, _ features: [(name: StaticString, range: StaticString)]) {
    key(name)
    object { json in
      json.pairs([("%NAME", "\(name)"), ("%SUPER_TYPE", "uima.tcas.Annotation")])
      for feature in features {
        json.key(feature.name)
        json.object { json in json.pairs([("%NAME", "\(feature.name)"), ("%RANGE", "\(feature.range)")]) }
      }
    }
  }
}
