import Annotations
import ArgumentParser
internal import FoundationEssentials
import Interchange
import Newsmark
import SystemPackage

/// Annotated articles one after the other: from files of annotations, whose texts are in the lines or in articles
/// beside them, or from articles that are annotated on the way.
struct ExportInput {
  enum Item {
    case article(AnnotatedArticle)
    case failure(String)
  }

  private var pending: [String]
  private var texts: ArticleTexts
  private let makePipeline: () throws -> Pipeline
  private var pipeline: Pipeline?
  private var tokenStage: TokenStage?
  private var lines: Lines?
  private var articles: ArticleReader?
  private var seen: Set<String> = []

  private struct Lines {
    let path: String
    let descriptor: FileDescriptor
    var reader: LineReader
    var line = 0
  }

  /// - Parameters:
  ///   - inputs: files of annotations, `-` for them from standard input, or articles as `annotate` takes them.
  ///   - texts: articles whose texts the annotations stand off from.
  ///   - pipeline: made only where articles are to be annotated.
  init(
    _ inputs: [String], texts: [String], needsTokens: Bool,
    pipeline: @escaping () throws -> Pipeline
  ) {
    pending = inputs.reversed()
    self.texts = ArticleTexts(texts)
    makePipeline = pipeline
    tokenStage = needsTokens ? TokenStage(Tokenizer(vocabulary: Vocabulary())) : nil
  }

  /// Read ahead by ``skipFailures()``.
  private var ahead: Item?

  /// Tells of what fails before the first article, so that no output is begun where there is none.
  ///
  /// - Returns: how many failures there were.
  /// - Throws: `ExitCode` where there is nothing but failures.
  mutating func skipFailures() throws -> Int {
    var failures = 0
    while let item = try Messages.stopOnError({ try next() }) {
      guard case .failure(let message) = item else {
        ahead = item
        break
      }
      Messages.write(message)
      failures += 1
    }
    if ahead == nil, failures > 0 { throw ExitCode(1) }
    return failures
  }

  /// The next article in input order; nil at the end.
  ///
  /// - Throws: where the pipeline cannot be made.
  mutating func next() throws -> Item? {
    if let item = ahead.take() { return item }
    while true {
      if lines != nil, let item = nextLine() { return item }
      if let item = try nextArticle() { return item }
      guard let path = pending.popLast() else { return nil }
      if let message = open(path) { return .failure(message) }
    }
  }

  private mutating func open(_ path: String) -> String? {
    do {
      if path == "-" {
        lines = Lines(path: "standard input", descriptor: .standardInput, reader: LineReader(.standardInput))
      } else if path.hasSuffix(".jsonl"), FileManager.default.fileExists(atPath: path),
        !ArticleReader.holdsArticles(path)
      {
        let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        lines = Lines(path: path, descriptor: descriptor, reader: LineReader(descriptor))
      } else {
        articles = ArticleReader([path])
      }
      return nil
    } catch {
      return "\(AnnotationError.unreadable(path: path, reason: "\(error)"))"
    }
  }

  private mutating func nextLine() -> Item? {
    guard let path = lines?.path else { return nil }
    do {
      while let bytes = try lines?.reader.next() {
        lines?.line += 1
        if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
        let line = lines?.line ?? 0
        return item(try NativeReader.document(bytes, path: path, line: line), "\(path):\(line)")
      }
    } catch let error as AnnotationError {
      return .failure("\(error)")
    } catch {
      close()
      return .failure("\(AnnotationError.unreadable(path: path, reason: "\(error)"))")
    }
    close()
    return nil
  }

  private mutating func close() {
    if let lines, lines.descriptor != .standardInput { try? lines.descriptor.close() }
    lines = nil
  }

  private mutating func item(_ document: AnnotatedDocument, _ place: String) -> Item {
    if let failure = document.failure {
      return .failure("\(place): '\(document.id)' was not annotated: \(failure.message)")
    }
    guard let text = document.text ?? texts.text(document.id) else {
      return .failure("\(place): no text for '\(document.id)', expected the articles that were annotated, with --text")
    }
    return article(document, text, place)
  }

  private mutating func nextArticle() throws -> Item? {
    guard let next = articles?.next() else {
      articles = nil
      return nil
    }
    switch next {
    case .failure(let error, _): return .failure("\(error)")
    case .document(let document, let place, _):
      if pipeline == nil { pipeline = try makePipeline() }
      guard let pipeline else { return nil }
      let name = place.line.map { "\(place.path):\($0)" } ?? place.path
      do {
        let line = try NativeWriter().line(document, try pipeline.annotate(document))
        return article(try NativeReader.document(line[...], path: place.path, line: 1), document.text, name)
      } catch {
        return .failure("\(name): \(error)")
      }
    }
  }

  private mutating func article(_ document: AnnotatedDocument, _ text: String, _ place: String) -> Item {
    guard seen.insert(document.id).inserted else {
      return .failure("\(place): the id '\(document.id)' stood before, expected each id once")
    }
    do {
      var article = try AnnotatedArticle(document, text: text)
      if let tokenStage {
        var layers = Layers()
        try tokenStage.annotate(Document(id: document.id, text: text), &layers)
        article.tokens = layers.tokens.map { Int($0.start)..<Int($0.end) }
      }
      return .article(article)
    } catch {
      return .failure("\(place): \(error)")
    }
  }
}

/// Texts by id, read forward only as far as needed: annotations come in the order of their articles.
private struct ArticleTexts {
  private var reader: ArticleReader
  /// Read over on the way to another.
  private var waiting: [String: String] = [:]

  init(_ inputs: [String]) { reader = ArticleReader(inputs) }

  mutating func text(_ id: String) -> String? {
    if let text = waiting.removeValue(forKey: id) { return text }
    while let article = reader.next() {
      guard case .document(let document, _, _) = article else { continue }
      if document.id == id { return document.text }
      waiting[document.id] = document.text
    }
    return nil
  }
}
