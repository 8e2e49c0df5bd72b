/// The formats of other tools that annotations can be written in.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, brat, conll, timeml, spacy, doccano
  case labelStudio = "label-studio"
  case cas, bdocjs
  case webAnnotation = "web-annotation"

  /// One file of an article. `name` follows the article's name where each article has files of its own.
  public struct File: Sendable {
    public var ending: String
    public var bytes: [UInt8]
  }

  /// Whether each article becomes files of its own, in a folder; else all go into one file.
  public var isFolder: Bool {
    switch self {
    case .brat, .timeml, .cas, .bdocjs: true
    case .csv, .conll, .spacy, .doccano, .labelStudio, .webAnnotation: false
    }
  }

  /// Whether ``AnnotatedArticle/tokens`` must be there.
  public var needsTokens: Bool { self == .conll }

  /// What it is, what its offsets count, and what it cannot carry.
  public var help: String {
    switch self {
    case .csv: CSVWriter.help
    case .brat: BratWriter.help
    case .conll: CoNLLWriter.help
    case .timeml: TimeMLWriter.help
    case .spacy: ProdigyWriter.help
    case .doccano: DoccanoWriter.help
    case .labelStudio: LabelStudioWriter.help
    case .cas: CASWriter.help
    case .bdocjs: GATEWriter.help
    case .webAnnotation: WebAnnotationWriter.help
    }
  }

  /// What stands before, between and after the articles in one file.
  public var frame: (before: String, between: String, after: String) {
    switch self {
    case .csv: (CSVWriter.header, "", "")
    case .labelStudio: ("[\n", ",\n", "\n]\n")
    default: ("", "", "")
    }
  }

  /// Files that a folder needs once.
  public var companions: [(name: String, text: String)] {
    self == .brat ? BratWriter.configuration : []
  }

  /// The files of an article; one where all articles go into one file.
  ///
  /// - Throws: ``OffsetError`` where an annotation does not lie on character boundaries of the text.
  public func files(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [File] {
    switch self {
    case .csv: [File(ending: "", bytes: try CSVWriter().rows(article, &losses))]
    case .brat: try BratWriter().files(article, &losses)
    case .conll: [File(ending: "", bytes: CoNLLWriter().lines(article, &losses))]
    case .timeml: [File(ending: ".tml", bytes: TimeMLWriter().document(article, &losses))]
    case .spacy: [File(ending: "", bytes: try ProdigyWriter().line(article, &losses))]
    case .doccano: [File(ending: "", bytes: try DoccanoWriter().line(article, &losses))]
    case .labelStudio: [File(ending: "", bytes: try LabelStudioWriter().task(article, &losses))]
    case .cas: [File(ending: ".json", bytes: try CASWriter().document(article, &losses))]
    case .bdocjs: [File(ending: ".bdocjs", bytes: try GATEWriter().document(article, &losses))]
    case .webAnnotation: [File(ending: "", bytes: try WebAnnotationWriter().lines(article, &losses))]
    }
  }

  /// A file name for an article: its id, with what may not stand in a name as `%` and two hexadecimal digits.
  public static func fileName(of id: String) -> String {
    var name = ""
    for (index, byte) in id.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where index > 0: name += "."
      default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    // File systems take 255 bytes; a long name keeps its beginning, and its hash keeps it apart.
    if name.utf8.count <= 200 { return name }
    return String(name.prefix(160)) + "-" + String(decoding: sha256(Array(id.utf8)).prefix(32), as: UTF8.self)
  }

  /// The id that a file name without its ending stands for: `%` and two hexadecimal digits become their byte.
  static func id(ofFileName name: String) -> String {
    var bytes: [UInt8] = []
    var rest = name.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
