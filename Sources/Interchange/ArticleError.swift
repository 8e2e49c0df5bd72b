/// Why an article could not be read or annotated; each case words itself as `file:line: what is wrong, what was
/// expected`. A `line` is counted from 1, and nil where the whole file is meant.
public enum ArticleError: Error, Equatable, CustomStringConvertible {
  case missingFile(path: String)
  case noArticles(folder: String)
  case unknownKind(path: String)
  case unreadable(path: String, reason: String)
  case notUTF8(path: String, line: Int)
  case empty(path: String, line: Int?)
  case brokenJSON(path: String, line: Int, reason: String)
  case missingKey(path: String, line: Int, key: String)
  /// The article, or the line that it stands on, has more than `limit` bytes.
  case tooLarge(path: String, line: Int?, limit: Int)
  case brokenArchive(path: String, reason: String)
  case badDate(path: String, line: Int?, found: String)
  /// The file beside a text that may hold its date.
  case badMetadata(path: String, reason: String)
  case duplicateID(path: String, line: Int?, id: String)
  case failed(path: String, line: Int?, reason: String)

  /// A short fixed name, as error records carry it.
  public var code: String {
    switch self {
    case .missingFile: "missing-file"
    case .noArticles: "no-articles"
    case .unknownKind: "unknown-kind"
    case .unreadable: "unreadable"
    case .notUTF8: "not-utf8"
    case .empty: "empty"
    case .brokenJSON: "broken-json"
    case .missingKey: "missing-key"
    case .tooLarge: "too-large"
    case .brokenArchive: "broken-archive"
    case .badDate: "bad-date"
    case .badMetadata: "bad-metadata"
    case .duplicateID: "duplicate-id"
    case .failed: "failed"
    }
  }

  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): no such file or folder"
    case .noArticles(let folder):
      "\(folder): no article in this folder, expected .txt files, or .jsonl or .warc files"
    case .unknownKind(let path):
      "\(path): unknown kind of file, expected .txt, .jsonl or .warc (or one of these as .gz or .zst), a folder, or - for JSON lines from standard input"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notUTF8(let path, let line):
      "\(path):\(line): not UTF-8, expected UTF-8 text"
    case .empty(let path, let line):
      "\(place(path, line)): empty, expected the text of an article"
    case .brokenJSON(let path, let line, let reason):
      "\(path):\(line): not a JSON object: \(reason), expected {\"id\": …, \"text\": …}"
    case .missingKey(let path, let line, let key):
      "\(path):\(line): no string \"\(key)\", expected {\"id\": …, \"text\": …}"
    case .tooLarge(let path, let line, let limit):
      "\(place(path, line)): larger than \(limit) bytes, expected less; --max-article-size sets the limit"
    case .brokenArchive(let path, let reason):
      "\(path): not a web archive: \(reason), expected WARC/1.0 or WARC/1.1 records"
    case .badDate(let path, let line, let found):
      "\(place(path, line)): '\(found)' is no date, expected one as 2019-05-09 or 2019-05-09T21:21; annotated without it"
    case .badMetadata(let path, let reason):
      "\(path):1: not a JSON object: \(reason), expected {\"dct\": …}; the article is annotated without it"
    case .duplicateID(let path, let line, let id):
      "\(place(path, line)): the id '\(id)' stood before, expected each id once"
    case .failed(let path, let line, let reason):
      "\(place(path, line)): \(reason)"
    }
  }

  private func place(_ path: String, _ line: Int?) -> String {
    line.map { "\(path):\($0)" } ?? path
  }
}

extension ArticleError {
  /// Whether the article gets an error record: not where no article could be opened, nor where its id already has a
  /// record, since each id stands once in the output.
  public var hasRecord: Bool {
    switch self {
    case .missingFile, .noArticles, .unknownKind, .unreadable, .brokenArchive, .duplicateID: false
    case .notUTF8, .empty, .brokenJSON, .missingKey, .tooLarge, .badDate, .badMetadata, .failed: true
    }
  }
}
