public import Annotations

/// Turns UTF-8 byte offsets of one text into another unit, in constant time after one pass over the text.
public struct OffsetConverter: Sendable {
  private let utf8: [UInt8]
  private let unit: OffsetUnit
  /// Units before each block of 64 bytes; empty where every byte is one unit.
  private var before: [UInt32] = []

  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - unit: what the converted offsets count.
  /// - Complexity: O(n).
  public init(_ utf8: [UInt8], to unit: OffsetUnit) {
    self.utf8 = utf8
    self.unit = unit
    guard unit != .utf8 else { return }
    var count: UInt32 = 0
    let bytes = utf8.span
    before.reserveCapacity(bytes.count / 64 + 1)
    var start = 0
    while start <= bytes.count {
      before.append(count)
      count += OffsetConverter.units(bytes, start..<min(start + 64, bytes.count), unit)
      start += 64
    }
    if Int(count) == bytes.count { before = [] }
  }

  /// Length of the whole text in the unit.
  public var length: Int { before.isEmpty ? utf8.count : offset(ofBoundary: utf8.count) }

  /// The offset in the unit of a byte offset.
  ///
  /// - Throws: ``OffsetError`` where the byte is outside the text or inside a character.
  public func offset(of byte: Int) throws(OffsetError) -> Int {
    guard byte >= 0, byte <= utf8.count else { throw .outside(byte: byte, length: utf8.count) }
    if byte < utf8.count, utf8[byte] & 0xC0 == 0x80 { throw .insideCharacter(byte: byte) }
    return offset(ofBoundary: byte)
  }

  private func offset(ofBoundary byte: Int) -> Int {
    if before.isEmpty { return byte }
    let block = byte / 64
    return Int(before[block] + OffsetConverter.units(utf8.span, block * 64..<byte, unit))
  }

  /// A byte that does not continue a character begins a code point; one that begins four bytes takes two UTF-16 units.
  private static func units(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ unit: OffsetUnit) -> UInt32 {
    var count: UInt32 = 0
    for index in range {
      let byte = bytes[index]
      count += byte & 0xC0 != 0x80 ? 1 : 0
      if unit == .utf16 { count += byte >= 0xF0 ? 1 : 0 }
    }
    return count
  }
}

/// A byte offset that stands for no place between two characters of the text.
public enum OffsetError: Error, Equatable, CustomStringConvertible {
  case outside(byte: Int, length: Int)
  case insideCharacter(byte: Int)

  public var description: String {
    switch self {
    case .outside(let byte, let length): "offset \(byte) is outside the text, which has \(length) bytes"
    case .insideCharacter(let byte): "offset \(byte) is inside a character"
    }
  }
}
