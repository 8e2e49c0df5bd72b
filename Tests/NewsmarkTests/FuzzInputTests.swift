import FoundationEssentials
import TestSupport
import Testing

/// What fuzzing once found (`make fuzz`) stays found: each file of `Cases/fuzz` is annotated, written and read again.
@Suite struct FuzzInputTests {
  private static let folder = Repository.root + "/Tests/NewsmarkTests/Cases/fuzz"

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test(arguments: try names())
  func keepsTheLaws(_ name: String) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: Self.folder + "/" + name)))
    #expect(RoundTrip.violations(bytes).isEmpty)
  }
}
