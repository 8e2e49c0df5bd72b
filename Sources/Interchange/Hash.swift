internal import Crypto

/// FIPS 180-4, in lower-case hexadecimal.
func sha256(_ bytes: [UInt8]) -> ArraySlice<UInt8> { hexadecimalDigits(SHA256.hash(data: bytes)) }

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  String(decoding: hexadecimalDigits(bytes), as: UTF8.self)
}

private func hexadecimalDigits(_ bytes: some Sequence<UInt8>) -> ArraySlice<UInt8> {
  let digits = Array("0123456789abcdef".utf8)
  var hexadecimal: [UInt8] = []
  hexadecimal.reserveCapacity(64)
  for byte in bytes {
    hexadecimal.append(digits[Int(byte >> 4)])
    hexadecimal.append(digits[Int(byte & 15)])
  }
  return hexadecimal[...]
}
