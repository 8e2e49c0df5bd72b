/// One document's annotations as a file holds them: what the pipeline found, or what a person marked.
///
/// Labels are strings, since gold comes with labels of many schemes; ranges are half-open and count what ``offsets``
/// names. A layer that the file does not have is nil, which is not the same as an empty one.
public struct AnnotatedDocument: Sendable, Hashable {
  public var id: String
  /// Of the UTF-8 text, in lower-case hexadecimal; nil where neither it nor the text is known.
  public var sha256: String?
  public var offsets: OffsetUnit
  /// Length of the text in that unit; nil where unknown.
  public var length: Int?
  /// The article itself, where the file carries it.
  public var text: String?

  public var creationTime: CreationTime?
  public var zones: [Zone]?
  public var sentences: [Range<Int>]?
  public var entities: [Entity]?
  public var timexes: [Timex]?
  public var quotes: [Quote]?
  public var warnings: [Warning]?
  /// Set where the article could not be annotated; there are then no layers.
  public var failure: Failure?

  public init(id: String, sha256: String? = nil, offsets: OffsetUnit, length: Int? = nil, text: String? = nil) {
    self.id = id
    self.sha256 = sha256
    self.offsets = offsets
    self.length = length
    self.text = text
  }
}

extension AnnotatedDocument {
  /// When the document was written, and how that is known.
  public struct CreationTime: Sendable, Hashable {
    /// As `2019-05-09`; nil where it is known that nothing tells.
    public var value: String?
    /// Where the text says so; nil where the date came with the metadata, or is not known.
    public var range: Range<Int>?
    /// Whether the date came with the metadata, so that finding it was nobody's work.
    public var isMetadata: Bool

    public init(value: String?, range: Range<Int>? = nil, isMetadata: Bool) {
      self.value = value
      self.range = range
      self.isMetadata = isMetadata
    }
  }

  /// A part of the article, as its headline or a caption.
  public struct Zone: Sendable, Hashable {
    public var range: Range<Int>
    public var type: String

    public init(range: Range<Int>, type: String) {
      self.range = range
      self.type = type
    }
  }

  /// A mention of a thing with a name, or a title.
  public struct Entity: Sendable, Hashable {
    public var range: Range<Int>
    public var label: String
    /// Joins the mentions of one thing within the document.
    public var entity: String?
    public var ref: String?
    public var rule: String?
    /// Whether it lies within a longer name.
    public var isInner: Bool

    public init(
      range: Range<Int>, label: String, entity: String? = nil, ref: String? = nil, rule: String? = nil,
      isInner: Bool = false
    ) {
      self.range = range
      self.label = label
      self.entity = entity
      self.ref = ref
      self.rule = rule
      self.isInner = isInner
    }
  }

  /// An expression of time with its TIMEX3 attributes.
  public struct Timex: Sendable, Hashable {
    public var range: Range<Int>
    public var type: String?
    public var value: String?
    public var mod: String?
    /// Whether it is the document's own printed date (TimeML's `functionInDocument="CREATION_TIME"`).
    public var isCreationTime: Bool
    public var rule: String?
    public var quant: String?
    public var freq: String?
    /// The value that the expression was resolved against.
    public var anchor: String?
    /// Index in ``AnnotatedDocument/timexes`` of the other end, where the expression is one end of a range.
    public var rangePartner: Int?
    public var alternatives: [String] = []
    /// Nil where the file does not say.
    public var isResolved: Bool?

    public init(
      range: Range<Int>, type: String?, value: String?, mod: String? = nil, isCreationTime: Bool = false,
      rule: String? = nil
    ) {
      self.range = range
      self.type = type
      self.value = value
      self.mod = mod
      self.isCreationTime = isCreationTime
      self.rule = rule
    }
  }

  /// What somebody said or thinks, with the words that report it and who said it.
  public struct Quote: Sendable, Hashable {
    public var range: Range<Int>
    public var kind: String
    /// The stretches of the content where it is interrupted; empty where it is one stretch.
    public var parts: [Range<Int>]
    public var cue: Range<Int>?
    public var source: Range<Int>?
    /// Who passed the words on.
    public var relay: Range<Int>?
    /// The entity that the source stands for.
    public var entity: String?
    public var rule: String?
    /// False where an opening mark has no closing one; nil where the file does not say.
    public var isClosed: Bool?

    public init(
      range: Range<Int>, kind: String, parts: [Range<Int>] = [], cue: Range<Int>? = nil, source: Range<Int>? = nil,
      entity: String? = nil, rule: String? = nil
    ) {
      self.range = range
      self.kind = kind
      self.parts = parts
      self.cue = cue
      self.source = source
      self.entity = entity
      self.rule = rule
    }
  }

  /// Why an article could not be annotated.
  public struct Failure: Sendable, Hashable {
    public var code: String
    public var message: String

    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }
}

/// What one step of an offset counts.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python counts.
  case codepoint
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
  /// Bytes of UTF-8.
  case utf8
}
