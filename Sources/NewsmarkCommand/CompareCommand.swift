import Annotations
import ArgumentParser
import Evaluation

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what changed between two annotation runs.",
    discussion: """
      OLD and NEW are files that 'annotate' wrote over the same articles. With --gold each change is judged: better \
      (right now and not before, or a wrong annotation gone), worse, or neither.

      newsmark compare before.jsonl after.jsonl
      newsmark compare before.jsonl after.jsonl --gold gold.jsonl --only worse
      """)

  @Argument(help: "Annotations of the earlier run.")
  var old: String

  @Argument(help: "Annotations of the later run.")
  var new: String

  @Option(help: ArgumentHelp("Hand-labelled documents that tell which changes are right.", valueName: "file"))
  var gold: String?

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("Layers to compare, of sentences,zones,dct,entities,dates,quotes.", valueName: "names"))
  var layers: LayerSet = .all

  @Option(help: "Show only changes that are better, worse or neither; needs --gold.")
  var only: Comparison.Effect?

  @Option(help: ArgumentHelp("Show so many changes in their sentences, old in [ ], new in { }.", valueName: "n"))
  var changes: Int = 50

  @Flag(help: "Leave out documents that only one of the files has, which is an error otherwise.")
  var onlyCommon = false

  func validate() throws {
    if only != nil, gold == nil { throw ValidationError("--only without --gold, expected both") }
  }

  func run() throws {
    // The gold may carry the text that the two runs do not.
    let golds = try gold.map { try AnnotationFiles.read($0) }
    let texts = Dictionary((golds ?? []).map { ($0.id, $0.text) }) { first, _ in first }
    var before = try AnnotationFiles.read(old)
    for index in before.indices where before[index].text == nil { before[index].text = texts[before[index].id] ?? nil }
    let pairs = try AnnotationFiles.pairs(before, try AnnotationFiles.read(new), onlyCommon: onlyCommon)
    let comparison: Comparison
    do {
      comparison = try Comparison(pairs, gold: golds, layers: layers.layers)
    } catch {
      Messages.write("\(error)")
      throw ExitCode(1)
    }
    print(table(comparison).terminal, terminator: "")
    for change in comparison.changes.filter({ only == nil || $0.effect == only }).prefix(changes) {
      let effect = change.effect.map { "\($0.rawValue)\t" } ?? ""
      print(effect + (change.view?.line(names: ("old", "new")) ?? line(change.outcome, pairs)))
    }
  }

  private func table(_ comparison: Comparison) -> TextTable {
    var columns: [(name: String, alignment: TextTable.Alignment)] = [
      ("layer", .left), ("same", .right), ("added", .right), ("removed", .right), ("changed", .right),
    ]
    if gold != nil { columns += Comparison.Effect.allCases.map { ($0.rawValue, .right) } }
    var table = TextTable(columns)
    for row in comparison.rows {
      var cells = [row.layer.optionName] + [row.same, row.added, row.removed, row.changed].map { String($0) }
      if gold != nil { cells += Comparison.Effect.allCases.map { String(row.effects[$0] ?? 0) } }
      table.add(cells)
    }
    return table
  }

  /// Without the text, by place.
  private func line(_ outcome: Outcome, _ pairs: [DocumentPair]) -> String {
    func side(_ item: Item?) -> String {
      guard let item else { return "–" }
      return ["[\(item.range.lowerBound), \(item.range.upperBound))", item.label, item.value].compactMap(\.self)
        .joined(separator: " ")
    }
    let sides = "old \(side(outcome.gold))\tnew \(side(outcome.system))"
    return "\(pairs[outcome.document].id)\t\(outcome.layer.optionName)\t\(sides)"
  }
}
