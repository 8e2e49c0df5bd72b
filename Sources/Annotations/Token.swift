/// One word, number or mark of the text: 16 bytes that every later stage works on instead of strings.
@frozen public struct Token: Sendable, Hashable {
  /// First byte in the document's UTF-8.
  public var start: UInt32
  /// Byte after the last one.
  public var end: UInt32
  /// Number of the token's folded form. Below the vocabulary's count it is a word of the lexicons; from there on
  /// it is a word that this document introduced. Two tokens of one document agree in `form` exactly when their
  /// folded forms agree.
  public var form: UInt32
  /// What the token looks like.
  public var shape: Shape
  /// What lies between the token before and this one.
  public var gap: Gap

  @inlinable
  public init(start: Int, end: Int, form: UInt32, shape: Shape, gap: Gap) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.form = form
    self.shape = shape
    self.gap = gap
  }

  /// Half-open byte range in the document's UTF-8.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether this token touches the one before it.
  @inlinable public var isGlued: Bool { gap == .none }

  /// What stands between two tokens. Ordered by how much it separates.
  @frozen public enum Gap: UInt8, Sendable, Comparable {
    /// Nothing: the tokens touch.
    case none
    /// White space without a line end.
    case space
    /// One line end.
    case line
    /// A blank line, or the start of the text.
    case paragraph

    @inlinable
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// The characters of a token, as far as rules care.
  ///
  /// Its members are computed, not stored: a stored one is a lazy global that every use in a loop would ask for.
  @frozen public struct Shape: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Begins with an upper-case letter.
    @inlinable public static var capitalized: Shape { Shape(rawValue: 1 << 0) }
    /// Has letters, and all of them are upper case (also `U.S` and `A`).
    @inlinable public static var allCaps: Shape { Shape(rawValue: 1 << 1) }
    /// Has a lower-case letter.
    @inlinable public static var hasLower: Shape { Shape(rawValue: 1 << 2) }
    /// Has a letter.
    @inlinable public static var hasLetter: Shape { Shape(rawValue: 1 << 3) }
    /// Has a digit.
    @inlinable public static var hasDigit: Shape { Shape(rawValue: 1 << 4) }
    /// Digits only, with `,` or `.` between them at most.
    @inlinable public static var number: Shape { Shape(rawValue: 1 << 5) }
    /// No letter and no digit.
    @inlinable public static var punctuation: Shape { Shape(rawValue: 1 << 6) }
    /// Has a full stop inside (`U.S`, `3.5`, `example.com`).
    @inlinable public static var hasStop: Shape { Shape(rawValue: 1 << 7) }
    /// Exactly one Unicode scalar.
    @inlinable public static var single: Shape { Shape(rawValue: 1 << 8) }
    /// Has an upper-case letter after the first one (`McCain`, `iPhone`, `NATO`).
    @inlinable public static var hasInnerUpper: Shape { Shape(rawValue: 1 << 9) }
  }
}
