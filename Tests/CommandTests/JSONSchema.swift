import Foundation

/// Checks JSON values against a schema: as much of JSON Schema 2020-12 as `docs/newsmark-1.schema.json` uses.
struct JSONSchema {
  let root: [String: Any]

  init(path: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    root = value as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, each with its place; empty where it is valid.
  func errors(in value: Any) -> [String] { errors(in: value, by: root, at: "$") }

  private func errors(in value: Any, by schema: [String: Any], at place: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description", "properties": break
      case "$ref":
        let name = (rule as? String ?? "").replacing("#/$defs/", with: "")
        let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
        found += target.map { errors(in: value, by: $0, at: place) } ?? ["\(place): no definition \(name)"]
      case "type":
        let types = rule as? [String] ?? [rule as? String ?? ""]
        if !types.contains(where: { isValue(value, of: $0) }) { found.append("\(place): \(value) is not \(types)") }
      case "const":
        if !isEqual(value, rule) { found.append("\(place): \(value) is not \(rule)") }
      case "enum":
        if !(rule as? [Any] ?? []).contains(where: { isEqual(value, $0) }) {
          found.append("\(place): \(value) is not one of \(rule)")
        }
      case "minimum":
        if let number = value as? Int, let least = rule as? Int, number < least {
          found.append("\(place): \(number) is below \(least)")
        }
      case "pattern":
        if let text = value as? String, let pattern = rule as? String,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          found.append("\(place): '\(text)' does not match \(pattern)")
        }
      case "oneOf":
        let fits = (rule as? [[String: Any]] ?? []).map { errors(in: value, by: $0, at: place) }
        if fits.count(where: \.isEmpty) != 1 { found.append("\(place): fits not exactly one of: \(fits)") }
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          found += errors(in: item, by: rule as? [String: Any] ?? [:], at: "\(place)[\(index)]")
        }
      case "required":
        for key in rule as? [String] ?? [] where (value as? [String: Any])?[key] == nil {
          found.append("\(place): no \(key)")
        }
      case "additionalProperties":
        let known = schema["properties"] as? [String: Any] ?? [:]
        for key in (value as? [String: Any] ?? [:]).keys where known[key] == nil {
          found.append("\(place): \(key) is not in the schema")
        }
      default: found.append("\(place): the checker does not know '\(keyword)'")
      }
    }
    for (key, rule) in schema["properties"] as? [String: [String: Any]] ?? [:] {
      if let member = (value as? [String: Any])?[key] { found += errors(in: member, by: rule, at: "\(place).\(key)") }
    }
    return found
  }

  /// A number is told from a flag by its Objective-C type: `0 is Bool` holds for both.
  private func isValue(_ value: Any, of type: String) -> Bool {
    let isNumber = (value as? NSNumber).map { String(cString: $0.objCType) != "c" } ?? false
    return switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool && !isNumber
    case "integer": value is Int && isNumber
    case "null": value is NSNull
    default: false
    }
  }

  private func isEqual(_ a: Any, _ b: Any) -> Bool {
    if a is NSNull || b is NSNull { return a is NSNull && b is NSNull }
    return a as? String == b as? String && a is String && b is String
  }
}
