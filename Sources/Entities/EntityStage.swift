public import Annotations
public import Lexicons

/// Marks named entities and titles.
public struct EntityStage: Stage {
  public let name = "entities"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones]
  public let writes: Set<Layer> = [.entities]

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {}

  public func annotate(_ document: Document, _ layers: inout Layers) {}
}
