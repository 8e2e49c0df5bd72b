import Annotations
import ArgumentParser
import Evaluation
internal import FoundationEssentials
import Newsmark

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score annotations against hand-labelled gold.",
    discussion: """
      GOLD holds one JSON object a line with "id" and any of "sentences", "zones", "dct", "entities", "timexes", \
      "quotes"; or it is a folder of brat's .ann or of TimeML's .tml files, a .conll file, or Prodigy's or doccano's \
      JSON lines. Only the layers that it has are scored. SYSTEM is such a file as 'annotate' writes it, any of those, \
      or .txt files or plain articles, which are annotated first; without it the texts in GOLD are annotated and scored.

      Annotations are paired one to one with the greatest total overlap, whatever their order in the files. Intervals \
      and p are drawn over documents, with fixed seeds. The table shows the figures that say how good a layer is; \
      --details, --json and --html have all of them.

      newsmark evaluate gold.jsonl annotated.jsonl
      newsmark evaluate gold.jsonl articles/ --layer dates --by rule --errors 40
      newsmark evaluate gold.jsonl new.jsonl --baseline old.jsonl --html errors.html
      newsmark evaluate gold.jsonl articles/ --documents test.ids
      """)

  @Argument(help: "Hand-labelled documents.")
  var gold: String

  @Argument(help: "What is scored: annotations, or articles. Default: the texts in GOLD.")
  var system: String?

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("Layers to score, of sentences,zones,dct,entities,dates,quotes.", valueName: "names"))
  var layers: LayerSet = .all

  @Option(help: "Also print each layer's figures by label, rule, zone or document.")
  var by: [Breakdown.Key] = []

  @Option(
    help: """
      What counts as right in --by: the same span and label (strict), the same span (exact), halves for overlap \
      (partial), overlap and label (type), overlap (relaxed), overlap and value (value). Default: value for dates, \
      strict for the others.
      """)
  var match: Match?

  @OptionGroup var labels: LabelOption

  @OptionGroup var chosen: DocumentOption

  @Option(
    help: ArgumentHelp(
      "Another system's annotations, compared by a paired randomization test; or figures that --json printed.",
      valueName: "file"))
  var baseline: String?

  @Flag(
    help:
      "Exit with status 1 if a figure is lower than the baseline's: recorded figures at all, a system's with p < 0.05."
  )
  var failOnDrop = false

  @Flag(help: "Leave out documents that only one of the files has, which is an error otherwise.")
  var onlyCommon = false

  @Flag(help: "Print all figures: also those of single labels, kinds and types, and the stricter and looser ones.")
  var details = false

  @Option(help: ArgumentHelp("Print so many errors in their sentences, gold in [ ], system in { }.", valueName: "n"))
  var errors: Int = 0

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @Flag(help: "Print the figures as Markdown tables.")
  var markdown = false

  @Option(
    help: ArgumentHelp("Write a page with the figures and every error, which needs no network.", valueName: "file"))
  var html: String?

  @OptionGroup var lexicons: LexiconOption

  func validate() throws {
    if failOnDrop, baseline == nil { throw ValidationError("--fail-on-drop without --baseline, expected both") }
    if json, markdown { throw ValidationError("--json and --markdown, expected one of them") }
  }

  func run() throws {
    if let html { try OutputGuard.refuse([html], inputs: [gold] + [system, baseline].compactMap(\.self)) }
    let labels = try labels.map()
    let documents = try chosen.gold(try AnnotationFiles.read(gold), path: gold)
    let pairs = try AnnotationFiles.pairs(
      documents, try chosen.system(try systemDocuments(documents)), onlyCommon: onlyCommon)
    let scores = Scores(pairs, layers: layers.layers, labels: labels)
    for layer in scores.unscored where layers.layers.contains(layer) {
      Messages.write("not scored: the gold has \(layer.optionName), the system's file has none")
    }
    for row in scores.unmapped {
      Messages.write(
        "not scored: '\(row.label)' (\(row.gold) in the gold, \(row.system) in the system's file), which the labels \(scores.labels.name) do not name"
      )
    }
    if scores.layers.isEmpty {
      Messages.write("\(gold): nothing to score, expected at least one layer that both files have")
      throw ExitCode(1)
    }
    var report = Report(scores)
    for key in by { report.add(scores, by: key, match: match) }
    let drops = try compare(scores, documents, &report)
    if let html {
      let page = ErrorPage(scores, title: "\(gold) · \(system ?? "annotated now")", report: report)
      try AnnotationFiles.write(
        ErrorPage.html(json: String(decoding: try JSONEncoder().encode(page), as: UTF8.self)), to: html)
    }
    try write(report)
    for error in scores.errors.prefix(errors) { print(error.line) }
    if failOnDrop, !drops.isEmpty {
      for drop in drops { Messages.write(drop) }
      throw ExitCode(1)
    }
  }

  private func systemDocuments(_ documents: [AnnotatedDocument]) throws -> [AnnotatedDocument] {
    do {
      let input = try SystemInput(path: system, gold: documents, goldPath: gold) {
        try Pipeline.standard(
          lexicons: lexicons.directory(), layers: layers.layers, image: lexicons.image())
      }
      try AnnotationFiles.stop(on: input.errors)
      return input.documents
    } catch let error as ExitCode {
      throw error
    } catch {
      Messages.write("\(error)")
      throw ExitCode(1)
    }
  }

  /// Adds the changes against the baseline to the report.
  ///
  /// - Returns: what is lower than it, in words.
  private func compare(_ scores: Scores, _ gold: [AnnotatedDocument], _ report: inout Report) throws -> [String] {
    guard let baseline else { return [] }
    if let figures = recorded(baseline) {
      report.changes = figures.changes(report)
      return figures.drops(report)
    }
    let pairs = try AnnotationFiles.pairs(
      gold, try chosen.system(try AnnotationFiles.read(baseline)), onlyCommon: onlyCommon)
    guard pairs.map(\.id) == scores.pairs.map(\.id) else {
      Messages.write("\(baseline): other documents than the system's, expected the same")
      throw ExitCode(1)
    }
    report.add(scores, baseline: Scores(pairs, layers: layers.layers, labels: scores.labels))
    return report.changes.filter { $0.figure < $0.baseline && $0.p ?? 0 < 0.05 }.map {
      "\($0.layer) \($0.measure) fell from \(Figures.share($0.baseline)) to \(Figures.share($0.figure)), p \(Figures.share($0.p))"
    }
  }

  /// Nil where the file holds something else, as annotations.
  private func recorded(_ path: String) -> RecordedFigures? {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    return try? JSONDecoder().decode(RecordedFigures.self, from: data)
  }

  private func write(_ report: Report) throws {
    if json {
      print(try AnnotationFiles.json(report))
      return
    }
    func show(_ title: String, _ table: TextTable) {
      print(markdown ? "\n\(title)\n" : "\n\(title)")
      print(markdown ? table.markdown : table.terminal, terminator: "")
    }
    print("\(Figures.counted(report.documents, "document")); entity labels \(report.labels)")
    show("Figures", report.table(isWhole: details))
    if !details, report.details > 0 { print("\n\(Figures.counted(report.details, "more figure")) with --details") }
    for part in report.parts { show(part.title, part.table) }
    if report.changes.isEmpty { return }
    show("Against \(baseline ?? "")", report.changeTable(isWhole: details))
    if !details, report.unchangedDetails > 0 {
      let count = report.unchangedDetails
      print("\n\(Figures.counted(count, "more figure")) \(count == 1 ? "is" : "are") as before (--details)")
    }
  }
}
