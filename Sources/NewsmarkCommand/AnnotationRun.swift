import Annotations
import Interchange

/// Takes articles through the pipeline in batches, by several workers, and hands out their lines in input order.
///
/// Only so many batches are under way or wait for an earlier one, so memory does not grow with the input. What is in a
/// batch depends on the input alone where it is compressed: its bytes are then the same in every run. Else a batch also
/// ends where standard input pauses, so that who writes an article and waits gets its line.
struct AnnotationRun {
  private var reader: ArticleReader
  private let pipeline: Pipeline
  private let writer: NativeWriter
  private let workers: Int
  private let compression: Compression?
  private let shardSize: Int?
  private var written: WrittenRecords?
  private var progress: Progress?
  private var records = 0
  private(set) var counts = RunCounts()
  /// Records that an earlier run has written.
  private(set) var earlier = 0

  /// A batch ends with so many articles or bytes of text, whatever comes first.
  private static let batchArticles = 64
  private static let batchBytes = 1 << 20

  /// Lines that are written at once, compressed if need be.
  struct Block {
    var bytes: [UInt8]
    /// The number of the output file that they belong to.
    var shard: Int
  }

  private struct Batch: Sendable {
    var number: Int
    var shard: Int
    var articles: [ArticleReader.Article] = []
    /// Articles that an earlier run has written.
    var counts = RunCounts()
    /// Articles of both kinds.
    var count = 0
    var bytes = 0
  }

  private struct Result: Sendable {
    var number: Int
    var shard: Int
    var lines: [UInt8] = []
    var messages: [String] = []
    var counts: RunCounts

    mutating func fail(_ error: ArticleError, id: String?, _ writer: NativeWriter) {
      counts.addError(error.code)
      messages.append("\(error)")
      if error.hasRecord {
        lines += writer.line(id: id, failure: AnnotatedDocument.Failure(code: error.code, message: "\(error)"))
      }
    }
  }

  /// - Parameters:
  ///   - shardSize: records an output file; nil for a single file.
  ///   - written: what an earlier run has written, which is then not annotated again.
  init(
    reader: ArticleReader, pipeline: Pipeline, writer: NativeWriter, workers: Int, compression: Compression? = nil,
    shardSize: Int? = nil, written: WrittenRecords? = nil, progress: Progress? = nil
  ) {
    self.reader = reader
    self.pipeline = pipeline
    self.writer = writer
    self.workers = workers
    self.compression = compression
    self.shardSize = shardSize
    self.written = written
    self.progress = progress
  }

  /// Annotates all articles; `write` gets whole lines. Ends early, with whole batches, once the user interrupts.
  mutating func write(_ write: (Block) throws -> Void) async throws {
    let (pipeline, writer, compression) = (pipeline, writer, compression)
    try await withThrowingTaskGroup(of: Result.self) { group in
      var next = 0
      var running = 0
      var finished: [Int: Result] = [:]
      var done = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, running < workers, next - done < 4 * workers, running == 0 || !mustAnswer {
          guard let batch = try readBatch(next) else {
            isAtEnd = true
            break
          }
          next += 1
          running += 1
          group.addTask { try AnnotationRun.annotate(batch, pipeline, writer, compression) }
        }
        guard let result = try await group.next() else { break }
        running -= 1
        finished[result.number] = result
        while let result = finished.removeValue(forKey: done) {
          done += 1
          counts.add(result.counts)
          if !result.messages.isEmpty { progress?.clear() }
          for message in result.messages { Messages.write(message) }
          if !result.lines.isEmpty { try write(Block(bytes: result.lines, shard: result.shard)) }
          progress?.show(counts, bytesRead: reader.bytesRead)
        }
      }
    }
    progress?.clear()
    counts.leftOut = reader.leftOut
    if !Interruption.isRequested { try written?.expectEnd() }
  }

  /// Whether lines that are due go out before more is read.
  private var mustAnswer: Bool { compression == nil && reader.pauses }

  /// Nil at the end. A batch that an interruption cuts is dropped, since its bytes would not be those of a whole one.
  private mutating func readBatch(_ number: Int) throws -> Batch? {
    var batch = Batch(number: number, shard: records / (shardSize ?? .max))
    while batch.count < AnnotationRun.batchArticles, batch.bytes < AnnotationRun.batchBytes {
      if Interruption.isRequested { return nil }
      if batch.count > 0, mustAnswer { break }
      guard let article = reader.next() else { break }
      batch.count += 1
      batch.bytes += article.byteCount
      guard article.hasRecord else {
        batch.articles.append(article)
        continue
      }
      if let outline = try written?.next(expecting: article.id) {
        earlier += 1
        if let code = outline.errorCode {
          batch.counts.addError(code)
        } else if case .document(let document, _, let notice) = article {
          batch.counts.add(document, outline.counts)
          if let notice { batch.counts.addNotice(notice.code) }
        }
      } else {
        batch.articles.append(article)
      }
      records += 1
      if records % (shardSize ?? .max) == 0 { break }
    }
    return batch.count == 0 ? nil : batch
  }

  private static func annotate(
    _ batch: Batch, _ pipeline: Pipeline, _ writer: NativeWriter, _ compression: Compression?
  ) throws -> Result {
    var result = Result(number: batch.number, shard: batch.shard, counts: batch.counts)
    for article in batch.articles {
      switch article {
      case .document(let document, let place, let notice):
        if let notice {
          result.messages.append("\(notice)")
          result.counts.addNotice(notice.code)
        }
        do {
          let layers = try pipeline.annotate(document)
          result.lines += try writer.line(document, layers)
          result.counts.add(document, RecordOutline.counts(layers, of: writer.layers))
        } catch {
          let failure = ArticleError.failed(path: place.path, line: place.line, reason: "\(error)")
          result.fail(failure, id: document.id, writer)
        }
      case .failure(let error, let id):
        result.fail(error, id: id, writer)
      }
    }
    if let compression, !result.lines.isEmpty { result.lines = try compression.compressed(result.lines) }
    return result
  }
}

extension ArticleReader.Article {
  fileprivate var id: String? {
    switch self {
    case .document(let document, _, _): document.id
    case .failure(_, let id): id
    }
  }

  /// Whether a line of the output stands for it.
  fileprivate var hasRecord: Bool {
    switch self {
    case .document: true
    case .failure(let error, _): error.hasRecord
    }
  }

  fileprivate var byteCount: Int {
    if case .document(let document, _, _) = self { document.utf8.count } else { 0 }
  }
}
