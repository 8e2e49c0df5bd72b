import Newsmark
import TestSupport

/// A text in which `[` and `]` mark the time expressions that are asked for; `[[` stands for a bracket.
struct MarkedText {
  let text: String
  /// UTF-8 bytes.
  let spans: [Range<Int>]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var spans: [Range<Int>] = []
    var start = 0
    for byte in marked.utf8 {
      switch byte {
      case UInt8(ascii: "["): start = bytes.count
      case UInt8(ascii: "]"): spans.append(start..<bytes.count)
      default: bytes.append(byte)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.spans = spans
  }

  /// What the pipeline finds in the text, written on a day or on none.
  func annotate(writtenOn date: String?, mode: DateModeChoice = .auto) throws -> Layers {
    let written = date.flatMap { CalendarTime(iso8601: $0) }
    let pipeline = try DatePipelines.pipeline(mode)
    return try pipeline.annotate(Document(id: "test", text: text, creationTime: written))
  }
}

/// Pipelines that end with the dates, made once.
enum DatePipelines {
  static let automatic = Result { try Pipeline.standard(lexicons: Repository.lexicons(), layers: [.timexes]) }
  static let narrative = Result {
    try Pipeline.standard(lexicons: Repository.lexicons(), layers: [.timexes], dateMode: .narrative)
  }

  static func pipeline(_ mode: DateModeChoice) throws -> Pipeline {
    try (mode == .narrative ? narrative : automatic).get()
  }
}
