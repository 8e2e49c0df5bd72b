internal import Annotations

/// A row of one of the tables of names.
struct NameEntry: Sendable {
  var area: PlaceArea
  /// The number of its `ref` among the ``References``, zero where it has none.
  var reference: UInt32
  var label: EntityLabel
  var use: Use
  private var traits: Traits

  init(label: EntityLabel, traits: Traits, use: Use, area: PlaceArea, reference: UInt32) {
    self.label = label
    self.traits = traits
    self.use = use
    self.area = area
    self.reference = reference
  }

  var isWord: Bool { traits.contains(.isWord) }
  var isPerson: Bool { traits.contains(.isPerson) }
  var isPlace: Bool { traits.contains(.isPlace) }
  var isCountry: Bool { traits.contains(.isCountry) }
  var isClub: Bool { traits.contains(.isClub) }
  var isPaper: Bool { traits.contains(.isPaper) }
  var isParty: Bool { traits.contains(.isParty) }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// An ordinary word too.
    static let isWord = Traits(rawValue: 1 << 0)
    /// A person's name too.
    static let isPerson = Traits(rawValue: 1 << 1)
    /// A place's name too.
    static let isPlace = Traits(rawValue: 1 << 2)
    /// A country, or one of the four of the United Kingdom: what a national team is called by.
    static let isCountry = Traits(rawValue: 1 << 3)
    /// A club, team or league.
    static let isClub = Traits(rawValue: 1 << 4)
    /// A newspaper, agency or broadcaster.
    static let isPaper = Traits(rawValue: 1 << 5)
    /// A political party.
    static let isParty = Traits(rawValue: 1 << 6)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// - Parameter flags: the cell of that column.
    init(_ flags: ArraySlice<UInt8>) {
      self = []
      // Most cells are empty.
      if flags.isEmpty { return }
      if flags.hasValue("word") { insert(.isWord) }
      if flags.hasValue("person") { insert(.isPerson) }
      if flags.hasValue("place") { insert(.isPlace) }
    }
  }

  /// How readily a name means one of the places that have it.
  enum Use: UInt8, Sendable {
    case usual
    /// Where nothing tells otherwise.
    case main
    /// Only where a wider place behind the name says so.
    case rare

    /// - Parameter flags: the cell of that column.
    init(_ flags: ArraySlice<UInt8>) {
      self = flags.hasValue("main") ? .main : flags.hasValue("rare") ? .rare : .usual
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a cell with `|` between its values holds this one.
  func hasValue(_ value: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount)
    // Most cells are empty or hold one value.
    if isEmpty { return false }
    guard count > wanted.count else { return elementsEqual(wanted) }
    return split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual(wanted) }
  }
}
