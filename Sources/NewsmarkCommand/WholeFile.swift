import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes small files so that they are whole at every moment, the old text or the new.
enum WholeFile {
  static func write(_ text: [UInt8], to path: String) throws(UnwritableFile) {
    let beside = path + ".new"
    do {
      let file = try FileDescriptor.open(
        FilePath(beside), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        _ = try file.closeAfter { try file.writeAll(text) }
        guard unsafe rename(beside, path) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        unsafe unlink(beside)
        throw error
      }
    } catch {
      throw UnwritableFile(path, error)
    }
  }
}
