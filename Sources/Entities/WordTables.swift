internal import Annotations
internal import Lexicons

/// Tables of single words, each of which gives them a class.
extension EntityTables {
  mutating func loadWords(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    for word in try lexicons.englishWords() {
      classes[word.form].formUnion(word.level <= 20 ? [.common, .frequent] : .common)
    }
  }

  mutating func loadGivenNames(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/given-names")
    let (name, gender, flags) = (try table.column("name"), try table.column("gender"), try table.column("flags"))
    for row in table.rows {
      let tokens = lexicons.tokens(of: table.bytes(row, name))
      let marks = table.bytes(row, flags)
      let isWeak = marks.hasValue("word") || marks.hasValue("month") || marks.hasValue("place")
      guard let first = tokens.first else { continue }
      if tokens.count > 1 {
        // The first part of `Jong-wook` is met in further names.
        if classes[first.form].isDisjoint(with: [.common, .given]) {
          classes[first.form].formUnion([.given, .weakGiven])
        }
        continue
      }
      classes[tokens[0].form].formUnion(isWeak ? [.given, .weakGiven] : .given)
      switch Gender(letter: table.bytes(row, gender).first) {
      case .female: classes[tokens[0].form].insert(.female)
      case .male: classes[tokens[0].form].insert(.male)
      case .unknown: break
      }
      if marks.hasValue("surname") { classes[tokens[0].form].insert(.surname) }
    }
  }

  mutating func loadSurnames(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/surnames")
    let (name, flags) = (try table.column("name"), try table.column("flags"))
    for row in table.rows {
      // Of `Van Niekerk` the last part.
      let tokens = lexicons.tokens(of: table.bytes(row, name))
      guard let last = tokens.last, tokens.count == 1 || !classes[last.form].contains(.common) else { continue }
      classes[last.form].formUnion(table.bytes(row, flags).isEmpty ? .surname : [.surname, .weakSurname])
    }
  }

  mutating func loadParticles(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/name-particles")
    let (particle, position) = (try table.column("particle"), try table.column("position"))
    for row in table.rows {
      let position = table.cell(row, position)
      let tokens = lexicons.tokens(of: table.bytes(row, particle)).filter { $0.shape.contains(.hasLetter) }
      for token in tokens {
        // `St. John` before a surname does not make John a particle.
        if tokens.count > 1, !classes[token.form].isDisjoint(with: [.given, .surname]) { continue }
        if position == "suffix" {
          if token.shape.contains(.capitalized) { classes[token.form].insert(.nameSuffix) }
        } else if !classes[token.form].contains(.closed) {
          classes[token.form].insert(.particle)
          // `Al` and `Le` before a name are no given names.
          if !token.shape.contains(.capitalized) { classes[token.form].remove(.given) }
        }
      }
    }
  }

  mutating func loadPersonNouns(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/person-nouns")
    let (noun, number) = (try table.column("nouns"), try table.column("number"))
    let flags = try table.column("flags")
    for row in table.rows where table.cell(row, number) == "s" && table.bytes(row, flags).isEmpty {
      table.forEachValue(row, noun) { word in
        let tokens = lexicons.tokens(of: word)
        if tokens.count == 1 { classes[tokens[0].form].insert(.personNoun) }
      }
    }
  }

  mutating func loadContextWords(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/context-words")
    let (words, column) = (try table.column("words"), try table.column("class"))
    for row in table.rows {
      guard let mark = NameClass.named(table.cell(row, column)) else {
        throw table.badCell(row, column, expected: "a class of words")
      }
      for word in table.values(row, words) {
        guard let form = lexicons.form(of: word) else { throw table.badCell(row, words, expected: "single words") }
        classes[form].insert(mark)
      }
    }
  }

  /// Gives the words of a column a class.
  mutating func mark(
    _ name: String, _ column: String, _ mark: NameClass, _ lexicons: inout LexiconBuilder
  ) throws(LexiconError) {
    let table = try lexicons.directory.table(name)
    let column = try table.column(column)
    for row in table.rows {
      table.forEachValue(row, column) { word in
        let tokens = lexicons.tokens(of: word)
        if tokens.count == 1 { classes[tokens[0].form].insert(mark) }
      }
    }
  }
}
