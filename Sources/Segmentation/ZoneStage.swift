public import Annotations
public import Lexicons

/// Tells headline, byline, dateline, captions and boilerplate from the body, by position and form.
public struct ZoneStage: Stage {
  public let name = "zones"
  public let reads: Set<Layer> = [.tokens, .sentences]
  public let writes: Set<Layer> = [.zones]

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {}

  public func annotate(_ document: Document, _ layers: inout Layers) {}
}
