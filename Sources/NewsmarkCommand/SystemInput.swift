import Annotations
import Interchange
import Newsmark

/// The system's side of an evaluation: a file of annotations, or articles, which are annotated first.
struct SystemInput {
  private(set) var documents: [AnnotatedDocument] = []
  private(set) var errors: [String] = []

  /// - Parameters:
  ///   - path: a file of annotations, `.txt`, a folder, `.jsonl` with articles; nil for the gold's own texts.
  ///   - pipeline: made only where articles are to be annotated.
  init(path: String?, gold: [AnnotatedDocument], goldPath: String, pipeline: () throws -> Pipeline) throws {
    if let path, AnnotationReader.holdsAnnotations(path) {
      let reader = AnnotationReader(path: path)
      documents = reader.documents
      errors = reader.errors.map { "\($0)" }
      return
    }
    let pipeline = try pipeline()
    // A date from the gold's metadata was there for everyone; one printed in the text is the system's to find.
    let times = Dictionary(
      gold.compactMap { document -> (String, CalendarTime)? in
        guard let dct = document.creationTime, dct.isMetadata, let value = dct.value else { return nil }
        return CalendarTime(iso8601: value).map { (document.id, $0) }
      }
    ) { first, _ in first }
    if let path {
      var reader = ArticleReader([path])
      while let article = reader.next() {
        switch article {
        case .document(let document, _, _):
          let time = times[document.id] ?? document.creationTime
          annotate(document.id, document.text, time, pipeline)
        case .failure(let error, _): errors.append("\(error)")
        }
      }
    } else {
      for document in gold {
        guard let text = document.text else {
          errors.append(
            "\(goldPath): '\(document.id)' has no text to annotate, expected \"text\" or a file of annotations")
          continue
        }
        annotate(document.id, text, times[document.id], pipeline)
      }
    }
  }

  private mutating func annotate(_ id: String, _ text: String, _ time: CalendarTime?, _ pipeline: Pipeline) {
    let document = Document(id: id, text: text, creationTime: time)
    do {
      let line = try NativeWriter().line(document, try pipeline.annotate(document))
      var annotated = try NativeReader.document(line[...], path: id, line: 1)
      annotated.text = text
      documents.append(annotated)
    } catch {
      errors.append("'\(id)': \(error)")
    }
  }
}
