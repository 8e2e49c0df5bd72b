internal import Annotations

/// Writes one row an annotation (RFC 4180, lines end with `\r\n` as it says).
struct CSVWriter {
  static let help =
    "one file, a row an annotation; offsets in code points. Not carried: the article's text, warnings, cue, source and relay of their own rows (they are columns of the quotation's)"

  private static let columns: [StaticString] = [
    "article", "layer", "id", "start", "end", "label", "text", "value", "mod", "quant", "freq", "anchor", "range",
    "alts", "resolved", "entity", "ref", "inner", "closed", "parts", "cue_start", "cue_end", "cue", "source_start",
    "source_end", "source", "relay_start", "relay_end", "relay", "rule",
  ]
  static let header = columns.map { "\($0)" }.joined(separator: ",") + "\r\n"

  func rows(_ article: AnnotatedArticle, _ losses: inout ExportLosses) throws(OffsetError) -> [UInt8] {
    losses.add("warnings", article.document.warnings?.count ?? 0)
    let offsets = OffsetConverter(article.utf8, to: .codepoint)
    var rows = ""
    if let dct = article.document.creationTime, dct.range == nil, let value = dct.value {
      rows += row(["article": article.document.id, "layer": "dct", "id": "dct", "label": "dct", "value": value])
    }
    let spans = article.spans([.dct, .zones, .sentences, .entities, .timexes, .quotes])
    for span in spans {
      var cells = [
        "article": article.document.id, "layer": span.layer.rawValue, "id": span.id,
        "start": "\(try offsets.offset(of: span.range.lowerBound))",
        "end": "\(try offsets.offset(of: span.range.upperBound))", "label": span.label,
        "text": article.text(span.range),
      ]
      for feature in span.features { cells["\(feature.name)"] = feature.value }
      if span.layer == .quotes { try fill(&cells, span, article, offsets) }
      rows += row(cells)
    }
    return Array(rows.utf8)
  }

  private func fill(
    _ cells: inout [String: String], _ span: MarkedSpan, _ article: AnnotatedArticle, _ offsets: OffsetConverter
  ) throws(OffsetError) {
    guard let index = Int(span.id.dropFirst()), let quote = article.document.quotes?[index - 1] else { return }
    cells["entity"] = quote.entity
    var parts: [String] = []
    for part in quote.parts {
      parts.append("\(try offsets.offset(of: part.lowerBound))-\(try offsets.offset(of: part.upperBound))")
    }
    cells["parts"] = parts.joined(separator: " ")
    for (name, range) in [("cue", quote.cue), ("source", quote.source), ("relay", quote.relay)] {
      guard let range else { continue }
      cells[name + "_start"] = "\(try offsets.offset(of: range.lowerBound))"
      cells[name + "_end"] = "\(try offsets.offset(of: range.upperBound))"
      cells[name] = article.text(range)
    }
  }

  private func row(_ cells: [String: String]) -> String {
    CSVWriter.columns.map { cells["\($0)"].map(quoted) ?? "" }.joined(separator: ",") + "\r\n"
  }

  private func quoted(_ cell: String) -> String {
    let needsMarks = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    return needsMarks ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
