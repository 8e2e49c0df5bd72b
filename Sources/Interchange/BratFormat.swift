internal import Annotations
internal import SystemPackage

<<<<<<< HEAD
/// brat's standoff format (https://brat.nlplab.org/standoff.html): text-bound annotations as entities, those with a TIMEX3
/// type as time expressions; and what our own export adds: attribution events as quotations, values, identifiers and
/// rules in notes. Other relations, events and attributes are left out.
struct BratFormat {
  private let path: String
  private let text: [Unicode.Scalar]
  private var spans: [(id: Substring, type: Substring, fragments: [Range<Int>])] = []
  private var events: [(id: Substring, roles: [Substring: Substring])] = []
  private var kinds: [Substring: Substring] = [:]
  private var notes: [Substring: [Substring: String]] = [:]

=======
/// Brat's standoff format (https://brat.nlplab.org/standoff.html): text-bound annotations as entities, and what
/// ``BratWriter`` wrote or a person marked in its way: dates with a `value` in their note, attribution events.
/// Other relations, events and attributes are left out.
enum BratFormat {
>>>>>>> 1bc4679fb5ad3683d8087b24c9115dc85cb881a1
  /// - Parameters:
  ///   - annotations: the `.ann` file.
  ///   - text: the `.txt` file beside it.
  static func document(
    _ annotations: String, text: String, path: String
  ) throws(AnnotationError) -> AnnotatedDocument {
<<<<<<< HEAD
    var format = BratFormat(path: path, text: Array(text.unicodeScalars))
    for (index, row) in annotations.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try format.read(row, line: index + 1)
    }
    var document = AnnotatedDocument(imported: FilePath(path).stem ?? path, text: text)
    format.fill(&document)
    return document
  }

  private init(path: String, text: [Unicode.Scalar]) {
    self.path = path
    self.text = text
  }

  private mutating func read(_ row: Substring, line: Int) throws(AnnotationError) {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
    let words = cells.count > 1 ? cells[1].split(separator: " ") : []
    switch row.first {
    case "T": try readSpan(row, cells, line)
    case "E":
      let roles = words.map { $0.split(separator: ":", maxSplits: 1) }.filter { $0.count == 2 }
      events.append((cells[0], Dictionary(roles.map { ($0[0], $0[1]) }) { first, _ in first }))
    case "A" where words.count == 3 && words[0] == "Kind": kinds[words[1]] = words[2]
    case "#" where words.count == 2 && words[0] == "AnnotatorNotes" && cells.count > 2:
      for feature in cells[2].split(separator: ";") {
        let halves = feature.split(separator: "=", maxSplits: 1)
        guard halves.count == 2 else { continue }
        notes[words[1], default: [:]][halves[0].drop { $0 == " " }] = BratFormat.unescaped(halves[1])
      }
    default: break
    }
  }

  /// `T1<tab>PERSON 0 12<tab>Ada Lovelace`; a span in pieces as `0 3;8 12`.
  private mutating func readSpan(_ row: Substring, _ cells: [Substring], _ line: Int) throws(AnnotationError) {
=======
    let scalars = Array(text.unicodeScalars)
    var rows = BratRows()
    for (index, row) in annotations.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      if row.hasPrefix("T") {
        let span = try textBound(cells, scalars, path: path, line: index + 1)
        rows.order.append(String(cells[0]))
        rows.spans[String(cells[0])] = span
      } else {
        rows.add(cells)
      }
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
>>>>>>> 1bc4679fb5ad3683d8087b24c9115dc85cb881a1
    let middle = cells.count > 1 ? cells[1].split(whereSeparator: { $0 == " " || $0 == ";" }) : []
    let offsets = middle.dropFirst().compactMap { Int($0) }
    guard middle.count >= 3, offsets.count == middle.count - 1, offsets.count % 2 == 0 else {
      throw .malformed(
<<<<<<< HEAD
        path: path, line: line, found: "'\(row)'",
        expected: "an id, a tab, a label with start and end, a tab, the text")
    }
    var fragments: [Range<Int>] = []
    var least = 0
    for index in stride(from: 0, to: offsets.count, by: 2) {
      let (start, end) = (offsets[index], offsets[index + 1])
      guard start >= least, start <= end, end <= text.count else {
        throw .range(path: path, line: line, place: String(cells[0]), start: start, end: end, length: text.count)
      }
      fragments.append(start..<end)
      least = end
    }
    let there = fragments.map { String(String.UnicodeScalarView(text[$0])) }.joined(separator: " ")
    // brat writes a line end inside a span as a space.
    if cells.count > 2, there.replacing("\n", with: " ") != cells[2] {
      throw .malformed(path: path, line: line, found: "'\(cells[2])'", expected: "'\(there)', which stands there")
    }
    spans.append((cells[0], middle[0], fragments))
  }

  private static let timexTypes = Set(TimexType.allCases.map { Substring($0.rawValue) })

  private func fill(_ document: inout AnnotatedDocument) {
    var entities: [AnnotatedDocument.Entity] = []
    var timexes: [AnnotatedDocument.Timex] = []
    for span in spans {
      let range = span.fragments[0].lowerBound..<span.fragments[span.fragments.count - 1].upperBound
      let note = notes[span.id] ?? [:]
      if span.type == "DocumentDate" {
        document.creationTime = AnnotatedDocument.CreationTime(value: note["value"], range: range, isMetadata: false)
      } else if BratFormat.timexTypes.contains(span.type) {
        timexes.append(
          AnnotatedDocument.Timex(
            range: range, type: String(span.type), value: note["value"], mod: note["mod"], rule: note["rule"]))
      } else if span.type != "Quote", span.type != "Source", span.type != "Attribution" {
        entities.append(
          AnnotatedDocument.Entity(
            range: range, label: String(span.type), entity: note["entity"], ref: note["ref"], rule: note["rule"]))
      }
    }
    // A file without any of a layer may have been labelled for others alone.
    let quotes = quotes()
    document.entities = entities.isEmpty && !(timexes.isEmpty && quotes.isEmpty) ? nil : entities
    if !timexes.isEmpty { document.timexes = timexes }
    if !quotes.isEmpty { document.quotes = quotes }
  }

  private func quotes() -> [AnnotatedDocument.Quote] {
    let byID = Dictionary(spans.map { ($0.id, $0.fragments) }) { first, _ in first }
    func fragments(_ event: [Substring: Substring], _ role: Substring) -> [Range<Int>]? {
      event[role].flatMap { byID[$0] }
    }
    func whole(_ fragments: [Range<Int>]?) -> Range<Int>? {
      guard let first = fragments?.first, let last = fragments?.last else { return nil }
      return first.lowerBound..<last.upperBound
    }
    return events.compactMap { event in
      guard let content = fragments(event.roles, "Content"), let range = whole(content) else { return nil }
      let trigger = fragments(event.roles, "Attribution")
      let note = notes[event.id] ?? [:]
      var parts = note["parts"].map(BratFormat.ranges) ?? joined(content)
      if parts.count == 1 { parts = [] }
      return AnnotatedDocument.Quote(
        range: range, kind: kinds[event.id].map(String.init) ?? "direct", parts: parts,
        // An event must have a trigger; the content itself stands for none.
        cue: trigger == content ? nil : whole(trigger), source: whole(fragments(event.roles, "Source")),
        entity: note["entity"], rule: note["rule"])
    }
  }

  /// Fragments that only white space parts are one stretch: brat cuts at line ends.
  private func joined(_ fragments: [Range<Int>]) -> [Range<Int>] {
    fragments.reduce(into: []) { joined, next in
      if let last = joined.last, text[last.upperBound..<next.lowerBound].allSatisfy(\.properties.isWhitespace) {
        joined[joined.count - 1] = last.lowerBound..<next.upperBound
      } else {
        joined.append(next)
      }
    }
  }

  /// `0-3 8-12`.
  private static func ranges(_ text: String) -> [Range<Int>] {
    text.split(separator: " ").compactMap { pair in
      let ends = pair.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
    }
  }

  /// `%3B` for a semicolon, as our export writes it.
  private static func unescaped(_ value: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
=======
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
>>>>>>> 1bc4679fb5ad3683d8087b24c9115dc85cb881a1
  }
}
