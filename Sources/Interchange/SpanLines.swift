internal import Annotations
internal import FoundationEssentials
internal import SystemPackage

/// JSON lines as annotation tools write them: Prodigy's `spans`, doccano's `label` or `labels` of `[start, end, name]`
/// and its `entities` with `start_offset`. Offsets are code points.
enum SpanLines {
  static func document(_ line: Substring, path: String, line number: Int) throws(AnnotationError) -> AnnotatedDocument {
    let row: Row
    do {
      row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
    } catch {
      throw .malformed(
        path: path, line: number, found: jsonReason(error),
        expected: "{\"text\": …} with \"spans\", \"label\", \"labels\" or \"entities\"")
    }
    var document = AnnotatedDocument(imported: row.id ?? "\(FilePath(path).stem ?? path)-\(number)", text: row.text)
    let length = row.text.unicodeScalars.count
    var entities: [AnnotatedDocument.Entity] = []
    for (index, span) in row.spans.enumerated() {
      guard span.start >= 0, span.start <= span.end, span.end <= length else {
        throw .range(
          path: path, line: number, place: "span \(index + 1)", start: span.start, end: span.end, length: length)
      }
      entities.append(AnnotatedDocument.Entity(range: span.start..<span.end, label: span.label))
    }
    document.entities = entities
    return document
  }

  /// Whether the first line of a file has spans in one of these forms.
  static func holdsSpans(_ path: String) -> Bool {
    guard let descriptor = try? FileDescriptor.open(FilePath(path), .readOnly) else { return false }
    defer { try? descriptor.close() }
    var reader = LineReader(descriptor)
    guard let line = try? reader.next() else { return false }
    struct Keys: Decodable {
      let found: Bool

      private enum CodingKeys: CodingKey { case spans, label, labels, entities }
      private struct Entity: Decodable {
        var startOffset: Int

        private enum CodingKeys: String, CodingKey { case startOffset = "start_offset" }
      }

      init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        // The plain form of gold has `entities` as well, with `start`.
        let entities = (try? row.decodeIfPresent([Entity].self, forKey: .entities)) ?? nil
        found = row.allKeys.contains { $0 != .entities } || entities?.isEmpty == false
      }
    }
    return (try? JSONDecoder().decode(Keys.self, from: Data(line)))?.found ?? false
  }

  private struct Row: Decodable {
    var id: String?
    var text: String
    var spans: [Span] = []

    private enum CodingKeys: String, CodingKey {
      case id, text, spans, label, labels, entities, meta
      case hash = "_input_hash"
    }

    private struct Meta: Decodable { var id: JSONIdentifier? }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      text = try row.decode(String.self, forKey: .text)
      let meta = (try? row.decodeIfPresent(Meta.self, forKey: .meta)) ?? nil
      let identifier = try row.decodeIfPresent(JSONIdentifier.self, forKey: .id) ?? meta?.id
      id = try (identifier ?? row.decodeIfPresent(JSONIdentifier.self, forKey: .hash))?.text
      for key in [CodingKeys.spans, .label, .labels, .entities] {
        spans += try row.decodeIfPresent([Span].self, forKey: key) ?? []
      }
    }
  }

  private struct Span: Decodable {
    var start: Int
    var end: Int
    var label: String

    private enum CodingKeys: String, CodingKey {
      case start, end, label
      case startOffset = "start_offset"
      case endOffset = "end_offset"
    }

    init(from decoder: any Decoder) throws {
      if var triple = try? decoder.unkeyedContainer() {
        start = try triple.decode(Int.self)
        end = try triple.decode(Int.self)
        label = try triple.decode(String.self)
        return
      }
      let span = try decoder.container(keyedBy: CodingKeys.self)
      start = try span.decodeIfPresent(Int.self, forKey: .startOffset) ?? span.decode(Int.self, forKey: .start)
      end = try span.decodeIfPresent(Int.self, forKey: .endOffset) ?? span.decode(Int.self, forKey: .end)
      label = try span.decode(String.self, forKey: .label)
    }
  }
}
