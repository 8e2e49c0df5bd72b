import FoundationEssentials
import TestSupport
import Testing

@Suite struct NameClassTests {
  /// Two branches of work that each add a class may take the same bit, and nothing else would tell.
  @Test func noBitStandsTwice() throws {
    let path = Repository.root + "/Sources/Entities/NameClass.swift"
    let code = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var names: [Substring: Substring] = [:]
    for match in code.matches(of: /static let (\w+)(?: = NameClass\(rawValue: 1 << |: UInt64 = )(\d+)/) {
      #expect(names[match.2] == nil, "\(match.1)")
      names[match.2] = match.1
    }
    #expect(names.count > 50)
  }
}
