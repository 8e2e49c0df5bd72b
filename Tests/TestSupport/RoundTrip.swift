internal import Interchange
internal import Newsmark

/// What holds for any bytes that are taken for an article: they are refused, or annotated by the laws of the layers,
/// written, and read again as what was written.
public enum RoundTrip {
  /// The laws that are broken, each in words; empty where all hold.
  ///
  /// The first byte chooses the unit of offsets and whether there is a date; the others are the text.
  public static func violations(_ bytes: [UInt8]) -> [String] {
    guard let choice = bytes.first else { return [] }
    let time = choice & 4 == 0 ? CalendarTime(iso8601: "2019-05-09T21:21") : nil
    guard let document = try? Document(id: "fuzz", utf8: Array(bytes.dropFirst()), creationTime: time) else {
      return []
    }
    let unit = OffsetUnit.allCases[Int(choice & 3) % OffsetUnit.allCases.count]
    do {
      let layers = try Repository.pipeline.get().annotate(document)
      let laws = LayerLaws.violations(document, layers)
      if !laws.isEmpty { return laws }
      let line = try NativeWriter(offsets: unit).line(document, layers)
      return differences(try NativeReader.document(line[...], path: "fuzz", line: 1), document, layers, unit)
    } catch {
      return ["\(error)"]
    }
  }

  private static func differences(
    _ read: AnnotatedDocument, _ document: Document, _ layers: Layers, _ unit: OffsetUnit
  ) -> [String] {
    var broken: [String] = []
    func same(_ found: [Range<Int>]?, _ written: [Range<Int>], _ name: String) {
      let expected = written.map { range in
        length(document, range.lowerBound, unit)..<length(document, range.upperBound, unit)
      }
      if found ?? [] != expected { broken.append("\(name) are read as \(found ?? []), expected \(expected)") }
    }
    // Counting from the start for each offset is slow in long texts, and tells nothing more about them.
    guard document.utf8.count < 10_000 else { return [] }
    same(read.sentences, layers.sentences.map(\.range), "sentences")
    same(read.zones?.map(\.range), layers.zones.map(\.range), "zones")
    same(read.entities?.map(\.range), layers.entities.map(\.range), "entities")
    same(read.timexes?.map(\.range), layers.timexes.map(\.range), "timexes")
    same(read.quotes?.map(\.range), layers.quotes.map(\.range), "quotes")
    if read.length != length(document, document.utf8.count, unit) { broken.append("length is \(read.length ?? -1)") }
    return broken
  }

  /// Units before a byte, counted by Swift's own strings rather than by the writer's converter.
  private static func length(_ document: Document, _ byte: Int, _ unit: OffsetUnit) -> Int {
    let text = String(decoding: document.utf8[..<byte], as: UTF8.self)
    return switch unit {
    case .codepoint: text.unicodeScalars.count
    case .utf16: text.utf16.count
    case .utf8: text.utf8.count
    }
  }
}
