/// What is wrong with a lexicon; each case words itself as `file:line: what is wrong, what was expected`.
public enum LexiconError: Error, Equatable, CustomStringConvertible {
  case missingDirectory(path: String)
  case missingTable(path: String)
  case unreadable(path: String, reason: String)
  case notUTF8(path: String, line: Int)
  case missingHeader(path: String, key: String)
  case missingColumn(path: String, column: String, found: [String])
  case tooFewCells(path: String, line: Int, found: Int, expected: [String])
  case tooManyCells(path: String, line: Int, found: Int, expected: [String])
  case emptyCell(path: String, line: Int, column: String)
  case badCell(path: String, line: Int, column: String, found: String, expected: String)

  public var description: String {
    switch self {
    case .missingDirectory(let path):
      "\(path): no such lexicon folder; give one with --lexicons"
    case .missingTable(let path):
      "\(path): no such lexicon table"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notUTF8(let path, let line):
      "\(path):\(line): not UTF-8"
    case .missingHeader(let path, let key):
      "\(path):1: no '# \(key):' line, expected one before the first row"
    case .missingColumn(let path, let column, let found):
      "\(path): no column '\(column)', found \(found.map { "'\($0)'" }.joined(separator: " "))"
    case .tooFewCells(let path, let line, let found, let expected):
      "\(path):\(line): \(found) \(found == 1 ? "column" : "columns"), expected at least \(expected.count):"
        + " \(expected.joined(separator: ", "))"
    case .tooManyCells(let path, let line, let found, let expected):
      "\(path):\(line): \(found) columns, expected at most \(expected.count): \(expected.joined(separator: ", "))"
    case .emptyCell(let path, let line, let column):
      "\(path):\(line): the column '\(column)' is empty, expected a value"
    case .badCell(let path, let line, let column, let found, let expected):
      "\(path):\(line): '\(found)' in the column '\(column)', expected \(expected)"
    }
  }
}
