/// A mention of a named thing.
public struct Entity: Sendable, Hashable {
  /// UTF-8 bytes.
  public var range: Range<Int>
  public var label: EntityLabel
  /// Joins all mentions of one thing within the article: `E1`, `E2`, … in order of first mention.
  public var entity: String?
  /// Identifier that outlives the article, from the lexicon (`iso3166:RU`); nil where unknown.
  public var ref: String?
  /// The rule that made the annotation.
  public var rule: String
  /// Whether it lies within a longer name; such names are added on demand alone.
  public var isInner: Bool

  @inlinable
  public init(
    range: Range<Int>, label: EntityLabel, entity: String? = nil, ref: String? = nil, rule: String,
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

/// OntoNotes' names, and TITLE for a person's office or rank (Weischedel et al., OntoNotes Release 5.0, 2013).
public enum EntityLabel: String, Sendable, CaseIterable, BitwiseCopyable {
  case person = "PERSON"
  /// Nationalities, religious and political groups.
  case norp = "NORP"
  case org = "ORG"
  /// Places with a government.
  case gpe = "GPE"
  case loc = "LOC"
  case fac = "FAC"
  case event = "EVENT"
  case product = "PRODUCT"
  case workOfArt = "WORK_OF_ART"
  case law = "LAW"
  case title = "TITLE"
}
