/// One line of a native file: what the pipeline found in an article, or what a person marked in it.
///
/// Its ranges are in the unit that ``offsets`` names, not in bytes; converting is the business of readers and writers.
public struct AnnotatedDocument: Sendable {
  public var id: String
  /// Of the UTF-8 text, in lower-case hexadecimal; nil where the file has none.
  public var sha256: String?
  public var offsets: OffsetUnit
  /// Length of the text in that unit; nil where the file has none.
  public var length: Int?
  /// The article itself, where the file carries it.
  public var text: String?
  public var layers: Layers
  /// Set where the article could not be annotated; the layers are then empty.
  public var failure: Failure?

  public init(
    id: String, sha256: String? = nil, offsets: OffsetUnit, length: Int? = nil, text: String? = nil,
    layers: Layers = Layers(), failure: Failure? = nil
  ) {
    self.id = id
    self.sha256 = sha256
    self.offsets = offsets
    self.length = length
    self.text = text
    self.layers = layers
    self.failure = failure
  }

  public struct Failure: Sendable, Hashable {
    public var code: String
    public var message: String

    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }
}

/// What one step of an offset counts.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python counts.
  case codepoint
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
  /// Bytes of UTF-8.
  case utf8
}
