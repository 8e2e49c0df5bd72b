internal import Annotations

/// A row of one of the tables of names.
struct NameEntry: Sendable {
  var label: EntityLabel
  var isWord: Bool
  var isPerson: Bool
  var isPlace: Bool
  /// A country, or one of the four of the United Kingdom: what a national team is called by.
  var isCountry: Bool
  /// A club, team or league.
  var isClub: Bool
  /// A newspaper, agency or broadcaster.
  var isPaper: Bool
  var use: Use
  var area: PlaceArea
  /// A hash of its `ref`, zero where it has none: what differs in it differs in its `ref`.
  var referenceHash: UInt64
  /// Where its `ref` is among all of them, and its length in bytes.
  var reference: UInt32
  var referenceLength: UInt32

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
