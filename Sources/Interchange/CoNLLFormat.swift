internal import Annotations
internal import SystemPackage

/// Columns with a token first and its IOB, IOB2 or BIOES tag last, as CoNLL-2003 has them (Tjong Kim Sang and
/// De Meulder 2003). A blank line ends a sentence; `-DOCSTART-` and `# newdoc id = …` begin a document.
///
/// The format has no text: it is the tokens with a space between, one sentence a line.
enum CoNLLFormat {
  static func documents(_ file: String, path: String) throws(AnnotationError) -> [AnnotatedDocument] {
    var documents: [AnnotatedDocument] = []
    var builder = Builder()
    let stem = FilePath(path).stem ?? path
    var id: String?
    /// Of the lines with a token.
    var width = 0
    func finish() {
      if !builder.text.isEmpty { documents.append(builder.document(id ?? "\(stem)-\(documents.count + 1)")) }
      builder = Builder()
      id = nil
    }
    for (index, line) in file.linesOfFile.enumerated() {
      let columns = line.split(whereSeparator: \.isWhitespace)
      if columns.isEmpty {
        builder.endSentence()
      } else if columns[0] == "-DOCSTART-" {
        finish()
      } else if line.hasPrefix("# newdoc") {
        finish()
        id = line.split(separator: "=", maxSplits: 1).dropFirst().first.map { $0.filter { !$0.isWhitespace } }
      } else {
        let tag = columns.count > 1 ? Tag(columns[columns.count - 1]) : nil
        // A comment, or the sign # as a token, which has a tag, and as many columns as the others.
        if columns[0] == "#", tag == nil || (width > 0 ? columns.count != width : !line.contains("\t")) { continue }
        guard let tag else {
          throw .malformed(
            path: path, line: index + 1, found: "'\(line)'",
            expected: "a token first and a tag as O, B-ORG or I-ORG last")
        }
        width = columns.count
        builder.add(columns[0], tag)
      }
    }
    finish()
    if documents.count == 1, documents[0].id == "\(stem)-1" { documents[0].id = stem }
    return documents
  }

  private struct Tag {
    /// B, I, O, and of BIOES E and S.
    var position: Character
    var label: Substring

    init?(_ text: Substring) {
      if text == "O" {
        position = "O"
        label = ""
        return
      }
      guard let first = text.first, "BIESLU".contains(first), text.dropFirst().first == "-", text.count > 2 else {
        return nil
      }
      position = first
      label = text.dropFirst(2)
    }
  }

  private struct Builder {
    var text = String.UnicodeScalarView()
    private var length = 0
    private var sentences: [Range<Int>] = []
    private var entities: [AnnotatedDocument.Entity] = []
    private var sentenceStart: Int?
    private var open: (start: Int, label: Substring)?
    private var end = 0

    mutating func add(_ token: Substring, _ tag: Tag) {
      if sentenceStart != nil { append(" ") } else if !sentences.isEmpty { append("\n") }
      if sentenceStart == nil { sentenceStart = length }
      let isContinued = tag.position == "I" || tag.position == "E" || tag.position == "L"
      if let open, !(isContinued && tag.label == open.label) { close(open) }
      if tag.position != "O", open == nil { open = (length, tag.label) }
      for scalar in token.unicodeScalars { append(scalar) }
      end = length
      if "ESLU".contains(tag.position), let open { close(open) }
    }

    mutating func endSentence() {
      if let open { close(open) }
      if let start = sentenceStart { sentences.append(start..<end) }
      sentenceStart = nil
    }

    mutating func document(_ id: String) -> AnnotatedDocument {
      endSentence()
      var document = AnnotatedDocument(imported: id, text: String(text))
      document.sentences = sentences
      document.entities = entities
      return document
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      text.append(scalar)
      length += 1
    }

    private mutating func close(_ open: (start: Int, label: Substring)) {
      entities.append(AnnotatedDocument.Entity(range: open.start..<end, label: String(open.label)))
      self.open = nil
    }
  }
}
