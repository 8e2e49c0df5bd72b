internal import Annotations

/// The rows of one `.ann` file by their ids, and what they mean together.
struct BratRows {
  struct Span {
    var type: String
    /// In code points, in text order, at least one.
    var fragments: [Range<Int>]

    var range: Range<Int> { fragments[0].lowerBound..<fragments[fragments.count - 1].upperBound }
  }

  private var spans: [String: Span] = [:]
  /// The ids of ``spans`` in the file's order.
  private var order: [String] = []
  private var events: [(id: String, roles: [String: String], line: Int)] = []
  /// Values by the id of what they are about: a note's `name=value`, an attribute's `Kind` and `Unclosed`.
  private var values: [String: [String: String]] = [:]

  /// Takes a row of kind `T`; false where the id is taken.
  mutating func add(_ span: Span, id: String) -> Bool {
    guard spans.updateValue(span, forKey: id) == nil else { return false }
    order.append(id)
    return true
  }

  /// A span that an attribution names and the file does not have.
  var danglingReference: (id: String, line: Int)? {
    for event in events {
      for id in event.roles.values.sorted() where id.hasPrefix("T") && spans[id] == nil { return (id, event.line) }
    }
    return nil
  }

  /// Takes a row of another kind than `T`.
  mutating func add(_ cells: [Substring], line: Int) {
    guard cells.count > 1, let kind = cells[0].first else { return }
    let words = cells[1].split(separator: " ")
    switch kind {
    case "E":
      guard words.first?.hasPrefix("Attribution:") == true else { return }
      let roles = words.compactMap { word -> (String, String)? in
        let pair = word.split(separator: ":", maxSplits: 1)
        return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
      }
      events.append((String(cells[0]), Dictionary(roles) { first, _ in first }, line))
    case "A", "M":
      if words.count > 1 {
        values[String(words[1]), default: [:]][String(words[0])] = words.count > 2 ? String(words[2]) : ""
      }
    case "#":
      guard cells.count > 2, words.first == "AnnotatorNotes", words.count > 1 else { return }
      for field in cells[2].split(separator: ";") {
        let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, let name = pair[0].split(separator: " ").first else { continue }
        values[String(words[1]), default: [:]][String(name)] = ExportFormat.id(ofFileName: String(pair[1]))
      }
    default: break
    }
  }

  func fill(_ document: inout AnnotatedDocument) {
    let quotes = events.compactMap(quote)
    if !quotes.isEmpty { document.quotes = quotes }
    let used = Set(events.flatMap { $0.roles.values })
    document.entities = []
    var timexes: [(id: String?, timex: AnnotatedDocument.Timex)] = []
    for id in order where !used.contains(id) {
      guard let span = spans[id] else { continue }
      let values = values[id] ?? [:]
      if span.type == "DocumentDate", let value = values["value"] {
        document.creationTime = AnnotatedDocument.CreationTime(value: value, range: span.range, isMetadata: false)
      } else if TimexType(rawValue: span.type) != nil, values["value"] != nil {
        timexes.append((values["range"], timex(span, values)))
      } else {
        document.entities?.append(
          AnnotatedDocument.Entity(
            range: span.range, label: span.type, entity: values["entity"], ref: values["ref"], rule: values["rule"],
            isInner: values["inner"] != nil))
      }
    }
    if timexes.isEmpty { return }
    document.timexes = timexes.map { partner, timex in
      var timex = timex
      timex.rangePartner = partner.flatMap { Int($0.dropFirst()) }.map { $0 - 1 }.flatMap {
        timexes.indices.contains($0) ? $0 : nil
      }
      return timex
    }
  }

  private func timex(_ span: Span, _ values: [String: String]) -> AnnotatedDocument.Timex {
    var timex = AnnotatedDocument.Timex(
      range: span.range, type: span.type, value: values["value"], mod: values["mod"], rule: values["rule"])
    timex.quant = values["quant"]
    timex.freq = values["freq"]
    timex.anchor = values["anchor"]
    timex.alternatives = values["alts"]?.split(separator: " ").map(String.init) ?? []
    timex.isResolved = values["resolved"].map { $0 == "true" }
    return timex
  }

  private func quote(_ event: (id: String, roles: [String: String], line: Int)) -> AnnotatedDocument.Quote? {
    guard let content = event.roles["Content"].flatMap({ spans[$0] }) else { return nil }
    let values = values[event.id] ?? [:]
    let trigger = event.roles["Attribution"].flatMap { spans[$0] }
    var parts = content.fragments
    if let said = values["parts"] {
      parts = said.split(separator: " ").compactMap { pair in
        let ends = pair.split(separator: "-").compactMap { Int($0) }
        return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
      }
    }
    var quote = AnnotatedDocument.Quote(
      range: content.range, kind: values["Kind"] ?? "direct", parts: parts.count > 1 ? parts : [],
      // An event needs a trigger: where there is no cue it is the content.
      cue: trigger?.fragments == content.fragments ? nil : trigger?.range,
      source: event.roles["Source"].flatMap { spans[$0]?.range }, entity: values["sourceEntity"], rule: values["rule"])
    quote.relay = event.roles["Relay"].flatMap { spans[$0]?.range }
    quote.isClosed = values["Unclosed"] == nil
    return quote
  }
}
