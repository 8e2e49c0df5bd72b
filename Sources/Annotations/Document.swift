/// One article as it came in: an identifier, its text, and what is known about it from outside.
///
/// The text never changes; every range in every layer is a half-open range of UTF-8 byte offsets into ``utf8``,
/// and each of its ends stands on a Unicode scalar boundary.
public struct Document: Sendable {
  /// Names the article in the output; unique within a run.
  public let id: String

  /// The text as valid UTF-8.
  public let utf8: [UInt8]

  /// The day, and if known the time, on which the article was written, from metadata; nil when metadata has none.
  public let creationTime: CalendarTime?

  public init(id: String, text: String, creationTime: CalendarTime? = nil) {
    self.id = id
    self.utf8 = Array(text.utf8)
    self.creationTime = creationTime
  }

  /// Takes bytes that the caller read.
  ///
  /// - Throws: ``DocumentError/notUTF8(line:byte:)`` when the bytes are not valid UTF-8.
  public init(id: String, utf8: [UInt8], creationTime: CalendarTime? = nil) throws(DocumentError) {
    if let offset = utf8.firstInvalidUTF8Offset {
      let line = 1 + utf8[..<offset].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
      throw .notUTF8(line: line, byte: offset)
    }
    self.id = id
    self.utf8 = utf8
    self.creationTime = creationTime
  }

  /// The whole text.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The text of a byte range that lies on scalar boundaries.
  public func text(of range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}

/// Why bytes cannot become a document.
public enum DocumentError: Error, Equatable {
  /// The first byte, counted from 0, that is not part of valid UTF-8, and its line, counted from 1.
  case notUTF8(line: Int, byte: Int)
}

extension [UInt8] {
  /// Byte offset of the first ill-formed sequence (Unicode 3.9, D92), or nil when all is valid.
  var firstInvalidUTF8Offset: Int? {
    do {
      try withUnsafeBufferPointer { _ = try UTF8Span(validating: $0.span) }
      return nil
    } catch let error as UTF8.ValidationError {
      return error.byteOffsets.lowerBound
    } catch {
      return 0
    }
  }
}
