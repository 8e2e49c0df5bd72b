import FoundationEssentials

/// A table of test cases in a text file: one case a line, cells separated by tabs; `#` begins a comment line.
public struct CaseTable {
  public struct Row: Sendable {
    /// File and line, for messages.
    public let place: String
    public let cells: [String]
  }

  /// The rows of `Tests/<target>/Cases/<name>.txt`. In a cell `\\n` stands for a line end and `\\t` for a tab.
  ///
  /// A table that cannot be read has one row, which says so and so fails its test.
  public static func rows(_ name: String, in target: String) -> [Row] {
    let path = "Tests/\(target)/Cases/\(name).txt"
    guard let text = try? String(contentsOf: URL(filePath: Repository.root + "/" + path), encoding: .utf8) else {
      return [Row(place: "\(path): cannot be read", cells: [])]
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0.replacing("\\n", with: "\n").replacing("\\t", with: "\t"))
      }
      return Row(place: "\(path):\(index + 1)", cells: cells)
    }
  }
}
