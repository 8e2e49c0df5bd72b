import ArgumentParser
import Evaluation
internal import FoundationEssentials

/// How entity labels of the two files are brought together.
struct LabelOption: ParsableArguments {
  @Option(
    name: .customLong("labels"),
    help: ArgumentHelp(
      """
      Entity labels: 'native', 'coarse' (PER LOC ORG MISC), or a file with a label, a tab and what it becomes on each \
      line ('-' leaves it out). Default: native if all of the gold's are, else coarse.
      """, valueName: "map"))
  var name: String?

  /// Nil for the map that fits the gold.
  func map() throws -> LabelMap? {
    switch name {
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
}
