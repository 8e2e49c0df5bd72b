internal import Annotations
internal import FoundationEssentials

/// An article as a line of JSON has it. Keys that are not asked for are ignored.
struct ArticleRow: DecodableWithConfiguration {
  /// A number will do.
  var id: String?
  var text: String?
  var date: String?

  /// - Throws: `DecodingError`.
  init(_ bytes: ArraySlice<UInt8>, options: ReadingOptions) throws {
    self = try JSONDecoder().decode(ArticleRow.self, from: Data(bytes), configuration: options)
  }

  init(from decoder: any Decoder, configuration options: ReadingOptions) throws {
    let row = try decoder.container(keyedBy: Key.self)
    let id = Key(stringValue: options.idField ?? "id")
    self.id = (try? row.decode(String.self, forKey: id)) ?? (try? row.decode(Int.self, forKey: id)).map(String.init)
    text = try row.decodeIfPresent(String.self, forKey: Key(stringValue: options.textField ?? "text"))
    let dates = options.dateField.map { [$0] } ?? ["dct", "date"]
    date = dates.lazy.compactMap { try? row.decode(String.self, forKey: Key(stringValue: $0)) }.first
    if date?.isEmpty == true { date = nil }
  }

  private struct Key: CodingKey {
    let stringValue: String
    init(stringValue: String) { self.stringValue = stringValue }
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
  }
}
