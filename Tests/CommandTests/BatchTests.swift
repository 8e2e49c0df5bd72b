import Annotations
import Foundation
import Interchange
import TestSupport
import Testing

/// A long run that nobody watches: order, files, restarts.
@Suite struct BatchTests {
  /// With every kind of failure among them, at changing places.
  private static let articles: String = (0..<400).map { number in
    switch number % 41 {
    case 7: #"{"id":"a\#(number)"}"#
    case 11: "{broken"
    case 13: #"{"id":"a0","text":"The same again."}"#
    default:
      #"{"id":"a\#(number)","text":"Mr. Smith left on Tuesday. “Bye,” he said. \#(String(repeating: "More follows. ", count: number % 9))"}"#
    }
  }.joined(separator: "\n")

  private let folder: TemporaryFolder
  private let input: String

  init() throws {
    folder = try TemporaryFolder()
    input = try folder.write(BatchTests.articles, to: "in.jsonl")
  }

  /// Sentences alone need few lexicons, and so little time to start.
  private func annotate(_ output: String, _ arguments: String...) throws -> Program.Result {
    try Program.run(["annotate", input, "-o", folder.path + "/" + output, "--layers", "sentences"] + arguments)
  }

  private func plain(_ names: [String]) throws -> [String] {
    try names.flatMap { name in
      var lines: [String] = []
      var reader = try LineReader(path: folder.path + "/" + name)
      while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
      return lines
    }
  }

  private func files(_ prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(prefix) && !$0.hasSuffix(".json") }.sorted()
  }

  @Test func outputsHoldTheSameLines() throws {
    #expect(try annotate("out.jsonl").status == 1)
    let lines = try plain(["out.jsonl"])
    #expect(lines.count == 400 - 10)
    _ = try annotate("out.jsonl.gz", "--jobs", "8")
    _ = try annotate("out.jsonl.zst", "--jobs", "2", "--shard-size", "100")
    #expect(try plain(["out.jsonl.gz"]) == lines)
    let shards = ["out-00000.jsonl.zst", "out-00001.jsonl.zst", "out-00002.jsonl.zst", "out-00003.jsonl.zst"]
    #expect(try files("out-") == shards)
    #expect(try plain(shards) == lines)
    #expect(try plain([shards[1]]) == Array(lines[100..<200]))
  }

  @Test func theManifestCountsWhatIsInTheOutput() throws {
    let messages = try annotate("out.jsonl").messages
    #expect(messages.contains("\nnewsmark: 370 articles, 0.0 MB in "))
    #expect(messages.hasSuffix(" MB/s); 30 errors (10 broken-json, 10 duplicate-id, 10 missing-key)\n"))
    let manifest = try #require(
      JSONSerialization.jsonObject(with: Data(folder.read("out.jsonl.manifest.json"))) as? [String: Any])
    #expect(manifest["complete"] as? Bool == true)
    let counts = try #require(manifest["counts"] as? [String: Any])
    #expect(counts["articles"] as? Int == 370)
    let reader = NativeReader(path: folder.path + "/out.jsonl")
    let sentences = reader.documents.reduce(0) { $0 + ($1.sentences?.count ?? 0) }
    #expect(counts["layers"] as? [String: Int] == ["sentences": sentences])
  }

  /// A killed run's file may end at any byte.
  @Test(arguments: ["jsonl", "jsonl.gz", "jsonl.zst"], [nil, "100"])
  func aRunThatWasCutGoesOn(_ ending: String, _ shardSize: String?) throws {
    let shards = shardSize.map { ["--shard-size", $0] } ?? []
    let arguments = ["annotate", input, "--layers", "sentences", "--resume"] + shards
    _ = try Program.run(arguments + ["-o", "\(folder.path)/whole.\(ending)"])
    let names = try files("whole")
    for part in [0.003, 0.62, 1] {
      // Up to the shard that was being written, and so much of that.
      let last = part == 1 ? names.count - 1 : Int(part * Double(names.count))
      for (index, name) in names.enumerated() {
        let bytes = try folder.read(name)
        let cut = name.replacing("whole", with: "cut")
        if index > last {
          try? FileManager.default.removeItem(atPath: "\(folder.path)/\(cut)")
        } else {
          try folder.write(index < last ? bytes : Array(bytes.prefix(Int(part * Double(bytes.count)))), to: cut)
        }
      }
      let manifest = try String(contentsOfFile: "\(folder.path)/whole.\(ending).manifest.json", encoding: .utf8)
        .replacing("whole", with: "cut")
      try folder.write(manifest, to: "cut.\(ending).manifest.json")
      _ = try Program.run(arguments + ["-o", "\(folder.path)/cut.\(ending)"])
      for name in names { #expect(try folder.read(name.replacing("whole", with: "cut")) == folder.read(name)) }
      #expect(try String(contentsOfFile: "\(folder.path)/cut.\(ending).manifest.json", encoding: .utf8) == manifest)
    }
  }

  @Test func aKilledRunGoesOn() throws {
    _ = try annotate("whole.jsonl.gz")
    let arguments = ["annotate", input, "-o", "\(folder.path)/cut.jsonl.gz", "--layers", "sentences", "--resume"]
    for delay in [0.1, 0.3, 0.6] {
      let process = try Program.start(arguments)
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    _ = try Program.run(arguments)
    #expect(try folder.read("cut.jsonl.gz") == folder.read("whole.jsonl.gz"))
  }

  @Test func aRunOfOtherThingsDoesNotGoOn() throws {
    _ = try annotate("out.jsonl")
    let path = "\(folder.path)/out.jsonl"
    let other = try annotate("out.jsonl", "--resume", "--offsets", "utf16")
    #expect(other.status == 1)
    #expect(
      other.messages
        == "newsmark: \(path).manifest.json: begun with offsets 'codepoint', now 'utf16'; expected the same, or remove the output to start again\n"
    )
    try folder.write(BatchTests.articles.replacing(#""a3""#, with: #""b3""#), to: "in.jsonl")
    let changed = try annotate("out.jsonl", "--resume")
    #expect(changed.status == 1)
    #expect(changed.messages.hasPrefix("newsmark: \(path):4: record of 'a3', expected 'b3' by the input"))
    try FileManager.default.removeItem(atPath: path + ".manifest.json")
    #expect(try annotate("out.jsonl", "--resume").messages.hasPrefix("newsmark: \(path).manifest.json: missing"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aStoppedRunEndsWithWholeLines(_ signal: Int32) throws {
    // Standard input that never ends, line by line.
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let output = "\(folder.path)/out.jsonl"
    process.arguments = [
      "-c",
      """
      (i=0; while :; do i=$((i+1)); echo "{\\"id\\":\\"$i\\",\\"text\\":\\"Number $i.\\"}" || exit; done) |
        (exec 3<&0; '\(Program.path)' annotate - -o '\(output)' --layers sentences <&3 2>'\(folder.path)/err' & p=$!
        while [ ! -s '\(output)' ]; do sleep 0.05; done; kill -\(signal) $p; wait $p; echo $? >'\(folder.path)/status')
      """,
    ]
    process.currentDirectoryURL = URL(filePath: Repository.root)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(String(decoding: try folder.read("status"), as: UTF8.self) == "\(128 + signal)\n")
    let bytes = try folder.read("out.jsonl")
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(NativeReader(path: output).errors.isEmpty)
    #expect(
      String(decoding: try folder.read("err"), as: UTF8.self)
        == "newsmark: stopped: what is written to \(output) is whole; go on with --resume\n")
  }

  @Test func aClosedPipeIsTold() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "'\(Program.path)' annotate '\(input)' --layers sentences 2>'\(folder.path)/err' | true"]
    shell.currentDirectoryURL = URL(filePath: Repository.root)
    try shell.run()
    shell.waitUntilExit()
    let messages = String(decoding: try folder.read("err"), as: UTF8.self)
    #expect(messages.hasSuffix("newsmark: standard output: cannot be written: Broken pipe\n"))
  }

  @Test func anEmptyOutputIsValidInItsFormat() throws {
    let empty = try folder.write("\n", to: "empty.jsonl")
    for name in ["e.jsonl.gz", "e.jsonl.zst", "e.jsonl"] {
      #expect(
        try Program.run(["annotate", empty, "-o", "\(folder.path)/\(name)", "--layers", "sentences"]).status == 0)
      #expect(try folder.read(name).isEmpty == (name == "e.jsonl"))
      #expect(try plain([name]).isEmpty)
    }
  }
}
