import ArgumentParser
internal import ICU
import SystemPackage

enum Version {
  static let number = "0.1.0"
}

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsmark",
    abstract: "Marks up English news: sentences, named entities, dates, quotations.",
    discussion: """
      'annotate' reads articles and writes one JSON line for each; 'explain' shows one article with its annotations \
      and the rule behind each; 'evaluate' scores such a file against hand-labelled gold.
      """,
    version: "newsmark \(Version.number) (ICU \(ICU.version))",
    subcommands: [
      AnnotateCommand.self, ExplainCommand.self, ViewCommand.self, ExportCommand.self, EvaluateCommand.self,
      CompareCommand.self, GoldCommand.self, LexiconCommand.self,
    ])

  /// Wrong usage ends with status 2, as Unix commands do; `ArgumentParser` alone would give 64.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) == .validationFailure {
      _ = try? FileDescriptor.standardError.writeAll(Array((fullMessage(for: error) + "\n").utf8))
      exit(withError: ExitCode(2))
    } catch {
      exit(withError: error)
    }
  }
}
