internal import Crypto

/// FIPS 180-4, in lower-case hexadecimal.
func sha256(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  let digits = Array("0123456789abcdef".utf8)
  return SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }[...]
}
