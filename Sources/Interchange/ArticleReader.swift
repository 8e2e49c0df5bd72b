public import Annotations
internal import SystemPackage

/// Reads articles one after the other from text files, folders of them, JSON lines and web archives, also compressed
/// with gzip or zstd.
///
/// One bad article never hides the others: it comes as a failure in its place. One article is in memory at a time, and
/// eight bytes for the id of each before it.
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
    /// From 1; nil where the file is the article, and in a web archive.
    public let line: Int?
  }

  /// What web archives held besides articles, by reason: `html` (pages as they were fetched; their text is in WET
  /// files) and `not-text`.
  public private(set) var leftOut: [String: Int] = [:]

  private var pending: [InputFile]
  private let options: ReadingOptions
  private var source: Source?
  private var bytesOfClosed = 0
  private var seen: Set<UInt64> = []

  /// The file that is being read.
  private enum Source {
    case lines(LineReader, path: String, number: Int)
    case archive(WebArchive, path: String)
  }
  private var open: ByteReader?

  /// - Parameters:
  ///   - inputs: files, folders, patterns as `'news-*.jsonl.gz'`, and `-` for JSON lines from standard input.
  ///   - options: which keys and which part of the articles are read.
  public init(_ inputs: [String], options: ReadingOptions = ReadingOptions()) {
    pending = InputFile.expand(inputs).reversed()
    self.options = options
  }

  /// Bytes read from all files so far, before they are decompressed.
  public var bytesRead: Int { bytesOfClosed + (open?.position ?? 0) }

  /// Bytes of all files that are still to be opened, and that of the open one; nil where a size is not known.
  public func bytesAhead() -> Int? {
    var sum = 0
    for file in pending {
      if case .failure = file { continue }
      guard let size = file.size else { return nil }
      sum += size
    }
    return sum
  }

  /// Whether standard input pauses: the next article is not here yet, and its writer may wait for an answer to those
  /// before it. False for files.
  public var pauses: Bool {
    guard case .lines(let lines, path: _, number: _) = source, isStandardInput else { return false }
    return !lines.isReady
  }

  /// The next article in input order; nil at the end.
  public mutating func next() -> Article? {
    while true {
      guard let article = nextOfSource() ?? openNext() else {
        if source == nil, pending.isEmpty { return nil }
        continue
      }
      if let article = checked(article) { return article }
    }
  }

  /// The next article of the open file; nil, and the file is closed, at its end.
  private mutating func nextOfSource() -> Article? {
    do {
      // The source is taken out while it is read, so that its buffer is not copied.
      switch source.take() {
      case .lines(var lines, let path, var number):
        while true {
          do {
            guard let bytes = try lines.next() else { break }
            number += 1
            if bytes.allSatisfy(isASCIIWhiteSpace) { continue }
            let article = article(ofLine: bytes, Place(path: path, line: number))
            source = .lines(lines, path: path, number: number)
            return article
          } catch is LineReader.TooLong {
            number += 1
            source = .lines(lines, path: path, number: number)
            let error = ArticleError.tooLarge(path: path, line: number, limit: options.maxArticleSize)
            return .failure(error, id: nil)
          }
        }
      case .archive(var archive, let path):
        while let record = try archive.next(wanted: { $0.holdsText }) {
          guard let article = article(of: record, path: "\(path) record \(archive.count)") else { continue }
          source = .archive(archive, path: path)
          return article
        }
      case nil: return nil
      }
      close()
      return nil
    } catch {
      let path = path
      close()
      if let fault = error as? WebArchive.Fault {
        return .failure(.brokenArchive(path: path, reason: fault.description), id: nil)
      }
      return .failure(.unreadable(path: path, reason: "\(error)"), id: nil)
    }
  }

  private var path = ""
  private var isStandardInput = false

  private mutating func close() {
    bytesOfClosed += open?.position ?? 0
    open = nil
    source = nil
  }

  /// Opens the next file: a text file is an article at once.
  private mutating func openNext() -> Article? {
    guard let file = pending.popLast() else { return nil }
    isStandardInput = false
    switch file {
    case .failure(let error): return .failure(error, id: nil)
    case .standardInput:
      path = "standard input"
      isStandardInput = true
      return start(ByteReader(.standardInput, closes: false), kind: .jsonLines)
    case .file(let path, let kind):
      self.path = path
      do {
        return start(try ByteReader(path: path), kind: kind)
      } catch {
        return .failure(.unreadable(path: path, reason: "\(error)"), id: nil)
      }
    }
  }

  private mutating func start(_ bytes: ByteReader, kind: InputKind) -> Article? {
    open = bytes
    switch kind {
    case .text:
      defer { close() }
      return textFile(LineReader(bytes, limit: options.maxArticleSize))
    case .jsonLines:
      var lines = LineReader(bytes, limit: 2 * options.maxArticleSize)
      // A byte order mark before the first line is no part of it.
      if (try? lines.begins(with: [0xEF, 0xBB, 0xBF])) == true { _ = try? lines.skip(3) }
      source = .lines(lines, path: path, number: 0)
    case .webArchive:
      source = .archive(WebArchive(LineReader(bytes, limit: 1 << 20), limit: options.maxArticleSize), path: path)
    }
    return nil
  }

  /// A text file is one article.
  private func textFile(_ reader: LineReader) -> Article {
    var reader = reader
    let id = InputKind.id(path: path)
    do {
      guard let bytes = try reader.rest() else {
        return .failure(.tooLarge(path: path, line: nil, limit: options.maxArticleSize), id: id)
      }
      let (time, notice) = creationTime(beside: path)
      return article(id: id, utf8: bytes, time, notice, Place(path: path, line: nil))
    } catch {
      return .failure(.unreadable(path: path, reason: "\(error)"), id: id)
    }
  }

  private func article(
    id: String, utf8 bytes: ArraySlice<UInt8>, _ time: CalendarTime?, _ notice: ArticleError?, _ place: Place
  ) -> Article {
    if bytes.allSatisfy(isASCIIWhiteSpace) { return .failure(.empty(path: place.path, line: nil), id: id) }
    do {
      let document = try Document(id: id, utf8: Array(bytes), creationTime: time)
      return .document(document, place: place, notice: notice)
    } catch {
      switch error {
      case .notUTF8(let line, _): return .failure(.notUTF8(path: place.path, line: line), id: id)
      }
    }
  }

  private func article(ofLine bytes: ArraySlice<UInt8>, _ place: Place) -> Article {
    let (path, line) = (place.path, place.line ?? 0)
    let row: ArticleRow
    do {
      row = try ArticleRow(bytes, options: options)
    } catch {
      if !String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) {
        return .failure(.notUTF8(path: path, line: line), id: nil)
      }
      return .failure(.brokenJSON(path: path, line: line, reason: jsonReason(error, in: bytes)), id: nil)
    }
    guard let id = row.id else {
      return .failure(.missingKey(path: path, line: line, key: options.idField ?? "id"), id: nil)
    }
    guard let text = row.text else {
      return .failure(.missingKey(path: path, line: line, key: options.textField ?? "text"), id: id)
    }
    if text.utf8.count > options.maxArticleSize {
      return .failure(.tooLarge(path: path, line: line, limit: options.maxArticleSize), id: id)
    }
    if text.utf8.allSatisfy(isASCIIWhiteSpace) { return .failure(.empty(path: path, line: line), id: id) }
    let (time, notice) = creationTime(of: row.date, place)
    return .document(Document(id: id, text: text, creationTime: time), place: place, notice: notice)
  }

  /// The date of a text file's metadata: `a.json` beside `a.txt` may hold `{"dct": "2019-05-09"}`.
  private func creationTime(beside path: String) -> (CalendarTime?, notice: ArticleError?) {
    let metadata = "\(InputKind.bare(path)).json"
    guard let lines = try? LineReader(ByteReader(path: metadata), limit: 1 << 20) else { return (nil, nil) }
    var reader = lines
    do {
      guard let bytes = try reader.rest() else {
        return (nil, .badMetadata(path: metadata, reason: "more than \(1 << 20) bytes"))
      }
      do {
        return creationTime(of: try ArticleRow(bytes, options: options).date, Place(path: metadata, line: 1))
      } catch {
        return (nil, .badMetadata(path: metadata, reason: jsonReason(error, in: bytes)))
      }
    } catch {
      return (nil, .badMetadata(path: metadata, reason: "\(error)"))
    }
  }

  /// The article's own date; a notice where it is no date.
  private func creationTime(of date: String?, _ place: Place) -> (CalendarTime?, notice: ArticleError?) {
    guard let date else { return (nil, nil) }
    guard let time = CalendarTime(iso8601: date) else {
      return (nil, .badDate(path: place.path, line: place.line, found: date))
    }
    return (time, nil)
  }

  /// The article of a record; nil where it is none.
  private mutating func article(of record: WebArchive.Record, path: String) -> Article? {
    guard record.holdsText else {
      let key = stableHash(record.id ?? path)
      if let reason = record.reasonToLeaveOut, options.part?.contains(key) ?? true {
        leftOut[reason, default: 0] += 1
      }
      return nil
    }
    let id = options.idField.map { record.header[$0.lowercased()] } ?? record.id
    let place = Place(path: path, line: nil)
    guard let id else { return .failure(.brokenArchive(path: path, reason: "a record without an id"), id: nil) }
    guard let block = record.block else {
      return .failure(.tooLarge(path: path, line: nil, limit: options.maxArticleSize), id: id)
    }
    let (time, notice) = creationTime(of: options.dateField.flatMap { record.header[$0.lowercased()] }, place)
    return article(id: id, utf8: block, time, notice, place)
  }

  /// Nil for an article of another part. An id that stood before makes the article a failure. Ids are kept as 64-bit
  /// hashes.
  private mutating func checked(_ article: Article) -> Article? {
    switch article {
    case .failure(let error, let id):
      // What has no id of its own goes by its message, which names its place.
      return options.part?.contains(stableHash(id ?? "\(error)")) ?? true ? article : nil
    case .document(let document, let place, _):
      let hash = stableHash(document.id)
      guard options.part?.contains(hash) ?? true else { return nil }
      guard seen.insert(hash).inserted else {
        return .failure(.duplicateID(path: place.path, line: place.line, id: document.id), id: document.id)
      }
      return article
    }
  }
}

func isASCIIWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// FNV-1a (RFC 9923).
private func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
