public import Annotations

/// Brings entity labels of different schemes together.
public struct LabelMap: Sendable, Equatable {
  /// For reports: `as they are`, `coarse`, or the file's name.
  public let name: String
  /// What each label becomes; nil where labels stay as they are. A label that is not in it is not scored.
  private let labels: [String: String]?
  /// Labels that are left out on purpose.
  private let excluded: Set<String>
  /// Labels that the figure `core` adds up.
  let core: Set<String>
  /// Whether gold marks offices and ranks at all; where it does not, the system's are no errors.
  var scoresTitles = true

  /// Each label as it is.
  public static let identity = LabelMap(name: "as they are", labels: nil, excluded: [], core: [])

  /// PER, LOC, ORG and MISC, as most gold has them; OntoNotes', CoNLL-2003's and plain English names go in.
  public static let coarse = LabelMap(
    name: "coarse",
    labels: [
      "PER": "PER", "PERSON": "PER", "Person": "PER",
      "LOC": "LOC", "LOCATION": "LOC", "Location": "LOC", "GPE": "LOC", "FAC": "LOC", "Facility": "LOC",
      "ORG": "ORG", "ORGANIZATION": "ORG", "Organization": "ORG", "Organisation": "ORG",
      "MISC": "MISC", "Misc": "MISC", "NORP": "MISC", "Nationality": "MISC", "Product": "MISC", "PRODUCT": "MISC",
      "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
    ], excluded: [EntityScorer.title], core: ["PER", "LOC", "ORG"])

  init(name: String, labels: [String: String]?, excluded: Set<String>, core: Set<String>) {
    self.name = name
    self.labels = labels
    self.excluded = excluded
    self.core = core
  }

  /// A map from a table: on each line a label, a tab, and the label that it becomes; `-` for one that is not scored.
  /// `#` begins a comment line.
  ///
  /// - Throws: ``LabelMapError`` naming file and line.
  public init(table: String, path: String) throws(LabelMapError) {
    var labels: [String: String] = [:]
    var excluded: Set<String> = []
    for (index, line) in table.linesOfFile.enumerated() {
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 2, !cells[0].isEmpty, !cells[1].isEmpty else {
        throw LabelMapError(path: path, line: index + 1, found: String(line))
      }
      if cells[1] == "-" { excluded.insert(cells[0]) } else { labels[cells[0]] = cells[1] }
    }
    self.init(name: path, labels: labels, excluded: excluded, core: [])
  }

  /// The map that fits a gold: as they are where all its labels are the project's own, else coarse.
  public static func fitting(_ gold: [AnnotatedDocument]) -> LabelMap {
    let own = Set(EntityLabel.allCases.map(\.rawValue))
    let isOwn = gold.allSatisfy { ($0.entities ?? []).allSatisfy { own.contains($0.label) } }
    return isOwn ? .identity : .coarse
  }

  /// What a label becomes; nil where it is not scored.
  func label(for label: String) -> String? {
    guard let labels else { return label }
    return labels[label]
  }

  /// Whether the map says what becomes of a label, if only that it is left out.
  func knows(_ label: String) -> Bool {
    labels.map { $0[label] != nil || excluded.contains(label) } ?? true
  }
}

/// A line of a label table that cannot be read.
public struct LabelMapError: Error, Equatable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let found: String

  public var description: String { "\(path):\(line): '\(found)', expected a label, a tab, and a label or -" }
}
