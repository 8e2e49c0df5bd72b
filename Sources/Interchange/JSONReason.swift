/// What a JSON decoder found wrong in a line, in a few words.
///
/// - Parameter bytes: the line.
func jsonReason(_ error: any Error, in bytes: ArraySlice<UInt8>) -> String {
  guard let error = error as? DecodingError else { return "\(error)" }
  if let fault = JSONFault(bytes) { return fault.description }
  switch error {
  case .keyNotFound(let key, let context): return "no \"\(key.stringValue)\"\(place(context))"
  case .typeMismatch(let type, let context):
    // "Expected to decode Int but found a string instead."
    let words = context.debugDescription
    let found = words.firstRange(of: "but found ").map { words[$0.upperBound...] }
    guard let found else { return words.asClause + place(context) }
    let kind = found.firstRange(of: " instead").map { found[..<$0.lowerBound] } ?? found
    let article = kind.hasPrefix("a ") || kind.hasPrefix("an ") || kind == "null" ? "" : "a "
    return "\(article)\(kind)\(place(context)), where \(name(of: type)) should be"
  case .valueNotFound(let type, let context): return "null\(place(context)), where \(name(of: type)) should be"
  case .dataCorrupted(let context):
    // It is JSON, so what the decoder could not take are its numbers or its depth.
    return bytes.nesting > 512
      ? "more than 512 levels"
      : "a number with a fraction, or too large,\(place(context)) where a whole number should be"
  @unknown default: return "\(error)"
  }
}

private func place(_ context: DecodingError.Context) -> String {
  let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
  return path.isEmpty ? "" : " at \(path.hasPrefix(".") ? String(path.dropFirst()) : path)"
}

private func name(of type: any Any.Type) -> String {
  switch type {
  case is Int.Type: "a whole number"
  case is String.Type: "a string"
  case is Bool.Type: "true or false"
  default: "\(type)".hasPrefix("Array") ? "an array" : "an object"
  }
}

extension ArraySlice<UInt8> {
  /// How deep brackets stand in each other at most; those in strings count too, which matters only in what is said.
  fileprivate var nesting: Int {
    var (depth, deepest) = (0, 0)
    for byte in self {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
      deepest = Swift.max(deepest, depth)
    }
    return deepest
  }
}

extension String {
  /// As a part of a sentence: without its capital and its final stop.
  fileprivate var asClause: String {
    let body = hasSuffix(".") ? dropLast() : self[...]
    return body.prefix(1).lowercased() + body.dropFirst()
  }
}
