public import Annotations
internal import FoundationEssentials
internal import SystemPackage

/// Reads annotated documents in any format that gold comes in: the native and plain JSON lines, those of Prodigy and
/// doccano, brat, CoNLL-2003 and its IOB kin, TimeML.
///
/// A fault in one document does not hide those of the others: all are collected.
public struct AnnotationReader {
  public private(set) var documents: [AnnotatedDocument] = []
  public private(set) var errors: [AnnotationError] = []
  private var seen: Set<String> = []

  /// - Parameter path: a file, or a folder of `.ann` (beside their `.txt`) or `.tml` files.
  public init(path: String) {
    guard let kind = AnnotationReader.kind(path) else {
      if !FileManager.default.fileExists(atPath: path) {
        errors = [.missingFile(path: path)]
      } else if path.hasSuffix(".jsonl") {
        errors = [.malformed(path: path, line: nil, found: "articles without annotations", expected: "a layer in them")]
      } else {
        errors = [.unknownKind(path: path)]
      }
      return
    }
    switch kind {
    case .native:
      let reader = NativeReader(path: path)
      documents = reader.documents
      errors = reader.errors
    case .spanLines: addSpanLines(path)
    case .conll:
      add(path) { () throws(AnnotationError) in
        try CoNLLFormat.documents(try AnnotationReader.text(path), path: path)
      }
    case .brat:
      for file in AnnotationReader.files(path, [".ann"]) {
        add(file) { () throws(AnnotationError) in
          let text = try AnnotationReader.text(String(file.dropLast(4)) + ".txt")
          return [try BratFormat.document(try AnnotationReader.text(file), text: text, path: file)]
        }
      }
    case .timeML:
      for file in AnnotationReader.files(path, [".tml", ".xml"]) {
        add(file) { () throws(AnnotationError) in
          [try TimeMLFormat.document(try AnnotationReader.text(file), path: file)]
        }
      }
    }
    if documents.isEmpty, errors.isEmpty { errors = [.noDocuments(path: path)] }
  }

  /// Whether a path holds annotations in a format that is known; articles and folders of them do not.
  public static func holdsAnnotations(_ path: String) -> Bool { kind(path) != nil }

  private enum Kind { case native, spanLines, conll, brat, timeML }

  private static func kind(_ path: String) -> Kind? {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return nil }
    if isDirectory {
      if !files(path, [".ann"]).isEmpty { return .brat }
      return files(path, [".tml"]).isEmpty ? nil : .timeML
    }
    switch FilePath(path).extension {
    case "ann": return .brat
    case "tml", "xml": return .timeML
    case "conll", "iob", "iob2", "bio", "bioes": return .conll
    case "jsonl", "json":
      if SpanLines.holdsSpans(path) { return .spanLines }
      return ArticleReader.holdsArticles(path) ? nil : .native
    default: return nil
    }
  }

  /// The files of a folder with one of the endings, in the order of their paths' bytes; a file is itself.
  private static func files(_ path: String, _ endings: [String]) -> [String] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory,
      let names = try? FileManager.default.subpathsOfDirectory(atPath: path)
    else { return [path] }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return names.filter { name in endings.contains { name.hasSuffix($0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
  }

  private mutating func addSpanLines(_ path: String) {
    var rows: [Substring] = []
    add(path) { () throws(AnnotationError) in
      rows = try AnnotationReader.text(path).linesOfFile
      return []
    }
    for (index, row) in rows.enumerated() where !row.allSatisfy(\.isWhitespace) {
      add(path, line: index + 1) { () throws(AnnotationError) in
        [try SpanLines.document(row, path: path, line: index + 1)]
      }
    }
  }

  /// Keeps documents that could be read, or what was wrong with them.
  private mutating func add(
    _ path: String, line: Int? = nil, _ read: () throws(AnnotationError) -> [AnnotatedDocument]
  ) {
    do throws(AnnotationError) {
      for document in try read() {
        guard seen.insert(document.id).inserted else {
          throw .duplicateID(path: path, line: line, id: document.id)
        }
        documents.append(document)
      }
    } catch {
      errors.append(error)
    }
  }

  static func text(_ path: String) throws(AnnotationError) -> String {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .unreadable(path: path, reason: "\(error)") : .missingFile(path: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let end = bytes.indices.first { String(validating: bytes[...$0], as: UTF8.self) == nil } ?? 0
      throw .notUTF8(path: path, line: 1 + bytes[..<end].count { $0 == UInt8(ascii: "\n") })
    }
    return text
  }
}

extension AnnotatedDocument {
  /// A document of a format that counts code points and carries its text; its layers are filled by the caller.
  init(imported id: String, text: String) {
    self.init(
      id: id, sha256: String(decoding: Interchange.sha256(Array(text.utf8)), as: UTF8.self), offsets: .codepoint,
      length: text.unicodeScalars.count, text: text)
  }
}
