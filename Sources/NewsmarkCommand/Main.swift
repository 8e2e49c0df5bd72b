import ArgumentParser
internal import Annotations
internal import ICU

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsmark",
    abstract: "Marks up English news: sentences, named entities, dates, quotations.",
    discussion: """
      'annotate' reads articles and writes one JSON line for each; 'explain' shows one article with its annotations \
      and the rule behind each; 'evaluate' scores such a file against hand-labelled gold.
      """,
    version: "newsmark 0.1.0 (ICU \(ICU.version))",
    subcommands: [AnnotateCommand.self, EvaluateCommand.self])
}
