internal import Annotations
internal import SystemPackage

/// TimeML 1.2.1 and TempEval-3's form of it: the TIMEX3 of a document. The text is what stands inside `<TEXT>`, or inside
/// `<TimeML>` where there is none; the date inside `<DCT>` is the document's, from the metadata.
enum TimeMLFormat {
  static func document(_ file: String, path: String) throws(AnnotationError) -> AnnotatedDocument {
    var scanner = XMLScanner(file)
    let hasText = file.contains("<TEXT")
    var parts = Parts(hasText: hasText)
    do {
      while let piece = try scanner.next() {
        switch piece {
        case .text(let text): parts.append(text)
        case .open(let name, let attributes, let isEmpty):
          parts.open(name, attributes)
          if isEmpty { parts.close(name) }
        case .close(let name):
          guard parts.close(name) else {
            throw XMLScanner.Fault(found: "'</\(name)>'", expected: "the end of '\(parts.innermost ?? "nothing")'")
          }
        }
      }
      if let innermost = parts.innermost {
        throw XMLScanner.Fault(found: "the end of the file", expected: "'</\(innermost)>'")
      }
    } catch let fault as XMLScanner.Fault {
      throw .malformed(path: path, line: scanner.line, found: fault.found, expected: fault.expected)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    return parts.document(FilePath(path).stem ?? path)
  }

  private struct Parts {
    let hasText: Bool
    private var path: [(name: String, timex: (start: Int, attributes: [String: String])?)] = []
    private var text = String.UnicodeScalarView()
    private var length = 0
    private var timexes: [AnnotatedDocument.Timex] = []
    private var creationTime: String?

    init(hasText: Bool) { self.hasText = hasText }

    var innermost: String? { path.last?.name }
    private var isInText: Bool { path.contains { $0.name == (hasText ? "TEXT" : "TimeML") } && !isInDate }
    private var isInDate: Bool { path.contains { $0.name == "DCT" } }

    mutating func append(_ piece: String) {
      guard isInText else { return }
      text.append(contentsOf: piece.unicodeScalars)
      length += piece.unicodeScalars.count
    }

    mutating func open(_ name: String, _ attributes: [String: String]) {
      path.append((name, name == "TIMEX3" ? (length, attributes) : nil))
      if name == "TIMEX3", attributes["functionInDocument"] == "CREATION_TIME" {
        creationTime = attributes["value"] ?? creationTime
      } else if name == "TIMEX3", isInDate {
        creationTime = creationTime ?? attributes["value"]
      }
    }

    @discardableResult mutating func close(_ name: String) -> Bool {
      guard let last = path.last, last.name == name else { return false }
      path.removeLast()
      // A TIMEX3 without text is one that only other annotations refer to.
      if let (start, attributes) = last.timex, isInText, length > start {
        timexes.append(
          AnnotatedDocument.Timex(
            range: start..<length, type: attributes["type"], value: attributes["value"], mod: attributes["mod"],
            isCreationTime: attributes["functionInDocument"] == "CREATION_TIME"))
      }
      return true
    }

    func document(_ id: String) -> AnnotatedDocument {
      var document = AnnotatedDocument(imported: id, text: String(text))
      document.timexes = timexes.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
      document.creationTime = creationTime.map { AnnotatedDocument.CreationTime(value: $0, isMetadata: true) }
      return document
    }
  }
}
