@_exported public import Annotations
@_exported public import Lexicons
@_exported public import Dates
@_exported public import Entities
@_exported public import Quotes
@_exported public import Segmentation

extension Pipeline {
  /// The standard pipeline over a lexicon folder, with the stages that the layers asked for need.
  ///
  /// - Parameter fallback: when documents were written that neither their metadata nor their text dates.
  /// - Throws: `LexiconError` naming file and line; `ICUError` when ICU lacks its data.
  public static func standard(
    lexicons directory: LexiconDirectory, layers: Set<Layer> = Set(Layer.allCases), dateMode: DateModeChoice = .auto,
    creationTime fallback: CalendarTime? = nil
  ) throws -> Pipeline {
    var lexicons = try LexiconBuilder(directory)
    let sentences = try SentenceStage(&lexicons)
    let zones = try ZoneStage(&lexicons)
    let creationTime = try CreationTimeStage(&lexicons, fallback: fallback)
    let wantsQuotes = layers.contains(.quotes)
    let entities = wantsQuotes || layers.contains(.entities) ? try EntityStage(&lexicons) : nil
    let dates = layers.contains(.timexes) ? try DateStage(&lexicons, mode: dateMode) : nil
    let quotes = wantsQuotes ? try QuoteStage(&lexicons) : nil
    // Last, when every stage has numbered its words.
    let tokens = TokenStage(Tokenizer(vocabulary: lexicons.vocabulary))
    let optional: [(any Stage)?] = [tokens, sentences, zones, creationTime, entities, dates, quotes]
    return try Pipeline(optional.compactMap { $0 })
  }
}
