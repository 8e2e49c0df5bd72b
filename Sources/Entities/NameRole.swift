internal import Annotations

/// What a word or phrase does in a longer name: `Ministry` heads the name of a body, `River` closes that of a place.
struct NameRole: Sendable {
  enum Kind: UInt8, Sendable {
    /// Closes, or with `of` opens, the name of a body.
    case head
    /// Closes the name of a company.
    case suffix
    /// Closes or opens the name of a sports club.
    case sport
    /// Closes the name of a newspaper or broadcaster.
    case media
    /// Opens the name of a body.
    case prefix
    /// Closes the name of a place, an event or a law.
    case tail
    /// Opens such a name.
    case opening
    /// Stands before a place's name without being part of it.
    case modifier
    /// Names no body by itself, whatever its capitals: `Board of Directors`.
    case generic

    /// The class of the words that begin such a role.
    var beginning: NameClass {
      switch self {
      case .head, .suffix, .sport, .media, .tail: .beginsTail
      case .prefix, .opening, .modifier: .beginsOpening
      case .generic: .beginsGeneric
      }
    }
  }

  var kind: Kind
  var label: EntityLabel
  /// Needs another name word beside it.
  var isWord: Bool
  /// May stand behind a comma: `, Inc.`
  var takesComma: Bool
  /// What it closes is no entity: `Labour Day`.
  var isNoName: Bool
  /// May stand alone.
  var isAlone: Bool
  /// What follows it is the thing's name without it, too: `Katrina`.
  var isBare: Bool
  /// An `of` or `for` chain usually follows.
  var takesOf: Bool
}

/// What a phrase of `titles.tsv` is.
struct TitleEntry: Sendable {
  /// `former`, `acting`: part of a title only together with an office.
  var isModifier: Bool
  /// A title only when capitalised.
  var needsCapital: Bool
  /// `farmer`, `striker`: an occupation, which tells a person but is no office.
  var isOccupation: Bool
  /// `Haj`, `Sheikh`, `Lord`: also stands inside a name.
  var isHonorific: Bool
  var gender: Gender
}
