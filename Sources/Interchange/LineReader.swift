public import SystemPackage

/// Reads a file, also a compressed one, line by line in bounded memory: one buffer, and the longest line.
public struct LineReader {
  let bytes: ByteReader
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private static let chunk = 1 << 18

  /// - Parameters:
  ///   - descriptor: open for reading; the caller closes it.
  ///   - limit: the longest line in bytes.
  public init(_ descriptor: FileDescriptor, limit: Int = .max) {
    self.init(ByteReader(descriptor, closes: false), limit: limit)
  }

  /// Opens a file.
  ///
  /// - Throws: `Errno`.
  public init(path: String) throws {
    self.init(try ByteReader(path: path), limit: .max)
  }

  init(_ bytes: ByteReader, limit: Int) {
    self.bytes = bytes
    self.limit = limit
  }

  /// A line was longer than the limit; the next call of ``next()`` gives the line after it.
  struct TooLong: Error {
    let limit: Int
  }

  /// The next line without its `\n`; nil at the end. Only `\n` ends a line: U+2028 may stand inside a JSON string.
  ///
  /// - Throws: `Errno`, ``CompressionError``, and where a line is too long.
  public mutating func next() throws -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        if end - start > limit { throw TooLong(limit: limit) }
        return buffer[start..<end]
      }
      if isAtEnd {
        defer { start = buffer.count }
        if buffer.count - start > limit { throw TooLong(limit: limit) }
        return start < buffer.count ? buffer[start...] : nil
      }
      if buffer.count - start > limit {
        try skipLine()
        throw TooLong(limit: limit)
      }
      searched = buffer.count - start
      try fill()
    }
  }

  /// Whether a line, or a part of it, is here already, so that whoever writes the bytes is not waiting for an answer.
  var isReady: Bool { buffer[start...].contains(UInt8(ascii: "\n")) || bytes.isReady }

  /// Exactly so many bytes; nil where fewer are left.
  mutating func take(_ count: Int) throws -> ArraySlice<UInt8>? {
    while buffer.count - start < count {
      if isAtEnd { return nil }
      try fill()
    }
    defer { start += count }
    return buffer[start..<start + count]
  }

  /// Passes over so many bytes; false where fewer are left.
  mutating func skip(_ count: Int) throws -> Bool {
    var left = count
    while buffer.count - start < left {
      if isAtEnd { return false }
      left -= buffer.count - start
      start = buffer.count
      try fill()
    }
    start += left
    return true
  }

  /// All that is left; nil where that is longer than the limit.
  mutating func rest() throws -> ArraySlice<UInt8>? {
    while !isAtEnd {
      if buffer.count - start > limit { return nil }
      try fill()
    }
    defer { start = buffer.count }
    return buffer.count - start > limit ? nil : buffer[start...]
  }

  /// Whether the bytes to come begin with these.
  mutating func begins(with mark: some Collection<UInt8>) throws -> Bool {
    while buffer.count - start < mark.count, !isAtEnd { try fill() }
    return buffer[start...].starts(with: mark)
  }

  private mutating func skipLine() throws {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        return
      }
      start = buffer.count
      if isAtEnd { return }
      try fill()
    }
  }

  /// Drops what was given, and reads on behind the rest.
  private mutating func fill() throws {
    if start == buffer.count, buffer.capacity > 16 * LineReader.chunk {
      // One long article does not hold its memory for the whole run.
      buffer = []
    } else {
      buffer.removeSubrange(..<start)
    }
    start = 0
    let old = buffer.count
    // Grows with the line, so that a long one is not read in many small steps.
    let chunk = max(LineReader.chunk, min(old / 2, 1 << 24))
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    let bytes = bytes
    var count = 0
    defer { buffer.removeSubrange((old + count)...) }
    count = try buffer.withUnsafeMutableBytes {
      try bytes.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[old...]))
    }
    isAtEnd = count == 0
  }
}
