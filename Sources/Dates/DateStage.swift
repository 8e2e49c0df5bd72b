public import Annotations
public import Lexicons

/// Marks time expressions and gives each its TIMEX3 value.
public struct DateStage: Stage {
  public let name = "dates"
  public let reads: Set<Layer> = [.tokens, .sentences, .dct]
  public let writes: Set<Layer> = [.timexes]

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {}

  public func annotate(_ document: Document, _ layers: inout Layers) {}
}
