internal import Crypto

/// FIPS 180-4, in lower-case hexadecimal.
func sha256(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  let digits = Array("0123456789abcdef".utf8)
  var hexadecimal: [UInt8] = []
  hexadecimal.reserveCapacity(64)
  for byte in SHA256.hash(data: bytes) {
    hexadecimal.append(digits[Int(byte >> 4)])
    hexadecimal.append(digits[Int(byte & 15)])
  }
  return hexadecimal[...]
}
