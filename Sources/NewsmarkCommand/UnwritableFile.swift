internal import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file or folder that cannot be written, and why.
struct UnwritableFile: Error, CustomStringConvertible {
  let path: String
  let reason: String

  init(_ path: String, _ error: any Error) {
    self.path = path
    // Foundation's errors describe themselves in Swift's terms; what the system said is inside them.
    let cause = (error as? CocoaError)?.userInfo["NSUnderlyingError"] as? POSIXError
    reason = cause.map { "\(Errno(rawValue: $0.code.rawValue))" } ?? "\(error)"
  }

  var description: String { "\(path): cannot be written: \(reason)" }
}
