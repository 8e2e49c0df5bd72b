public import Annotations
public import Lexicons

/// Marks named entities and titles.
///
/// Passes: capitalised stretches are cut into mentions; each gathers evidence from the lexicons, from its own words and
/// from what stands around it; the article's mentions of one name share theirs; then each is decided.
public struct EntityStage: Stage {
  public let name = "entities"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones]
  public let writes: Set<Layer> = [.entities]

  private let lexicon: EntityLexicon
  private let passes: EntityPasses

  /// - Throws: `LexiconError` naming file and line.
  public init(_ lexicons: inout LexiconBuilder, passes: EntityPasses = .all) throws(LexiconError) {
    lexicon = try EntityLexicon(&lexicons)
    self.passes = passes
  }

  /// Writes what the tables of names say, behind ``LexiconBuilder/makeImage()``.
  public func write(to image: inout LexiconImage) { lexicon.write(to: &image) }

  /// The stage that adds the names inside longer names.
  public var innerNames: InnerNamesStage { InnerNamesStage(lexicon) }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    var article = Article(lexicon, document, layers, passes)
    article.findMentions()
    if passes.contains(.contexts) {
      article.weighContexts()
      article.joinSplitNames()
    }
    if passes.contains(.tables) { article.weighTables() }
    let names = article.propagate()
    if passes.contains(.propagation) { article.weighLists(names) }
    article.decideMentions(names)
    article.chooseReferences(names)
    layers.entities = article.entities(names)
  }
}
