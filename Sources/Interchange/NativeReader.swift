public import Annotations
internal import FoundationEssentials
internal import SystemPackage

/// Reads annotated documents from JSON lines: the native format, and the plain form of much gold, whose offsets are
/// code points.
///
/// A fault in one document does not hide those of the others: all are collected.
public struct NativeReader {
  /// The documents that could be read, in the file's order.
  public private(set) var documents: [AnnotatedDocument] = []
  /// What was wrong with the others.
  public private(set) var errors: [AnnotationError] = []
  private var seen: Set<String> = []

  /// Reads a whole file.
  public init(path: String) {
    guard FileManager.default.fileExists(atPath: path) else {
      errors = [.missingFile(path: path)]
      return
    }
    do {
      let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? descriptor.close() }
      var reader = LineReader(descriptor)
      var line = 0
      while let bytes = try reader.next() {
        line += 1
        read(bytes, path: path, line: line)
      }
      if documents.isEmpty, errors.isEmpty { errors = [.noDocuments(path: path)] }
    } catch {
      errors.append(.unreadable(path: path, reason: "\(error)"))
    }
  }

  /// Reads lines that are in memory.
  ///
  /// - Parameters:
  ///   - lines: UTF-8, divided by line feeds.
  ///   - path: for messages.
  public init(lines: [UInt8], path: String) {
    for (index, bytes) in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      read(bytes, path: path, line: index + 1)
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, path: String, line: Int) {
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return }
    do throws(AnnotationError) {
      let document = try NativeReader.document(bytes, path: path, line: line)
      guard seen.insert(document.id).inserted else {
        throw .duplicateID(path: path, line: line, id: document.id)
      }
      documents.append(document)
    } catch {
      errors.append(error)
    }
  }

  /// The document of one line.
  ///
  /// - Throws: ``AnnotationError`` naming path, line, what was found and what was expected.
  public static func document(
    _ bytes: ArraySlice<UInt8>, path: String, line: Int
  ) throws(AnnotationError) -> AnnotatedDocument {
    let row: NativeRow
    do {
      row = try JSONDecoder().decode(NativeRow.self, from: Data(bytes))
    } catch {
      if !String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) { throw .notUTF8(path: path, line: line) }
      throw .brokenLine(path: path, line: line, reason: jsonReason(error, in: bytes))
    }
    if let schema = row.schema, schema != "newsmark/1" { throw .schema(path: path, line: line, found: schema) }
    guard let unit = OffsetUnit(rawValue: row.offsets ?? "codepoint") else {
      throw .offsets(path: path, line: line, found: row.offsets ?? "")
    }
    var document = AnnotatedDocument(
      id: row.id.text, sha256: row.sha256, offsets: unit, length: row.length, text: row.text)
    if let text = row.text {
      let utf8 = Array(text.utf8)
      let actual = String(decoding: Interchange.sha256(utf8), as: UTF8.self)
      if let found = row.sha256, found != actual {
        throw .hash(path: path, line: line, id: row.id.text, found: found, actual: actual)
      }
      document.sha256 = actual
      let length = OffsetConverter(utf8, to: unit).length
      if let found = row.length, found != length {
        throw .length(path: path, line: line, found: found, actual: length)
      }
      document.length = length
    }
    document.failure = row.error.map { AnnotatedDocument.Failure(code: $0.code, message: $0.message) }
    let ranges = Ranges(
      path: path, line: line, length: document.length, text: row.text.map { SpanText($0, unit: unit) })
    try ranges.fill(&document, row)
    return document
  }
}

/// Turns starts and ends into ranges, and says where one is impossible.
private struct Ranges {
  let path: String
  let line: Int
  let length: Int?
  let text: SpanText?

  func fill(_ document: inout AnnotatedDocument, _ row: NativeRow) throws(AnnotationError) {
    if let dct = row.dct {
      document.creationTime = AnnotatedDocument.CreationTime(
        value: dct.value, range: try optional(dct.start, dct.end, "dct"), isMetadata: dct.source == "metadata")
    }
    document.zones = try each(row.zones, "zones") { zone, place throws(AnnotationError) in
      AnnotatedDocument.Zone(range: try range(zone.start, zone.end, place), type: zone.type)
    }
    document.sentences = try each(row.sentences, "sentences") { span, place throws(AnnotationError) in
      try range(span.start, span.end, place)
    }
    document.entities = try each(row.entities, "entities") { entity, place throws(AnnotationError) in
      guard let label = entity.label ?? entity.type else {
        throw .brokenLine(path: path, line: line, reason: "no \"label\" at \(place)")
      }
      return AnnotatedDocument.Entity(
        range: try range(entity.start, entity.end, place, entity.text), label: label, entity: entity.entity,
        ref: entity.ref, rule: entity.rule, isInner: entity.inner ?? false)
    }
    let timexes = row.timexes ?? row.timex
    let indices = Dictionary(
      (timexes ?? []).enumerated().compactMap { index, timex in timex.id.map { ($0, index) } }
    ) { first, _ in first }
    document.timexes = try each(timexes, "timexes") { row, place throws(AnnotationError) in
      var timex = AnnotatedDocument.Timex(
        range: try range(row.start, row.end, place, row.text), type: row.type, value: row.value, mod: row.mod,
        isCreationTime: row.functionInDocument == "CREATION_TIME", rule: row.rule)
      timex.quant = row.quant
      timex.freq = row.freq
      timex.anchor = row.anchor
      timex.rangePartner = row.range.flatMap { indices[$0] }
      timex.alternatives = row.alts ?? []
      timex.isResolved = row.resolved
      return timex
    }
    document.quotes = try each(row.quotes, "quotes") { quote, place throws(AnnotationError) in
      let parts = try each(quote.parts, place + ".parts") { part, place throws(AnnotationError) in
        try range(part.start, part.end, place)
      }
      var annotated = AnnotatedDocument.Quote(
        range: try range(quote.start, quote.end, place), kind: quote.kind, parts: parts ?? [],
        cue: try optional(
          quote.cue?.start ?? quote.cueStart, quote.cue?.end ?? quote.cueEnd, place + ".cue", quote.cue?.text),
        source: try optional(
          quote.source?.start ?? quote.speakerStart, quote.source?.end ?? quote.speakerEnd, place + ".source",
          quote.source?.text),
        entity: quote.source?.entity ?? quote.sourceEntity, rule: quote.rule)
      annotated.relay = try optional(quote.relay?.start, quote.relay?.end, place + ".relay", quote.relay?.text)
      annotated.isClosed = quote.closed
      return annotated
    }
    document.warnings = try each(row.warnings, "warnings") { warning, place throws(AnnotationError) in
      Warning(
        code: warning.code, range: try range(warning.start, warning.end, place), message: warning.message)
    }
  }

  private func each<Row, Element>(
    _ rows: [Row]?, _ name: String, _ element: (Row, String) throws(AnnotationError) -> Element
  ) throws(AnnotationError) -> [Element]? {
    guard let rows else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() { elements.append(try element(row, "\(name)[\(index)]")) }
    return elements
  }

  /// - Parameter said: what the file says stands there.
  private func range(
    _ start: Int, _ end: Int, _ place: String, _ said: String? = nil
  ) throws(AnnotationError) -> Range<Int> {
    guard start >= 0, start <= end, end <= length ?? .max else {
      throw .range(path: path, line: line, place: place, start: start, end: end, length: length)
    }
    if let said, let there = text?[start..<end], there != said {
      throw .malformed(
        path: path, line: line, found: "\(place) says '\(said)'", expected: "'\(there)', which stands there")
    }
    return start..<end
  }

  private func optional(
    _ start: Int?, _ end: Int?, _ place: String, _ said: String? = nil
  ) throws(AnnotationError) -> Range<Int>? {
    if start == nil, end == nil { return nil }
    guard let start, let end else {
      throw .malformed(
        path: path, line: line, found: "\(place) has \(start == nil ? "no start" : "no end")",
        expected: "both or neither")
    }
    return try range(start, end, place, said)
  }
}

/// What stands in a range of a text, counted in the file's unit.
private enum SpanText {
  case codepoint([Unicode.Scalar])
  case utf16([UInt16])
  case utf8([UInt8])

  init(_ text: String, unit: OffsetUnit) {
    switch unit {
    case .codepoint: self = .codepoint(Array(text.unicodeScalars))
    case .utf16: self = .utf16(Array(text.utf16))
    case .utf8: self = .utf8(Array(text.utf8))
    }
  }

  subscript(range: Range<Int>) -> String {
    switch self {
    case .codepoint(let scalars): String(String.UnicodeScalarView(scalars[range]))
    case .utf16(let units): String(decoding: units[range], as: UTF16.self)
    case .utf8(let bytes): String(decoding: bytes[range], as: UTF8.self)
    }
  }
}
