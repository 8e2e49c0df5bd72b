/// Why a file of annotations cannot be used; each case words itself as `file:line: what is wrong, what was expected`.
/// A `line` counts from 1.
public enum AnnotationError: Error, Equatable, CustomStringConvertible {
  case missingFile(path: String)
  case unreadable(path: String, reason: String)
  case noDocuments(path: String)
  case notUTF8(path: String, line: Int)
  case brokenLine(path: String, line: Int, reason: String)
  case schema(path: String, line: Int, found: String)
  case offsets(path: String, line: Int, found: String)
  /// A range that lies outside the text or ends before it starts. `place` names it, as `entities[3]`.
  case range(path: String, line: Int, place: String, start: Int, end: Int, length: Int?)
  case length(path: String, line: Int, found: Int, actual: Int)
  case hash(path: String, line: Int, id: String, found: String, actual: String)
  case duplicateID(path: String, line: Int?, id: String)
  case unknownKind(path: String)
  /// What stands there is not what the format has; `line` is nil where the whole file is meant.
  case malformed(path: String, line: Int?, found: String, expected: String)

  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): no such file"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .noDocuments(let path):
      "\(path): no document in it, expected at least one"
    case .notUTF8(let path, let line):
      "\(path):\(line): not UTF-8, expected UTF-8 text"
    case .brokenLine(let path, let line, let reason):
      "\(path):\(line): not an annotated document: \(reason), expected {\"id\": …, \"entities\": […], …}"
    case .schema(let path, let line, let found):
      "\(path):\(line): schema '\(found)', expected 'newsmark/1' or none"
    case .offsets(let path, let line, let found):
      "\(path):\(line): offsets '\(found)', expected codepoint, utf16 or utf8"
    case .range(let path, let line, let name, let start, let end, let length):
      "\(path):\(line): \(name) is [\(start), \(end))"
        + (length.map { " in a text of length \($0)" } ?? "") + ", expected 0 ≤ start ≤ end ≤ length"
    case .length(let path, let line, let found, let actual):
      "\(path):\(line): length \(found), but the text beside it has \(actual)"
    case .hash(let path, let line, let id, let found, let actual):
      "\(path):\(line): sha256 of '\(id)' is \(found.prefix(12))…, but that of the text beside it is \(actual.prefix(12))…"
    case .duplicateID(let path, let line, let id):
      "\(place(path, line)): the id '\(id)' stood before, expected each id once"
    case .unknownKind(let path):
      "\(path): unknown kind of file, expected .jsonl, .ann, .conll, .iob, .bio, .tml, or a folder of .ann or .tml files"
    case .malformed(let path, let line, let found, let expected):
      "\(place(path, line)): \(found), expected \(expected)"
    }
  }

  private func place(_ path: String, _ line: Int?) -> String {
    line.map { "\(path):\($0)" } ?? path
  }
}
