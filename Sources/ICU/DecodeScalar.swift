/// The scalar that begins at a byte of valid UTF-8, and its length in bytes.
@inlinable @inline(__always)
public func decodeScalar(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(utf8[index])
  @inline(__always) func next(_ offset: Int) -> UInt32 { UInt32(utf8[index + offset] & 0x3F) }
  if first < 0x80 { return (first, 1) }
  if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
  if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
  return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
