/// The name of a layer, as stages declare it and the command's `--layers` takes it.
public enum Layer: String, Sendable, CaseIterable {
  case tokens, sentences, zones, dct, entities, timexes, quotes
}

/// All that is known about one document, one typed array a layer, each in text order.
public struct Layers: Sendable {
  public var tokens: [Token] = []
  public var sentences: [Sentence] = []
  public var zones: [Zone] = []
  /// The document creation time; nil where neither metadata nor text tells.
  public var creationTime: DocumentTime?
  public var entities: [Entity] = []
  public var timexes: [Timex] = []
  public var quotes: [Quote] = []
  /// What looked wrong in the text, in the order in which it was found.
  public var warnings: [Warning] = []

  public init() {}
}

/// A sentence, or a line that is a unit of its own (heading, byline, caption).
public struct Sentence: Sendable, Hashable {
  /// UTF-8 bytes, without white space at the edges.
  public var range: Range<Int>
  /// Indices into ``Layers/tokens``.
  public var tokens: Range<Int>

  public init(range: Range<Int>, tokens: Range<Int>) {
    self.range = range
    self.tokens = tokens
  }
}

/// A stretch of whole lines that plays one part in the article.
public struct Zone: Sendable, Hashable {
  /// UTF-8 bytes, without white space at the edges.
  public var range: Range<Int>
  public var type: ZoneType

  public init(range: Range<Int>, type: ZoneType) {
    self.range = range
    self.type = type
  }
}

/// The parts that lines of a news article play.
public enum ZoneType: String, Sendable, CaseIterable {
  case headline, kicker, byline, dateline, published, caption, credit, subheading, body, list, boilerplate, teaser

  /// Whether the zone is the story itself, as `--body-only` keeps it.
  public var isStory: Bool { self == .body || self == .list || self == .dateline }
}

/// When the document was written (TimeML's DCT).
public struct DocumentTime: Sendable, Hashable {
  public var time: CalendarTime
  /// Where the text says so, in UTF-8 bytes; nil when the date came with the metadata.
  public var range: Range<Int>?

  public init(time: CalendarTime, range: Range<Int>? = nil) {
    self.time = time
    self.range = range
  }
}

/// Something in the text that a reader should know of.
public struct Warning: Sendable, Hashable {
  /// A short fixed name, as `weekday-conflict`.
  public var code: String
  /// UTF-8 bytes.
  public var range: Range<Int>
  public var message: String

  public init(code: String, range: Range<Int>, message: String) {
    self.code = code
    self.range = range
    self.message = message
  }
}
