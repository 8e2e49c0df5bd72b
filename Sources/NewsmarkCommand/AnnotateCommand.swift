import ArgumentParser
import Interchange
import SystemPackage

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate articles: one JSON line for each, in input order.",
    discussion: """
      Reads .txt files (the id is the file's name without its ending; a.json beside a.txt may hold its date as \
      {"dct": …}), JSON lines (.jsonl, .ndjson) with the keys "id", \
      "text" and optionally "dct" or "date", web archives (.warc, .wet), each of these also as .gz or .zst, folders of \
      .txt files, and patterns in quotes as 'news-*.jsonl.gz'. Of a web archive the plain text (as WET files hold it) \
      is read; HTML is left out and counted. An article that cannot be annotated becomes an error record and a \
      message; the others are annotated, and the exit status is 1.

      With -o, FILE.manifest.json says what the file was made with and how much is in it, and a run that was stopped or \
      killed goes on with --resume: the file is then the same, byte by byte, as that of an unbroken run.

      Limits: an article has at most 64 MB (--max-article-size), a line of JSON twice as much and 512 levels; beyond \
      them stands an error record.

      newsmark annotate corpus/ -o annotated.jsonl
      newsmark annotate articles.jsonl --layers sentences,dates --jobs 2
      newsmark annotate 'archive/*.jsonl.gz' -o annotated.jsonl.zst --shard-size 100000 --resume
      cat articles.jsonl | newsmark annotate - --offsets utf16
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for JSON lines from standard input.", valueName: "input"))
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write; compressed where it ends in .gz or .zst. Default, or as -: standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  @OptionGroup(title: "Annotating") var annotating: PipelineArguments

  @Option(
    help: ArgumentHelp("Articles are annotated by so many workers; the output does not depend on it.", valueName: "n"))
  var jobs: Int = 1

  @Option(
    help: ArgumentHelp(
      "Begin a new output file after so many records: FILE.jsonl becomes FILE-00000.jsonl, FILE-00001.jsonl, ….",
      valueName: "n"))
  var shardSize: Int?

  @Flag(help: "Go on where an earlier run with the same inputs and options was stopped or killed.")
  var resume = false

  mutating func validate() throws {
    if output == "-" { output = nil }
    if inputs.isEmpty { throw ValidationError("no input, expected at least one file or folder, or -") }
    if jobs < 1 { throw ValidationError("'\(jobs)' workers, expected at least 1") }
    if let shardSize, shardSize < 1 { throw ValidationError("'\(shardSize)' records a file, expected at least 1") }
    if output == nil, resume { throw ValidationError("--resume without a file, expected -o") }
    if output == nil, shardSize != nil { throw ValidationError("--shard-size without a file, expected -o") }
  }

  func run() async throws {
    let start = ContinuousClock.now
    Interruption.watch()
    if let output {
      try OutputGuard.refuse(OutputNames(path: output, isSharded: shardSize != nil).existing, inputs: inputs)
    }
    let pipeline = try Messages.stopOnError { try annotating.pipeline() }
    let target = try Messages.stopOnError {
      try OutputTarget(output, shardSize: shardSize, resume: resume, manifest: manifest())
    }
    let reader = reading.reader(inputs)
    var run = AnnotationRun(
      reader: reader, pipeline: pipeline, writer: annotating.writer, workers: jobs,
      compression: target.compression, shardSize: shardSize, written: target.written,
      progress: Progress(reader))
    var out = try Messages.stopOnError { try target.open() }
    do {
      try await run.write { block in try out.write(block) }
      if Interruption.isRequested {
        try out.close()
        Messages.write(
          "stopped: \(output.map { "what is written to \($0) is whole; go on with --resume" } ?? "what is written is whole")"
        )
        throw ExitCode(Interruption.status)
      }
      try out.finish()
      try target.complete(run.counts, lastShard: out.shard)
    } catch let error as Errno {
      Messages.write("\(UnwritableFile(out.name, error))")
      throw ExitCode(1)
    } catch let error as UnwritableFile {
      Messages.write("\(error)")
      throw ExitCode(1)
    } catch let error as ResumeError {
      Messages.write("\(error)")
      throw ExitCode(1)
    }
    if output != nil || Progress.isTerminal {
      Messages.write("\(Summary(counts: run.counts, earlier: run.earlier, duration: ContinuousClock.now - start))")
    }
    if run.counts.failures > 0 { throw ExitCode(1) }
  }

  private func manifest() throws -> RunManifest {
    var run = try annotating.description().merging(reading.description) { first, _ in first }
    run["shard-size"] = shardSize.map { "\($0)" }
    return RunManifest(run: run, inputs: inputs)
  }
}
