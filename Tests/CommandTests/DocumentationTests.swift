import Foundation
import TestSupport
import Testing

/// The pages under docs/ are true: what stands in their `sh` blocks runs as written, one page after the other in a
/// folder that has the corpus, the gold and the lexicons.
@Suite struct DocumentationTests {
  static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/docs")) ?? []
    return names.filter { $0.hasSuffix(".md") && !commands(of: $0).isEmpty }.sorted()
  }()

  static func commands(of page: String) -> String {
    let text = (try? String(contentsOfFile: Repository.root + "/docs/" + page, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```sh\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }.joined()
  }

  @Test func thereArePages() { #expect(DocumentationTests.pages.count >= 5) }

  @Test(arguments: pages)
  func runsAsWritten(_ page: String) throws {
    let folder = try TemporaryFolder()
    for name in ["corpus", "annotations", "lexicons"] {
      // Copies, not links: the pages change them.
      try FileManager.default.copyItem(
        atPath: Repository.root + "/" + name, toPath: folder.path + "/" + name)
    }
    let log = try folder.write("", to: "log")
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-e", try folder.write(DocumentationTests.commands(of: page), to: "page.sh")]
    shell.currentDirectoryURL = URL(filePath: folder.path)
    var environment = ProcessInfo.processInfo.environment
    let programs = URL(filePath: Program.path).deletingLastPathComponent().path
    environment["PATH"] = programs + ":" + (environment["PATH"] ?? "")
    environment["NEWSMARK_LEXICONS"] = "lexicons"
    shell.environment = environment
    shell.standardOutput = FileHandle(forWritingAtPath: log)
    shell.standardError = FileHandle(forWritingAtPath: log)
    try shell.run()
    shell.waitUntilExit()
    let words = try String(contentsOfFile: log, encoding: .utf8).suffix(400)
    #expect(shell.terminationStatus == 0, "\(page): \(words)")
  }
}
