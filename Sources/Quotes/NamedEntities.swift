internal import Annotations

/// The mentions that the stages before found, as the source resolver reads them: entities by number, not by their keys.
struct NamedEntities: RandomAccessCollection {
  struct Mention {
    /// UTF-8 bytes.
    var range: Range<Int>
    /// Its first token: the first that begins no earlier.
    var token: Int
    var label: EntityLabel
    /// Whether it stands beside the article's running text, in a byline or below a picture.
    var isAside: Bool
    /// Index into ``NamedEntities/keys``, or -1.
    fileprivate var number: Int32

    /// The entity's number, or nil where the mention has no entity.
    var key: Int? { number < 0 ? nil : Int(number) }
  }

  private let mentions: [Mention]
  /// By number: the key that the mentions of one entity share.
  let keys: [String]

  init(_ entities: [Entity], _ tokens: [Token], _ zones: [Zone]) {
    var mentions: [Mention] = []
    mentions.reserveCapacity(entities.count)
    var numbers = KeyNumbers()
    var (token, zone) = (0, 0)
    // Read field by field: a copy of an entity counts references to four strings.
    for index in entities.indices {
      let range = entities[index].range
      while token + 8 < tokens.count, Int(tokens[token + 8].start) < range.lowerBound { token += 8 }
      while token < tokens.count, Int(tokens[token].start) < range.lowerBound { token += 1 }
      while zone < zones.count, zones[zone].range.upperBound <= range.lowerBound { zone += 1 }
      mentions.append(
        Mention(
          range: range, token: token, label: entities[index].label,
          isAside: zone < zones.count && NamedEntities.isAside(zones[zone].type),
          number: entities[index].entity.map { numbers.number(of: $0) } ?? -1))
    }
    self.mentions = mentions
    keys = numbers.keys
  }

  private static func isAside(_ zone: ZoneType) -> Bool {
    switch zone {
    case .byline, .caption, .credit, .boilerplate, .teaser: true
    default: false
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { mentions.count }
  subscript(index: Int) -> Mention { mentions[index] }

  /// The first mention that ends behind a byte.
  func first(endingAfter byte: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Numbers entity keys in the order in which they come.
private struct KeyNumbers {
  private(set) var keys: [String] = []
  /// Of the keys that Newsmark gives, `E1`, `E2` and so on: the number by theirs, or -1.
  private var numbered: [Int32] = []
  private var others: [String: Int32] = [:]

  mutating func number(of key: String) -> Int32 {
    let next = Int32(truncatingIfNeeded: keys.count)
    guard let digits = KeyNumbers.digits(of: key) else {
      if let known = others[key] { return known }
      others[key] = next
      keys.append(key)
      return next
    }
    while numbered.count <= digits { numbered.append(-1) }
    if numbered[digits] < 0 {
      numbered[digits] = next
      keys.append(key)
    }
    return numbered[digits]
  }

  /// Up to five digits behind an E, the first one not zero; nil for any other key.
  private static func digits(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { key in
      guard (2...6).contains(key.count), key[0] == UInt8(ascii: "E"), key[1] != UInt8(ascii: "0") else { return nil }
      var number = 0
      for byte in key.dropFirst() {
        guard byte &- UInt8(ascii: "0") < 10 else { return nil }
        number = number * 10 + Int(byte &- UInt8(ascii: "0"))
      }
      return number
    }
  }
}
