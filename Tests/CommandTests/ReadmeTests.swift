import Foundation
import TestSupport
import Testing

/// The README is true: every `newsmark …` line in it runs as written.
@Suite struct ReadmeTests {
  static let commands: [String] = {
    let text = (try? String(contentsOfFile: Repository.root + "/README.md", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      line.hasPrefix("newsmark ") ? String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces) : nil
    }
  }()

  @Test func thereAreCommands() { #expect(ReadmeTests.commands.count >= 3) }

  @Test(arguments: commands)
  func runsAsWritten(_ command: String) throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", "\(command.replacing("newsmark ", with: "\(Program.path) ", maxReplacements: 1)) >/dev/null",
    ]
    shell.currentDirectoryURL = URL(filePath: Repository.root)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }
}
