/// The passes of ``EntityStage``, so that what each is worth can be measured; an annotator wants them all.
public struct EntityPasses: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Names of the lexicons, with their labels.
  public static let lexicons = EntityPasses(rawValue: 1 << 0)
  /// What a name shows by itself: head words, given names, shape.
  public static let shapes = EntityPasses(rawValue: 1 << 1)
  /// What stands around a name.
  public static let contexts = EntityPasses(rawValue: 1 << 2)
  /// Tables and results of sport.
  public static let tables = EntityPasses(rawValue: 1 << 3)
  /// What one mention tells of the others in the article.
  public static let propagation = EntityPasses(rawValue: 1 << 4)

  /// All passes.
  public static let all: EntityPasses = [.lexicons, .shapes, .contexts, .tables, .propagation]

  /// The pass with a name: `lexicons`, `shapes`, `contexts`, `tables`, `propagation` or `all`; nil for other names.
  public init?(name: String) {
    switch name {
    case "lexicons": self = .lexicons
    case "shapes": self = .shapes
    case "contexts": self = .contexts
    case "tables": self = .tables
    case "propagation": self = .propagation
    case "all": self = .all
    default: return nil
    }
  }
}
