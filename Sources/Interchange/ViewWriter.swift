internal import Annotations

/// Writes one HTML page for any number of articles, with nothing to load from elsewhere.
///
/// Each article is a block of JSON that the browser parses when the article is shown, so that a thousand articles open
/// as fast as one.
public struct ViewWriter: Sendable {
  /// Begins the page.
  public let before: [UInt8]
  /// Ends it.
  public let after: [UInt8]

  public init(title: String) {
    let name = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    before = Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(name)</title>
      <style>
      \(ViewStyle.css)
      </style>
      </head>
      <body>
      \(ViewScript.body)

      """.utf8)
    after = Array("<script>\n\(ViewScript.code)\n</script>\n</body>\n</html>\n".utf8)
  }

  /// The block of one article.
  ///
  /// - Throws: ``OffsetError`` where an annotation does not lie on character boundaries of the text.
  public func block(_ article: AnnotatedArticle) throws(OffsetError) -> [UInt8] {
    let offsets = OffsetConverter(article.utf8, to: .utf16)
    let spans = article.spans([.dct, .zones, .sentences, .entities, .timexes, .quotes, .cues, .sources, .relays])
    var json = JSONBytes()
    try json.object { (json) throws(OffsetError) in
      json.key("id")
      json.value(article.document.id)
      json.key("dct")
      json.value(article.document.creationTime?.value ?? "")
      json.key("text")
      json.value(article.utf8[...])
      json.key("spans")
      try json.array(spans) { (json, _, span) throws(OffsetError) in
        try json.object { (json) throws(OffsetError) in
          json.key("id")
          json.value(span.id)
          json.key("layer")
          json.value(span.layer.rawValue)
          json.key("label")
          json.value(span.label)
          json.key("at")
          try json.array(span.parts) { (json, _, part) throws(OffsetError) in
            let ends = [try offsets.offset(of: part.lowerBound), try offsets.offset(of: part.upperBound)]
            json.array(ends) { json, _, end in json.value(end) }
          }
          json.key("is")
          json.object { json in json.features(span) }
        }
      }
    }
    // A `<` stands in JSON strings only; `</script>` in an article would end the block.
    let escaped = json.bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
      .joined(separator: Array("\\u003c".utf8))
    let id = article.document.id.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    return Array("<script type=\"application/json\" data-id=\"\(id)\">".utf8) + escaped + Array("</script>\n".utf8)
  }
}
