import Annotations
import ArgumentParser
internal import FoundationEssentials

/// Which documents are scored, where not all.
struct DocumentOption: ParsableArguments {
  @Option(
    name: .customLong("documents"),
    help: ArgumentHelp(
      "Score only the documents whose ids this file names, one a line; what follows a tab is not read, nor a line with #.",
      valueName: "file"))
  var path: String?

  /// - Throws: ``ExitCode`` where the file names a document that the gold does not have: figures over fewer documents
  ///   would pass for figures over those that were asked for.
  func gold(_ documents: [AnnotatedDocument], path goldPath: String) throws -> [AnnotatedDocument] {
    guard let path, let ids = try ids() else { return documents }
    let unknown = ids.subtracting(documents.map(\.id)).sorted()
    try AnnotationFiles.stop(
      on: unknown.map { "\(path): no document '\($0)' in \(goldPath), expected ids that it has" })
    return documents.filter { ids.contains($0.id) }
  }

  /// The chosen ones among documents of a file that may have others.
  func system(_ documents: [AnnotatedDocument]) throws -> [AnnotatedDocument] {
    guard let ids = try ids() else { return documents }
    return documents.filter { ids.contains($0.id) }
  }

  private func ids() throws -> Set<String>? {
    guard let path else { return nil }
    guard let list = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      Messages.write("\(path): cannot be read, expected ids of documents, one a line")
      throw ExitCode(1)
    }
    let lines = list.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    return Set(lines.compactMap { $0.split(separator: "\t").first.map(String.init) })
  }
}
