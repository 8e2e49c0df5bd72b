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
    let (id, title) = (ViewWriter.attribute(article.document.id), ViewWriter.attribute(ViewWriter.title(article)))
    var block = Array("<script type=\"application/json\" data-id=\"\(id)\" data-title=\"\(title)\">".utf8)
    block.reserveCapacity(block.count + json.bytes.count + 256)
    // A `<` stands in JSON strings only; `</script>` in an article would end the block.
    for byte in json.bytes {
      if byte == UInt8(ascii: "<") { block += "\\u003c".utf8 } else { block.append(byte) }
    }
    block += "</script>\n".utf8
    return block
  }

  /// What names an article in the list: its headline, else its first words.
  private static func title(_ article: AnnotatedArticle) -> String {
    let headline = article.document.zones?.first { $0.type == "headline" }?.range
    let bytes = headline.map { article.utf8[$0] } ?? article.utf8[...]
    // Enough for the letters that are shown; cut between two of them.
    var end = min(bytes.startIndex + 600, bytes.endIndex)
    while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    return words.count > 90 ? words.prefix(89) + "…" : words
  }

  private static func attribute(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}
