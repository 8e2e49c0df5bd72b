public import Annotations
internal import FoundationEssentials

/// What one line of output holds, without its annotations.
public struct RecordOutline: Sendable {
  /// Nil in the record of an article whose id could not be read.
  public private(set) var id: String?
  /// What went wrong where the line is an error record.
  public private(set) var errorCode: String?
  /// Annotations a layer.
  public private(set) var counts: [Layer: Int] = [:]

  /// Nil where the line is no record.
  public init?(line: ArraySlice<UInt8>) {
    guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)) else { return nil }
    id = row.id
    errorCode = row.error?.code
    counts = row.counts
  }

  private struct Row: Decodable {
    var id: String?
    var error: Failure?
    var counts: [Layer: Int] = [:]

    struct Failure: Decodable { var code: String }

    private enum CodingKeys: String, CodingKey {
      case schema, id, error, dct, zones, sentences, entities, timexes, quotes

      /// The layer that is an array under the key.
      var layer: Layer? { Layer(rawValue: rawValue).flatMap { $0 == .dct ? nil : $0 } }
    }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      _ = try row.decode(String.self, forKey: .schema)
      id = try row.decodeIfPresent(String.self, forKey: .id)
      error = try row.decodeIfPresent(Failure.self, forKey: .error)
      for key in row.allKeys {
        guard let layer = key.layer else { continue }
        counts[layer] = try row.nestedUnkeyedContainer(forKey: key).count
      }
    }
  }
}

extension RecordOutline {
  /// The same of layers before they are written.
  public static func counts(_ layers: Layers, of written: Set<Layer>) -> [Layer: Int] {
    let all: [Layer: Int] = [
      .zones: layers.zones.count, .sentences: layers.sentences.count, .entities: layers.entities.count,
      .timexes: layers.timexes.count, .quotes: layers.quotes.count,
    ]
    return all.filter { written.contains($0.key) }
  }
}
