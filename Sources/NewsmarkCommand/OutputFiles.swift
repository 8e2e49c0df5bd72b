internal import FoundationEssentials
import Interchange
import SystemPackage

/// What output files are called: `out.jsonl.gz` alone, or by shard `out-00000.jsonl.gz`, `out-00001.jsonl.gz`, ….
struct OutputNames: Sendable {
  let path: String
  let isSharded: Bool

  func name(_ shard: Int) -> String {
    guard isSharded else { return path }
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    // The ending starts at the first dot of the name that is not its first character.
    let dot = name.dropFirst().firstIndex(of: ".") ?? path.endIndex
    let digits = String(shard)
    let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  /// The files that are there, from the first on.
  var existing: [String] {
    var paths: [String] = []
    while let file = try? FileDescriptor.open(FilePath(name(paths.count)), .readOnly) {
      try? file.close()
      paths.append(name(paths.count))
      if !isSharded { break }
    }
    return paths
  }
}

/// Writes blocks of lines to one file, to one for each shard, or to standard output.
struct OutputFiles {
  private let names: OutputNames?
  private let compression: Compression?
  private var file: FileDescriptor
  private(set) var shard: Int
  /// Bytes of the open file that are whole.
  private var length: Int

  /// - Parameters:
  ///   - names: nil for standard output.
  ///   - last: where to go on; nil to start with the first file.
  /// - Throws: `Errno`.
  init(_ names: OutputNames?, compression: Compression?, after last: (shard: Int, length: Int)? = nil) throws {
    self.names = names
    self.compression = compression
    shard = last?.shard ?? 0
    length = last?.length ?? 0
    guard let names else {
      file = .standardOutput
      return
    }
    if last == nil {
      // Files of an earlier run with more shards would pass for a part of this one.
      for path in names.existing.dropFirst() { try OutputFiles.remove(path) }
      file = try OutputFiles.create(names.name(0))
    } else {
      file = try FileDescriptor.open(FilePath(names.name(shard)), .writeOnly, options: .append)
    }
  }

  /// The open file, as messages name it.
  var name: String { names?.name(shard) ?? "standard output" }

  /// - Throws: `Errno`; what was written of the block before is then taken back, so that the file's lines are whole.
  mutating func write(_ block: AnnotationRun.Block) throws {
    while block.shard > shard, let names {
      try file.close()
      shard += 1
      length = 0
      file = try OutputFiles.create(names.name(shard))
    }
    do {
      _ = try file.writeAll(block.bytes)
    } catch {
      if names != nil { try? file.resize(to: Int64(length)) }
      throw error
    }
    length += block.bytes.count
  }

  func close() throws {
    if names != nil { try file.close() }
  }

  /// An output without articles is valid in its format, too.
  mutating func finish() throws {
    guard names != nil else { return }
    if length == 0, let compression { _ = try file.writeAll(try compression.compressed([])) }
    try close()
  }

  private static func create(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
  }

  private static func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: path)
  }
}
