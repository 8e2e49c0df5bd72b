internal import FoundationEssentials

/// A table of `lexicons/`: tab-separated rows under a head of `#` lines that name source, licence, date and columns.
///
/// Cells are kept as byte ranges of the file; a `String` is made only for what is asked for. Cells at a row's end that
/// would be empty may be left out. Lines may end in CR LF.
public struct LexiconTable: Sendable {
  /// As `entities/countries`.
  public let name: String
  public let path: String
  public private(set) var columns: [String] = []
  private let bytes: [UInt8]
  /// For each row the start of each cell, and one past its end plus one: `columns.count + 1` numbers.
  private var edges: [UInt32] = []
  private var lines: [UInt32] = []

  /// - Throws: ``LexiconError`` naming file and line.
  public init(name: String, path: String) throws(LexiconError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .unreadable(path: path, reason: String(describing: error)) : .missingTable(path: path)
    }
    try self.init(name: name, path: path, bytes: [UInt8](data))
  }

  /// Reads a table from memory; `path` is for messages.
  public init(name: String, path: String, bytes: [UInt8]) throws(LexiconError) {
    self.name = name
    self.path = path
    self.bytes = bytes
    if let line = bytes.lineOfInvalidUTF8 { throw .notUTF8(path: path, line: line) }
    var missing: Set = ["source", "licence", "date", "columns"]
    var line = 0
    var start = 0
    // What is not a row stands at the file's head.
    while start < bytes.count, !missing.isEmpty || isComment(start) {
      line += 1
      let end = bytes.endOfLine(from: start)
      defer { start = end + 1 }
      if end == start { continue }
      guard isComment(start) else { break }
      let comment = String(decoding: bytes[start + 1..<end], as: UTF8.self)
      guard let colon = comment.firstIndex(of: ":") else { continue }
      let key = comment[..<colon].trimmed
      missing.remove(key)
      if key == "columns", columns.isEmpty {
        columns = comment[comment.index(after: colon)...].split(separator: "\t").map { $0.trimmed }
      }
    }
    if let key = missing.min() { throw .missingHeader(path: path, key: key) }
    try readRows(from: start, line: line)
  }

  private func isComment(_ start: Int) -> Bool { bytes[start] == UInt8(ascii: "#") }

  /// - Parameter line: how many lines are before.
  private mutating func readRows(from start: Int, line: Int) throws(LexiconError) {
    let cells = columns.count
    let path = path
    let columns = columns
    let rows: Result<(edges: [UInt32], lines: [UInt32]), LexiconError> = bytes.withUnsafeBufferPointer { bytes in
      var (edges, lines): ([UInt32], [UInt32]) = ([], [])
      edges.reserveCapacity(bytes.count / 8)
      lines.reserveCapacity(bytes.count / 24)
      var start = start
      var line = line
      while start < bytes.count {
        line += 1
        let first = bytes[start]
        let isRow = first != UInt8(ascii: "#") && first != UInt8(ascii: "\n") && first != UInt8(ascii: "\r")
        var found = 1
        if isRow { edges.append(UInt32(start)) }
        while true {
          start = LexiconTable.nextTabOrLineFeed(in: bytes, from: start)
          guard start < bytes.count, bytes[start] == UInt8(ascii: "\t") else { break }
          start += 1
          found += 1
          if isRow { edges.append(UInt32(start)) }
        }
        start += 1
        guard isRow else { continue }
        if found > cells {
          return .failure(.tooManyCells(path: path, line: line, found: found, expected: columns))
        }
        let isWindows = start > 1 && bytes[start - 2] == UInt8(ascii: "\r")
        for _ in found...cells { edges.append(UInt32(isWindows ? start - 1 : start)) }
        lines.append(UInt32(line))
      }
      return .success((edges, lines))
    }
    (edges, lines) = try rows.get()
  }

  /// Where the next tab or line feed stands, or the end of all; eight bytes at a time.
  @inline(__always)
  private static func nextTabOrLineFeed(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    var index = start
    while index + 8 <= bytes.count {
      let block = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let (tabs, lines) = (block ^ ones &* 0x09, block ^ ones &* 0x0A)
      // The lowest bit that is set is at the first byte that is zero (H. S. Warren, Hacker's Delight, 6-1).
      let found = ((tabs &- ones) & ~tabs | (lines &- ones) & ~lines) & high
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\t"), bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  public var count: Int { lines.count }
  public var rows: Range<Int> { 0..<count }

  /// Line of a row in the file, from 1.
  public func line(of row: Int) -> Int { Int(lines[row]) }

  /// Number of a column.
  ///
  /// - Throws: ``LexiconError/missingColumn(path:column:found:)``.
  public func column(_ name: String) throws(LexiconError) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      throw .missingColumn(path: path, column: name, found: columns)
    }
    return index
  }

  /// The bytes of a cell, which may be empty.
  public func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let first = row * (columns.count + 1) + column
    let start = min(Int(edges[first]), bytes.count)
    return bytes[start..<max(start, Int(edges[first + 1]) - 1)]
  }

  /// A cell as text; empty where the row has none.
  public func cell(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// A cell that must not be empty.
  ///
  /// - Throws: ``LexiconError`` naming the row's line: too few columns, or an empty cell.
  public func required(_ row: Int, _ column: Int) throws(LexiconError) -> ArraySlice<UInt8> {
    let cell = bytes(row, column)
    guard cell.isEmpty else { return cell }
    let found = cellCount(row)
    if found <= column {
      throw .tooFewCells(path: path, line: line(of: row), found: found, expected: Array(columns[...column]))
    }
    throw .emptyCell(path: path, line: line(of: row), column: columns[column])
  }

  /// Hands over a cell's values, which `|` separates, in their order; an empty cell has none.
  @inline(__always)
  public func forEachValue(_ row: Int, _ column: Int, _ body: (ArraySlice<UInt8>) -> Void) {
    let cell = bytes(row, column)
    var start = cell.startIndex
    while start < cell.endIndex {
      var end = start
      while end < cell.endIndex, cell[end] != UInt8(ascii: "|") { end += 1 }
      if end > start { body(cell[start..<end]) }
      start = end + 1
    }
  }

  /// A cell's values, which `|` separates; an empty cell has none.
  public func values(_ row: Int, _ column: Int) -> [String] {
    bytes(row, column).split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A cell that must name a case of an enumeration.
  ///
  /// - Throws: ``LexiconError/badCell(path:line:column:found:expected:)`` listing the cases.
  public func value<Value: RawRepresentable<String> & CaseIterable>(
    _ row: Int, _ column: Int, as type: Value.Type = Value.self
  ) throws(LexiconError) -> Value {
    let text = String(decoding: try required(row, column), as: UTF8.self)
    guard let value = Value(rawValue: text) else {
      throw badCell(row, column, expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }

  /// The error that says what a cell should have held.
  public func badCell(_ row: Int, _ column: Int, expected: String) -> LexiconError {
    .badCell(
      path: path, line: line(of: row), column: columns[column], found: cell(row, column), expected: expected)
  }

  /// How many cells the row has in the file.
  private func cellCount(_ row: Int) -> Int {
    let first = row * (columns.count + 1)
    let end = edges[first + columns.count]
    return 1 + (1..<columns.count).count { edges[first + $0] < end }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension [UInt8] {
  /// Line, from 1, of the first ill-formed UTF-8; nil when all is valid.
  fileprivate var lineOfInvalidUTF8: Int? {
    do {
      try withUnsafeBufferPointer { _ = try UTF8Span(validating: $0.span) }
      return nil
    } catch let error as UTF8.ValidationError {
      return 1 + self[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") }
    } catch {
      return 1
    }
  }
}

extension [UInt8] {
  /// Where the line ends that holds a byte: its line feed, or the end of all.
  fileprivate func endOfLine(from start: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index
    }
  }
}
