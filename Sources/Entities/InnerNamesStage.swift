public import Annotations
internal import Lexicons

/// Adds names inside longer names, as `Ireland` in `Bank of Ireland`; all else leaves them out.
///
/// Found are names that the article has elsewhere, and places, peoples and full names that the lexicon knows. It comes
/// behind the stages that read entities: those never overlap for them.
public struct InnerNamesStage: Stage {
  public let name = "inner names"
  public let reads: Set<Layer> = [.tokens, .entities]
  public let writes: Set<Layer> = [.entities]

  private let lexicon: EntityLexicon

  init(_ lexicon: EntityLexicon) { self.lexicon = lexicon }

  public func annotate(_ document: Document, _ layers: inout Layers) {
    var names = InnerNames(lexicon, layers)
    names.find()
    // A longer name stands before one that begins with it.
    layers.entities = (layers.entities + names.found).sorted {
      ($0.range.lowerBound, $0.isInner ? 1 : 0) < ($1.range.lowerBound, $1.isInner ? 1 : 0)
    }
  }
}

/// The names inside the names of one article.
private struct InnerNames {
  private let lexicon: EntityLexicon
  private let tokens: [Token]
  private let entities: [Entity]
  /// By entity, its tokens.
  private var places: [Range<Int>] = []
  /// By form: the names that begin with it, each once.
  private var beginnings: [UInt32: [Int]] = [:]
  /// By `ref`: the key of the article's mentions with it.
  private var keys: [String: String] = [:]
  private var lastKey = 0
  private(set) var found: [Entity] = []

  init(_ lexicon: EntityLexicon, _ layers: Layers) {
    self.lexicon = lexicon
    tokens = layers.tokens
    entities = layers.entities
    var token = 0
    for (index, entity) in entities.enumerated() {
      while token < tokens.count, tokens[token].range.upperBound <= entity.range.lowerBound { token += 1 }
      var end = token
      while end < tokens.count, tokens[end].range.lowerBound < entity.range.upperBound { end += 1 }
      places.append(token..<end)
      if let key = entity.entity {
        lastKey = max(lastKey, Int(key.dropFirst()) ?? 0)
        if let ref = entity.ref, keys[ref] == nil { keys[ref] = key }
      }
      guard entity.label != .title, token < end else { continue }
      let known = beginnings[tokens[token].form] ?? []
      if !known.contains(where: { isSame(places[$0], token..<end) }) {
        beginnings[tokens[token].form] = known + [index]
      }
    }
  }

  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { tokens[$0].form == tokens[$1].form }
  }

  mutating func find() {
    for (index, entity) in entities.enumerated() where InnerNames.holdsNames(entity.label) {
      var token = places[index].lowerBound
      while token < places[index].upperBound {
        token += take(at: token, in: index) ?? 1
      }
    }
  }

  /// `West Virginia` does not hold Virginia, nor a person's name a place.
  private static func holdsNames(_ label: EntityLabel) -> Bool {
    switch label {
    case .org, .fac, .loc, .event, .product, .workOfArt, .law: true
    case .person, .norp, .gpe, .title: false
    }
  }

  /// Takes the longest name that begins at a token of another one and returns its length; nil where none does.
  private mutating func take(at token: Int, in outer: Int) -> Int? {
    let limit = places[outer].upperBound
    let longest = places[outer].count - 1
    var length = 0
    var entry = -1
    lexicon.names.forEachMatch(tokens.span, at: token, limit: limit) { match in
      guard match.length <= longest, isSure(match) else { return }
      if match.length > length || match.length == length && match.value < entry {
        (length, entry) = (match.length, match.value)
      }
    }
    let other = beginnings[tokens[token].form]?.filter { name in
      places[name].count <= min(longest, limit - token) && isSame(places[name], token..<token + places[name].count)
        // `House` in `White House` is an ordinary word.
        && (places[name].count > 1 || !lexicon.classes[tokens[token].form].contains(.common))
    }.max { places[$0].count < places[$1].count }
    if let other, places[other].count >= length {
      let known = entities[other]
      guard tokens[token].shape.contains(.capitalized), known.entity != entities[outer].entity else { return nil }
      length = places[other].count
      add(token..<token + length, known.label, known.entity, known.ref, "inner.article")
      return length
    }
    guard length > 0 else { return nil }
    let ref = lexicon.reference(entry)
    let key = ref.flatMap { keys[$0] } ?? newKey(ref)
    guard key != entities[outer].entity else { return nil }
    add(token..<token + length, lexicon.entries[entry].label, key, ref, "inner.lexicon")
    return length
  }

  /// A place or people by any name that is nothing else, others by more than one word.
  private func isSure(_ match: PhraseTrie.Match) -> Bool {
    let entry = lexicon.entries[match.value]
    guard !entry.isWord else { return false }
    switch entry.label {
    case .gpe, .loc, .norp: return match.length > 1 || !entry.isPerson
    default: return match.length > 1
    }
  }

  private mutating func newKey(_ ref: String?) -> String {
    lastKey += 1
    if let ref { keys[ref] = "E\(lastKey)" }
    return "E\(lastKey)"
  }

  private mutating func add(_ range: Range<Int>, _ label: EntityLabel, _ key: String?, _ ref: String?, _ rule: String) {
    let bytes = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    found.append(Entity(range: bytes, label: label, entity: key, ref: ref, rule: rule, isInner: true))
  }
}
