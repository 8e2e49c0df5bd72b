internal import Annotations

/// Writes entities as CoNLL-2003 does, in IOB2: a token a line, a blank line after a sentence
/// (Tjong Kim Sang and De Meulder, CoNLL 2003).
struct CoNLLWriter {
  static let help =
    "one file, CoNLL-2003 columns in IOB2, the two middle ones '_', Newsmark's own labels; a token is also cut where an entity begins or ends. Not carried: offsets, the text between tokens, identifiers, rules, a TITLE that overlaps a name, all other layers but sentences"

  func lines(_ article: AnnotatedArticle, _ losses: inout ExportLosses) -> [UInt8] {
    losses.add(article, except: [.entities, .sentences])
    losses.add(featuresOf: article.spans([.entities]))
    let entities = disjoint(article.document.entities ?? [], &losses)
    var lines = Array("-DOCSTART- -X- -X- O\n\n".utf8)
    let tokens = cut(article.tokens, at: entities.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.sorted())
    let sentences = article.document.sentences ?? lineRanges(article.utf8)
    var token = 0
    var entity = 0
    for sentence in sentences {
      var isEmpty = true
      while token < tokens.count, tokens[token].lowerBound < sentence.upperBound {
        let range = tokens[token]
        token += 1
        while entity < entities.count, entities[entity].range.upperBound <= range.lowerBound { entity += 1 }
        var tag = "O"
        if entity < entities.count, entities[entity].range.contains(range.lowerBound) {
          let begins = entities[entity].range.lowerBound == range.lowerBound
          if !begins, isEmpty { losses.add("entities cut at a sentence's end") }
          tag = (begins || isEmpty ? "B-" : "I-") + entities[entity].label
        }
        lines += article.utf8[range]
        lines += Array(" _ _ \(tag)\n".utf8)
        isEmpty = false
      }
      if !isEmpty { lines.append(UInt8(ascii: "\n")) }
    }
    return lines
  }

  /// In text order without overlaps: names outrank titles, and what comes first outranks what comes later.
  private func disjoint(
    _ entities: [AnnotatedDocument.Entity], _ losses: inout ExportLosses
  ) -> [AnnotatedDocument.Entity] {
    let order = entities.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var names: [AnnotatedDocument.Entity] = []
    for entity in order where entity.label != "TITLE" && !entity.range.isEmpty {
      if let last = names.last, last.range.overlaps(entity.range) {
        losses.add("overlapping entities")
      } else {
        names.append(entity)
      }
    }
    var kept: [AnnotatedDocument.Entity] = []
    var next = 0
    for title in order where title.label == "TITLE" && !title.range.isEmpty {
      while next < names.count, names[next].range.upperBound <= title.range.lowerBound {
        kept.append(names[next])
        next += 1
      }
      let overlaps =
        next < names.count && names[next].range.overlaps(title.range) || kept.last?.range.overlaps(title.range) == true
      if overlaps { losses.add("overlapping titles") } else { kept.append(title) }
    }
    return kept + names[next...]
  }

  /// Tokens with those divided that a boundary lies in.
  private func cut(_ tokens: [Range<Int>], at boundaries: [Int]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    pieces.reserveCapacity(tokens.count)
    var next = 0
    for token in tokens {
      var start = token.lowerBound
      while next < boundaries.count, boundaries[next] <= start { next += 1 }
      while next < boundaries.count, boundaries[next] < token.upperBound {
        if boundaries[next] > start { pieces.append(start..<boundaries[next]) }
        start = boundaries[next]
        next += 1
      }
      pieces.append(start..<token.upperBound)
    }
    return pieces
  }

  private func lineRanges(_ utf8: [UInt8]) -> [Range<Int>] {
    utf8.split(separator: UInt8(ascii: "\n")).map { $0.startIndex..<$0.endIndex }
  }
}
