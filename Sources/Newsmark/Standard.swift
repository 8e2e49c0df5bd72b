@_exported public import Annotations
@_exported public import Lexicons
@_exported public import Dates
@_exported public import Entities
@_exported public import Quotes
@_exported public import Segmentation

extension Pipeline {
  /// The standard pipeline over a lexicon folder, with the stages that the layers asked for need.
  ///
  /// - Parameters:
  ///   - directory: where the word lists are.
  ///   - layers: what is asked for.
  ///   - dateMode: how a text counts its dates; by default its form decides.
  ///   - fallback: when documents were written that neither their metadata nor their text dates.
  ///   - nested: whether names inside longer names are kept too.
  ///   - entityPasses: which passes of `EntityStage` run.
  ///   - imageFile: where an image of the tables of names is kept, which is read instead of them as long as they are
  ///     what it was made of. It is written where there is none, if it can be.
  /// - Throws: `LexiconError` naming file and line; `ICUError` when ICU lacks its data.
  public static func standard(
    lexicons directory: LexiconDirectory, layers: Set<Layer> = Set(Layer.allCases), dateMode: DateModeChoice = .auto,
    creationTime fallback: CalendarTime? = nil, nested: Bool = false, entityPasses: EntityPasses = .all,
    image imageFile: LexiconImageFile? = nil
  ) throws -> Pipeline {
    let wantsQuotes = layers.contains(.quotes)
    let wantsEntities = wantsQuotes || layers.contains(.entities)
    var lexicons = try LexiconBuilder(directory, image: wantsEntities ? imageFile : nil)
    let sentences = try SentenceStage(&lexicons)
    let zones = try ZoneStage(&lexicons)
    let creationTime = try CreationTimeStage(&lexicons, fallback: fallback)
    let dates = layers.contains(.timexes) ? try DateStage(&lexicons, mode: dateMode) : nil
    let quotes = wantsQuotes ? try QuoteStage(&lexicons) : nil
    // Names are numbered last: what the other stages know of words then ends before them.
    let entities = wantsEntities ? try EntityStage(&lexicons, passes: entityPasses) : nil
    if let imageFile, let entities, dates != nil, quotes != nil, lexicons.namesImage == nil {
      var image = lexicons.makeImage()
      entities.write(to: &image)
      imageFile.write(image)
    }
    // Last, when every stage has numbered its words.
    let tokens = TokenStage(Tokenizer(vocabulary: lexicons.vocabulary))
    let innerNames = nested && layers.contains(.entities) ? entities?.innerNames : nil
    let optional: [(any Stage)?] = [tokens, sentences, zones, creationTime, entities, dates, quotes, innerNames]
    return try Pipeline(optional.compactMap { $0 })
  }
}
