internal import Annotations
internal import SystemPackage

/// The text-bound annotations of brat's standoff format (https://brat.nlplab.org/standoff.html), as entities; relations,
/// events, attributes and notes are left out.
enum BratFormat {
  /// - Parameters:
  ///   - annotations: the `.ann` file.
  ///   - text: the `.txt` file beside it.
  static func document(
    _ annotations: String, text: String, path: String
  ) throws(AnnotationError) -> AnnotatedDocument {
    let scalars = Array(text.unicodeScalars)
    var document = AnnotatedDocument(imported: FilePath(path).stem ?? path, text: text)
    var entities: [AnnotatedDocument.Entity] = []
    for (index, row) in annotations.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where row.hasPrefix("T") {
      // T1<tab>PERSON 0 12<tab>Ada Lovelace; a span in pieces as 0 3;8 12.
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      let middle = cells.count > 1 ? cells[1].split(whereSeparator: { $0 == " " || $0 == ";" }) : []
      let offsets = middle.dropFirst().compactMap { Int($0) }
      guard middle.count >= 3, offsets.count == middle.count - 1, offsets.count % 2 == 0 else {
        throw .malformed(
          path: path, line: index + 1, found: "'\(row)'",
          expected: "an id, a tab, a label with start and end, a tab, the text")
      }
      guard let start = offsets.first, let end = offsets.last, start >= 0, start <= end, end <= scalars.count else {
        throw .range(
          path: path, line: index + 1, place: String(cells[0]), start: offsets.first ?? 0, end: offsets.last ?? 0,
          length: scalars.count)
      }
      if cells.count > 2, offsets.count == 2 {
        let there = String(String.UnicodeScalarView(scalars[start..<end]))
        // brat writes a line end inside a span as a space.
        guard there.replacing("\n", with: " ") == cells[2] else {
          throw .malformed(
            path: path, line: index + 1, found: "'\(cells[2])'", expected: "'\(there)', which stands there")
        }
      }
      entities.append(AnnotatedDocument.Entity(range: start..<end, label: String(middle[0])))
    }
    document.entities = entities
    return document
  }
}
