internal import Annotations

/// One outcome as a person reads it: in its sentence, gold and system side by side.
public struct ErrorView: Sendable, Encodable {
  public var layer: String
  public var document: String
  public var kind: String
  public var zone: String?
  /// The sentence, or the line where there are no sentences.
  public var context: String
  public var gold: Side?
  public var system: Side?

  /// Ranges count UTF-16 units of the context, as JavaScript does; each is a pair of start and end.
  public struct Side: Sendable, Encodable {
    public var label: String?
    public var value: String?
    public var rule: String?
    public var text: String
    public var parts: [[Int]]
    public var source: [Int]?
    public var cue: [Int]?
  }

  /// Nil for a pair over an unknown text.
  init?(_ outcome: Outcome, _ pair: DocumentPair) {
    let items = [outcome.gold, outcome.system].compactMap(\.self)
    // Of a quotation whose source stands far off, the content is what must be seen.
    let ranges =
      items.map(\.range)
      + items.flatMap { [$0.source, $0.cue] }.compactMap(\.self).filter { role in
        items.contains { abs($0.range.lowerBound - role.lowerBound) < 400 }
      }
    guard !pair.text.isEmpty, let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max()
    else { return nil }
    let window = ErrorView.window(first..<last, pair)
    layer = outcome.layer.optionName
    document = pair.id
    kind = outcome.kind.rawValue
    zone = (pair.gold.zones ?? pair.system.zones)?.first { $0.range.contains(first) }?.type
    context = ErrorView.text(pair.text[window])
    func pairOf(_ range: Range<Int>) -> [Int] {
      let clamped = range.clamped(to: window)
      let start = pair.text[window.lowerBound..<clamped.lowerBound].reduce(0) { $0 + UTF16.width($1) }
      return [start, start + pair.text[clamped].reduce(0) { $0 + UTF16.width($1) }]
    }
    func side(_ item: Item?) -> Side? {
      item.map { item in
        Side(
          label: item.label, value: item.value, rule: item.rule, text: ErrorView.text(pair.text[item.range]),
          parts: item.parts.map(pairOf), source: item.source.map(pairOf), cue: item.cue.map(pairOf))
      }
    }
    gold = side(outcome.gold)
    system = side(outcome.system)
  }

  /// The sentences that the range touches; without sentences its lines. What is longer than 300 characters on either
  /// side is cut between words.
  private static func window(_ range: Range<Int>, _ pair: DocumentPair) -> Range<Int> {
    let text = pair.text
    var (start, end) = (range.lowerBound, range.upperBound)
    let touched = (pair.gold.sentences ?? pair.system.sentences ?? []).filter {
      $0.lowerBound < max(end, start + 1) && start < $0.upperBound
    }
    if let first = touched.map(\.lowerBound).min(), let last = touched.map(\.upperBound).max() {
      start = min(first, start)
      end = max(last, end)
    } else {
      while start > 0, text[start - 1] != "\n" { start -= 1 }
      while end < text.count, text[end] != "\n" { end += 1 }
    }
    if start < range.lowerBound - 300 {
      start = range.lowerBound - 300
      while start < range.lowerBound, !text[start].properties.isWhitespace { start += 1 }
    }
    if end > range.upperBound + 300 {
      end = range.upperBound + 300
      while end > range.upperBound, !text[end - 1].properties.isWhitespace { end -= 1 }
    }
    return start..<end
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension ErrorView {
  /// One line for a terminal: document, layer, kind, labels, and the context with gold in `[…]` and system in `{…}`.
  public var line: String { line(names: ("gold", "system")) }

  /// The same with other names for the two sides.
  public func line(names: (String, String)) -> String {
    func description(_ side: Side?) -> String {
      guard let side else { return "–" }
      return [side.label, side.value, side.rule.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }
    return
      "\(document)\t\(layer)\t\(kind)\t\(names.0) \(description(gold))\t\(names.1) \(description(system))\t\(marked)"
  }

  private var marked: String {
    var marks: [(place: Int, isEnd: Bool, mark: String)] = []
    for (side, open, close) in [(gold, "[", "]"), (system, "{", "}")] {
      for part in side?.parts ?? [] { marks += [(part[0], false, open), (part[1], true, close)] }
    }
    // Of marks at one place those that end come first, the system's before the gold's.
    func rank(_ mark: (place: Int, isEnd: Bool, mark: String)) -> Int { mark.isEnd ? (mark.mark == "}" ? 0 : 1) : 2 }
    marks.sort { ($0.place, rank($0), $0.mark) < ($1.place, rank($1), $1.mark) }
    var line = ""
    var place = 0
    for unit in context.unicodeScalars {
      while let mark = marks.first, mark.place <= place {
        line += mark.mark
        marks.removeFirst()
      }
      line += unit.properties.isWhitespace ? " " : String(Character(unit))
      place += UTF16.width(unit)
    }
    return line + marks.map(\.mark).joined()
  }
}

extension Scores {
  /// Everything that is not right, in the order of layers and documents.
  public var errors: [ErrorView] {
    layers.flatMap { layer in
      layer.outcomes.filter { $0.kind != .correct }.compactMap { ErrorView($0, pairs[$0.document]) }
    }
  }
}
