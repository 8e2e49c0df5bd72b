internal import Lexicons

/// The country, and where known the first-level division, in which a place lies, by ISO 3166 codes.
struct PlaceArea: Sendable, Equatable {
  /// Up to three letters or digits in three bytes; zero where unknown.
  private(set) var division: UInt32 = 0
  /// Two letters in two bytes; zero where unknown.
  private(set) var country: UInt16 = 0
  /// Whether the place is the country itself, or the division itself.
  private(set) var isCountry = false
  private(set) var isDivision = false

  static let none = PlaceArea()
  static let unitedStates = PlaceArea(code: Array("US".utf8)[...]).country

  /// Reads `US` and `US-GA`.
  init(code: ArraySlice<UInt8>) {
    guard code.count == 2 || code.count > 3 && code[code.startIndex + 2] == UInt8(ascii: "-") else { return }
    for byte in code.prefix(2) { country = country << 8 | UInt16(byte & 0xDF) }
    for byte in code.dropFirst(3).prefix(3) { division = division << 8 | UInt32(byte) }
  }

  /// Reads `iso3166:GE`, `iso3166-2:US-GA` and `city:tbilisi-ge`.
  init(reference: ArraySlice<UInt8>) {
    self.init()
    // Most references are of no place.
    guard reference.first == UInt8(ascii: "i") || reference.first == UInt8(ascii: "c"),
      let colon = reference.firstIndex(of: UInt8(ascii: ":"))
    else { return }
    let value = reference[(colon + 1)...]
    if reference.starts(with: "iso3166:".utf8) {
      self.init(code: value)
      isCountry = country != 0
    } else if reference.starts(with: "iso3166-2:".utf8) {
      self.init(code: value)
      isDivision = division != 0
    } else if reference.starts(with: "city:".utf8), value.count > 3, value[value.endIndex - 3] == UInt8(ascii: "-") {
      self.init(code: value.suffix(2))
    }
  }

  /// Whether the place is England, Scotland, Wales or Northern Ireland.
  var isHomeNation: Bool { isDivision && country == PlaceArea.britain && PlaceArea.homeNations.contains(division) }

  private static let britain = PlaceArea(code: Array("GB".utf8)[...]).country
  private static let homeNations = ["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"].map {
    PlaceArea(code: Array($0.utf8)[...]).division
  }

  private init() {}

  /// Whether two places of one name lie in one country, and in one division if both are known.
  func isSameCountry(as other: PlaceArea) -> Bool {
    country == other.country && isCountry == other.isCountry && isDivision == other.isDivision
      && (division == 0 || other.division == 0 || division == other.division)
  }

  /// Whether a place here may be called after a wider one: `Macon, Georgia`, `Macon, U.S.`
  func mayLie(in wider: PlaceArea) -> Bool {
    guard country == wider.country, country != 0, !isCountry else { return false }
    return wider.division == 0 || !isDivision && (division == 0 || division == wider.division)
  }
}
