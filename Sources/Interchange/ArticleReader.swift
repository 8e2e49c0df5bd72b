public import Annotations
internal import FoundationEssentials
internal import SystemPackage

/// Reads articles one after the other from `.txt` files, folders of them, and JSON lines.
///
/// One bad article never hides the others: it comes as a failure in its place.
public struct ArticleReader {
  /// What stands at one place of the input.
  public enum Article: Sendable {
    /// `notice` tells of something amiss with the metadata, which did not keep the article from being read.
    case document(Document, place: Place, notice: ArticleError? = nil)
    /// The id where one could be read.
    case failure(ArticleError, id: String?)
  }

  /// Where an article came from.
  public struct Place: Sendable {
    public let path: String
    /// From 1; nil where the file is the article.
    public let line: Int?
  }

  private var pending: [String]
  private let creationTime: CalendarTime?
  private var lines: Lines?
  private var seen: Set<UInt64> = []

  private struct Lines {
    let path: String
    let descriptor: FileDescriptor
    var reader: LineReader
    var line = 0
  }

  /// - Parameters:
  ///   - inputs: `.txt` and `.jsonl` files, folders, and `-` for JSON lines from standard input.
  ///   - creationTime: for every article that has none of its own.
  public init(_ inputs: [String], creationTime: CalendarTime? = nil) {
    pending = inputs.reversed()
    self.creationTime = creationTime
  }

  /// The next article in input order; nil at the end. Folders are read in the order of their paths' bytes.
  public mutating func next() -> Article? {
    while true {
      if lines != nil {
        if let article = nextLine() { return checked(article) }
        closeLines()
      }
      guard let path = pending.popLast() else { return nil }
      if let article = open(path) { return checked(article) }
    }
  }

  /// Opens an input: a text file is an article at once; a folder is put in its place by its files.
  private mutating func open(_ path: String) -> Article? {
    if path == "-" {
      lines = Lines(path: "standard input", descriptor: .standardInput, reader: LineReader(.standardInput))
      return nil
    }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return .failure(.missingFile(path: path), id: nil)
    }
    if isDirectory { return openFolder(path) }
    if path.hasSuffix(".jsonl") {
      do {
        let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        lines = Lines(path: path, descriptor: descriptor, reader: LineReader(descriptor))
        return nil
      } catch {
        return .failure(.unreadable(path: path, reason: "\(error)"), id: nil)
      }
    }
    guard path.hasSuffix(".txt") else { return .failure(.unknownKind(path: path), id: nil) }
    return textFile(path)
  }

  private mutating func openFolder(_ path: String) -> Article? {
    do {
      let files = try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".txt") }
      if files.isEmpty { return .failure(.noArticles(folder: path), id: nil) }
      let sorted = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      pending.append(contentsOf: sorted.reversed().map { prefix + $0 })
      return nil
    } catch {
      return .failure(.unreadable(path: path, reason: "\(error)"), id: nil)
    }
  }

  /// A text file is one article; its id is its name without the ending.
  private func textFile(_ path: String) -> Article {
    let id = FilePath(path).stem ?? path
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      return .failure(.unreadable(path: path, reason: "\(error)"), id: id)
    }
    if bytes.allSatisfy(isASCIIWhiteSpace) { return .failure(.empty(path: path, line: nil), id: id) }
    let (time, notice) = creationTime(beside: path)
    do {
      let document = try Document(id: id, utf8: bytes, creationTime: time)
      return .document(document, place: Place(path: path, line: nil), notice: notice)
    } catch {
      switch error {
      case .notUTF8(let line, _): return .failure(.notUTF8(path: path, line: line), id: id)
      }
    }
  }

  /// The date of a text file's metadata: `a.json` beside `a.txt` may hold `{"dct": "2019-05-09"}`.
  private func creationTime(beside path: String) -> (CalendarTime?, notice: ArticleError?) {
    let metadata = String(path.dropLast(4)) + ".json"
    guard let data = try? Data(contentsOf: URL(filePath: metadata)) else { return (creationTime, nil) }
    do {
      return creationTime(of: try JSONDecoder().decode(Row.self, from: data), path: metadata, line: 1)
    } catch {
      return (creationTime, .brokenJSON(path: metadata, line: 1, reason: jsonReason(error)))
    }
  }

  /// The row's own date, or the one for every article; a notice where the row's is none.
  private func creationTime(of row: Row, path: String, line: Int) -> (CalendarTime?, notice: ArticleError?) {
    guard let date = row.date else { return (creationTime, nil) }
    guard let time = CalendarTime(iso8601: date) else { return (nil, .badDate(path: path, line: line, found: date)) }
    return (time, nil)
  }

  /// The article of the next line that is not blank; nil at the file's end.
  private mutating func nextLine() -> Article? {
    guard let path = lines?.path else { return nil }
    do {
      while let bytes = try lines?.reader.next() {
        lines?.line += 1
        if bytes.allSatisfy(isASCIIWhiteSpace) { continue }
        return article(of: bytes, path: path, line: lines?.line ?? 0)
      }
      return nil
    } catch {
      closeLines()
      return .failure(.unreadable(path: path, reason: "\(error)"), id: nil)
    }
  }

  private mutating func closeLines() {
    if let lines, lines.descriptor != .standardInput { try? lines.descriptor.close() }
    lines = nil
  }

  private func article(of bytes: ArraySlice<UInt8>, path: String, line: Int) -> Article {
    let row: Row
    do {
      row = try JSONDecoder().decode(Row.self, from: Data(bytes))
    } catch {
      if !String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) {
        return .failure(.notUTF8(path: path, line: line), id: nil)
      }
      return .failure(.brokenJSON(path: path, line: line, reason: jsonReason(error)), id: nil)
    }
    guard let id = row.id else { return .failure(.missingKey(path: path, line: line, key: "id"), id: nil) }
    guard let text = row.text else { return .failure(.missingKey(path: path, line: line, key: "text"), id: id) }
    if text.utf8.allSatisfy(isASCIIWhiteSpace) { return .failure(.empty(path: path, line: line), id: id) }
    let (time, notice) = creationTime(of: row, path: path, line: line)
    return .document(
      Document(id: id, text: text, creationTime: time), place: Place(path: path, line: line), notice: notice)
  }

  /// An id that stood before makes the article a failure. Ids are kept as 64-bit hashes, 8 bytes an article.
  private mutating func checked(_ article: Article) -> Article {
    guard case .document(let document, let place, _) = article else { return article }
    guard seen.insert(stableHash(document.id)).inserted else {
      return .failure(.duplicateID(path: place.path, line: place.line, id: document.id), id: document.id)
    }
    return article
  }

  /// `dct` outranks `date`. A number will do as an id. Other keys are ignored.
  private struct Row: Decodable {
    var id: String?
    var text: String?
    var date: String?

    enum CodingKeys: CodingKey { case id, text, dct, date }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      id = (try? row.decode(String.self, forKey: .id)) ?? (try? row.decode(Int.self, forKey: .id)).map(String.init)
      text = try row.decodeIfPresent(String.self, forKey: .text)
      let dct = try? row.decode(String.self, forKey: .dct)
      date = dct ?? (try? row.decode(String.self, forKey: .date))
      if date?.isEmpty == true { date = nil }
    }
  }
}

private func isASCIIWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// FNV-1a (RFC 9923).
private func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
