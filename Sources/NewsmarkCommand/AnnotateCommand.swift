import Annotations
import ArgumentParser
import Interchange
import Newsmark
import SystemPackage

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate articles: one JSON line for each, in input order.",
    discussion: """
      Reads .txt files (the id is the file's name without its ending; a.json beside a.txt may hold its date as {"dct": …}), folders of them, and JSON lines with the keys \
      "id", "text" and optionally "dct" or "date"; other keys are ignored. An article that cannot be annotated \
      becomes an error record and a message; the others are annotated, and the exit status is 1.

      newsmark annotate corpus/ -o annotated.jsonl
      newsmark annotate articles.jsonl --layers sentences,dates --jobs 2
      cat articles.jsonl | newsmark annotate - --offsets utf16
      """)

  @Argument(
    help: ArgumentHelp(".txt or .jsonl files, folders, or - for JSON lines from standard input.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write. Default: standard output.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("dct"),
    help: ArgumentHelp(
      "The day articles were written, for those without a date of their own, as 2019-05-09.", valueName: "date"))
  var creationTime: CalendarTime?

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
    help: ArgumentHelp("Articles are annotated by so many workers; the output does not depend on it.", valueName: "n"))
  var jobs: Int = 1

  @Flag(help: "Leave out annotations outside the story: headlines, bylines, captions, boilerplate and other articles.")
  var bodyOnly = false

  @Flag(help: "Leave out beliefs and intentions (kind attitude), which nobody is said to have spoken.")
  var speechOnly = false

  @OptionGroup var lexicons: LexiconOption

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("no input, expected at least one file or folder, or -") }
    if jobs < 1 { throw ValidationError("'\(jobs)' workers, expected at least 1") }
  }

  func run() async throws {
    let pipeline = try Messages.stopOnError {
      var stages = try Pipeline.standard(lexicons: lexicons.directory(), layers: layers.layers, dateMode: dateMode).stages
      if bodyOnly { stages.append(StoryOnlyStage()) }
      if speechOnly, layers.layers.contains(.quotes) { stages.append(SpeechOnlyStage()) }
      return try Pipeline(stages)
    }
    let out = try openOutput()
    defer { if output != nil { try? out.close() } }
    var run = AnnotationRun(
      reader: ArticleReader(inputs, creationTime: creationTime), pipeline: pipeline,
      writer: NativeWriter(offsets: offsets, layers: layers.layers), workers: jobs)
    do {
      try await run.write { lines in _ = try out.writeAll(lines) }
    } catch let error as Errno {
      Messages.write("\(output ?? "standard output"): cannot be written: \(error)")
      throw ExitCode(1)
    }
    if run.failures > 0 { throw ExitCode(1) }
  }

  private func openOutput() throws -> FileDescriptor {
    guard let output else { return .standardOutput }
    do {
      return try FileDescriptor.open(
        FilePath(output), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      Messages.write("\(output): cannot be written: \(error)")
      throw ExitCode(1)
    }
  }
}
