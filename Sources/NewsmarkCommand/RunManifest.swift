internal import FoundationEssentials
import Interchange
import SystemPackage

/// What `FILE.manifest.json` says about a run: what it was begun with, and in the end what it has come to.
///
/// It holds no time and no number of workers: the same run writes the same manifest.
struct RunManifest: Codable {
  var schema = "newsmark-manifest/1"
  /// What the output depends on, as text.
  var run: [String: String]
  /// As they were given.
  var inputs: [String]
  var isComplete = false
  /// Nil until the run is complete.
  var counts: RunCounts?
  /// The output's files.
  var files: [String]?

  init(run: [String: String], inputs: [String]) {
    self.run = run
    self.inputs = inputs
  }

  private enum CodingKeys: String, CodingKey {
    case schema, run, inputs, counts, files
    case isComplete = "complete"
  }

  static func path(of output: String) -> String { output + ".manifest.json" }

  /// Nil where there is none.
  init?(path: String) {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let manifest = try? JSONDecoder().decode(RunManifest.self, from: data)
    else { return nil }
    self = manifest
  }

  /// - Throws: ``UnwritableFile``.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try WholeFile.write(Array(encoder.encode(self)) + [UInt8(ascii: "\n")], to: path)
  }

  /// - Throws: ``ResumeError`` naming what differs where another run cannot go on with this one's output.
  func check(canGoOnWith other: RunManifest, path: String) throws {
    for key in Set(run.keys).union(other.run.keys).sorted() where run[key] != other.run[key] {
      throw ResumeError.otherRun(
        path: path, key: key, found: run[key] ?? "nothing", expected: other.run[key] ?? "nothing")
    }
    guard inputs == other.inputs else {
      throw ResumeError.otherRun(
        path: path, key: "inputs", found: inputs.joined(separator: " "), expected: other.inputs.joined(separator: " "))
    }
  }
}
