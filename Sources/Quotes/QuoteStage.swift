public import Annotations
public import Lexicons

/// Marks quotations and reported speech, each with its cue and its source.
///
/// Sieves run from the most precise to the weakest (Lee et al., Deterministic Coreference Resolution, 2013, for the
/// architecture; Pareti, PARC 3.0, for the annotation); each signs what it finds. Cost is linear in the article.
public struct QuoteStage: Stage {
  public let name = "quotes"
  public let reads: Set<Layer> = [.tokens, .sentences, .zones, .entities]
  public let writes: Set<Layer> = [.quotes]

  private let lexicon: QuoteLexicon
  private let sources: SourceLexicon
  /// Those that run; a quote that only others would find stays unfound.
  public var sieves: QuoteSieve

  public init(
    _ lexicons: inout LexiconBuilder, sieves: QuoteSieve = .all
  ) throws(LexiconError) {
    lexicon = try QuoteLexicon(&lexicons)
    sources = try SourceLexicon(&lexicons)
    self.sieves = sieves
  }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    guard !layers.tokens.isEmpty else { return }
    let entities = NamedEntities(layers.entities, layers.tokens, layers.zones)
    let article = Article(document, layers, entities, lexicon)
    var finder = QuoteFinder(article, lexicon, sieves)
    let found = finder.run()
    var resolver = SourceResolver(article, sources, entities, layers.zones)
    let keys = resolver.resolve(found)
    var quotes: [Quote] = []
    quotes.reserveCapacity(found.count)
    // Read field by field: a copy of a quote counts references.
    for index in found.indices {
      let source = found[index].source.map { article.bytes(ofSource: $0) }
      let key = keys[index].map { entities.keys[$0] }
      let isWhole = found[index].parts.count == 1
      quotes.append(
        Quote(
          range: article.bytes(found[index].start..<found[index].end), kind: found[index].kind,
          isClosed: found[index].isClosed, parts: isWhole ? [] : found[index].parts.map { article.bytes($0) },
          cue: found[index].cue.map { article.bytes($0) },
          source: source != nil || key != nil ? Quote.Source(range: source, entity: key) : nil,
          relay: found[index].relay.map { relay in
            Quote.Source(range: article.bytes(relay), entity: resolver.named(relay).map { entities.keys[$0] })
          },
          rule: found[index].sieve.name))
    }
    layers.quotes = quotes
  }
}
