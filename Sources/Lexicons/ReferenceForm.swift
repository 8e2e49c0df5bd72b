/// The form of the identifiers in the column `ref`: a scheme, a colon, a value.
enum ReferenceForm {
  /// What a slug of each scheme names.
  private static let slugs = ["city", "event", "law", "norp", "org", "person", "place", "product", "work"]

  /// What a `ref` should have been; nil where it is well formed.
  static func fault(in reference: String) -> String? {
    guard let colon = reference.firstIndex(of: ":") else { return "scheme:value, as iso3166:RU or org:united-nations" }
    let scheme = String(reference[..<colon])
    let value = reference[reference.index(after: colon)...]
    switch scheme {
    case "iso3166":
      return value.count == 2 && value.allSatisfy(isCapital) ? nil : "iso3166: and two capital letters"
    case "iso3166-2":
      let parts = value.split(separator: "-", omittingEmptySubsequences: false)
      let isGood =
        parts.count == 2 && parts[0].count == 2 && parts[0].allSatisfy(isCapital) && (1...3).contains(parts[1].count)
        && parts[1].allSatisfy { isCapital($0) || isDigit($0) }
      return isGood ? nil : "iso3166-2: and a code as US-CA"
    case "iso3166-3":
      return value.count == 4 && value.allSatisfy(isCapital) ? nil : "iso3166-3: and four capital letters"
    case "iso639":
      return (2...3).contains(value.count) && value.allSatisfy(isSmall)
        ? nil
        : "iso639: and two or three small letters"
    case "geonames": return !value.isEmpty && value.allSatisfy(isDigit) ? nil : "geonames: and a number"
    case "wikidata":
      return value.first == "Q" && value.count > 1 && value.dropFirst().allSatisfy(isDigit)
        ? nil
        : "wikidata: and an item as Q90"
    default:
      guard slugs.contains(scheme) else {
        return "a scheme of iso3166, iso3166-2, iso3166-3, iso639, geonames, wikidata, " + slugs.joined(separator: ", ")
      }
      return isSlug(value) ? nil : "\(scheme): and words of small letters and digits joined by hyphens"
    }
  }

  private static func isSlug(_ value: Substring) -> Bool {
    let words = value.split(separator: "-", omittingEmptySubsequences: false)
    return words.allSatisfy { !$0.isEmpty && $0.allSatisfy { isSmall($0) || isDigit($0) } }
  }

  private static func isCapital(_ character: Character) -> Bool { ("A"..."Z").contains(character) }
  private static func isSmall(_ character: Character) -> Bool { ("a"..."z").contains(character) }
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
