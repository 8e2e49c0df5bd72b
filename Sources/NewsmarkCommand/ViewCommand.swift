import Annotations
import ArgumentParser
import Interchange
import Newsmark

struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Write one HTML page that shows articles with their annotations.",
    discussion: """
      The page needs nothing else and no network. It marks entities, dates and quotations; pointing at one shows its \
      value, rule and identifier, a click on a speaker lights all that they said.

      newsmark view corpus/ -o corpus.html
      newsmark view annotated.jsonl --text corpus/ -o annotated.html
      """)

  @Argument(
    help: ArgumentHelp(
      "JSON lines with annotations, - for them from standard input, or .txt and .jsonl articles and folders.",
      valueName: "input"))
  var inputs: [String]

  @Option(
    name: .customLong("text"), parsing: .singleValue,
    help: ArgumentHelp("The articles that the annotations belong to; may be given again.", valueName: "input"))
  var texts: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("File to write. Default, or as -: standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The page's title.", valueName: "words"))
  var title: String = "Newsmark"

  @OptionGroup var lexicons: LexiconOption

  mutating func validate() throws {
    if output == "-" { output = nil }
    if inputs.isEmpty { throw ValidationError("no input, expected at least one file or folder, or -") }
  }

  func run() throws {
    var input = ExportInput(inputs, texts: texts, needsTokens: false) {
      try Pipeline.standard(lexicons: lexicons.directory(), image: lexicons.image())
    }
    if let output { try OutputGuard.refuse([output], inputs: inputs + texts) }
    // A file that is there is not written over for nothing.
    var failures = output == nil ? 0 : try input.skipFailures()
    let out = try ExportOutput(output, isFolder: false)
    let writer = ViewWriter(title: title)
    try out.write(writer.before)
    while let item = try Messages.stopOnError({ try input.next() }) {
      switch item {
      case .failure(let message):
        Messages.write(message)
        failures += 1
      case .article(let article):
        try out.write(try Messages.stopOnError { try writer.block(article) })
      }
    }
    try out.write(writer.after)
    if failures > 0 { throw ExitCode(1) }
  }
}
