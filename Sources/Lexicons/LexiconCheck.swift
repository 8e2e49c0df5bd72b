internal import Annotations

/// Looks through all tables of a lexicon folder for what breaks the format, and for rows that can do nothing.
///
/// Reading the tables of dates, quotes and segmentation as their stages do is not its part: the stages refuse what they
/// cannot read, with file and line.
public struct LexiconCheck: ~Copyable {
  public private(set) var findings: [LexiconFinding] = []
  private var lexicons: LexiconBuilder
  private var words: [UInt32: String] = [:]

  /// A name of a table of names.
  private struct Name {
    var table: Int
    var row: Int
    var text: String
    var label: EntityLabel
    var reference: String
  }

  private var tables: [LexiconTable] = []
  private var names: [Name] = []
  private var trie = PhraseTrie()

  /// Reads and checks every table.
  ///
  /// - Throws: ``LexiconError/missingDirectory(path:)``, `ICUError`.
  public init(_ directory: LexiconDirectory) throws {
    let own = try NameTables.own(in: directory)
    lexicons = try LexiconBuilder(directory)
    readWords()
    let known = own + NameTables.standard
    for name in known { checkNames(name) }
    checkNamesakes()
    checkWords("entities/given-names", "name", single: false, flags: ["word", "month", "place", "surname"])
    checkWords("entities/surnames", "name", single: false, flags: ["word", "month", "place", "given"])
    checkWords("entities/acronyms-not-names", "form", single: true, flags: nil)
    checkWords("words/english", "word", single: true, flags: nil)
    let done = Set(
      known + [
        NameTables.namesakes, "entities/given-names", "entities/surnames", "entities/acronyms-not-names",
        "words/english",
      ])
    for folder in ["dates", "entities", "import", "quotes", "segmentation", "words"] {
      for name in (try? directory.tables(in: folder)) ?? [] where !done.contains(name) { _ = table(name) }
    }
    findings.sort { ($0.path, $0.line, $0.message) < ($1.path, $1.line, $1.message) }
  }

  // MARK: tables

  /// A table that can be read; what is wrong with one that cannot is noted.
  private mutating func table(_ name: String) -> LexiconTable? {
    do throws(LexiconError) {
      let table = try lexicons.directory.table(name)
      checkCells(table)
      return table
    } catch {
      add(error, in: "\(lexicons.directory.path)/\(name).tsv")
      return nil
    }
  }

  private mutating func column(_ name: String, of table: LexiconTable) -> Int? {
    do throws(LexiconError) {
      return try table.column(name)
    } catch {
      add(error, in: table.path)
      return nil
    }
  }

  /// No white space at a cell's edges, and its first cell filled.
  private mutating func checkCells(_ table: LexiconTable) {
    for row in table.rows {
      if table.bytes(row, 0).isEmpty {
        add(.error, .format, table, row, "the column '\(table.columns[0])' is empty, expected a value")
      }
      for column in table.columns.indices {
        let bytes = table.bytes(row, column)
        if bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ") {
          add(
            .error, .format, table, row,
            "white space at an edge of the column '\(table.columns[column])', expected none")
        }
      }
    }
  }

  private mutating func readWords() {
    guard let table = try? lexicons.directory.table("words/english"), let word = try? table.column("word"),
      let level = try? table.column("level")
    else { return }
    for row in table.rows {
      let tokens = lexicons.tokens(of: table.bytes(row, word))
      if tokens.count == 1 { words[tokens[0].form] = table.cell(row, level) }
    }
  }

  // MARK: names

  private mutating func checkNames(_ name: String) {
    guard let table = table(name), let nameColumn = column("names", of: table),
      let labelColumn = column("label", of: table), let referenceColumn = column("ref", of: table),
      let flagColumn = column("flags", of: table)
    else { return }
    tables.append(table)
    for row in table.rows {
      guard let label = checkLabel(table, row, labelColumn) else { continue }
      checkReference(table, row, referenceColumn)
      let flags = checkFlags(table, row, flagColumn, ["word", "person", "place", "main", "rare"])
      for name in table.cell(row, nameColumn).split(separator: "|", omittingEmptySubsequences: false) {
        check(
          Name(
            table: tables.count - 1, row: row, text: String(name), label: label,
            reference: table.cell(row, referenceColumn)), flags: flags)
      }
    }
  }

  private mutating func check(_ name: Name, flags: Set<String>) {
    let table = tables[name.table]
    if name.text.isEmpty {
      return add(.error, .format, table, name.row, "an empty name between two '|', expected a name")
    }
    let tokens = lexicons.tokens(of: name.text)
    if let fault = lexicons.unreachable(name.text, tokens) {
      return add(.error, .unreachable, table, name.row, "'\(name.text)' \(fault)")
    }
    var seen: [Int] = []
    trie.forEachMatch(tokens.span, at: 0, limit: tokens.count) { match in
      if match.length == tokens.count { seen.append(match.value) }
    }
    if seen.isEmpty { checkCommonWord(name, tokens, flags) }
    seen.sort()
    if let twin = seen.first(where: { names[$0].label == name.label }) {
      noteTwin(name, of: names[twin])
    } else if let other = seen.first {
      let place = place(of: names[other])
      add(
        .note, .homonym, table, name.row,
        "'\(name.text)' is \(name.label.rawValue), and \(names[other].label.rawValue) in \(place)")
    }
    trie.insert(tokens, value: names.count)
    names.append(name)
  }

  /// Says of a name that an earlier row has as well with the same label.
  private mutating func noteTwin(_ name: Name, of twin: Name) {
    let table = tables[name.table]
    if twin.table == name.table, twin.row == name.row {
      let message =
        "'\(name.text)' is met by '\(twin.text)' in the same row, expected variants that differ in more than letter case and accents"
      return add(.error, .duplicate, table, name.row, message)
    }
    // A name of the user's own is there to go before the same name of another table.
    if twin.table != name.table, tables[twin.table].name.hasPrefix(NameTables.ownFolder + "/") { return }
    let place = place(of: twin)
    if twin.reference == name.reference, !name.reference.isEmpty {
      add(.error, .duplicate, table, name.row, "'\(name.text)' stands in \(place) with the same ref, expected it once")
    } else if name.label == .gpe {
      // The stage weighs all places of one name.
      add(.note, .homonym, table, name.row, "'\(name.text)' is \(refText(name)), and \(refText(twin)) in \(place)")
    } else {
      let message =
        "'\(name.text)' \(refText(name)) is hidden by \(place) \(refText(twin)), expected one row for a name of one label"
      add(.error, .unreachable, table, name.row, message)
    }
  }

  private func place(of name: Name) -> String {
    let table = tables[name.table]
    return "\(table.name).tsv:\(table.line(of: name.row))"
  }

  private func refText(_ name: Name) -> String { name.reference.isEmpty ? "without ref" : name.reference }

  private mutating func checkCommonWord(_ name: Name, _ tokens: [Token], _ flags: Set<String>) {
    guard tokens.count == 1, !flags.contains("word"), let level = words[tokens[0].form],
      tokens[0].shape.isDisjoint(with: [.allCaps, .hasInnerUpper])
    else { return }
    let message =
      "'\(name.text)' is an English word of level \(level), expected the flag 'word' unless it is rarely one with a capital"
    add(.note, .commonWord, tables[name.table], name.row, message)
  }

  private mutating func checkLabel(_ table: LexiconTable, _ row: Int, _ column: Int) -> EntityLabel? {
    do throws(LexiconError) {
      return try table.value(row, column, as: EntityLabel.self)
    } catch {
      add(error, in: table.path)
      return nil
    }
  }

  private mutating func checkReference(_ table: LexiconTable, _ row: Int, _ column: Int) {
    let reference = table.cell(row, column)
    guard !reference.isEmpty, let expected = ReferenceForm.fault(in: reference) else { return }
    add(table.badCell(row, column, expected: expected), in: table.path)
  }

  @discardableResult
  private mutating func checkFlags(_ table: LexiconTable, _ row: Int, _ column: Int, _ known: Set<String>) -> Set<
    String
  > {
    let flags = table.values(row, column)
    for flag in flags where !known.contains(flag) {
      add(
        .error, .format, table, row,
        "'\(flag)' in the column 'flags', expected some of \(known.sorted().joined(separator: ", "))")
    }
    return Set(flags)
  }

  // MARK: other tables

  private mutating func checkNamesakes() {
    guard let table = table(NameTables.namesakes), let nameColumn = column("names", of: table),
      let labelColumn = column("label", of: table), let referenceColumn = column("ref", of: table),
      let flagColumn = column("flags", of: table)
    else { return }
    for row in table.rows {
      _ = checkLabel(table, row, labelColumn)
      checkReference(table, row, referenceColumn)
      checkFlags(table, row, flagColumn, ["main", "rare"])
      for name in table.values(row, nameColumn) {
        let tokens = lexicons.tokens(of: name)
        var isKnown = false
        trie.forEachMatch(tokens.span, at: 0, limit: tokens.count) { isKnown = isKnown || $0.length == tokens.count }
        if !isKnown {
          add(
            .error, .unreachable, table, row,
            "'\(name)' stands in no table of names, expected a namesake of one that does")
        }
      }
    }
  }

  /// A table of words; where they must be single the stage passes over a row of several.
  private mutating func checkWords(_ name: String, _ wordColumn: String, single: Bool, flags known: Set<String>?) {
    guard let table = table(name), let column = column(wordColumn, of: table) else { return }
    var lines: [[UInt32]: Int] = [:]
    for row in table.rows {
      for word in table.values(row, column) {
        let forms = lexicons.tokens(of: word).map(\.form)
        if single, forms.count != 1 {
          add(.error, .unreachable, table, row, "'\(word)' is \(forms.count) words, expected one")
        } else if let line = lines[forms] {
          add(.error, .duplicate, table, row, "'\(word)' stands in line \(line), expected it once")
        } else {
          lines[forms] = table.line(of: row)
        }
      }
      if let known, let flags = try? table.column("flags") { checkFlags(table, row, flags, known) }
    }
  }

  // MARK: findings

  private mutating func add(
    _ severity: LexiconFinding.Severity, _ kind: LexiconFinding.Kind, _ table: LexiconTable, _ row: Int,
    _ message: String
  ) {
    findings.append(
      LexiconFinding(severity: severity, kind: kind, path: table.path, line: table.line(of: row), message: message))
  }

  /// An error of reading, which begins with its place.
  private mutating func add(_ error: LexiconError, in path: String) {
    var message = error.description.dropFirst(error.description.hasPrefix(path) ? path.count : 0)
    var line = 0
    if message.first == ":" { message.removeFirst() }
    let digits = message.prefix { $0.isNumber }
    if let number = Int(digits), message.dropFirst(digits.count).first == ":" {
      line = number
      message = message.dropFirst(digits.count + 1)
    }
    while message.first == " " { message.removeFirst() }
    findings.append(LexiconFinding(severity: .error, kind: .format, path: path, line: line, message: String(message)))
  }
}
