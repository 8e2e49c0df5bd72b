internal import FoundationEssentials
internal import SystemPackage

extension ArticleReader {
  /// Whether a file of JSON lines holds plain articles: its first line has a text, and neither a schema nor a layer.
  public static func holdsArticles(_ path: String) -> Bool {
    struct Keys: Decodable {
      var hasText = false
      var hasAnnotations = false

      private enum CodingKeys: CodingKey {
        case text, schema, zones, sentences, entities, timexes, timex, quotes
      }

      init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self).allKeys
        hasText = keys.contains(.text)
        hasAnnotations = keys.contains { $0 != .text }
      }
    }
    guard let descriptor = try? FileDescriptor.open(FilePath(path), .readOnly) else { return false }
    defer { try? descriptor.close() }
    var reader = LineReader(descriptor)
    while let line = try? reader.next() {
      if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      guard let keys = try? JSONDecoder().decode(Keys.self, from: Data(line)) else { return false }
      return keys.hasText && !keys.hasAnnotations
    }
    return false
  }
}
