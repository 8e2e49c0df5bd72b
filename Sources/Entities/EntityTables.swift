internal import Annotations
internal import Lexicons

/// What ``EntityLexicon`` reads from `lexicons/entities/`.
struct EntityTables: Sendable {
  private(set) var names = PhraseTrie()
  /// Further places with names that stand in ``names``.
  private(set) var namesakes = PhraseTrie()
  private(set) var entries: [NameEntry] = []
  private(set) var titles = PhraseTrie()
  private(set) var titleEntries: [TitleEntry] = []
  private(set) var roles = PhraseTrie()
  private(set) var roleEntries: [NameRole] = []
  private(set) var words = ClassTable()
  private(set) var shortNames = ShortNames()
  /// By form of a code such as `KEN`: the entry of its country.
  private(set) var countryCodes: [UInt32: Int] = [:]
  /// By form of a word that one row has in capitals (`GAO`) and another one has not (`Gao`): the entry of the former.
  private(set) var capitalEntries: [UInt32: Int] = [:]
  private(set) var references = References()
  /// What becomes ``words``, while tables are read.
  var classes = FormMap<NameClass>(absent: [])
  /// By form of a word that no row has but in capitals: its first entry.
  private var onlyCapitals: [UInt32: Int] = [:]
  /// How many of the entries are of tables of the user's own before the one at hand; they come first.
  private var ownEntries = 0

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    lexicons.beginNames()
    if var image = lexicons.namesImage {
      self.init(from: &image)
    } else {
      self.init()
      try load(&lexicons)
    }
    shortNames = try ShortNames(&lexicons)
  }

  private init() {}

  /// Reads what ``write(to:)`` wrote.
  private init(from image: inout LexiconImage) {
    names = PhraseTrie(from: &image)
    namesakes = PhraseTrie(from: &image)
    entries = image.read()
    titles = PhraseTrie(from: &image)
    titleEntries = image.read()
    roles = PhraseTrie(from: &image)
    roleEntries = image.read()
    words = ClassTable(from: &image)
    countryCodes = Dictionary(uniqueKeysWithValues: zip(image.read(UInt32.self), image.read(Int.self)))
    capitalEntries = Dictionary(uniqueKeysWithValues: zip(image.read(UInt32.self), image.read(Int.self)))
    references = References(from: &image)
  }

  func write(to image: inout LexiconImage) {
    names.write(to: &image)
    namesakes.write(to: &image)
    image.write(entries)
    titles.write(to: &image)
    image.write(titleEntries)
    roles.write(to: &image)
    image.write(roleEntries)
    words.write(to: &image)
    let codes = countryCodes.sorted { $0.key < $1.key }
    image.write(codes.map(\.key))
    image.write(codes.map(\.value))
    let capitals = capitalEntries.sorted { $0.key < $1.key }
    image.write(capitals.map(\.key))
    image.write(capitals.map(\.value))
    references.write(to: &image)
  }

  private mutating func load(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    try loadWords(&lexicons)
    try mark("entities/acronyms-not-names", "form", .notAcronym, &lexicons)
    for name in try NameTables.own(in: lexicons.directory) {
      try loadNames(lexicons.directory.table(name), &lexicons, isOwn: true)
      ownEntries = entries.count
    }
    for name in NameTables.standard { try loadNames(lexicons.directory.table(name), &lexicons, isOwn: false) }
    try loadCountryCodes(&lexicons)
    try loadNamesakes(&lexicons)
    try loadGivenNames(&lexicons)
    try loadSurnames(&lexicons)
    try loadContextWords(&lexicons)
    try loadParticles(&lexicons)
    try loadPersonNouns(&lexicons)
    try loadTitles(&lexicons)
    try loadRoles("entities/organisation-words", &lexicons)
    try loadRoles("entities/place-words", &lexicons)
    try loadRoles("entities/name-tails", &lexicons)
    words = ClassTable(classes, count: lexicons.vocabulary.count)
    classes = FormMap(absent: [])
    onlyCapitals = [:]
    references.finish()
  }

  private mutating func loadNames(
    _ table: LexiconTable, _ lexicons: inout LexiconBuilder, isOwn: Bool
  ) throws(LexiconError) {
    let names = try table.column("names")
    let labelColumn = try table.column("label")
    let flags = try table.column("flags")
    let reference = try table.column("ref")
    let within = table.columns.firstIndex(of: "within")
    let traitsOfAll: NameEntry.Traits
    switch table.name {
    case "entities/countries": traitsOfAll = .isCountry
    case "entities/sports": traitsOfAll = .isClub
    case "entities/media": traitsOfAll = .isPaper
    case "entities/parties": traitsOfAll = .isParty
    default: traitsOfAll = []
    }
    // Most rows have the label of the row before.
    var (lastLabel, label) = (ArraySlice<UInt8>(), EntityLabel.person)
    for row in table.rows {
      if lastLabel.isEmpty || table.bytes(row, labelColumn) != lastLabel {
        label = try table.value(row, labelColumn)
        lastLabel = table.bytes(row, labelColumn)
      }
      let marks = table.bytes(row, flags)
      let identifier = table.bytes(row, reference)
      var area = PlaceArea(reference: identifier)
      if let within, area == .none { area = PlaceArea(code: table.bytes(row, within)) }
      var traits = NameEntry.Traits(marks).union(traitsOfAll)
      if isOwn && area.isCountry || area.isHomeNation { traits.insert(.isCountry) }
      let entry = add(label, traits, marks, area, identifier)
      _ = try table.required(row, names)
      table.forEachValue(row, names) { name in
        let tokens = lexicons.tokens(of: name)
        if !isHidden(tokens, entry) { insertName(tokens, entry) }
        // `FBI` is also written `F.B.I.`
        if label == .org, tokens.count == 1, (3...5).contains(name.count), name.allSatisfy(\.isCapitalLetter) {
          let dotted = lexicons.tokens(of: name.flatMap { [$0, UInt8(ascii: ".")] }[...])
          if !classes[dotted[0].form].contains(.notAcronym) { insertName(dotted, entry) }
        }
      }
    }
  }

  /// Adds a row of a table of names and answers its number.
  private mutating func add(
    _ label: EntityLabel, _ traits: NameEntry.Traits, _ flags: ArraySlice<UInt8>, _ area: PlaceArea,
    _ reference: ArraySlice<UInt8>
  ) -> Int {
    entries.append(
      NameEntry(
        label: label, traits: traits, use: NameEntry.Use(flags), area: area, reference: references.number(reference)))
    return entries.count - 1
  }

  private mutating func insertName(_ tokens: [Token], _ entry: Int) {
    if tokens.count == 1 { noteLetterCase(tokens[0], entry) }
    names.insert(tokens, value: entry)
    mark(tokens, begins: .beginsEntry, alone: .isEntry, second: .continuesEntry)
  }

  /// Notes how a name of one word is written, before it stands among the names.
  private mutating func noteLetterCase(_ token: Token, _ entry: Int) {
    let kind = classes[token.form]
    if token.shape.contains(.allCaps) {
      if !kind.contains(.isCapitalEntry), kind.contains(.isEntry) { capitalEntries[token.form] = entry }
      // Until a row in other letters comes.
      if !kind.contains(.isEntry) { onlyCapitals[token.form] = entry }
      classes[token.form].insert(.isCapitalEntry)
    } else if let capitals = onlyCapitals.removeValue(forKey: token.form) {
      capitalEntries[token.form] = capitals
    }
  }

  /// Marks the first words of a phrase for what they are in it.
  private mutating func mark(_ phrase: [Token], begins: NameClass, alone: NameClass, second: NameClass) {
    guard let first = phrase.first else { return }
    classes[first.form].formUnion(phrase.count == 1 ? begins.union(alone) : begins)
    if phrase.count > 1 { classes[phrase[1].form].insert(second) }
  }

  /// Whether a table of the user's own has the same thing under this name: what has the label and, where it is
  /// a place, lies in the same country. Two identifiers of one place would be taken for two places.
  private func isHidden(_ tokens: [Token], _ entry: Int) -> Bool {
    if ownEntries == 0 { return false }
    let entry = entries[entry]
    var isHidden = false
    names.forEachMatch(tokens.span, at: 0, limit: tokens.count) { match in
      let known = entries[match.value]
      if match.length == tokens.count, match.value < ownEntries, known.label == entry.label,
        known.area.isSameCountry(as: entry.area)
      {
        isHidden = true
      }
    }
    return isHidden
  }

  private mutating func loadCountryCodes(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/country-codes")
    let (codes, reference) = (try table.column("codes"), try table.column("ref"))
    var places: [UInt32: Int] = [:]
    for (index, entry) in entries.enumerated() where entry.isCountry || entry.area.isCountry {
      if entry.label == .gpe, places[entry.reference] == nil { places[entry.reference] = index }
    }
    for row in table.rows {
      guard let entry = places[references.number(table.bytes(row, reference))] else { continue }
      for code in table.values(row, codes) {
        if let form = lexicons.form(of: code) { countryCodes[form] = entry }
      }
    }
  }

  private mutating func loadNamesakes(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/namesakes")
    let (names, labelColumn) = (try table.column("names"), try table.column("label"))
    let (reference, flags) = (try table.column("ref"), try table.column("flags"))
    let within = try table.column("within")
    for row in table.rows {
      let marks = table.bytes(row, flags)
      var area = PlaceArea(reference: table.bytes(row, reference))
      if !area.isCountry, !area.isDivision { area = PlaceArea(code: table.bytes(row, within)) }
      let entry = add(try table.value(row, labelColumn), [], marks, area, table.bytes(row, reference))
      _ = try table.required(row, names)
      table.forEachValue(row, names) { name in
        let tokens = lexicons.tokens(of: name)
        guard let first = tokens.first, !isHidden(tokens, entry) else { return }
        namesakes.insert(tokens, value: entry)
        classes[first.form].insert(.beginsNamesake)
      }
    }
  }

  private mutating func loadTitles(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("entities/titles")
    let (titles, kind) = (try table.column("titles"), try table.column("class"))
    let (gender, flags) = (try table.column("gender"), try table.column("flags"))
    for row in table.rows {
      let kind = table.bytes(row, kind)
      let entry = TitleEntry(
        isModifier: kind.hasValue("modifier"), needsCapital: table.bytes(row, flags).hasValue("needs-cap"),
        isOccupation: kind.hasValue("job") || kind.hasValue("media"),
        isHonorific: kind.hasValue("honorific") || kind.hasValue("religious") || kind.hasValue("royal"),
        gender: Gender(letter: table.bytes(row, gender).first))
      titleEntries.append(entry)
      table.forEachValue(row, titles) { title in
        let tokens = lexicons.tokens(of: title)
        insertTitle(tokens)
        // British papers write `Gen` and `Sgt`.
        if title.last == UInt8(ascii: "."), tokens.count > 1 { insertTitle(Array(tokens.dropLast())) }
      }
    }
  }

  /// Inserts the words of the last title entry.
  private mutating func insertTitle(_ tokens: [Token]) {
    guard let last = tokens.last else { return }
    // `finance minister` is an office too; `mp` is none.
    let isAnyCase =
      !titleEntries[titleEntries.count - 1].needsCapital && !tokens.contains { $0.shape.contains(.allCaps) }
    titles.insert(tokens, value: titleEntries.count - 1, letterCase: isAnyCase ? .any : .asWritten)
    mark(tokens, begins: .beginsTitle, alone: .isTitle, second: .continuesTitle)
    classes[last.form].insert(.endsTitle)
  }

  private mutating func loadRoles(_ name: String, _ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table(name)
    let (words, roleColumn) = (try table.column("words"), try table.column("role"))
    let labelColumn = try table.column("label")
    let flagColumn = table.columns.firstIndex(of: "flags")
    for row in table.rows {
      let isPlace = name == "entities/place-words" || name == "entities/name-tails"
      let kind: NameRole.Kind
      switch table.cell(row, roleColumn) {
      case "head": kind = isPlace ? .opening : .head
      case "suffix": kind = .suffix
      case "sport": kind = .sport
      case "media": kind = .media
      case "prefix": kind = isPlace ? .modifier : .prefix
      case "tail": kind = .tail
      case "generic": kind = .generic
      default: throw table.badCell(row, roleColumn, expected: "head, suffix, sport, media, prefix, tail or generic")
      }
      let label = kind == .modifier ? .gpe : try table.value(row, labelColumn, as: EntityLabel.self)
      let flags = flagColumn.map { table.bytes(row, $0) } ?? []
      roleEntries.append(
        NameRole(
          kind: kind, label: label, isWord: flags.hasValue("word"), takesComma: flags.hasValue("comma"),
          isNoName: flags.hasValue("no-name"), isAlone: flags.hasValue("alone"), isBare: flags.hasValue("bare"),
          takesOf: flags.hasValue("of") || kind == .head && !flags.hasValue("word")))
      table.forEachValue(row, words) { word in
        let tokens = lexicons.tokens(of: word)
        roles.insert(tokens, value: roleEntries.count - 1)
        mark(tokens, begins: kind.beginning, alone: .isRole, second: .continuesRole)
      }
    }
  }
}

extension UInt8 {
  fileprivate var isCapitalLetter: Bool { self &- UInt8(ascii: "A") < 26 }
}
