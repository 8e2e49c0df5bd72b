public import Annotations
public import Lexicons

/// Marks quotations and reported speech, each with its cue and its source.
public struct QuoteStage: Stage {
  public let name = "quotes"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones, .entities]
  public let writes: Set<Layer> = [.quotes]

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {}

  public func annotate(_ document: Document, _ layers: inout Layers) {}
}
