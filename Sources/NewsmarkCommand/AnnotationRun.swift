import Annotations
import Interchange

/// Takes articles through the pipeline in batches, by several workers, and hands out their lines in input order.
///
/// Only so many batches are under way or wait for an earlier one, so memory does not grow with the input.
struct AnnotationRun {
  private var reader: ArticleReader
  private let pipeline: Pipeline
  private let writer: NativeWriter
  private let workers: Int
  /// Articles and inputs that failed.
  private(set) var failures = 0

  private struct Batch: Sendable {
    var number: Int
    var articles: [ArticleReader.Article]
  }

  private struct Result: Sendable {
    var number: Int
    var lines: [UInt8] = []
    var messages: [String] = []
    var failures = 0

    mutating func fail(_ error: ArticleError, id: String?, _ writer: NativeWriter) {
      failures += 1
      messages.append("\(error)")
      if error.hasRecord {
        lines += writer.line(id: id, failure: AnnotatedDocument.Failure(code: error.code, message: "\(error)"))
      }
    }
  }

  init(reader: ArticleReader, pipeline: Pipeline, writer: NativeWriter, workers: Int) {
    self.reader = reader
    self.pipeline = pipeline
    self.writer = writer
    self.workers = workers
  }

  /// Annotates all articles; `write` gets whole lines.
  mutating func write(_ write: ([UInt8]) throws -> Void) async throws {
    let (pipeline, writer) = (pipeline, writer)
    try await withThrowingTaskGroup(of: Result.self) { group in
      var next = 0
      var running = 0
      var finished: [Int: Result] = [:]
      var written = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, running < workers, next - written < 4 * workers {
          guard let batch = readBatch(next) else {
            isAtEnd = true
            break
          }
          next += 1
          running += 1
          group.addTask { AnnotationRun.annotate(batch, pipeline, writer) }
        }
        guard let result = try await group.next() else { break }
        running -= 1
        finished[result.number] = result
        while let result = finished.removeValue(forKey: written) {
          written += 1
          failures += result.failures
          for message in result.messages { Messages.write(message) }
          try write(result.lines)
        }
      }
    }
  }

  private mutating func readBatch(_ number: Int) -> Batch? {
    var batch = Batch(number: number, articles: [])
    while batch.articles.count < 64, let article = reader.next() { batch.articles.append(article) }
    return batch.articles.isEmpty ? nil : batch
  }

  private static func annotate(_ batch: Batch, _ pipeline: Pipeline, _ writer: NativeWriter) -> Result {
    var result = Result(number: batch.number)
    for article in batch.articles {
      switch article {
      case .document(let document, let place, let notice):
        if let notice { result.messages.append("\(notice)") }
        do {
          result.lines += try writer.line(document, pipeline.annotate(document))
        } catch {
          let failure = ArticleError.failed(path: place.path, line: place.line, reason: "\(error)")
          result.fail(failure, id: document.id, writer)
        }
      case .failure(let error, let id):
        result.fail(error, id: id, writer)
      }
    }
    return result
  }
}
