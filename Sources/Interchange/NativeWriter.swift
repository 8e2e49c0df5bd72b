public import Annotations

/// Writes the native format: one JSON object a line, keys in a fixed order (`docs/newsmark-1.schema.json`).
public struct NativeWriter: Sendable {
  /// The unit of every offset.
  public let offsets: OffsetUnit
  /// The layers that get a key.
  public let layers: Set<Layer>

  public init(offsets: OffsetUnit = .codepoint, layers: Set<Layer> = Set(Layer.allCases)) {
    self.offsets = offsets
    self.layers = layers
  }

  /// The line of an annotated document, with its line end.
  ///
  /// - Throws: ``OffsetError`` where an annotation does not lie on character boundaries of the text.
  public func line(_ document: Document, _ annotations: Layers) throws(OffsetError) -> [UInt8] {
    let converter = OffsetConverter(document.utf8, to: offsets)
    let layer = LayerWriter(document: document, converter: converter)
    var json = JSONBytes()
    // An article's annotations take about two and a half times its text.
    json.reserve(3 * document.utf8.count + 512)
    try json.object { (json) throws(OffsetError) in
      json.key("schema")
      json.value("newsmark/1")
      json.key("id")
      json.value(document.id)
      json.key("sha256")
      json.value(sha256(document.utf8))
      json.key("offsets")
      json.value(offsets.rawValue)
      json.key("length")
      json.value(converter.length)
      if layers.contains(.dct) { try layer.creationTime(annotations.creationTime, to: &json) }
      if layers.contains(.zones) { try layer.zones(annotations.zones, to: &json) }
      if layers.contains(.sentences) { try layer.sentences(annotations.sentences, to: &json) }
      if layers.contains(.entities) { try layer.entities(annotations.entities, to: &json) }
      if layers.contains(.timexes) { try layer.timexes(annotations.timexes, to: &json) }
      if layers.contains(.quotes) { try layer.quotes(annotations.quotes, to: &json) }
      try layer.warnings(annotations.warnings, to: &json)
    }
    json.endLine()
    return json.bytes
  }

  /// The line of an article that could not be annotated, with its line end.
  public func line(id: String?, failure: AnnotatedDocument.Failure) -> [UInt8] {
    var json = JSONBytes()
    json.object { json in
      json.key("schema")
      json.value("newsmark/1")
      json.key("id")
      if let id { json.value(id) } else { json.null() }
      json.key("error")
      json.object { json in
        json.key("code")
        json.value(failure.code)
        json.key("message")
        json.value(failure.message)
      }
    }
    json.endLine()
    return json.bytes
  }
}
