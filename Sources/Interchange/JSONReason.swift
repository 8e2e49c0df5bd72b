/// What a JSON decoder found wrong, in a few words.
func jsonReason(_ error: any Error) -> String {
  guard let error = error as? DecodingError else { return "\(error)" }
  func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return path.isEmpty ? "" : " at \(path.hasPrefix(".") ? String(path.dropFirst()) : path)"
  }
  switch error {
  case .keyNotFound(let key, let context): return "no \"\(key.stringValue)\"\(place(context))"
  case .typeMismatch(_, let context), .valueNotFound(_, let context):
    return context.debugDescription.asClause + place(context)
  case .dataCorrupted(let context):
    let detail = context.underlyingError.map { "\($0)" } ?? context.debugDescription
    return detail.asClause + place(context)
  @unknown default: return "\(error)"
  }
}

extension String {
  /// As a part of a sentence: without its capital and its final stop.
  fileprivate var asClause: String {
    let body = hasSuffix(".") ? dropLast() : self[...]
    return body.prefix(1).lowercased() + body.dropFirst()
  }
}
