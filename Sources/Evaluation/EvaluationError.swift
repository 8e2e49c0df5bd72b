public import Annotations

/// Why a gold and a system file cannot be scored against each other.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
  case otherText(id: String, gold: String, system: String)
  case otherLength(id: String, gold: Int, system: Int)
  case otherUnit(id: String, gold: OffsetUnit, system: OffsetUnit)
  case badOffset(id: String, layer: Layer, offset: Int, unit: OffsetUnit, isInside: Bool)
  case missing(ids: [String])
  case unknown(ids: [String])
  case nothingInCommon

  public var description: String {
    switch self {
    case .otherText(let id, let gold, let system):
      "'\(id)': the two files are over different texts (sha256 \(gold.prefix(12))… and \(system.prefix(12))…), expected one text"
    case .otherLength(let id, let gold, let system):
      "'\(id)': the two files are over texts of different lengths (\(gold) and \(system)), expected one text"
    case .otherUnit(let id, let gold, let system):
      "'\(id)': the first file's offsets count \(gold.rawValue), the second's \(system.rawValue), and neither has the text to convert them"
    case .badOffset(let id, let layer, let offset, let unit, let isInside):
      "'\(id)': offset \(offset) (\(unit.rawValue)) of its \(layer.rawValue) is "
        + (isInside ? "inside a character" : "outside the text")
        + ", expected a place between two characters of the text"
    case .missing(let ids):
      "\(EvaluationError.list(ids)) of the first file not in the second, expected the same documents in both (or --only-common)"
    case .unknown(let ids):
      "\(EvaluationError.list(ids)) of the second file not in the first, expected the same documents in both (or --only-common)"
    case .nothingInCommon:
      "the two files have no document in common, expected the same ids"
    }
  }

  private static func list(_ ids: [String]) -> String {
    let names = ids.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    return "\(Figures.counted(ids.count, "document")) (\(names)\(ids.count > 3 ? ", …" : ""))"
  }
}
