internal import Annotations
internal import FoundationEssentials

/// An article as a line of JSON has it. Keys that are not asked for are ignored.
struct ArticleRow: DecodableWithConfiguration {
  /// A number will do.
  var id: String?
  var text: String?
  /// As it stands there; of a number its digits.
  var date: String?

  /// - Throws: `DecodingError`.
  init(_ bytes: ArraySlice<UInt8>, options: ReadingOptions) throws {
    self = try JSONDecoder().decode(ArticleRow.self, from: Data(bytes), configuration: options)
  }

  init(from decoder: any Decoder, configuration options: ReadingOptions) throws {
    let row = try decoder.container(keyedBy: Key.self)
    let id = Key(stringValue: options.idField ?? "id")
    self.id = (try? row.decode(String.self, forKey: id)) ?? (try? row.decode(Int.self, forKey: id)).map(String.init)
    do {
      text = try row.decodeIfPresent(String.self, forKey: Key(stringValue: options.textField ?? "text"))
    } catch DecodingError.typeMismatch {
      text = nil
    }
    let dates = options.dateField.map { [$0] } ?? ["dct", "date"]
    date = dates.lazy.compactMap { ArticleRow.date(row, Key(stringValue: $0)) }.first
  }

  /// Nil where there is none, or an empty one. What can be no date comes as it is named in messages.
  private static func date(_ row: KeyedDecodingContainer<Key>, _ key: Key) -> String? {
    guard let isNull = try? row.decodeNil(forKey: key), !isNull else { return nil }
    if let text = try? row.decode(String.self, forKey: key) { return text.isEmpty ? nil : text }
    if let number = try? row.decode(Int.self, forKey: key) { return String(number) }
    if (try? row.nestedUnkeyedContainer(forKey: key)) != nil { return "[…]" }
    return (try? row.nestedContainer(keyedBy: Key.self, forKey: key)) != nil ? "{…}" : "true, false or a fraction"
  }

  private struct Key: CodingKey {
    let stringValue: String
    init(stringValue: String) { self.stringValue = stringValue }
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
  }
}
