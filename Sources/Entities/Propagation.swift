internal import Annotations
internal import Lexicons

/// Third pass: gathers evidence over the article and decides.
extension Article {
  mutating func propagate() -> ArticleNames {
    var names = ArticleNames(capacity: mentions.count)
    for index in mentions.indices {
      let number = names.number(of: mentions[index].tokens, in: self, mention: index)
      mentions[index].name = number
      names.names[Int(number)].add(mentions[index])
    }
    decide(&names)
    guard passes.contains(.propagation) else { return names }
    spreadParts(&names)
    let shorts = mentions.indices.filter { isBehindArticle(mentions[$0]) }
    if !shorts.isEmpty {
      spreadFamilies(shorts, names)
      spreadHeads(shorts, &names)
    }
    spreadPapers(&names)
    spreadBrackets(&names)
    denyAbbreviations(&names)
    names.sortLinks()
    return names
  }

  private func decide(_ names: inout ArticleNames) {
    for index in names.names.indices {
      var evidence = names.names[index].evidence
      evidence.add(.sameName, echo: names.names[index].echo, limit: 10)
      let best = evidence.best
      if best.score >= 5, best.lead >= 2 {
        names.names[index].kind = best.kind
        names.names[index].rule = evidence.rule(for: best.kind)
      }
    }
  }

  /// A part of a person's full name is that person; the first words of a body's name may be that body.
  private func spreadParts(_ names: inout ArticleNames) {
    let acronyms = AcronymNames(names, in: self)
    for index in names.names.indices {
      guard let kind = names.names[index].kind else { continue }
      let mention = mentions[Int(names.names[index].first)]
      guard (2...ArticleNames.longestWhole).contains(mention.count) else { continue }
      let range = mention.tokens
      switch kind {
      case .person:
        for start in range.dropFirst() where !tokens[start].shape.contains(.punctuation) {
          addPart(start..<range.upperBound, of: index, .person, .partOfPerson, 8, &names)
        }
        if isGlued(range.lowerBound + 1) == false {
          // `Sun`, once Sun Lijun has been named: the family's name comes first.
          let kind = classes[range.lowerBound]
          let isFamily = kind.contains(.surname) && !kind.contains(.given)
          addPart(
            range.lowerBound..<range.lowerBound + 1, of: index, .person, .partOfPerson, isFamily ? 8 : 5, &names)
        }
        for start in range.dropFirst().dropLast() where !tokens[start].shape.contains(.punctuation) {
          addPart(start..<start + 1, of: index, .person, .partOfPerson, 4, &names)
        }
      case .organisation:
        // A company is called by the first word of its name, whatever that is; other bodies seldom are.
        let isCompany = names.names[index].rule == .companySuffix && !written.isLower(tokens[range.lowerBound].form)
        for end in range.dropFirst() {
          addPart(range.lowerBound..<end, of: index, .organisation, .partOfOrganisation, isCompany ? 6 : 4, &names)
        }
        // `the Foundation`, once the Qatar Foundation has been named.
        let isHead = mention.label == .org && mention.entry < 0
        addPart(
          range.upperBound - 1..<range.upperBound, of: index, .organisation, .partOfOrganisation, isHead ? 4 : 2, &names
        )
        addAcronym(index, mention, .organisation, acronyms, &names)
      case .other:
        // `Katrina`, once Hurricane Katrina has been named.
        if mention.label == .event, let start = bareNameStart(mention) {
          addPart(start..<range.upperBound, of: index, .other, .partOfEvent, 10, &names)
        }
        if mention.label != .norp { addAcronym(index, mention, .other, acronyms, &names) }
      case .place: addAcronym(index, mention, .place, acronyms, &names)
      }
    }
  }

  private func isBehindArticle(_ mention: Mention) -> Bool {
    mention.count == 1 && mention.first > 0 && classes[Int(mention.first) - 1].contains(.article)
  }

  /// `the Werringtons`, once a Werrington has been named.
  private mutating func spreadFamilies(_ shorts: [Int], _ names: ArticleNames) {
    let families = shorts.filter { index in
      let token = tokens[Int(mentions[index].first)]
      return mentions[index].entry < 0 && token.end - token.start > 3
        && text[Int(token.end) - 1] == UInt8(ascii: "s")
    }
    guard !families.isEmpty else { return }
    var surnames: Set<ArraySlice<UInt8>> = []
    for name in names.names where name.kind == .person {
      surnames.insert(text[tokens[Int(mentions[Int(name.first)].end) - 1].range])
    }
    for index in families {
      let letters = text[tokens[Int(mentions[index].first)].range]
      guard
        surnames.contains(letters.dropLast())
          || letters.suffix(2).elementsEqual("es".utf8) && surnames.contains(letters.dropLast(2))
      else { continue }
      // More than the article speaks against a person.
      mentions[index].context.add(.family, .person, 20)
    }
  }

  /// `the Post`, once the Washington Post has been named, `the Court`, once some court has.
  private mutating func spreadHeads(_ shorts: [Int], _ names: inout ArticleNames) {
    let shorts = shorts.filter { index in
      let (mention, first) = (mentions[index], Int(mentions[index].first))
      return isLower(first - 1)
        && cases[Int(mention.sentence)] == .ordinary && tokens[first].shape.contains(.hasLower)
        && mention.traits.isDisjoint(with: .isKnown) && mention.inner[.place] < 5 && mention.inner[.person] < 5
    }
    guard !shorts.isEmpty else { return }
    var wholes: [UInt32: Int] = [:]
    for (index, name) in names.names.enumerated() where name.kind == .organisation {
      let mention = mentions[Int(name.first)]
      guard mention.count > 1 else { continue }
      let last = tokens[Int(mention.end) - 1].form
      if wholes[last] == nil { wholes[last] = index }
    }
    var linked: Set<Int32> = []
    for index in shorts {
      let first = Int(mentions[index].first)
      guard let whole = wholes[tokens[first].form], isHead(first) else { continue }
      mentions[index].context.add(.partOfOrganisation, .organisation, 12)
      // One link is enough for all mentions of a name.
      if linked.insert(mentions[index].name).inserted { names.link(Int(mentions[index].name), to: whole) }
    }
  }

  /// Whether a word closes names of bodies or papers.
  private func isHead(_ index: Int) -> Bool { hasRole(index, .beginsTail) { $0.kind == .head || $0.kind == .media } }

  /// Where a storm's own name begins behind the word for its kind; nil in other names.
  private func bareNameStart(_ mention: Mention) -> Int? {
    var start: Int?
    forEachRole(Int(mention.first), limit: Int(mention.end) - 1, .beginsOpening) { match in
      let role = lexicon.roleEntries[match.value]
      if role.isBare, role.kind == .opening { start = Int(mention.first) + match.length }
    }
    return start
  }

  /// `small and medium-sized enterprises (SMEs)`: what abbreviates ordinary words, or a disease, is no name.
  private func denyAbbreviations(_ names: inout ArticleNames) {
    for index in mentions.indices where mentions[index].traits.contains(.isAcronym) {
      let mention = mentions[index]
      let token = Int(mention.first)
      guard token > 1, isMark(token - 1, "(") else { continue }
      let isDisease = classes[token - 2].contains(.disease)
      guard isLower(token - 2) || isDisease else { continue }
      let letters = text[tokens[token].range].filter { $0 &- UInt8(ascii: "A") < 26 }
      guard letters.count > 1 else { continue }
      var index = token - 2
      var matched = 0
      for letter in letters.reversed() {
        var steps = 0
        while index >= 0, steps < 3, byte(index) & 0xDF != letter {
          index -= 1
          steps += 1
        }
        guard index >= 0, steps < 3, isLower(index) || isDisease else { break }
        matched += 1
        index -= 1
      }
      if matched == letters.count {
        for kind in NameKind.allCases { names.names[Int(mention.name)].told.add(.acronymOf, kind, -10) }
      }
    }
  }

  private func isGlued(_ index: Int) -> Bool { index < tokens.count && tokens[index].isGlued }

  private func addPart(
    _ part: Range<Int>, of whole: Int, _ kind: NameKind, _ rule: Rule, _ weight: Int, _ names: inout ArticleNames
  ) {
    let number = names.find(part, in: self)
    guard number >= 0, number != whole else { return }
    // `Democratic`, `American` and `Kenya` stay what they are beside a body that is called after them.
    if kind == .organisation, names.names[Int(number)].evidence[.place] >= 5 || names.names[Int(number)].label == .norp
    {
      return
    }
    // Many wholes tell no more than one.
    names.names[Int(number)].told.add(rule, kind, max(0, weight - names.names[Int(number)].told[kind]))
    names.link(Int(number), to: whole)
  }

  /// `AU` stands for `African Union`.
  private func addAcronym(
    _ index: Int, _ mention: Mention, _ kind: NameKind, _ acronyms: AcronymNames, _ names: inout ArticleNames
  ) {
    acronyms.forEach(withInitialsOf: mention, in: self) { other in
      guard names.names[other].whole < 0 else { return }
      names.names[other].told.add(.acronymOf, kind, 8)
      names.link(other, to: index)
    }
  }
}
