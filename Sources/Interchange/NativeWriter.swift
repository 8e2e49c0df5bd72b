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
    var line = Line(document: document, converter: OffsetConverter(document.utf8, to: offsets))
    do {
      try line.write(annotations, layers: layers, unit: offsets)
    } catch let error as OffsetError {
      throw error
    } catch {
      // JSONBytes rethrows only what its bodies throw, and these throw OffsetError alone.
      preconditionFailure("\(error)")
    }
    return line.json.bytes
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

private struct Line {
  let document: Document
  let converter: OffsetConverter
  var json = JSONBytes()

  mutating func write(_ annotations: Layers, layers: Set<Layer>, unit: OffsetUnit) throws {
    let converter = converter
    let document = document
    json.reserve(2 * document.utf8.count)
    try json.object { json in
      json.key("schema")
      json.value("newsmark/1")
      json.key("id")
      json.value(document.id)
      json.key("sha256")
      json.value(sha256(document.utf8))
      json.key("offsets")
      json.value(unit.rawValue)
      json.key("length")
      json.value(converter.length)
      var out = Fields(json: json, document: document, converter: converter)
      if layers.contains(.dct) { try out.creationTime(annotations.creationTime) }
      if layers.contains(.zones) { try out.zones(annotations.zones) }
      if layers.contains(.sentences) { try out.sentences(annotations.sentences) }
      if layers.contains(.entities) { try out.entities(annotations.entities) }
      if layers.contains(.timexes) { try out.timexes(annotations.timexes) }
      if layers.contains(.quotes) { try out.quotes(annotations.quotes) }
      try out.warnings(annotations.warnings)
      json = out.json
    }
    json.endLine()
  }
}

/// Writes one layer's key and array each.
private struct Fields {
  var json: JSONBytes
  let document: Document
  let converter: OffsetConverter

  mutating func creationTime(_ creationTime: DocumentTime?) throws {
    json.key("dct")
    try json.object { json in
      json.key("value")
      if let creationTime { json.value(creationTime.time.description) } else { json.null() }
      json.key("source")
      switch creationTime {
      case nil: json.null()
      case let time?: json.value(time.range == nil ? "metadata" : "text")
      }
      if let range = creationTime?.range { try json.span(range, converter) }
    }
  }

  mutating func zones(_ zones: [Zone]) throws {
    json.key("zones")
    try json.array(zones) { json, _, zone in
      try json.object { json in
        try json.span(zone.range, converter)
        json.key("type")
        json.value(zone.type.rawValue)
      }
    }
  }

  mutating func sentences(_ sentences: [Sentence]) throws {
    json.key("sentences")
    try json.array(sentences) { json, _, sentence in
      try json.object { json in try json.span(sentence.range, converter) }
    }
  }

  mutating func entities(_ entities: [Entity]) throws {
    json.key("entities")
    try json.array(entities) { json, index, entity in
      try json.object { json in
        json.key("id")
        json.value("e\(index + 1)")
        try json.span(entity.range, converter)
        json.key("label")
        json.value(entity.label.rawValue)
        json.key("text")
        json.value(document.utf8[entity.range])
        if let key = entity.entity {
          json.key("entity")
          json.value(key)
        }
        json.key("ref")
        if let ref = entity.ref { json.value(ref) } else { json.null() }
        json.key("rule")
        json.value(entity.rule)
      }
    }
  }

  mutating func timexes(_ timexes: [Timex]) throws {
    json.key("timexes")
    try json.array(timexes) { json, index, timex in
      try json.object { json in
        json.key("id")
        json.value("t\(index + 1)")
        try json.span(timex.range, converter)
        json.key("type")
        json.value(timex.type.rawValue)
        json.key("value")
        json.value(timex.value)
        if let mod = timex.mod {
          json.key("mod")
          json.value(mod.rawValue)
        }
        if let quant = timex.quant {
          json.key("quant")
          json.value(quant)
        }
        if let freq = timex.freq {
          json.key("freq")
          json.value(freq)
        }
        if let anchor = timex.anchor {
          json.key("anchor")
          json.value(anchor)
        }
        if let partner = timex.rangePartner {
          json.key("range")
          json.value("t\(partner + 1)")
        }
        if !timex.alternatives.isEmpty {
          json.key("alts")
          json.array(timex.alternatives) { json, _, value in json.value(value) }
        }
        json.key("text")
        json.value(document.utf8[timex.range])
        json.key("resolved")
        json.value(timex.resolved)
        json.key("rule")
        json.value(timex.rule)
      }
    }
  }

  mutating func quotes(_ quotes: [Quote]) throws {
    json.key("quotes")
    try json.array(quotes) { json, index, quote in
      try json.object { json in
        json.key("id")
        json.value("q\(index + 1)")
        try json.span(quote.range, converter)
        json.key("kind")
        json.value(quote.kind.rawValue)
        json.key("closed")
        json.value(quote.isClosed)
        if !quote.parts.isEmpty {
          json.key("parts")
          try json.array(quote.parts) { json, _, part in
            try json.object { json in try json.span(part, converter) }
          }
        }
        json.key("cue")
        if let cue = quote.cue {
          try json.object { json in
            try json.span(cue, converter)
            json.key("text")
            json.value(document.utf8[cue])
          }
        } else {
          json.null()
        }
        json.key("source")
        if let source = quote.source {
          try json.object { json in
            if let range = source.range {
              try json.span(range, converter)
              json.key("text")
              json.value(document.utf8[range])
            }
            if let entity = source.entity {
              json.key("entity")
              json.value(entity)
            }
          }
        } else {
          json.null()
        }
        json.key("rule")
        json.value(quote.rule)
      }
    }
  }

  mutating func warnings(_ warnings: [Warning]) throws {
    json.key("warnings")
    try json.array(warnings) { json, _, warning in
      try json.object { json in
        json.key("code")
        json.value(warning.code)
        try json.span(warning.range, converter)
        json.key("message")
        json.value(warning.message)
      }
    }
  }
}

extension JSONBytes {
  fileprivate mutating func span(_ range: Range<Int>, _ converter: OffsetConverter) throws(OffsetError) {
    key("start")
    value(try converter.offset(of: range.lowerBound))
    key("end")
    value(try converter.offset(of: range.upperBound))
  }
}
