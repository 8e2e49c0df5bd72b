/// What an article tells of those that it names, by entity key.
struct EntityTraits {
  /// Of the keys that Newsmark gives, `E1`, `E2` and so on, by their number.
  private var numbered: [SourceLexicon.Traits] = []
  /// Of all others.
  private var others: [String: SourceLexicon.Traits] = [:]

  subscript(key: String) -> SourceLexicon.Traits {
    get {
      guard let number = EntityTraits.number(of: key) else { return others[key, default: []] }
      return number < numbered.count ? numbered[number] : []
    }
    set {
      guard let number = EntityTraits.number(of: key) else {
        others[key] = newValue
        return
      }
      while numbered.count <= number { numbered.append([]) }
      numbered[number] = newValue
    }
  }

  /// Up to five digits behind an E, the first one not zero; nil for any other key.
  private static func number(of key: String) -> Int? {
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
