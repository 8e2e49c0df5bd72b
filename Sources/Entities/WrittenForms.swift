/// How an article writes its words: which stand in lower case somewhere, and which have a capital where nothing but a
/// name explains it. Two bits for each form that there can be.
struct WrittenForms: Sendable {
  private var blocks: [UInt64]

  private static let lower: UInt64 = 1
  private static let name: UInt64 = 2

  /// - Parameter limit: above all forms that it will be told or asked of.
  init(limit: UInt32) { blocks = Array(repeating: 0, count: Int(limit) / 32 + 1) }

  /// Notes one or the other or nothing, without a branch: of many words in a row the processor cannot foresee which.
  @inline(__always)
  mutating func note(_ form: UInt32, isLower: Bool, isName: Bool) {
    let bits = (isLower ? WrittenForms.lower : 0) | (isName ? WrittenForms.name : 0)
    blocks[Int(form >> 5)] |= bits << WrittenForms.shift(form)
  }

  func isLower(_ form: UInt32) -> Bool { blocks[Int(form >> 5)] >> WrittenForms.shift(form) & WrittenForms.lower != 0 }

  func isName(_ form: UInt32) -> Bool { blocks[Int(form >> 5)] >> WrittenForms.shift(form) & WrittenForms.name != 0 }

  @inline(__always)
  private static func shift(_ form: UInt32) -> UInt64 { UInt64(form & 31) * 2 }
}
