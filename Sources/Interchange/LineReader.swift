public import SystemPackage

/// Reads a file line by line in bounded memory: one buffer, and the longest line.
public struct LineReader {
  private let descriptor: FileDescriptor
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private static let chunk = 1 << 18

  /// - Parameter descriptor: open for reading; the caller closes it.
  public init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// The next line without its `\n`; nil at the end. Only `\n` ends a line: U+2028 may stand inside a JSON string.
  ///
  /// - Throws: `Errno`.
  public mutating func next() throws -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? buffer[start...] : nil
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private mutating func fill() throws {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: LineReader.chunk))
    let count = try buffer.withUnsafeMutableBytes {
      try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[old...]))
    }
    buffer.removeSubrange((old + count)...)
    isAtEnd = count == 0
  }
}
