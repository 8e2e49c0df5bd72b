/// A quotation or a piece of reported speech, with its source and cue
/// (Pareti, PARC 3.0; Newell, Margolin and Ruths, PolNeAR, LREC 2018).
public struct Quote: Sendable, Hashable {
  /// From the first to the last byte of the content, marks included, in UTF-8 bytes.
  public var range: Range<Int>
  public var kind: QuoteKind
  /// False where an opening mark has no closing one and the paragraph's end was taken.
  public var isClosed: Bool
  /// The stretches of the content where cue and source interrupt it; empty where it is one stretch.
  public var parts: [Range<Int>]
  /// The reporting words, in UTF-8 bytes.
  public var cue: Range<Int>?
  public var source: Source?
  /// Who passed the words on, where the text tells speaker and relay apart ("Okafor said, according to the agency").
  public var relay: Source?
  /// The rule that made the annotation.
  public var rule: String

  public init(
    range: Range<Int>, kind: QuoteKind, isClosed: Bool = true, parts: [Range<Int>] = [], cue: Range<Int>? = nil,
    source: Source? = nil, relay: Source? = nil, rule: String
  ) {
    self.range = range
    self.kind = kind
    self.isClosed = isClosed
    self.parts = parts
    self.cue = cue
    self.source = source
    self.relay = relay
    self.rule = rule
  }

  /// Who said it.
  public struct Source: Sendable, Hashable {
    /// The noun phrase or pronoun, in UTF-8 bytes; nil where the source is known from another sentence only.
    public var range: Range<Int>?
    /// The ``Entity/entity`` it stands for, where known.
    public var entity: String?

    public init(range: Range<Int>?, entity: String? = nil) {
      self.range = range
      self.entity = entity
    }
  }
}

/// How a quotation is marked, and whether it is speech.
public enum QuoteKind: String, Sendable, CaseIterable {
  /// All in marks.
  case direct
  /// Marks inside reported speech.
  case mixed
  /// Reported speech without marks.
  case indirect
  /// A belief or intention, no speech.
  case attitude
  /// Marks, but nobody speaks.
  case scare
}
