import Interchange
import Newsmark
import TestSupport

/// libFuzzer calls this with bytes of its own making: they are read as articles in each of the ways in which a file
/// can be, annotated and written, and what is written is read again. A broken law ends the process, and libFuzzer
/// keeps the bytes.
///
/// Run by `make fuzz`; `Tests/NewsmarkTests/Cases/fuzz` holds what it has found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let violations = RoundTrip.violations(input)
  if !violations.isEmpty { preconditionFailure(violations.joined(separator: "\n")) }
  return 0
}
