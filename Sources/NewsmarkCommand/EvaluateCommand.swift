import Annotations
import ArgumentParser
import Evaluation
internal import FoundationEssentials
import Interchange
import Newsmark

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score annotations against hand-labelled gold.",
    discussion: """
      GOLD holds one JSON object a line with "id" and any of "sentences", "zones", "dct", "entities", "timexes", \
      "quotes"; only the layers that it has are scored. SYSTEM is such a file as 'annotate' writes it, or .txt files or \
      plain articles, which are annotated first; without it the texts in GOLD are annotated and scored.

      Annotations are paired one to one with the greatest total overlap, whatever their order in the files.

      newsmark evaluate gold.jsonl annotated.jsonl
      newsmark evaluate gold.jsonl articles/
      newsmark evaluate annotations/gold/corpus.jsonl
      """)

  @Argument(help: "Hand-labelled documents, as JSON lines.")
  var gold: String

  @Argument(help: "What is scored: JSON lines with annotations, or articles. Default: the texts in GOLD.")
  var system: String?

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("Layers to score, of sentences,zones,dct,entities,dates,quotes.", valueName: "names"))
  var layers: LayerSet = .all

  @Option(
    help: ArgumentHelp(
      "Entity labels: 'native', 'coarse' (PER LOC ORG MISC), or a file with a label, a tab and what it becomes on each line. Default: native where the gold's labels are.",
      valueName: "map"))
  var labels: String?

  @Flag(help: "Leave out documents that only one of the files has, which is an error otherwise.")
  var onlyCommon = false

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @OptionGroup var lexicons: LexiconOption

  func run() throws {
    let labels = try labelMap()
    let reader = NativeReader(path: gold)
    try stop(on: reader.errors.map { "\($0)" })
    let input = try systemInput(reader.documents)
    try stop(on: input.errors)
    let (pairs, errors) = DocumentPair.pairs(
      gold: reader.documents, system: input.documents, onlyCommon: onlyCommon)
    try stop(on: errors.map { "\($0)" })
    for pair in pairs where pair.system.failure != nil {
      Messages.write("'\(pair.id)': could not be annotated, scored as empty: \(pair.system.failure?.message ?? "")")
    }
    let scores = Scores(pairs, layers: layers.layers, labels: labels)
    for layer in scores.unscored where layers.layers.contains(layer) {
      Messages.write("not scored: the gold has \(layer.optionName), the system's file has none")
    }
    if scores.layers.isEmpty {
      Messages.write("\(gold): nothing to score, expected at least one layer that both files have")
      throw ExitCode(1)
    }
    try write(Report(scores))
  }

  private func systemInput(_ documents: [AnnotatedDocument]) throws -> SystemInput {
    do {
      return try SystemInput(path: system, gold: documents, goldPath: gold) {
        try Pipeline.standard(lexicons: lexicons.directory(), layers: layers.layers)
      }
    } catch {
      Messages.write("\(error)")
      throw ExitCode(1)
    }
  }

  private func labelMap() throws -> LabelMap? {
    switch labels {
    case nil: return nil
    case "native": return .identity
    case "coarse": return .coarse
    case let path?:
      guard let table = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
        Messages.write("\(path): cannot be read, expected 'native', 'coarse' or a table of labels")
        throw ExitCode(1)
      }
      do {
        return try LabelMap(table: table, path: path)
      } catch {
        Messages.write("\(error)")
        throw ExitCode(1)
      }
    }
  }

  /// Figures over part of the documents would pass for figures over all: any fault ends the run.
  private func stop(on errors: [String]) throws {
    if errors.isEmpty { return }
    for error in errors.prefix(20) { Messages.write(error) }
    if errors.count > 20 { Messages.write("… and \(errors.count - 20) more") }
    throw ExitCode(1)
  }

  private func write(_ report: Report) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(report), as: UTF8.self))
    } else {
      print("\(report.documents) documents; entity labels \(report.labels)\n")
      print(report.table.terminal, terminator: "")
    }
  }
}
