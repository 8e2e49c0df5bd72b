internal import Annotations

/// Writes TimeML: the text with TIMEX3 elements in it (TimeML 1.2.1, as TempEval-3 used it).
struct TimeMLWriter {
  static let help =
    "a folder of .tml, TIMEX3 in the text, the document date as DCT. Not carried: entities, quotations, zones, sentences, warnings, what an expression was resolved against, other readings, rules, a date inside another, control characters that XML forbids (written as U+FFFD)"

  func document(_ article: AnnotatedArticle, _ losses: inout ExportLosses) -> [UInt8] {
    losses.add(article, except: [.dct, .timexes])
    losses.add(featuresOf: article.spans([.timexes]), except: ["value", "mod", "quant", "freq"])
    var xml = XML(losses: losses)
    xml.literal(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
      <DOCID>
      """)
    xml.text(Array(article.document.id.utf8)[...])
    xml.literal("</DOCID>\n")
    if let value = article.document.creationTime?.value {
      xml.literal("<DCT><TIMEX3 tid=\"t0\" type=\"\(value.contains("T") ? "TIME" : "DATE")\"")
      xml.attribute("value", value)
      xml.literal(" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">")
      xml.text(Array(value.utf8)[...])
      xml.literal("</TIMEX3></DCT>\n")
    }
    xml.literal("<TEXT>")
    var position = 0
    for span in article.spans([.timexes]).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard span.range.lowerBound >= position else {
        xml.losses.add("dates inside another")
        continue
      }
      xml.text(article.utf8[position..<span.range.lowerBound])
      xml.literal("<TIMEX3 tid=\"\(span.id)\"")
      xml.attribute("type", span.label)
      for name: StaticString in ["value", "mod", "quant", "freq"] {
        if let value = span.feature(name) { xml.attribute("\(name)", value) }
      }
      xml.literal(">")
      xml.text(article.utf8[span.range])
      xml.literal("</TIMEX3>")
      position = span.range.upperBound
    }
    xml.text(article.utf8[position...])
    xml.literal("</TEXT>\n</TimeML>\n")
    losses = xml.losses
    return xml.bytes
  }

  /// Text and attributes with what XML 1.0 demands escaped.
  private struct XML {
    var losses: ExportLosses
    private(set) var bytes: [UInt8] = []

    init(losses: ExportLosses) { self.losses = losses }

    mutating func literal(_ text: String) { bytes += text.utf8 }

    mutating func attribute(_ name: String, _ value: String) {
      literal(" \(name)=\"")
      text(Array(value.utf8)[...])
      literal("\"")
    }

    mutating func text(_ utf8: ArraySlice<UInt8>) {
      for (index, byte) in zip(utf8.indices, utf8) {
        switch byte {
        case UInt8(ascii: "&"): literal("&amp;")
        case UInt8(ascii: "<"): literal("&lt;")
        case UInt8(ascii: ">"): literal("&gt;")
        case UInt8(ascii: "\""): literal("&quot;")
        // A reader would make a bare one a line feed.
        case UInt8(ascii: "\r"): literal("&#13;")
        // U+FFFE and U+FFFF are no characters of XML: EF BF BE becomes EF BF BD.
        case 0xBE... where utf8[..<index].suffix(2).elementsEqual([0xEF, 0xBF]):
          bytes.append(0xBD)
          losses.add("control characters")
        case 0x09, 0x0A, 0x20...: bytes.append(byte)
        default:
          literal("\u{FFFD}")
          losses.add("control characters")
        }
      }
    }
  }
}
