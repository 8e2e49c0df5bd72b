internal import FoundationEssentials

/// What the tables of names say, as arrays of plain values in the machine's own order of bytes: it is read in a tenth of
/// the time that the tables take.
///
/// An image is good for the tables' bytes and the program that it was made of, and for no others (``LexiconImageFile``).
/// Who writes arrays into one reads them again in the same order.
public struct LexiconImage: Sendable {
  private var bytes: Data
  private var position = 0
  /// The ``LexiconImageFile/key(of:)`` of the tables, from before they were read: one that changes meanwhile makes the
  /// image a stale one. Nil where the image is not to be kept.
  let key: UInt64?

  /// An image to write into.
  init(key: UInt64?) {
    bytes = Data()
    self.key = key
  }

  /// An image to read from.
  init(_ bytes: Data) {
    self.bytes = bytes
    key = nil
  }

  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { bytes.withUnsafeBytes(body) }

  /// Appends an array.
  public mutating func write<Value: BitwiseCopyable>(_ values: [Value]) {
    withUnsafeBytes(of: UInt64(values.count)) { bytes.append(contentsOf: $0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    // The next array begins where its values may lie.
    bytes.append(contentsOf: repeatElement(0, count: -bytes.count & 7))
  }

  public mutating func write(_ number: Int) { write([number]) }

  /// The array that was written next.
  public mutating func read<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) -> [Value] {
    bytes.withUnsafeBytes { bytes in
      let count = Int(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let length = count * MemoryLayout<Value>.stride
      position += 8
      if count == 0 { return [] }
      let values = [Value](unsafeUninitializedCapacity: count) { room, filled in
        UnsafeMutableRawBufferPointer(room).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]))
        filled = count
      }
      position += (length + 7) & ~7
      return values
    }
  }

  public mutating func read() -> Int { read(Int.self)[0] }
}
