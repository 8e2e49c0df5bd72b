/// What a given name or a title tells of a person.
enum Gender: UInt8, Sendable {
  case unknown, female, male

  /// Of a name that is both, unknown.
  init(_ classes: NameClass) {
    switch (classes.contains(.female), classes.contains(.male)) {
    case (true, false): self = .female
    case (false, true): self = .male
    default: self = .unknown
    }
  }

  /// As tables write it: `f`, `m`, or another letter.
  init(letter: UInt8?) {
    switch letter {
    case UInt8(ascii: "f"): self = .female
    case UInt8(ascii: "m"): self = .male
    default: self = .unknown
    }
  }

  func contradicts(_ other: Gender) -> Bool { self != .unknown && other != .unknown && self != other }
}
