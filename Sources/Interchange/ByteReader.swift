internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Owns an open file and gives its bytes, decompressed where the first of them are a mark of gzip or zstd.
final class ByteReader {
  private let descriptor: FileDescriptor
  private let closes: Bool
  private var raw = [UInt8](repeating: 0, count: 1 << 17)
  /// What of `raw` is read and not yet given.
  private var held = 0..<0
  private var decoder: Decompressor?
  private var isOpened = false
  /// Bytes taken from the file, before they are decompressed.
  private(set) var position = 0
  /// Where in the file the last whole gzip member or zstd frame ends; 0 in a file that is not compressed.
  private(set) var wholeEnd = 0

  /// Known after the first bytes are read.
  var isCompressed: Bool { decoder != nil }

  /// - Parameter closes: whether the descriptor is closed with the reader.
  init(_ descriptor: FileDescriptor, closes: Bool) {
    self.descriptor = descriptor
    self.closes = closes
  }

  /// - Throws: `Errno`.
  convenience init(path: String) throws {
    self.init(try FileDescriptor.open(FilePath(path), .readOnly), closes: true)
  }

  deinit {
    if closes { try? descriptor.close() }
  }

  /// Fills some of the output and returns how much; 0 at the end.
  ///
  /// - Throws: `Errno`, ``CompressionError``.
  func read(into output: UnsafeMutableRawBufferPointer) throws -> Int {
    if !isOpened { try open() }
    guard let decoder else { return try readPlain(into: output) }
    while true {
      let step = try raw.withUnsafeBytes { bytes in
        try decoder.step(UnsafeRawBufferPointer(rebasing: bytes[held]), into: output)
      }
      held = held.lowerBound + step.taken..<held.upperBound
      if step.isEnd { wholeEnd = position - held.count }
      if step.given > 0 { return step.given }
      if step.taken == 0, try !fill() {
        guard decoder.isWhole else { throw CompressionError.cut(decoder.compression) }
        return 0
      }
    }
  }

  /// Whether bytes, or the end, can be had without waiting for whoever writes them. Always for compressed bytes, of
  /// which some may be under way inside the decoder.
  var isReady: Bool {
    if decoder != nil || !held.isEmpty { return true }
    var request = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) != 0
  }

  /// Looks for a mark of compression.
  private func open() throws {
    isOpened = true
    while held.count < 4, try fill() {}
    decoder = try Compression(firstBytes: raw[held]).map { compression throws(CompressionError) in
      try Decompressor(compression)
    }
  }

  private func readPlain(into output: UnsafeMutableRawBufferPointer) throws -> Int {
    if held.isEmpty {
      let count = try descriptor.read(into: output)
      position += count
      return count
    }
    let count = min(held.count, output.count)
    raw.withUnsafeBytes { output.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[held.prefix(count)])) }
    held = held.dropFirst(count)
    return count
  }

  /// Reads on behind what is held; false at the file's end.
  private func fill() throws -> Bool {
    if held.isEmpty { held = 0..<0 }
    let start = held.upperBound
    let count = try raw.withUnsafeMutableBytes {
      try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
    }
    held = held.lowerBound..<start + count
    position += count
    return count > 0
  }
}
