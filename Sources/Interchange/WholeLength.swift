internal import SystemPackage

/// How many bytes of a file of lines are whole, where its writer may have been killed at any byte: up to the end of the
/// last line, and in a compressed file up to the end of the last gzip member or zstd frame.
///
/// - Throws: `Errno`.
public func wholeLength(ofLinesIn path: String) throws -> Int {
  let bytes = try ByteReader(path: path)
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  var count = 0
  var lines = 0
  do {
    while true {
      let read = try buffer.withUnsafeMutableBytes { try bytes.read(into: $0) }
      if read == 0 { break }
      if let end = buffer[..<read].lastIndex(of: UInt8(ascii: "\n")) { lines = count + end + 1 }
      count += read
    }
  } catch is CompressionError {}
  return bytes.isCompressed ? bytes.wholeEnd : lines
}
