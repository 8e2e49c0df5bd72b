internal import Annotations
internal import FoundationEssentials
internal import SystemPackage

/// JSON lines as annotation tools write them: Prodigy's `spans`, doccano's `label` or `labels` of `[start, end, name]`
/// and its `entities` with `start_offset`. Offsets are code points. Spans with a TIMEX3 type are time expressions, the
/// others entities.
enum SpanLines {
  static func document(_ line: Substring, path: String, line number: Int) throws(AnnotationError) -> AnnotatedDocument {
    let row: Row
    do {
      row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
    } catch {
      throw .malformed(
        path: path, line: number, found: jsonReason(error, in: Array(line.utf8)[...]),
        expected: "{\"text\": …} with \"spans\", \"label\", \"labels\" or \"entities\"")
    }
    if let answer = row.answer, answer != "accept" {
      throw .malformed(
        path: path, line: number, found: "the answer '\(answer)'", expected: "only what the annotator accepted")
    }
    var document = AnnotatedDocument(imported: row.id ?? "\(FilePath(path).stem ?? path)-\(number)", text: row.text)
    let length = row.text.unicodeScalars.count
    var entities: [AnnotatedDocument.Entity] = []
    var timexes: [AnnotatedDocument.Timex] = []
    for (index, span) in row.spans.enumerated() {
      guard span.start >= 0, span.start <= span.end, span.end <= length else {
        throw .range(
          path: path, line: number, place: "span \(index + 1)", start: span.start, end: span.end, length: length)
      }
      let range = span.start..<span.end
      if TimexType(rawValue: span.label) != nil {
        timexes.append(AnnotatedDocument.Timex(range: range, type: span.label, value: span.value, mod: span.mod))
      } else if !quoteLabels.contains(span.label) {
        entities.append(AnnotatedDocument.Entity(range: range, label: span.label, entity: span.entity, ref: span.ref))
      }
    }
    document.entities = entities
    if !timexes.isEmpty { document.timexes = timexes }
    return document
  }

  /// What our own export adds for quotations, whose parts and roles these forms cannot tell.
  private static let quoteLabels = Set(QuoteKind.allCases.map(\.rawValue) + ["cue", "source"])

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
    /// Prodigy's: accept, reject or ignore.
    var answer: String?
    var spans: [Span] = []

    private enum CodingKeys: String, CodingKey {
      case id, text, answer, spans, label, labels, entities, meta, article
      case hash = "_input_hash"
    }

    private struct Meta: Decodable { var id: JSONIdentifier? }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      text = try row.decode(String.self, forKey: .text)
      answer = try? row.decodeIfPresent(String.self, forKey: .answer)
      let meta = (try? row.decodeIfPresent(Meta.self, forKey: .meta)) ?? nil
      let article = (try? row.decodeIfPresent(Meta.self, forKey: .article)) ?? nil
      let identifier = try row.decodeIfPresent(JSONIdentifier.self, forKey: .id) ?? meta?.id ?? article?.id
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
    var value: String?
    var mod: String?
    var entity: String?
    var ref: String?

    private enum CodingKeys: String, CodingKey {
      case start, end, label, value, mod, entity, ref
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
      value = try? span.decodeIfPresent(String.self, forKey: .value)
      mod = try? span.decodeIfPresent(String.self, forKey: .mod)
      entity = try? span.decodeIfPresent(String.self, forKey: .entity)
      ref = try? span.decodeIfPresent(String.self, forKey: .ref)
    }
  }
}
