import Annotations
import ArgumentParser
import Glibc
import Interchange
import Newsmark

/// Throughput of each stage beside bare ICU in the same run: `swift run -c release Benchmarks articles.jsonl`
///
/// Figures are medians of several runs on one core, in processor time; documents are read before the clock starts.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Throughput of each stage beside bare ICU in the same run.")

  @Argument(help: ArgumentHelp("JSON lines or a folder of texts. Default: corpus/, repeated.", valueName: "input"))
  var input: String?

  @Option(help: "How many runs the medians are taken of.")
  var runs = 5

  @Option(help: ArgumentHelp("Folder of word lists.", valueName: "dir"))
  var lexicons = "lexicons"

  @Flag(help: "Forget the dates of the metadata, so that the creation time is looked for in the text.")
  var noMetadata = false

  func validate() throws {
    if runs < 1 { throw ValidationError("'\(runs)' runs, expected at least 1") }
  }

  func run() throws {
    let clock = ContinuousClock()
    let documents = try documents()
    let bytes = documents.reduce(0) { $0 + $1.utf8.count }
    print("\(documents.count) documents, \(fixed(Double(bytes) / 1e6, 1)) MB, median of \(runs) runs, one core\n")

    var made: Pipeline?
    let start = try clock.measure { made = try Pipeline.standard(lexicons: LexiconDirectory(path: lexicons)) }
    guard let pipeline = made else { return }

    let bare = try BareICU(documents: documents, runs: runs)
    let times = try StageTimes(pipeline, documents, runs: runs)
    let table = Table(bytes: bytes, bareICU: bare.both)
    table.row("ICU: transcode", bare.transcode)
    table.row("ICU: transcode, sentences", bare.sentences)
    table.row("ICU: transcode, words", bare.words)
    table.row("ICU: transcode, sentences, words", bare.both)
    print()
    for (stage, time) in zip(pipeline.stages, times.stages) { table.row(stage.name, time) }
    print()
    table.row("segmentation", times.segmentation(of: pipeline))
    table.row("all stages", times.whole)
    let ratios = try BareICU.ratios(documents: documents, runs: runs) {
      for document in documents { _ = try pipeline.annotate(document) }
    }
    print(
      "all stages beside ICU, turn by turn: \(fixed(ratios[ratios.count / 2], 2)) of ICU "
        + "(\(fixed(ratios[0], 2)) to \(fixed(ratios[ratios.count - 1], 2)))")
    print()
    for (layer, count) in times.counts { print("\(count) \(layer)") }
    print("start-up \(try startUp()) ms, from the tables \(milliseconds(start)) ms")
    print("peak memory \(fixed(Double(peakMemory()) / 1e6, 0)) MB")
  }

  /// The median time, in milliseconds, in which the pipeline is made where an image of the tables is at hand.
  private func startUp() throws -> String {
    let clock = ContinuousClock()
    let directory = try LexiconDirectory(path: lexicons)
    let image = LexiconImageFile(path: "/tmp/newsmark-benchmark-\(getpid()).image", program: "Benchmarks \(getpid())")
    defer { unlink(image.path) }
    _ = try Pipeline.standard(lexicons: directory, image: image)
    guard image.isValid(for: directory) else { throw ValidationError("\(image.path) cannot be written") }
    let times = try (0..<max(runs, 5)).map { _ in
      try clock.measure { _ = try Pipeline.standard(lexicons: directory, image: image) }
    }
    return milliseconds(times.sorted()[times.count / 2])
  }

  /// Articles that cannot be read are left out.
  private func documents() throws -> [Document] {
    var reader = ArticleReader([input ?? "corpus"])
    var documents: [Document] = []
    while let article = reader.next() {
      guard case .document(let document, _, _) = article else { continue }
      documents.append(noMetadata ? try Document(id: document.id, utf8: document.utf8) : document)
    }
    guard !documents.isEmpty else { throw ValidationError("\(input ?? "corpus"): no articles") }
    if input == nil {
      // Some ten articles are too few to time.
      let once = documents
      while documents.reduce(0, { $0 + $1.utf8.count }) < 4_000_000 { documents += once }
    }
    return documents
  }
}
