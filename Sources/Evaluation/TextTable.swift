/// Lays out rows of cells in columns, for a terminal or as Markdown.
public struct TextTable: Sendable {
  /// The side of its column that a cell stands at.
  public enum Alignment: Sendable { case left, right }

  private let heading: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  public init(_ columns: [(name: String, alignment: Alignment)]) {
    heading = columns.map(\.name)
    alignments = columns.map(\.alignment)
  }

  /// - Parameter cells: one for each column.
  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Columns with two spaces between; lines end in `\n`.
  public var terminal: String {
    let widths = widths
    return ([heading] + rows).map { cells in
      var line = zip(cells, zip(widths, alignments)).map { padded($0, $1.0, $1.1) }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// A Markdown table (GitHub Flavored Markdown 0.29, section 4.10).
  public var markdown: String {
    let rule = alignments.map { $0 == .left ? ":--" : "--:" }
    return ([heading, rule] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private var widths: [Int] {
    heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
  }

  private func padded(_ cell: String, _ width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: max(0, width - cell.count))
    return alignment == .left ? cell + space : space + cell
  }
}

/// Numbers as reports print them.
public enum Figures {
  /// A share in four decimals, `0.8642`.
  public static func share(_ value: Double?) -> String {
    guard let value else { return "" }
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }

  /// `1 document`, `3 documents`.
  public static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// A count; halves and other fractions with one decimal.
  public static func count(_ value: Double?) -> String {
    guard let value else { return "" }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
