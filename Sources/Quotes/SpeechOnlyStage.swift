public import Annotations

/// Leaves out beliefs and intentions, which nobody is said to have spoken.
public struct SpeechOnlyStage: Stage {
  public let name = "speech only"
  public let reads: Set<Layer> = [.quotes]
  public let writes: Set<Layer> = [.quotes]

  public init() {}

  public func annotate(_ document: Document, _ layers: inout Layers) {
    layers.quotes.removeAll { $0.kind == .attitude }
  }
}
