public import Annotations
public import Lexicons

/// Tells headline, byline, dateline, captions and boilerplate from the body, by position and form.
///
/// A zone is a paragraph, a heading or an item of a list, or a dateline or credit that shares a line with one; together
/// the zones cover all text.
public struct ZoneStage: Stage {
  public let name = "zones"
  public let reads: Set<Layer> = [.tokens, .sentences]
  public let writes: Set<Layer> = [.zones]

  private let rules: ZoneRules

  public init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    rules = try ZoneRules(&lexicons)
  }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    let reading = Reading(text: document.utf8, tokens: layers.tokens)
    let lines = Line.lines(reading, layers.sentences)
    let types = rules.types(of: lines, reading)
    var zones: [Zone] = []
    /// No paragraph of the story, or of a part of it with a heading, stands before the line.
    var isFirstProse = true
    for (line, type) in zip(lines, types) {
      let range =
        Int(reading.tokens[line.tokens.lowerBound].start)..<Int(reading.tokens[line.tokens.upperBound - 1].end)
      if let (cut, head, rest) = rules.cut(of: line, type, isFirstProse: isFirstProse, reading) {
        zones.append(Zone(range: range.lowerBound..<Int(reading.tokens[cut - 1].end), type: head))
        zones.append(Zone(range: Int(reading.tokens[cut].start)..<range.upperBound, type: rest))
        if type == .body { isFirstProse = false }
        continue
      }
      if type == .body, line.isProse { isFirstProse = false } else if type == .subheading { isFirstProse = true }
      // The lines of a wrapped paragraph are one zone; a blank line begins another.
      let isWrapped = reading.tokens[line.tokens.lowerBound].gap == .line && (type == .body || type == .boilerplate)
      if isWrapped, let last = zones.last, last.type == type {
        zones[zones.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        zones.append(Zone(range: range, type: type))
      }
    }
    layers.zones = zones
  }
}
