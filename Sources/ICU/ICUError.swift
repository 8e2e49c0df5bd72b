internal import CICU

/// ICU said no.
public struct ICUError: Error, Hashable, CustomStringConvertible {
  /// The C function.
  public let operation: String
  /// ICU's name of the status, as `U_MISSING_RESOURCE_ERROR`.
  public let status: String

  public var description: String { "ICU \(ICU.version): \(operation) failed: \(status)" }

  /// The one place that reads a status: success is zero or negative, warnings included.
  static func check(_ status: Int32, _ operation: String) throws(ICUError) {
    guard status > 0 else { return }
    throw ICUError(operation: operation, status: String(cString: nm_status_name(status)))
  }
}

/// The library that is linked.
public enum ICU {
  /// As "72.1".
  public static var version: String { String(cString: nm_icu_version()) }
}
