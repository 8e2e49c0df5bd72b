internal import Annotations
internal import Lexicons

/// What the tables of `lexicons/quotes/` say, by the form of a token.
struct QuoteLexicon: Sendable {
  /// A reporting verb.
  struct Verb: Sendable {
    var group: Group
    var frames: Frames
    /// The prepositions that may introduce its content.
    var prepositions: Prepositions
    var flags: Flags

    /// The column `flags`, a bit each: what is copied with every cue stays small.
    struct Flags: OptionSet, Sendable {
      let rawValue: UInt8
      /// The base and the -s form are often nouns.
      static let noun = Flags(rawValue: 1)
      /// A clause is its content only with "that" or where a pronoun begins it ("maintained his lead").
      static let explicit = Flags(rawValue: 2)
      /// Its participle opens a statement of its own after another ("…, adding that").
      static let another = Flags(rawValue: 4)
      /// It reports only behind a modal ("would like to").
      static let modal = Flags(rawValue: 8)
      /// A bare name is no content of it ("called his brother").
      static let predicate = Flags(rawValue: 16)
      /// Its infinitive tells a purpose, unless "that" follows ("to find the girls").
      static let purpose = Flags(rawValue: 32)

      /// The last consonant is doubled: told of the spelling alone.
      static let names: [String: Flags] = [
        "noun": .noun, "explicit": .explicit, "another": .another, "modal": .modal, "predicate": .predicate,
        "purpose": .purpose, "double": [],
      ]
    }
  }

  /// A reporting noun.
  struct Noun: Sendable {
    var group: NounGroup
    var frames: Frames
    var prepositions: Prepositions
  }

  /// Prepositions that introduce the content of verbs and nouns, a bit each, so that what the tables say of a verb is
  /// plain bits, copied without counting references.
  struct Prepositions: OptionSet, Sendable {
    let rawValue: UInt32
  }

  enum Group: String, CaseIterable, Sendable {
    case neutral, manner, assertive, denial, directive, commissive, announcing, evaluative, evidence
    case belief, intention, attitude, seeming

    /// Whether the verb tells of a mind, not of words spoken.
    var isAttitude: Bool {
      switch self {
      case .belief, .intention, .attitude, .seeming: true
      default: false
      }
    }
  }

  enum NounGroup: String, CaseIterable, Sendable { case speech, attitude }

  /// The complements that a verb or noun takes.
  struct Frames: OptionSet, Sendable {
    let rawValue: UInt8
    static let quote = Frames(rawValue: 1)
    static let that = Frames(rawValue: 2)
    static let wh = Frames(rawValue: 4)
    static let to = Frames(rawValue: 8)
    static let np = Frames(rawValue: 16)
    static let hearer = Frames(rawValue: 32)
    /// A noun phrase with "as" behind it ("painted the port as a ruin").
    static let asRole = Frames(rawValue: 64)
    /// A noun that reports only as the object of a verb that carries it ("made clear that").
    static let carried = Frames(rawValue: 128)

    static let names: [String: Frames] = [
      "quote": .quote, "that": .that, "wh": .wh, "to": .to, "np": .np, "hearer": .hearer, "as": .asRole,
      "carried": .carried,
    ]
  }

  /// All that is known of one form.
  struct Word: Sendable {
    var kinds: WordKinds = []
    /// Index into ``verbs`` plus one, or zero.
    var verb: UInt16 = 0
    /// Index into ``nouns`` plus one, or zero.
    var noun: UInt16 = 0
    var tense: Inflection.Tense = []
    /// The number of its bit in ``Prepositions`` plus one, or zero.
    var preposition: UInt8 = 0
  }

  /// By form: an index into ``entries``, small enough to stay in the processor's cache.
  private(set) var entryOf = FormMap<UInt16>(absent: 0)
  /// What is known of forms; the first knows nothing.
  private(set) var entries = [Word()]
  private(set) var verbs: [Verb] = []
  private(set) var nouns: [Noun] = []
  private(set) var phrases = CuePhrases()
  private(set) var phrasalVerbs = PhrasalVerbs()
  private var prepositionCount: UInt8 = 0

  init(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    try readFunctionWords(&lexicons)
    try readVerbs(&lexicons)
    try readPhrasalVerbs(&lexicons)
    try readNouns(&lexicons)
    phrases = try CuePhrases(&lexicons)
    for form in phrases.firstForms { self[form].kinds.insert(.phraseStart) }
    readEndings(lexicons.vocabulary, lexicons.ordinaryWords)
  }

  /// The forms whose endings are known; of others the letters must be looked at.
  private(set) var readForms: UInt32 = 0

  /// Notes what the endings of the first words tell, those that are more than names.
  private mutating func readEndings(_ vocabulary: Vocabulary, _ count: Int) {
    readForms = UInt32(count)
    var bare: [WordKinds: UInt16] = [:]
    for form in 0..<readForms {
      let ending = vocabulary.withWord(form) { WordKinds.ending(of: $0) }
      guard !ending.isEmpty, self[form].kinds.isDisjoint(with: [.preposition, .noun]) else { continue }
      guard entryOf[form] == 0 else {
        self[form].kinds.formUnion(ending)
        continue
      }
      // Words of which nothing else is known share an entry.
      if let entry = bare[ending] {
        entryOf[form] = entry
      } else {
        self[form].kinds = ending
        bare[ending] = entryOf[form]
      }
    }
  }

  /// What is known of a form.
  private(set) subscript(form: UInt32) -> Word {
    get { entries[Int(entryOf[form])] }
    set {
      if entryOf[form] == 0 {
        entryOf[form] = UInt16(entries.count)
        entries.append(newValue)
      } else {
        entries[Int(entryOf[form])] = newValue
      }
    }
  }

  private mutating func readFunctionWords(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("quotes/function-words")
    let (word, classes) = (try table.column("word"), try table.column("classes"))
    for row in table.rows {
      guard let form = lexicons.form(of: table.cell(row, word)) else { continue }
      for name in table.values(row, classes) {
        guard let kind = WordKinds.names[name] else {
          throw table.badCell(
            row, classes, expected: "values of " + WordKinds.names.keys.sorted().joined(separator: ", "))
        }
        self[form].kinds.insert(kind)
      }
    }
    for (name, kind) in [("to", WordKinds.to), ("of", .of), ("by", .by), ("and", .and)] {
      if let form = lexicons.form(of: name) { self[form].kinds.insert(kind) }
    }
  }

  private mutating func readVerbs(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("quotes/cue-verbs")
    let (lemma, group, frames) = (try table.column("lemma"), try table.column("class"), try table.column("frames"))
    let (prepositions, irregular) = (try table.column("prepositions"), try table.column("irregular"))
    let flags = try table.column("flags")
    for row in table.rows {
      verbs.append(
        Verb(
          group: try table.value(row, group, as: Group.self),
          frames: try QuoteLexicon.frames(table, row, frames),
          prepositions: try self.prepositions(table, row, prepositions, &lexicons),
          flags: try QuoteLexicon.flags(table, row, flags)))
      let inflection = Inflection(
        lemma: table.cell(row, lemma), irregular: table.values(row, irregular),
        doubles: table.values(row, flags).contains("double"))
      for (form, tense) in inflection.forms {
        guard let form = lexicons.form(of: form) else { continue }
        // The table's first verb keeps a form that two share ("found").
        if self[form].verb == 0 { self[form].verb = UInt16(verbs.count) }
        if self[form].verb == UInt16(verbs.count) { self[form].tense.insert(tense) }
      }
    }
  }

  /// After the verbs: a phrasal verb's first word may be one of them.
  private mutating func readPhrasalVerbs(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("quotes/phrasal-verbs")
    let (lemma, particle) = (try table.column("lemma"), try table.column("particle"))
    let (group, frames) = (try table.column("class"), try table.column("frames"))
    let (prepositions, irregular) = (try table.column("prepositions"), try table.column("irregular"))
    let flags = try table.column("flags")
    for row in table.rows {
      let verb = Verb(
        group: try table.value(row, group, as: Group.self),
        frames: try QuoteLexicon.frames(table, row, frames),
        prepositions: try self.prepositions(table, row, prepositions, &lexicons),
        flags: try QuoteLexicon.flags(table, row, flags))
      guard let particle = lexicons.form(of: table.cell(row, particle)) else { continue }
      let inflection = Inflection(
        lemma: table.cell(row, lemma), irregular: table.values(row, irregular),
        doubles: table.values(row, flags).contains("double"))
      for (form, tense) in inflection.forms {
        guard let form = lexicons.form(of: form) else { continue }
        self[form].tense.formUnion([tense, .phrasal])
        // So that sentences and words are searched that have no other verb of ours.
        self[form].kinds.insert(.carrier)
        phrasalVerbs.insert(verb, form: form, particle: particle)
      }
    }
  }

  private mutating func readNouns(_ lexicons: inout LexiconBuilder) throws(LexiconError) {
    let table = try lexicons.directory.table("quotes/cue-nouns")
    let (noun, group, frames) = (try table.column("noun"), try table.column("class"), try table.column("frames"))
    let prepositions = try table.column("prepositions")
    for row in table.rows {
      nouns.append(
        Noun(
          group: try table.value(row, group, as: NounGroup.self),
          frames: try QuoteLexicon.frames(table, row, frames),
          prepositions: try self.prepositions(table, row, prepositions, &lexicons)))
      let lemma = table.cell(row, noun)
      let plural = Inflection(lemma: lemma, irregular: [], doubles: false).forms[1].form
      for word in [lemma, plural] {
        if let form = lexicons.form(of: word) { self[form].noun = UInt16(nouns.count) }
      }
    }
  }

  private mutating func prepositions(
    _ table: LexiconTable, _ row: Int, _ column: Int, _ lexicons: inout LexiconBuilder
  ) throws(LexiconError) -> Prepositions {
    var prepositions: Prepositions = []
    for word in table.values(row, column) {
      guard let form = lexicons.form(of: word) else { continue }
      if self[form].preposition == 0 {
        guard prepositionCount < Prepositions.RawValue.bitWidth else {
          throw table.badCell(row, column, expected: "no more than \(Prepositions.RawValue.bitWidth) prepositions")
        }
        prepositionCount += 1
        self[form].preposition = prepositionCount
      }
      prepositions.insert(Prepositions(rawValue: 1 << UInt32(self[form].preposition - 1)))
    }
    return prepositions
  }

  private static func flags(_ table: LexiconTable, _ row: Int, _ column: Int) throws(LexiconError) -> Verb.Flags {
    var flags: Verb.Flags = []
    for name in table.values(row, column) {
      guard let flag = Verb.Flags.names[name] else {
        throw table.badCell(
          row, column, expected: "values of " + Verb.Flags.names.keys.sorted().joined(separator: ", "))
      }
      flags.insert(flag)
    }
    return flags
  }

  private static func frames(_ table: LexiconTable, _ row: Int, _ column: Int) throws(LexiconError) -> Frames {
    var frames: Frames = []
    for name in table.values(row, column) {
      guard let frame = Frames.names[name] else {
        throw table.badCell(
          row, column, expected: "values of " + Frames.names.keys.sorted().joined(separator: ", "))
      }
      frames.insert(frame)
    }
    return frames
  }
}
