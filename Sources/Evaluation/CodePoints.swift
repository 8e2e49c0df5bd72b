internal import Annotations

/// Turns offsets of a unit into code points of one text.
struct CodePoints {
  private let id: String
  private let unit: OffsetUnit
  private let length: Int
  /// The code point that begins at each offset; -1 inside one. Nil where the unit is the code point.
  private var places: [Int32]?

  init(_ text: [Unicode.Scalar], unit: OffsetUnit, id: String) {
    self.id = id
    self.unit = unit
    length = text.count
    guard unit != .codepoint else { return }
    var places: [Int32] = []
    places.reserveCapacity(text.count + 1)
    for (index, scalar) in text.enumerated() {
      let width = unit == .utf16 ? UTF16.width(scalar) : UTF8.width(scalar)
      places.append(Int32(index))
      for _ in 1..<width { places.append(-1) }
    }
    places.append(Int32(text.count))
    self.places = places
  }

  /// - Throws: ``EvaluationError/badOffset(id:layer:offset:unit:isInside:)``.
  func converted(_ document: AnnotatedDocument) throws(EvaluationError) -> AnnotatedDocument {
    var document = document
    document.offsets = .codepoint
    document.length = length
    try convert(&document.creationTime, .dct) { time, convert throws(EvaluationError) in
      time.range = try convert.optional(time.range)
    }
    try convertAll(&document.zones, .zones) { zone, convert throws(EvaluationError) in
      zone.range = try convert.range(zone.range)
    }
    try convertAll(&document.sentences, .sentences) { sentence, convert throws(EvaluationError) in
      sentence = try convert.range(sentence)
    }
    try convertAll(&document.entities, .entities) { entity, convert throws(EvaluationError) in
      entity.range = try convert.range(entity.range)
    }
    try convertAll(&document.timexes, .timexes) { timex, convert throws(EvaluationError) in
      timex.range = try convert.range(timex.range)
    }
    try convertAll(&document.quotes, .quotes) { quote, convert throws(EvaluationError) in
      quote.range = try convert.range(quote.range)
      for index in quote.parts.indices { quote.parts[index] = try convert.range(quote.parts[index]) }
      quote.cue = try convert.optional(quote.cue)
      quote.source = try convert.optional(quote.source)
      quote.relay = try convert.optional(quote.relay)
    }
    return document
  }

  private struct Converter {
    let points: CodePoints
    let layer: Layer

    func range(_ range: Range<Int>) throws(EvaluationError) -> Range<Int> {
      try place(range.lowerBound)..<place(range.upperBound)
    }

    func optional(_ range: Range<Int>?) throws(EvaluationError) -> Range<Int>? {
      guard let range else { return nil }
      return try self.range(range)
    }

    private func place(_ offset: Int) throws(EvaluationError) -> Int {
      let end = points.places.map { $0.count - 1 } ?? points.length
      let place = offset < 0 || offset > end ? nil : points.places.map { Int($0[offset]) } ?? offset
      guard let place, place >= 0 else {
        throw .badOffset(
          id: points.id, layer: layer, offset: offset, unit: points.unit, isInside: place != nil)
      }
      return place
    }
  }

  private func convert<Element>(
    _ element: inout Element?, _ layer: Layer, _ body: (inout Element, Converter) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    guard var value = element else { return }
    try body(&value, Converter(points: self, layer: layer))
    element = value
  }

  private func convertAll<Element>(
    _ elements: inout [Element]?, _ layer: Layer, _ body: (inout Element, Converter) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    guard var values = elements else { return }
    for index in values.indices { try body(&values[index], Converter(points: self, layer: layer)) }
    elements = values
  }
}
