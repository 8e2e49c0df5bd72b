/// Something that ``LexiconCheck`` found in a table.
public struct LexiconFinding: Sendable, Hashable, CustomStringConvertible {
  /// Whether the table must be changed.
  public enum Severity: String, Sendable {
    /// Breaks the format, or a row that can do nothing.
    case error
    /// True of a sound table too: worth a look.
    case note
  }

  /// What kind of thing was found.
  public enum Kind: String, Sendable, CaseIterable {
    case format
    /// One name twice with one meaning.
    case duplicate
    /// A row that an earlier one hides, or that no text can meet.
    case unreachable
    /// One name in two kinds of things.
    case homonym
    /// An ordinary English word that its row does not call one.
    case commonWord = "common word"
  }

  public let severity: Severity
  public let kind: Kind
  public let path: String
  /// From 1; 0 for the table as a whole.
  public let line: Int
  /// `what is wrong ('value'), expected what`
  public let message: String

  public var description: String {
    let place = line > 0 ? "\(path):\(line)" : path
    return severity == .error ? "\(place): \(message)" : "\(place): note: \(message)"
  }
}
