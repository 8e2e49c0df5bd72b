internal import Annotations
internal import Lexicons

/// Which of several places with one name is meant: Georgia the country or the state.
///
/// A wider place behind the name decides (`Cambridge, Massachusetts`), or a town before it (`Atlanta, Georgia`); else
/// the article's other places do. Where neither tells, the name gets no `ref`: a wrong identifier is worse than none.
extension Article {
  mutating func chooseReferences(_ names: ArticleNames) {
    var places: [Int] = []
    for index in mentions.indices where isPlace(mentions[index]) { places.append(index) }
    if places.isEmpty { return }
    for (index, entry) in references(of: places, names) { mentions[index].entry = Int32(entry) }
  }

  /// The entry for each place; of several for one the last holds.
  private func references(of places: [Int], _ names: ArticleNames) -> [(mention: Int, entry: Int)] {
    var candidates = PlaceCandidates(names: names.names.count)
    for index in places where !candidates.has(Int(mentions[index].name)) { addNamesakes(mentions[index], &candidates) }
    // By name: the entry that something tells, -1 for none of them.
    var told = [Int?](repeating: nil, count: names.names.count)
    var chosen: [(mention: Int, entry: Int)] = []
    for index in places {
      let name = Int(mentions[index].name)
      if let wider = widerPlaces(behind: mentions[index]), let entry = choose(candidates[name], in: wider) {
        chosen.append((index, entry))
        if told[name] == nil { told[name] = entry }
      } else if candidates.count(name) > 1, let town = townBefore(index, candidates) {
        let own = candidates[name]
        let around = own.filter { entry in
          let area = lexicon.entries[entry].area
          return (area.isCountry || area.isDivision) && town.contains { $0.country == area.country }
        }
        if around.count == 1 {
          chosen.append((index, around[0]))
          if told[name] == nil, mainEntry(own) == nil { told[name] = around[0] }
        }
      }
    }
    // Most articles have no name that several places share.
    var isOpen = false
    for index in places {
      let name = Int(mentions[index].name)
      isOpen = isOpen || told[name] == nil && candidates.count(name) > 1
    }
    let votes = isOpen ? AreaVotes(self, names, candidates) : nil
    var references: [(mention: Int, entry: Int)] = []
    references.reserveCapacity(places.count + chosen.count)
    for index in places {
      let name = Int(mentions[index].name)
      guard let first = candidates.first(name) else { continue }
      if let entry = told[name] {
        references.append((index, entry))
      } else if candidates.count(name) > 1, let votes {
        references.append((index, choose(candidates[name], by: votes)))
      } else {
        references.append((index, first))
      }
    }
    return references + chosen
  }

  /// Whether a mention was decided to be a place that the lexicon knows.
  private func isPlace(_ mention: Mention) -> Bool {
    guard let label = mention.decided, NameKind(label) == .place else { return false }
    return entry(of: mention, label) >= 0
  }

  /// Adds the entries of all places with a mention's name, the better known first.
  private func addNamesakes(_ mention: Mention, _ candidates: inout PlaceCandidates) {
    let count = mention.count
    candidates.begin(Int(mention.name))
    forEachEntry(Int(mention.first), limit: Int(mention.end)) { match in
      guard match.length == count else { return }
      if match.value == Int(mention.entry) || lexicon.entries[match.value].label == .gpe { candidates.add(match.value) }
    }
    candidates.sort()
    if candidates.count(Int(mention.name)) > 0, classes[Int(mention.first)].contains(.beginsNamesake) {
      lexicon.namesakes.forEachMatch(tokens.span, at: Int(mention.first), limit: Int(mention.end)) { match in
        if match.length == count { candidates.add(match.value) }
      }
    }
  }

  /// The countries or divisions that may be meant behind a comma: `Athens, Georgia.`
  private func widerPlaces(behind mention: Mention) -> [PlaceArea]? {
    let limit = sentences[Int(mention.sentence)].tokens.upperBound
    let next = Int(mention.end) + 1
    guard next < limit, isMark(next - 1, ","), isCapitalized(next) else { return nil }
    let known = lexiconMatch(next, limit: limit)
    guard known.length > 0 else { return nil }
    let end = next + known.length
    if end < limit {
      guard isMark(end, ",") || isMark(end, ".") || isMark(end, ")") || isMark(end, ";") else { return nil }
      // `London, France, Italy and Spain` is a list.
      if isMark(end, ","), end + 1 < limit, classes[end + 1].contains(.chainAnd) { return nil }
      if isMark(end, ","), end + 1 < limit, isCapitalized(end + 1) {
        let further = lexiconMatch(end + 1, limit: limit)
        if further.length > 0, !lexicon.entries[further.entry].area.isCountry { return nil }
        if further.length > 0, lexicon.entries[known.entry].area.isCountry { return nil }
      }
    }
    var areas: [PlaceArea] = []
    forEachEntry(next, limit: limit) { match in
      let area = lexicon.entries[match.value].area
      if match.length == known.length, area.isCountry || area.isDivision { areas.append(area) }
    }
    return areas.isEmpty ? nil : areas
  }

  /// The areas of the town that stands before a mention and a comma.
  private func townBefore(_ index: Int, _ candidates: PlaceCandidates) -> [PlaceArea]? {
    guard index > 0, Int(mentions[index - 1].end) + 1 == Int(mentions[index].first),
      isMark(Int(mentions[index].first) - 1, ","), isPlace(mentions[index - 1])
    else { return nil }
    let areas = candidates[Int(mentions[index - 1].name)].map { lexicon.entries[$0].area }
    return areas.contains { $0.isCountry || $0.isDivision || $0.country == 0 } ? nil : areas
  }

  /// The entry that lies in a wider place; -1 where none does, nil where the question has no sense.
  private func choose(_ own: ArraySlice<Int>, in wider: [PlaceArea]) -> Int? {
    guard let first = own.first else { return nil }
    let area = lexicon.entries[first].area
    let isWiderCountry = wider.contains { $0.isCountry }
    if own.count == 1, area.country == 0 || area.isCountry || area.isDivision && !isWiderCountry { return nil }
    let inside = own.filter { entry in wider.contains { lexicon.entries[entry].area.mayLie(in: $0) } }
    // States in a row: `Victoria, Queensland and Tasmania`.
    if inside.isEmpty, own.contains(where: { lexicon.entries[$0].area.isDivision }), !isWiderCountry { return nil }
    let exact = inside.filter { entry in
      wider.contains { $0.division != 0 && $0.division == lexicon.entries[entry].area.division }
    }
    if let entry = exact.first { return entry }
    return inside.count > 1 ? mainEntry(inside) ?? usual(inside) ?? -1 : inside.first ?? -1
  }

  /// The entry for which the article's other places speak; -1 where they do not tell.
  private func choose(_ own: ArraySlice<Int>, by votes: AreaVotes) -> Int {
    if let entry = usual(own) { return entry }
    let entries = own.filter { lexicon.entries[$0].use != .rare }
    var best = (entry: -1, score: 0)
    var second = 0
    for entry in entries {
      let score = votes.score(of: lexicon.entries[entry].area)
      if score > best.score {
        second = best.score
        best = (entry, score)
      } else {
        second = max(second, score)
      }
    }
    if best.score >= second + 2 { return best.entry }
    if let main = mainEntry(entries) { return main }
    // A country that is called as its capital.
    let area = lexicon.entries[entries[0]].area
    let isOneCountry = entries.allSatisfy { lexicon.entries[$0].area.country == area.country }
    return area.isCountry && isOneCountry ? entries[0] : -1
  }

  private func mainEntry(_ entries: some Sequence<Int>) -> Int? { entries.first { lexicon.entries[$0].use == .main } }

  /// The only entry that is not a rare one.
  private func usual(_ entries: some Sequence<Int>) -> Int? {
    let usual = entries.filter { lexicon.entries[$0].use != .rare }
    return usual.count == 1 ? usual[0] : nil
  }
}

/// By name of an article: the entries of all places that have it.
private struct PlaceCandidates {
  private var entries: [Int] = []
  /// Nil for a name that was not looked up.
  private var ranges: [Range<Int>?]
  private var last = 0

  init(names: Int) { ranges = Array(repeating: nil, count: names) }

  func has(_ name: Int) -> Bool { ranges[name] != nil }
  func count(_ name: Int) -> Int { ranges[name]?.count ?? 0 }
  func first(_ name: Int) -> Int? { ranges[name].flatMap { $0.isEmpty ? nil : entries[$0.lowerBound] } }
  subscript(name: Int) -> ArraySlice<Int> { entries[ranges[name] ?? 0..<0] }

  /// Begins with a name, to which entries are added from here on.
  mutating func begin(_ name: Int) {
    last = name
    ranges[name] = entries.count..<entries.count
  }

  mutating func add(_ entry: Int) {
    entries.append(entry)
    ranges[last] = (ranges[last]?.lowerBound ?? 0)..<entries.count
  }

  /// Sorts the entries of the last name.
  mutating func sort() {
    guard count(last) > 1, let range = ranges[last] else { return }
    entries[range].sort()
  }
}

/// What an article's places and peoples say of the country it is about.
private struct AreaVotes {
  /// Each country once: few are in an article, so they are looked through.
  private var byCountry: [(country: UInt16, votes: Int)] = []
  private var countries: [UInt16] = []

  /// Counts each name once, and only names that one place has.
  init(_ article: Article, _ names: ArticleNames, _ candidates: PlaceCandidates) {
    var isCounted = Array(repeating: false, count: names.names.count)
    for mention in article.mentions where mention.decided != nil && mention.entry >= 0 {
      if isCounted[Int(mention.name)] || candidates.count(Int(mention.name)) > 1 { continue }
      let area = article.lexicon.entries[Int(mention.entry)].area
      guard area.country != 0 else { continue }
      isCounted[Int(mention.name)] = true
      // The United States are in the news of all the world.
      let isUnitedStates = area.country == PlaceArea.unitedStates
      add(area.isCountry && isUnitedStates ? 1 : 2, to: area.country)
      if area.isCountry, !isUnitedStates, !countries.contains(area.country) { countries.append(area.country) }
    }
  }

  private mutating func add(_ votes: Int, to country: UInt16) {
    if let index = byCountry.firstIndex(where: { $0.country == country }) {
      byCountry[index].votes += votes
    } else {
      byCountry.append((country, votes))
    }
  }

  /// Who writes of several countries means a country.
  func score(of area: PlaceArea) -> Int {
    let own = byCountry.first { $0.country == area.country }?.votes ?? 0
    return area.isCountry ? own + min(3, countries.count { $0 != area.country }) : own
  }
}
