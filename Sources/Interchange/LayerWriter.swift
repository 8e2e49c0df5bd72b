internal import Annotations

/// Writes the key and the value of each layer of the native format.
struct LayerWriter {
  let document: Document
  let converter: OffsetConverter

  func creationTime(_ creationTime: DocumentTime?, to json: inout JSONBytes) throws(OffsetError) {
    json.key("dct")
    try json.object { (json) throws(OffsetError) in
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

  func zones(_ zones: [Zone], to json: inout JSONBytes) throws(OffsetError) {
    json.key("zones")
    try json.array(zones) { (json, _, zone) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in
        try json.span(zone.range, converter)
        json.key("type")
        json.value(zone.type.rawValue)
      }
    }
  }

  func sentences(_ sentences: [Sentence], to json: inout JSONBytes) throws(OffsetError) {
    json.key("sentences")
    try json.array(sentences) { (json, _, sentence) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in try json.span(sentence.range, converter) }
    }
  }

  func entities(_ entities: [Entity], to json: inout JSONBytes) throws(OffsetError) {
    json.key("entities")
    try json.array(entities) { (json, index, entity) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in
        json.key("id")
        json.value("e", numbered: index + 1)
        try json.span(entity.range, converter)
        json.key("label")
        json.value(entity.label.rawValue)
        json.key("text")
        json.value(document.utf8[entity.range])
        json.optional("entity", entity.entity)
        json.key("ref")
        if let ref = entity.ref { json.value(ref) } else { json.null() }
        json.key("rule")
        json.value(entity.rule)
        if entity.isInner {
          json.key("inner")
          json.value(true)
        }
      }
    }
  }

  func timexes(_ timexes: [Timex], to json: inout JSONBytes) throws(OffsetError) {
    json.key("timexes")
    try json.array(timexes) { (json, index, timex) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in
        json.key("id")
        json.value("t", numbered: index + 1)
        try json.span(timex.range, converter)
        json.key("type")
        json.value(timex.type.rawValue)
        json.key("value")
        json.value(timex.value)
        json.optional("mod", timex.mod?.rawValue)
        json.optional("quant", timex.quant)
        json.optional("freq", timex.freq)
        json.optional("anchor", timex.anchor)
        if let partner = timex.rangePartner {
          json.key("range")
          json.value("t", numbered: partner + 1)
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

  func quotes(_ quotes: [Quote], to json: inout JSONBytes) throws(OffsetError) {
    json.key("quotes")
    try json.array(quotes) { (json, index, quote) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in
        json.key("id")
        json.value("q", numbered: index + 1)
        try json.span(quote.range, converter)
        json.key("kind")
        json.value(quote.kind.rawValue)
        json.key("closed")
        json.value(quote.isClosed)
        if !quote.parts.isEmpty {
          json.key("parts")
          try json.array(quote.parts) { (json, _, part) throws(OffsetError) in
            try json.object { (json) throws(OffsetError) in try json.span(part, converter) }
          }
        }
        json.key("cue")
        if let cue = quote.cue {
          try json.object { (json) throws(OffsetError) in
            try json.span(cue, converter)
            json.key("text")
            json.value(document.utf8[cue])
          }
        } else {
          json.null()
        }
        json.key("source")
        if let source = quote.source { try role(source, to: &json) } else { json.null() }
        if let relay = quote.relay {
          json.key("relay")
          try role(relay, to: &json)
        }
        json.key("rule")
        json.value(quote.rule)
      }
    }
  }

  private func role(_ role: Quote.Source, to json: inout JSONBytes) throws(OffsetError) {
    try json.object { (json) throws(OffsetError) in
      if let range = role.range {
        try json.span(range, converter)
        json.key("text")
        json.value(document.utf8[range])
      }
      if let entity = role.entity {
        json.key("entity")
        json.value(entity)
      }
    }
  }

  func warnings(_ warnings: [Warning], to json: inout JSONBytes) throws(OffsetError) {
    json.key("warnings")
    try json.array(warnings) { (json, _, warning) throws(OffsetError) in
      try json.object { (json) throws(OffsetError) in
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
  mutating func span(_ range: Range<Int>, _ converter: OffsetConverter) throws(OffsetError) {
    key("start")
    value(try converter.offset(of: range.lowerBound))
    key("end")
    value(try converter.offset(of: range.upperBound))
  }
}
