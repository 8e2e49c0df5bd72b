import Annotations
import ArgumentParser
internal import ICU
import Interchange
import Newsmark

/// What is found in articles, and how it is written.
struct PipelineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("What offsets count: codepoint (Python), utf16 (JavaScript, Java) or utf8.", valueName: "unit"))
  var offsets: OffsetUnit = .codepoint

  @Option(help: ArgumentHelp("Layers to write, of sentences,zones,dct,entities,dates,quotes.", valueName: "names"))
  var layers: LayerSet = .all

  @Option(
    help: ArgumentHelp(
      "Whether dates count from the document date (news) or from the date before (narrative); auto looks at the text's form.",
      valueName: "mode"))
  var dateMode: DateModeChoice = .auto

  @Option(
    name: .customLong("dct"),
    help: ArgumentHelp(
      "The day articles were written, for those without a date of their own, as 2019-05-09.", valueName: "date"))
  var creationTime: CalendarTime?

  @Flag(help: "Leave out annotations outside the story: headlines, bylines, captions, boilerplate and other articles.")
  var bodyOnly = false

  @Flag(help: "Leave out beliefs and intentions (kind attitude), which nobody is said to have spoken.")
  var speechOnly = false

  @Flag(help: "Keep names inside longer names too ('Ireland' in 'Bank of Ireland'), marked as inner.")
  var nested = false

  @Option(
    help: ArgumentHelp(
      "Rules that find quotations to leave out, as quote.split,speech.object: to see what each is worth.",
      valueName: "names"))
  var withoutSieves: QuoteSieve = []

  /// For measuring what each pass is worth (docs/entities.md); no annotator needs it.
  @Option(help: .hidden) var entityPasses: EntityPasses = .all

  @OptionGroup var lexicons: LexiconOption

  /// - Throws: ``LexiconError``, ``ICUError``.
  func pipeline() throws -> Pipeline {
    var stages = try Pipeline.standard(
      lexicons: lexicons.directory(), layers: layers.layers, dateMode: dateMode, creationTime: creationTime,
      nested: nested, entityPasses: entityPasses, image: lexicons.image()
    ).stages
    if !withoutSieves.isEmpty { stages = stages.map(withoutSieves.removed) }
    if bodyOnly { stages.append(StoryOnlyStage()) }
    if speechOnly, layers.layers.contains(.quotes) { stages.append(SpeechOnlyStage()) }
    return try Pipeline(stages)
  }

  var writer: NativeWriter { NativeWriter(offsets: offsets, layers: layers.layers) }

  /// All that the annotations depend on, as text.
  func description() throws -> [String: String] {
    var description = [
      "version": Version.number,
      "icu": ICU.version,
      "lexicons": try sha256(ofFilesIn: lexicons.directory().path, ending: ".tsv"),
      "offsets": offsets.rawValue,
      "layers": layers.layers.map(\.rawValue).sorted().joined(separator: ","),
      "date-mode": "\(dateMode)",
      "body-only": "\(bodyOnly)",
      "speech-only": "\(speechOnly)",
      "nested": "\(nested)",
    ]
    if !withoutSieves.isEmpty {
      description["without-sieves"] = QuoteSieve.each.filter(withoutSieves.contains).map(\.name).joined(separator: ",")
    }
    if entityPasses != .all { description["entity-passes"] = "\(entityPasses.rawValue)" }
    description["dct"] = creationTime.map { "\($0)" }
    return description
  }
}

extension QuoteSieve {
  /// A stage without these sieves.
  fileprivate func removed(from stage: any Stage) -> any Stage {
    guard var quotes = stage as? QuoteStage else { return stage }
    quotes.sieves.subtract(self)
    return quotes
  }
}
