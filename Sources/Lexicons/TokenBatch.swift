internal import Annotations

/// Tokens on their way into an array, some dozens at a time: adding one to an array costs as much as reading a word.
struct TokenBatch: ~Copyable {
  private static let capacity = 64

  private let buffer: UnsafeMutableBufferPointer<Token>
  private var count = 0
  private var array: [Token]

  private init(_ buffer: UnsafeMutableBufferPointer<Token>, _ array: consuming [Token]) {
    self.buffer = buffer
    self.array = array
  }

  /// Lends an array as a batch.
  static func with<Result>(_ array: inout [Token], _ body: (inout TokenBatch) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Token.self, capacity: capacity) { buffer in
      var batch = TokenBatch(buffer, array)
      // The batch holds the only reference, so that the array is not copied.
      array = []
      let result = body(&batch)
      batch.flush()
      array = batch.array
      return result
    }
  }

  @inline(__always)
  mutating func append(_ token: Token) {
    if count == TokenBatch.capacity { flush() }
    buffer.initializeElement(at: count, to: token)
    count += 1
  }

  /// Hands over the array with all that was added.
  mutating func withArray<Result>(_ body: (inout [Token]) -> Result) -> Result {
    flush()
    return body(&array)
  }

  @inline(never)
  private mutating func flush() {
    array.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    count = 0
  }
}
