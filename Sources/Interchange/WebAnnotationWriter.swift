internal import Annotations

/// Writes W3C Web Annotations (https://www.w3.org/TR/annotation-model/), each with a position and a quote selector.
struct WebAnnotationWriter {
  static let help =
    "JSON lines, a Web Annotation a line, with position and quote selectors; offsets in code points. Not carried: the article's text, sentences, warnings, a document date that is not in the text"

  /// Code points of the text before and after that a quote selector shows.
  private static let context = 32

  func lines(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    let carried: Set<MarkedSpan.Kind> = [.dct, .zones, .entities, .timexes, .quotes, .cues, .sources, .relays]
    losses.add(article, except: carried)
    if let dct = article.document.creationTime, dct.range == nil, dct.value != nil { losses.add("document dates") }
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    let source = WebAnnotationWriter.iri(article.document.id)
    var json = JSONBytes()
    for span in article.spans(carried) {
      try json.object { (json) throws(OffsetError) in
        json.key("@context")
        json.value("http://www.w3.org/ns/anno.jsonld")
        json.key("id")
        json.value("\(source)#\(span.id)")
        json.key("type")
        json.value("Annotation")
        json.key("motivation")
        json.value("tagging")
        json.key("body")
        bodies(span, source, &json)
        json.key("target")
        try json.array(span.parts) { (json, _, part) throws(OffsetError) in
          try json.object { (json) throws(OffsetError) in
            json.key("source")
            json.value(source)
            json.key("selector")
            try json.array([false, true]) { (json, _, isQuote) throws(OffsetError) in
              if isQuote { quote(part, article, &json) } else { try position(part, offsets, &json) }
            }
          }
        }
      }
      json.endLine()
    }
    return json.bytes
  }

  /// An id that is an address stays as it is.
  private static func iri(_ id: String) -> String {
    id.hasPrefix("http://") || id.hasPrefix("https://") ? id : "urn:newsmark:" + ExportFormat.fileName(of: id)
  }

  private struct Body {
    var purpose: String
    var value: String
    /// The role of another annotation, where ``value`` is its IRI.
    var link: String?
  }

  private func bodies(_ span: MarkedSpan, _ source: String, _ json: inout JSONBytes) {
    let values = span.features.map { Body(purpose: "describing", value: "\($0.name)=\($0.value)") }
    let links = span.links.map { Body(purpose: "linking", value: "\(source)#\($0.id)", link: "\($0.role)") }
    json.array([Body(purpose: "tagging", value: span.label)] + values + links) { json, _, body in
      json.object { json in
        json.key("type")
        json.value(body.link == nil ? "TextualBody" : "SpecificResource")
        json.key("purpose")
        json.value(body.purpose)
        if let link = body.link {
          json.key("name")
          json.value(link)
          json.key("source")
        } else {
          json.key("value")
        }
        json.value(body.value)
      }
    }
  }

  private func position(
    _ range: Range<Int>, _ offsets: OffsetConverter, _ json: inout JSONBytes
  ) throws(OffsetError) {
    try json.object { (json) throws(OffsetError) in
      json.key("type")
      json.value("TextPositionSelector")
      try json.span(range, offsets)
    }
  }

  private func quote(_ range: Range<Int>, _ article: AnnotatedArticle, _ json: inout JSONBytes) {
    json.object { json in
      json.key("type")
      json.value("TextQuoteSelector")
      json.key("exact")
      json.value(article.utf8[range])
      json.key("prefix")
      json.value(article.utf8[before(range.lowerBound, article.utf8)..<range.lowerBound])
      json.key("suffix")
      json.value(article.utf8[range.upperBound..<after(range.upperBound, article.utf8)])
    }
  }

  private func before(_ byte: Int, _ utf8: [UInt8]) -> Int {
    var (start, count) = (byte, 0)
    while start > 0, count < WebAnnotationWriter.context {
      start -= 1
      if utf8[start] & 0xC0 != 0x80 { count += 1 }
    }
    return start
  }

  private func after(_ byte: Int, _ utf8: [UInt8]) -> Int {
    var (end, count) = (byte, 0)
    while end < utf8.count {
      if utf8[end] & 0xC0 != 0x80 {
        if count == WebAnnotationWriter.context { break }
        count += 1
      }
      end += 1
    }
    return end
  }
}
