/// A hash of 64 bits that tells whether bytes have changed by chance or by an edit; it holds off no forger.
///
/// Four lanes of multiply and fold (as in wyhash, Wang Yi), eight bytes each in turn, so that a step need not wait for
/// the one before.
struct Checksum {
  private var lanes: SIMD4<UInt64> = [
    0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3,
  ]

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    func block(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var offset = 0
    while offset + 32 <= bytes.count {
      a = Checksum.mix(a, block(offset))
      b = Checksum.mix(b, block(offset + 8))
      c = Checksum.mix(c, block(offset + 16))
      d = Checksum.mix(d, block(offset + 24))
      offset += 32
    }
    while offset < bytes.count {
      a = Checksum.mix(a, UInt64(bytes[offset]))
      offset += 1
    }
    lanes = [Checksum.mix(a, UInt64(bytes.count)), b, c, d]
  }

  mutating func add(_ text: String) { Array(text.utf8).withUnsafeBytes { add($0) } }

  var value: UInt64 { lanes.indices.reduce(0) { Checksum.mix($0, lanes[$1]) } }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ block: UInt64) -> UInt64 {
    let (high, low) = (hash ^ block).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    // The hash itself stays in, so that no block can make all that came before it nothing.
    return high ^ low ^ hash
  }
}
