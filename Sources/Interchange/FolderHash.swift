internal import Crypto

/// SHA-256 over the names and bytes of all files in a folder and below whose names end as said, in the order of their
/// paths: the same wherever the folder lies.
///
/// - Throws: `Errno`.
public func sha256(ofFilesIn folder: String, ending: String) throws -> String {
  var hash = SHA256()
  for name in FolderListing(folder).files where name.hasSuffix(ending) {
    hash.update(data: Array(name.utf8) + [0])
    let bytes = try ByteReader(path: "\(folder)/\(name)")
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try bytes.read(into: $0) }
      if count == 0 { break }
      buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    hash.update(data: [0])
  }
  return hexadecimal(hash.finalize())
}
