import Annotations
import ArgumentParser
import Interchange
import Newsmark

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show an article with its annotations and the rule behind each.",
    discussion: """
      Prints each sentence, and under it the entities, dates and quotations that begin in it: what they are, their \
      words, their value, and in brackets the rule that found them.

      newsmark explain corpus/01-diplomacy-lake-patrols.txt
      newsmark explain articles.jsonl --id a17
      """)

  @Argument(
    help: ArgumentHelp(".txt or .jsonl files, folders, or - for JSON lines from standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("Show only the article with this id.", valueName: "id"))
  var id: String?

  @Option(
    name: .customLong("dct"),
    help: ArgumentHelp(
      "The day articles were written, for those without a date of their own, as 2019-05-09.", valueName: "date"))
  var creationTime: CalendarTime?

  @OptionGroup var lexicons: LexiconOption

  func run() throws {
    let pipeline = try Messages.stopOnError {
      try Pipeline.standard(lexicons: lexicons.directory(), creationTime: creationTime, image: lexicons.image())
    }
    let out = try ExportOutput(nil, isFolder: false)
    var reader = ArticleReader(inputs)
    var failures = 0
    var shown = 0
    while let article = reader.next() {
      switch article {
      case .document(let document, _, let notice):
        if let id, document.id != id { continue }
        if let notice { Messages.write("\(notice)") }
        let text = ExplanationWriter().text(document, try pipeline.annotate(document))
        try out.write(Array(text.utf8) + [UInt8(ascii: "\n")])
        shown += 1
      case .failure(let error, _):
        Messages.write("\(error)")
        failures += 1
      }
    }
    if let id, shown == 0 {
      Messages.write("no article with the id '\(id)' in the input")
      failures += 1
    }
    if failures > 0 { throw ExitCode(1) }
  }
}
