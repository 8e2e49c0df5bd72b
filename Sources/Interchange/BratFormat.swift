internal import Annotations
internal import SystemPackage

/// Brat's standoff format (https://brat.nlplab.org/standoff.html): text-bound annotations as entities, and what
/// ``BratWriter`` wrote or a person marked in its way: dates with a `value` in their note, attribution events.
/// Other relations, events and attributes are left out.
enum BratFormat {
  /// - Parameters:
  ///   - annotations: the `.ann` file.
  ///   - text: the `.txt` file beside it.
  static func document(
    _ annotations: String, text: String, path: String
  ) throws(AnnotationError) -> AnnotatedDocument {
    let scalars = Array(text.unicodeScalars)
    var rows = BratRows()
    for (index, row) in annotations.linesOfFile.enumerated() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      if row.allSatisfy(\.isWhitespace) { continue }
      func malformed(_ expected: String) -> AnnotationError {
        .malformed(path: path, line: index + 1, found: "'\(row)'", expected: expected)
      }
      if row.hasPrefix("T") {
        let span = try textBound(cells, scalars, path: path, line: index + 1)
        guard rows.add(span, id: String(cells[0])) else { throw malformed("an id that stood in no line before") }
      } else {
        guard cells.count > 1, "ERAMN#*".contains(row.prefix(1)) else {
          throw malformed("an id that begins with T, E, R, A, M, N, # or *, a tab, and what it says")
        }
        rows.add(cells, line: index + 1)
      }
    }
    if let fault = rows.danglingReference {
      throw .malformed(
        path: path, line: fault.line, found: "\(fault.id), which no line has", expected: "the id of a T line")
    }
    let id = FilePath(path).stem.map(ExportFormat.id(ofFileName:)) ?? path
    var document = AnnotatedDocument(imported: id, text: text)
    rows.fill(&document)
    return document
  }

  /// `T1<tab>PERSON 0 12<tab>Ada Lovelace`; a span in pieces as `0 3;8 12`.
  private static func textBound(
    _ cells: [Substring], _ scalars: [Unicode.Scalar], path: String, line: Int
  ) throws(AnnotationError) -> BratRows.Span {
    let middle = cells.count > 1 ? cells[1].split(whereSeparator: { $0 == " " || $0 == ";" }) : []
    let offsets = middle.dropFirst().compactMap { Int($0) }
    guard middle.count >= 3, offsets.count == middle.count - 1, offsets.count % 2 == 0 else {
      throw .malformed(
        path: path, line: line, found: "'\(cells.joined(separator: "\t"))'",
        expected: "an id, a tab, a label with start and end, a tab, the text")
    }
    var fragments: [Range<Int>] = []
    for index in stride(from: 0, to: offsets.count, by: 2) {
      let (start, end) = (offsets[index], offsets[index + 1])
      guard start >= fragments.last?.upperBound ?? 0, start <= end, end <= scalars.count else {
        throw .range(path: path, line: line, place: String(cells[0]), start: start, end: end, length: scalars.count)
      }
      // Spans cannot hold line ends or tabs: pieces with no more than these between are one.
      if let last = fragments.last,
        scalars[last.upperBound..<start].allSatisfy({ "\n\r\t".unicodeScalars.contains($0) })
      {
        fragments[fragments.count - 1] = last.lowerBound..<end
      } else {
        fragments.append(start..<end)
      }
    }
    if cells.count > 2, offsets.count == 2 {
      let there = String(String.UnicodeScalarView(scalars[fragments[0]]))
      // brat writes a line end inside a span as a space.
      guard there.replacing("\n", with: " ") == cells[2] else {
        throw .malformed(path: path, line: line, found: "'\(cells[2])'", expected: "'\(there)', which stands there")
      }
    }
    return BratRows.Span(type: String(middle[0]), fragments: fragments)
  }
}
