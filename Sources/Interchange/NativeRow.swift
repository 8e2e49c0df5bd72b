internal import Annotations

/// One line as JSON has it: the native format, and the plain form in which much gold is kept
/// (`timex` for `timexes`, `type` for `label`, `speaker_start` and `cue_start` for `source` and `cue`).
struct NativeRow: Decodable {
  var schema: String?
  var id: JSONIdentifier
  var sha256: String?
  var offsets: String?
  var length: Int?
  var text: String?
  var dct: CreationTime?
  var zones: [Zone]?
  var sentences: [Span]?
  var entities: [Entity]?
  var timexes: [Timex]?
  var timex: [Timex]?
  var quotes: [Quote]?
  var warnings: [Warning]?
  var error: Failure?

  struct Span: Decodable {
    var start: Int
    var end: Int
  }

  struct Warning: Decodable {
    var code: String
    var start: Int
    var end: Int
    var message: String
  }

  struct Zone: Decodable {
    var start: Int
    var end: Int
    var type: String
  }

  struct Failure: Decodable {
    var code: String
    var message: String
  }

  struct CreationTime: Decodable {
    var value: String?
    var source: String?
    var start: Int?
    var end: Int?

    private enum CodingKeys: CodingKey { case value, source, start, end }

    /// A bare string is a date from the metadata.
    init(from decoder: any Decoder) throws {
      if let value = try? decoder.singleValueContainer().decode(String.self) {
        self.value = value
        source = "metadata"
        return
      }
      let row = try decoder.container(keyedBy: CodingKeys.self)
      value = try row.decodeIfPresent(String.self, forKey: .value)
      source = try row.decodeIfPresent(String.self, forKey: .source)
      start = try row.decodeIfPresent(Int.self, forKey: .start)
      end = try row.decodeIfPresent(Int.self, forKey: .end)
    }
  }

  struct Entity: Decodable {
    var start: Int
    var end: Int
    var text: String?
    var label: String?
    var type: String?
    var entity: String?
    var ref: String?
    var rule: String?
    var inner: Bool?
  }

  struct Timex: Decodable {
    var id: String?
    var start: Int
    var end: Int
    var text: String?
    var type: String?
    var value: String?
    var mod: String?
    var functionInDocument: String?
    var rule: String?
    var quant: String?
    var freq: String?
    var anchor: String?
    var range: String?
    var alts: [String]?
    var resolved: Bool?
  }

  struct Quote: Decodable {
    var start: Int
    var end: Int
    var kind: String
    var closed: Bool?
    var parts: [Part]?
    var cue: Role?
    var source: Role?
    var relay: Role?
    var speakerStart: Int?
    var speakerEnd: Int?
    var cueStart: Int?
    var cueEnd: Int?
    var sourceEntity: String?
    var rule: String?

    enum CodingKeys: String, CodingKey {
      case start, end, kind, closed, parts, cue, source, relay, rule
      case speakerStart = "speaker_start"
      case speakerEnd = "speaker_end"
      case cueStart = "cue_start"
      case cueEnd = "cue_end"
      case sourceEntity = "source_entity"
    }
  }

  /// `{"start": 3, "end": 9}` or `[3, 9]`.
  struct Part: Decodable {
    var start: Int
    var end: Int

    init(from decoder: any Decoder) throws {
      if var pair = try? decoder.unkeyedContainer() {
        start = try pair.decode(Int.self)
        end = try pair.decode(Int.self)
        return
      }
      let span = try Span(from: decoder)
      start = span.start
      end = span.end
    }
  }

  struct Role: Decodable {
    var start: Int?
    var end: Int?
    var text: String?
    var entity: String?
  }
}
