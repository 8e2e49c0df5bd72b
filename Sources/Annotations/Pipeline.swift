/// Stages in an order that works.
public struct Pipeline: Sendable {
  public let stages: [any Stage]

  /// - Throws: ``PipelineError/missingLayer(stage:layer:)`` when a stage reads a layer that no earlier stage writes.
  public init(_ stages: [any Stage]) throws(PipelineError) {
    var written: Set<Layer> = []
    for stage in stages {
      if let missing = Layer.allCases.first(where: { stage.reads.contains($0) && !written.contains($0) }) {
        throw .missingLayer(stage: stage.name, layer: missing)
      }
      written.formUnion(stage.writes)
    }
    self.stages = stages
  }

  /// Runs every stage over one document.
  ///
  /// - Throws: what the first stage that fails throws.
  public func annotate(_ document: Document) throws -> Layers {
    var layers = Layers()
    for stage in stages { try stage.annotate(document, &layers) }
    return layers
  }
}

/// Why stages cannot be put in this order.
public enum PipelineError: Error, Equatable, CustomStringConvertible {
  case missingLayer(stage: String, layer: Layer)

  public var description: String {
    switch self {
    case .missingLayer(let stage, let layer):
      "stage '\(stage)' reads the layer '\(layer.rawValue)', which no stage before it writes"
    }
  }
}
