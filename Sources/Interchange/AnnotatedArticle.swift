public import Annotations

/// An article's text and its annotations together, as the exporters take them.
public struct AnnotatedArticle: Sendable {
  /// Its ranges are UTF-8 bytes of ``utf8``, on scalar boundaries, whatever the file counted.
  public private(set) var document: AnnotatedDocument
  /// The text.
  public let utf8: [UInt8]
  /// Where the text's tokens are, in UTF-8 bytes; empty where nobody needs them.
  public var tokens: [Range<Int>] = []

  /// - Throws: ``ExportError`` where the text is not the one that was annotated, or a range fits no place in it.
  public init(_ document: AnnotatedDocument, text: String) throws(ExportError) {
    let utf8 = Array(text.utf8)
    if let expected = document.sha256, !sha256(utf8).elementsEqual(expected.utf8) {
      throw .otherText(id: document.id)
    }
    self.document = try ByteRanges(utf8, document).document()
    self.utf8 = utf8
  }

  /// The article with only the layers named.
  public func keeping(_ layers: Set<Layer>) -> AnnotatedArticle {
    var kept = self
    if !layers.contains(.dct) { kept.document.creationTime = nil }
    if !layers.contains(.zones) { kept.document.zones = nil }
    if !layers.contains(.sentences) { kept.document.sentences = nil }
    if !layers.contains(.entities) { kept.document.entities = nil }
    if !layers.contains(.timexes) { kept.document.timexes = nil }
    if !layers.contains(.quotes) { kept.document.quotes = nil }
    return kept
  }

  /// The words of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}

/// Why an annotated document cannot be exported.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  case otherText(id: String)
  case badRange(id: String, start: Int, end: Int, unit: OffsetUnit)

  public var description: String {
    switch self {
    case .otherText(let id):
      "'\(id)': its sha256 is not that of the text, expected the text that was annotated"
    case .badRange(let id, let start, let end, let unit):
      "'\(id)': [\(start), \(end)) in \(unit.rawValue) units is no stretch of the text, expected ends between two characters"
    }
  }
}

/// Turns the ranges of a document into UTF-8 bytes.
private struct ByteRanges {
  private let source: AnnotatedDocument
  /// The byte of each offset of the file's unit; -1 inside a character; empty where the two are the same.
  private var bytes: [Int32] = []
  private let count: Int

  init(_ utf8: [UInt8], _ document: AnnotatedDocument) {
    source = document
    count = utf8.count
    let isASCII = !utf8.contains { $0 >= 0x80 }
    if isASCII { return }
    bytes.reserveCapacity(utf8.count + 1)
    for (index, byte) in utf8.enumerated() {
      let continues = byte & 0xC0 == 0x80
      switch document.offsets {
      case .utf8: bytes.append(continues ? -1 : Int32(index))
      case .codepoint, .utf16:
        if continues { continue }
        bytes.append(Int32(index))
        if document.offsets == .utf16, byte >= 0xF0 { bytes.append(-1) }
      }
    }
    bytes.append(Int32(utf8.count))
  }

  func document() throws(ExportError) -> AnnotatedDocument {
    var document = source
    document.offsets = .utf8
    document.length = count
    document.text = nil
    document.creationTime?.range = try optional(source.creationTime?.range)
    document.zones = try each(source.zones, \.range)
    document.sentences = try each(source.sentences, \.self)
    document.entities = try each(source.entities, \.range)
    document.timexes = try each(source.timexes, \.range)
    document.warnings = try each(source.warnings, \.range)
    for (index, quote) in (source.quotes ?? []).enumerated() {
      var converted = quote
      try convert(&converted.range)
      for part in quote.parts.indices { try convert(&converted.parts[part]) }
      converted.cue = try optional(quote.cue)
      converted.source = try optional(quote.source)
      converted.relay = try optional(quote.relay)
      document.quotes?[index] = converted
    }
    return document
  }

  private func each<Element>(
    _ elements: [Element]?, _ range: WritableKeyPath<Element, Range<Int>>
  ) throws(ExportError) -> [Element]? {
    guard var elements else { return nil }
    for index in elements.indices { try convert(&elements[index][keyPath: range]) }
    return elements
  }

  private func convert(_ range: inout Range<Int>) throws(ExportError) {
    guard let start = byte(range.lowerBound), let end = byte(range.upperBound) else {
      throw .badRange(id: source.id, start: range.lowerBound, end: range.upperBound, unit: source.offsets)
    }
    range = start..<end
  }

  private func optional(_ range: Range<Int>?) throws(ExportError) -> Range<Int>? {
    guard var range else { return nil }
    try convert(&range)
    return range
  }

  private func byte(_ offset: Int) -> Int? {
    if bytes.isEmpty { return (0...count).contains(offset) ? offset : nil }
    guard bytes.indices.contains(offset), bytes[offset] >= 0 else { return nil }
    return Int(bytes[offset])
  }
}
