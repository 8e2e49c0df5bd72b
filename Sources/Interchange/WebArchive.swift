internal import SystemPackage

/// Reads the records of a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other.
struct WebArchive {
  private var lines: LineReader
  private let limit: Int
  /// Records so far.
  private(set) var count = 0

  /// - Parameter limit: the largest block in bytes; larger ones are passed over.
  init(_ lines: LineReader, limit: Int) {
    self.lines = lines
    self.limit = limit
  }

  struct Record {
    /// Names in lower case.
    var header: [String: String]
    /// Nil where it was passed over.
    var block: ArraySlice<UInt8>?
    /// Of the block, in bytes.
    var length: Int

    var type: String { header["warc-type"] ?? "" }
    /// As `text/html`, without parameters.
    var contentType: String {
      let value = header["content-type"] ?? ""
      return value.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }
    /// The record's id without the frame of `<urn:uuid:…>`.
    var id: String? { header["warc-record-id"].map(WebArchive.bare) }
  }

  /// Why an archive cannot be read on: a record's length says where the next begins.
  enum Fault: Error, CustomStringConvertible {
    /// The number of the record that stands there or should, from 1.
    case noRecord(Int), noLength(Int), cut(Int)

    var description: String {
      switch self {
      case .noRecord(let number): "no record where number \(number) should begin"
      case .noLength(let number): "record \(number) without Content-Length"
      case .cut(let number): "it ends in the middle of record \(number)"
      }
    }
  }

  /// The next record; nil at the end. Only blocks of records that `wanted` agrees to are read, others passed over.
  ///
  /// - Throws: ``Fault``, `Errno`, ``CompressionError``.
  mutating func next(wanted: (Record) -> Bool) throws -> Record? {
    // Two empty lines stand behind each record.
    var first = try line()
    while first == "" { first = try line() }
    guard let first else { return nil }
    guard first.hasPrefix("WARC/1.") else { throw Fault.noRecord(count + 1) }
    count += 1
    var header: [String: String] = [:]
    while let line = try line(), line != "" {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[line.utf8.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      header[line[..<colon].lowercased()] = String(value)
    }
    guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else { throw Fault.noLength(count) }
    var record = Record(header: header, block: nil, length: length)
    if length <= limit, wanted(record) {
      guard let block = try lines.take(length) else { throw Fault.cut(count) }
      record.block = block
    } else {
      guard try lines.skip(length) else { throw Fault.cut(count) }
    }
    return record
  }

  /// Without the end of the line, which is CRLF by the standard.
  private mutating func line() throws -> String? {
    guard var bytes = try lines.next() else { return nil }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func bare(_ id: String) -> String {
    var id = id[...]
    if id.hasPrefix("<"), id.hasSuffix(">") { id = id.dropFirst().dropLast() }
    if id.hasPrefix("urn:uuid:") { id = id.dropFirst(9) }
    return String(id)
  }
}

extension WebArchive.Record {
  /// Whether the block is the text of a page.
  var holdsText: Bool { (type == "conversion" || type == "resource") && contentType == "text/plain" }

  /// Nil where the record only tells about the archive or another record.
  var reasonToLeaveOut: String? {
    switch type {
    case "response" where contentType == "application/http": "html"
    case "response", "resource", "conversion": contentType == "text/html" ? "html" : "not-text"
    default: nil
    }
  }
}
