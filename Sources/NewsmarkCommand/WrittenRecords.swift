import Interchange
import SystemPackage

/// The records that an earlier run has written, read again in their order so that a resumed run goes on behind them.
struct WrittenRecords {
  /// The last file that was begun, and how many of its bytes are whole; nil where none was.
  let last: (shard: Int, length: Int)?
  private var pending: [String]
  private var lines: LineReader?
  private var path = ""
  private var line = 0

  /// Cuts what is not whole from the end of the last file.
  ///
  /// - Throws: `Errno`.
  init(names: OutputNames) throws {
    let paths = names.existing
    pending = paths.reversed()
    guard let path = paths.last else {
      last = nil
      return
    }
    let length = try wholeLength(ofLinesIn: path)
    let file = try FileDescriptor.open(FilePath(path), .writeOnly)
    try file.closeAfter { try file.resize(to: Int64(length)) }
    last = (paths.count - 1, length)
  }

  /// The next record; nil behind the last.
  ///
  /// - Throws: ``ResumeError`` where it is of another article.
  mutating func next(expecting id: String?) throws -> RecordOutline? {
    guard let outline = try next() else { return nil }
    guard outline.id == id else {
      throw ResumeError.otherArticle(path: path, line: line, found: outline.id, expected: id)
    }
    return outline
  }

  /// - Throws: ``ResumeError`` where there are records that no article of the input stands behind.
  mutating func expectEnd() throws {
    if let outline = try next() {
      throw ResumeError.otherArticle(path: path, line: line, found: outline.id, expected: nil)
    }
  }

  private mutating func next() throws -> RecordOutline? {
    while true {
      if let bytes = try lines?.next() {
        line += 1
        guard let outline = RecordOutline(line: bytes) else { throw ResumeError.noRecord(path: path, line: line) }
        return outline
      }
      guard let next = pending.popLast() else { return nil }
      path = next
      line = 0
      lines = try LineReader(path: next)
    }
  }
}

/// Why a run cannot be resumed.
enum ResumeError: Error, CustomStringConvertible {
  case otherArticle(path: String, line: Int, found: String?, expected: String?)
  case noRecord(path: String, line: Int)
  case noManifest(path: String)
  case otherRun(path: String, key: String, found: String, expected: String)

  var description: String {
    switch self {
    case .otherArticle(let path, let line, let found, let expected):
      "\(path):\(line): record of '\(found ?? "null")', expected \(expected.map { "'\($0)'" } ?? "no more") by the input: it has changed; remove the output to start again"
    case .noRecord(let path, let line):
      "\(path):\(line): no record as this program writes it, expected one; remove the output to start again"
    case .noManifest(let path):
      "\(path): missing, so what the output was begun with is not known; remove the output to start again"
    case .otherRun(let path, let key, let found, let expected):
      "\(path): begun with \(key) '\(found)', now '\(expected)'; expected the same, or remove the output to start again"
    }
  }
}
