/// How articles are read.
public struct ReadingOptions: Sendable {
  /// The key of the text in JSON lines; "text" where nil.
  public var textField: String?
  /// The key of the id in JSON lines, the header line of it in web archives; "id" and "WARC-Record-ID" where nil.
  public var idField: String?
  /// The key of the date in JSON lines, the header line of it in web archives; "dct", else "date", and none where nil:
  /// a web archive knows when a page was fetched, not when it was written.
  public var dateField: String?
  /// In bytes of UTF-8. A line of JSON may be twice as long.
  public var maxArticleSize = 64 << 20
  /// Only this part of the articles is given.
  public var part: Part?

  public init() {}

  /// One of several parts of the input. What part an article belongs to depends on its id alone.
  public struct Part: Sendable, Hashable {
    /// From 1 to `count`.
    public let number: Int
    public let count: Int

    /// As `2/8`; nil for anything else.
    public init?(_ text: String) {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let number = numbers[0], let count = numbers[1], number >= 1, number <= count else {
        return nil
      }
      self.number = number
      self.count = count
    }

    func contains(_ hash: UInt64) -> Bool { Int((hash ^ hash >> 32) % UInt64(count)) == number - 1 }
  }
}
