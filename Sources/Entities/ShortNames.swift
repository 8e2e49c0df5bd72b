internal import Lexicons

/// Short forms of given names that do not begin as the name does: `Bill` for `William`.
struct ShortNames: Sendable {
  /// By form: the rows it stands in, and whether it is the full name there.
  private var rows: [UInt32: [(row: Int, isFull: Bool)]] = [:]

  init() {}

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/short-names")
    let (name, short) = (try table.column("name"), try table.column("short"))
    for row in table.rows {
      for word in table.values(row, name) {
        if let form = lexicons.form(of: word) { rows[form, default: []].append((row, true)) }
      }
      for word in table.values(row, short) {
        if let form = lexicons.form(of: word) { rows[form, default: []].append((row, false)) }
      }
    }
  }

  /// Whether one of two words is a short form of the other.
  func join(_ one: UInt32, _ other: UInt32) -> Bool {
    guard let first = rows[one], let second = rows[other] else { return false }
    return first.contains { a in second.contains { b in a.row == b.row && a.isFull != b.isFull } }
  }
}
