internal import CCompression

/// How a file's bytes are compressed.
public enum Compression: String, Sendable {
  /// RFC 1952.
  case gzip
  /// RFC 8878.
  case zstd

  /// What a path's ending says: `.gz` or `.zst`.
  public init?(path: String) {
    if path.hasSuffix(".gz") {
      self = .gzip
    } else if path.hasSuffix(".zst") {
      self = .zstd
    } else {
      return nil
    }
  }

  /// What a file's first bytes say. No UTF-8 text begins with either mark.
  init?(firstBytes bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else {
      return nil
    }
  }

  fileprivate var format: Int32 {
    switch self {
    case .gzip: Int32(nm_format_gzip)
    case .zstd: Int32(nm_format_zstd)
    }
  }

  /// One gzip member or zstd frame. Members and frames may follow one another in a file, which is then cut between
  /// them without loss.
  ///
  /// - Throws: ``CompressionError/tooLarge`` for more than 2 GB, or without memory.
  public func compressed(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    let bound = nm_encode_bound(format, bytes.count)
    guard bound > 0 else { throw .tooLarge }
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      guard let start = output.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { input in
        // No bytes have no address.
        nm_encode(format, input.baseAddress ?? UnsafePointer(start), input.count, start, bound)
      }
    }
    guard !compressed.isEmpty else { throw .tooLarge }
    return compressed
  }
}

/// Decompresses members or frames that follow one another as one text.
final class Decompressor {
  private let handle: OpaquePointer
  let compression: Compression
  /// Whether the bytes so far end with a whole member or frame.
  private(set) var isWhole = true

  /// - Throws: ``CompressionError/tooLarge`` without memory.
  init(_ compression: Compression) throws(CompressionError) {
    guard let handle = nm_decoder_open(compression.format) else { throw .tooLarge }
    self.handle = handle
    self.compression = compression
  }

  deinit { nm_decoder_close(handle) }

  struct Step {
    var taken: Int
    var given: Int
    /// A member or frame ended with the bytes taken.
    var isEnd: Bool
  }

  /// Decompresses until the input is used up, the output is full, or a member or frame ends.
  func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(CompressionError)
    -> Step
  {
    guard let from = input.baseAddress, let to = output.baseAddress else {
      return Step(taken: 0, given: 0, isEnd: false)
    }
    var taken = 0
    var given = 0
    let status = nm_decode(
      handle, from.assumingMemoryBound(to: UInt8.self), input.count, &taken,
      to.assumingMemoryBound(to: UInt8.self), output.count, &given)
    guard status != nm_decoded_broken else { throw .broken(compression) }
    if taken > 0 || given > 0 { isWhole = status == nm_decoded_end }
    return Step(taken: taken, given: given, isEnd: status == nm_decoded_end)
  }
}

/// Why bytes could not be compressed or decompressed.
public enum CompressionError: Error, Equatable, CustomStringConvertible {
  case broken(Compression)
  case cut(Compression)
  case tooLarge

  public var description: String {
    switch self {
    case .broken(let compression): "broken \(compression.rawValue) data"
    case .cut(let compression): "the \(compression.rawValue) data ends in the middle"
    case .tooLarge: "too large to be compressed in memory"
    }
  }
}
