internal import FoundationEssentials
import Interchange

/// Where a run writes, with the manifest beside it and what an earlier run has left there.
struct OutputTarget {
  let compression: Compression?
  let written: WrittenRecords?
  private let names: OutputNames?
  private let manifest: RunManifest
  /// Nil for standard output, and for what is no file on disk.
  private let manifestPath: String?

  /// - Throws: ``ResumeError`` where another run's output is there, `Errno`.
  init(_ path: String?, shardSize: Int?, resume: Bool, manifest: @autoclosure () throws -> RunManifest) throws {
    compression = path.flatMap { Compression(path: $0) }
    names = path.map { OutputNames(path: $0, isSharded: shardSize != nil) }
    manifestPath = path.flatMap { OutputTarget.isFile($0) ? RunManifest.path(of: $0) : nil }
    guard let names, let manifestPath else {
      self.manifest = RunManifest(run: [:], inputs: [])
      written = nil
      return
    }
    self.manifest = try manifest()
    if resume, !names.existing.isEmpty {
      guard let earlier = RunManifest(path: manifestPath) else { throw ResumeError.noManifest(path: manifestPath) }
      try earlier.check(canGoOnWith: self.manifest, path: manifestPath)
      written = try WrittenRecords(names: names)
    } else {
      written = nil
    }
  }

  /// Opens the output behind what is written.
  ///
  /// - Throws: ``UnwritableFile``.
  func open() throws -> OutputFiles {
    // The manifest first: without it no one could say what a killed run's output was begun with.
    if let manifestPath { try manifest.write(to: manifestPath) }
    do {
      return try OutputFiles(names, compression: compression, after: written?.last)
    } catch {
      throw UnwritableFile(names?.path ?? "standard output", error)
    }
  }

  /// - Throws: ``UnwritableFile``.
  func complete(_ counts: RunCounts, lastShard: Int) throws {
    guard let manifestPath, let names else { return }
    var manifest = manifest
    manifest.isComplete = true
    manifest.counts = counts
    manifest.files = (0...lastShard).map { names.name($0) }
    try manifest.write(to: manifestPath)
  }

  /// Whether a path is a file, or free to become one.
  private static func isFile(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else { return true }
    return attributes[.type] as? FileAttributeType == .typeRegular
  }
}
