import Annotations
import ArgumentParser
import Interchange
import Newsmark

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write annotations in the format of another tool.",
    discussion: """
      Reads JSON lines as 'annotate' writes them, or articles, which are annotated first. Annotations do not carry \
      their text: --text names the articles, which are found by id and checked by sha256. What the format cannot \
      carry is counted on standard error.

      newsmark export annotated.jsonl --text corpus/ --to csv -o annotated.csv
      newsmark export corpus/ --to brat -o brat/
      newsmark annotate articles.jsonl | newsmark export - --text articles.jsonl --to spacy

      Formats:

      \(ExportFormat.allCases.map { "\($0.rawValue): \($0.help)." }.joined(separator: "\n\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "JSON lines with annotations, - for them from standard input, or .txt and .jsonl articles and folders.",
      valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The format, as listed above.", valueName: "format"))
  var to: ExportFormat

  @Option(
    name: .customLong("text"), parsing: .singleValue,
    help: ArgumentHelp("The articles that the annotations belong to; may be given again.", valueName: "input"))
  var texts: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write, or folder where the format has files of each article. Default, or as -: standard output.",
      valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Layers to export, of sentences,zones,dct,entities,dates,quotes.", valueName: "names"))
  var layers: LayerSet = .all

  @OptionGroup var lexicons: LexiconOption

  mutating func validate() throws {
    if output == "-" { output = nil }
    if inputs.isEmpty { throw ValidationError("no input, expected at least one file or folder, or -") }
    if to.isFolder, output == nil {
      throw ValidationError("\(to.rawValue) writes files of each article, expected a folder with --output")
    }
  }

  func run() throws {
    var input = ExportInput(inputs, texts: texts, needsTokens: to.needsTokens) {
      try Pipeline.standard(lexicons: lexicons.directory(), image: lexicons.image())
    }
    var losses = ExportLosses()
    var isFirst = true
    if let output { try OutputGuard.refuse([output], inputs: inputs + texts) }
    // A file that is there is not written over for nothing.
    var failures = output == nil ? 0 : try input.skipFailures()
    let out = try ExportOutput(output, isFolder: to.isFolder)
    if to.isFolder {
      for file in to.companions { try out.write(Array(file.text.utf8), to: file.name) }
    } else {
      try out.write(Array(to.frame.before.utf8))
    }
    while let item = try Messages.stopOnError({ try input.next() }) {
      switch item {
      case .failure(let message):
        Messages.write(message)
        failures += 1
      case .article(let article):
        let name = ExportFormat.fileName(of: article.document.id)
        let files = try Messages.stopOnError { try to.files(article.keeping(layers.layers), &losses) }
        for file in files {
          if to.isFolder {
            try out.write(file.bytes, to: name + file.ending)
          } else {
            try out.write((isFirst ? [] : Array(to.frame.between.utf8)) + file.bytes)
          }
        }
        isFirst = false
      }
    }
    if !to.isFolder { try out.write(Array(to.frame.after.utf8)) }
    if let summary = losses.summary { Messages.write("not carried by \(to.rawValue): \(summary)") }
    if failures > 0 { throw ExitCode(1) }
  }
}
