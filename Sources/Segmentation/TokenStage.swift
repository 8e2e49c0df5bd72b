public import Annotations
public import Lexicons

/// Cuts the text into tokens.
public struct TokenStage: Stage {
  public let name = "tokens"
  public let reads: Set<Layer> = []
  public let writes: Set<Layer> = [.tokens]

  private let tokenizer: Tokenizer

  public init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  public func annotate(_ document: Document, _ layers: inout Layers) throws {
    layers.tokens = try tokenizer.tokens(of: document.utf8)
  }
}
