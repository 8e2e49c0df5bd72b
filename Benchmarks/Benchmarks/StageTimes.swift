import Annotations

/// Medians of the processor time that each stage, and the whole pipeline, takes over all documents.
struct StageTimes {
  /// In the order of the pipeline's stages.
  let stages: [Duration]
  let whole: Duration
  /// How many annotations of each layer there are; a run that finds other ones is an error of the program.
  let counts: [(layer: String, count: Int)]

  init(_ pipeline: Pipeline, _ documents: [Document], runs: Int) throws {
    var times: [[Duration]] = Array(repeating: [], count: pipeline.stages.count)
    var counts: [[Int]] = []
    // The first run warms up.
    for run in 0...runs {
      var sums = Array(repeating: Duration.zero, count: pipeline.stages.count)
      var count = Array(repeating: 0, count: 6)
      for document in documents {
        var layers = Layers()
        for (index, stage) in pipeline.stages.enumerated() {
          let start = processTime()
          try stage.annotate(document, &layers)
          sums[index] += processTime() - start
        }
        for (index, found) in StageTimes.counts(layers).enumerated() { count[index] += found }
      }
      if run > 0 { for index in sums.indices { times[index].append(sums[index]) } }
      counts.append(count)
    }
    precondition(counts.allSatisfy { $0 == counts[0] }, "two runs found different annotations")
    stages = times.map { $0.sorted()[$0.count / 2] }
    whole = try median(runs) { for document in documents { _ = try pipeline.annotate(document) } }
    self.counts = zip(["tokens", "sentences", "zones", "entities", "timexes", "quotes"], counts[0]).map { ($0, $1) }
  }

  private static func counts(_ layers: Layers) -> [Int] {
    [
      layers.tokens.count, layers.sentences.count, layers.zones.count, layers.entities.count, layers.timexes.count,
      layers.quotes.count,
    ]
  }

  /// Tokens, sentences, zones and creation time.
  func segmentation(of pipeline: Pipeline) -> Duration {
    zip(pipeline.stages, stages).reduce(.zero) { sum, item in
      item.0.writes.isDisjoint(with: [.tokens, .sentences, .zones, .dct]) ? sum : sum + item.1
    }
  }
}

/// The median processor time of so many runs, after one that warms up.
func median(_ runs: Int, _ body: () throws -> Void) rethrows -> Duration {
  try body()
  var times: [Duration] = []
  for _ in 0..<runs {
    let start = processTime()
    try body()
    times.append(processTime() - start)
  }
  return times.sorted()[times.count / 2]
}
