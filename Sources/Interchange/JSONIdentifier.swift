/// An id in JSON: a string, or a number, which stands for its digits.
struct JSONIdentifier: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    text = try (try? value.decode(Int.self)).map { String($0) } ?? value.decode(String.self)
  }
}
