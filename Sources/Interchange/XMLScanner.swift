/// The tags and the text of an XML document, one after the other: enough for annotation formats. It knows the five named
/// entities and numbered ones, comments, CDATA and processing instructions; it does not check against a DTD.
struct XMLScanner {
  enum Piece: Equatable {
    case text(String)
    case open(name: String, attributes: [String: String], isEmpty: Bool)
    case close(name: String)
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0
  /// Of the piece read last, from 1.
  private(set) var line = 1

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// What went wrong, in words, at ``line``.
  struct Fault: Error {
    var found: String
    var expected: String
  }

  /// The next piece; nil at the end.
  mutating func next() throws(Fault) -> Piece? {
    while place < scalars.count {
      if scalars[place] != "<" { return .text(try text()) }
      if skip("<!--") {
        _ = try upTo("-->")
      } else if skip("<![CDATA[") {
        return .text(try upTo("]]>"))
      } else if skip("<?") {
        _ = try upTo("?>")
      } else if skip("<!") {
        _ = try upTo(">")
      } else if skip("</") {
        return .close(name: try upTo(">").filter { !$0.isWhitespace })
      } else {
        return try tag()
      }
    }
    return nil
  }

  private mutating func advance() {
    if scalars[place] == "\n" { line += 1 }
    place += 1
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".unicodeScalars)
    guard place + wanted.count <= scalars.count, scalars[place..<place + wanted.count].elementsEqual(wanted) else {
      return false
    }
    place += wanted.count
    return true
  }

  private mutating func upTo(_ end: StaticString) throws(Fault) -> String {
    var text = String.UnicodeScalarView()
    while place < scalars.count {
      if skip(end) { return String(text) }
      text.append(scalars[place])
      advance()
    }
    throw Fault(found: "the end of the file", expected: "'\(end)'")
  }

  private mutating func text() throws(Fault) -> String {
    var text = String.UnicodeScalarView()
    while place < scalars.count, scalars[place] != "<" { text.append(try character()) }
    return String(text)
  }

  /// One character, or what `&…;` stands for.
  private mutating func character() throws(Fault) -> Unicode.Scalar {
    let scalar = scalars[place]
    advance()
    guard scalar == "&" else { return scalar }
    guard let length = scalars[place...].prefix(12).firstIndex(of: ";").map({ $0 - place }) else {
      throw Fault(found: "a bare '&'", expected: "'&amp;'")
    }
    let name = String(String.UnicodeScalarView(scalars[place..<place + length]))
    place += length + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let digits = name.dropFirst()
      let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard name.first == "#", let number, let scalar = Unicode.Scalar(number) else {
        throw Fault(found: "'&\(name);'", expected: "one of &amp; &lt; &gt; &quot; &apos; or a number as &#8217;")
      }
      return scalar
    }
  }

  private mutating func tag() throws(Fault) -> Piece {
    advance()
    let name = self.name()
    if name.isEmpty { throw Fault(found: "a bare '<'", expected: "'&lt;' or a tag") }
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      if skip("/>") { return .open(name: name, attributes: attributes, isEmpty: true) }
      if skip(">") { return .open(name: name, attributes: attributes, isEmpty: false) }
      let key = self.name()
      skipSpace()
      guard !key.isEmpty, skip("=") else { throw Fault(found: "the tag '<\(name)' cut short", expected: "'>'") }
      skipSpace()
      guard place < scalars.count, scalars[place] == "\"" || scalars[place] == "'" else {
        throw Fault(found: "the attribute '\(key)' without marks", expected: "\(key)=\"…\"")
      }
      let mark = scalars[place]
      advance()
      var value = String.UnicodeScalarView()
      while place < scalars.count, scalars[place] != mark { value.append(try character()) }
      guard place < scalars.count else { throw Fault(found: "the end of the file", expected: "the end of '\(key)'") }
      advance()
      attributes[key] = String(value)
    }
  }

  private mutating func name() -> String {
    var name = String.UnicodeScalarView()
    while place < scalars.count, !scalars[place].properties.isWhitespace,
      !"=<>/\"'".unicodeScalars.contains(scalars[place])
    {
      name.append(scalars[place])
      advance()
    }
    return String(name)
  }

  private mutating func skipSpace() {
    while place < scalars.count, scalars[place].properties.isWhitespace { advance() }
  }
}
