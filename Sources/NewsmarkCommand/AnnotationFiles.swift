import Annotations
import ArgumentParser
import Evaluation
internal import FoundationEssentials
import Interchange

/// What the commands that compare annotations have in common.
enum AnnotationFiles {
  /// The documents of a file of annotations.
  static func read(_ path: String) throws -> [AnnotatedDocument] {
    let reader = AnnotationReader(path: path)
    try stop(on: reader.errors.map { "\($0)" })
    return reader.documents
  }

  static func pairs(
    _ gold: [AnnotatedDocument], _ system: [AnnotatedDocument], onlyCommon: Bool
  ) throws -> [DocumentPair] {
    let (pairs, errors) = DocumentPair.pairs(gold: gold, system: system, onlyCommon: onlyCommon)
    try stop(on: errors.map { "\($0)" })
    for pair in pairs {
      guard let failure = pair.system.failure else { continue }
      Messages.write("'\(pair.id)': could not be annotated, scored as empty: \(failure.message)")
    }
    return pairs
  }

  /// Figures over part of the documents would pass for figures over all: any fault ends the run.
  static func stop(on errors: [String]) throws {
    if errors.isEmpty { return }
    for error in errors.prefix(20) { Messages.write(error) }
    if errors.count > 20 { Messages.write("… and \(errors.count - 20) more") }
    throw ExitCode(1)
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    try ExportOutput(path, isFolder: false).write(Array(text.utf8))
  }
}
