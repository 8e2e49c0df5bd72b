import Newsmark
import TestSupport
import Testing

@Suite struct EntitiesTests {
  /// A text with its expected mentions, from `[LABEL name]` marks.
  private struct Marked {
    var text = ""
    var mentions: [String] = []

    init(_ marked: String) {
      var rest = marked[...]
      while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
        text += rest[..<open]
        let parts = rest[rest.index(after: open)..<close].split(separator: " ", maxSplits: 1)
        mentions.append("\(text.utf8.count) \(parts[0]) \(parts[1])")
        text += parts[1]
        rest = rest[rest.index(after: close)...]
      }
      text += rest
    }
  }

  private func annotate(_ text: String) throws -> (Document, [Entity]) {
    let document = Document(id: "a", text: text)
    return (document, try Repository.pipeline.get().annotate(document).entities)
  }

  @Test func rulesFindTheirExamples() throws {
    for row in CaseTable.rows("rules", in: "EntitiesTests") {
      try #require(row.cells.count == 2, "\(row.place)")
      let marked = Marked(row.cells[1])
      let (document, entities) = try annotate(marked.text)
      let found = entities.filter { $0.label != .title }
      let mentions = found.map { "\($0.range.lowerBound) \($0.label.rawValue) \(document.text(of: $0.range))" }
      #expect(mentions == marked.mentions, "\(row.place)")
      if row.cells[0] != "none" {
        #expect(found.contains { $0.rule == row.cells[0] }, "\(row.place): rules \(found.map(\.rule))")
      }
    }
  }

  @Test func officesStandBesideNames() throws {
    for row in CaseTable.rows("titles", in: "EntitiesTests") {
      try #require(row.cells.count == 2, "\(row.place)")
      let (document, entities) = try annotate(row.cells[1])
      let titles = entities.filter { $0.label == .title }
      let found = titles.map { String(document.text(of: $0.range)) }
      #expect((found.isEmpty ? "-" : found.joined(separator: "|")) == row.cells[0], "\(row.place)")
      for title in titles { #expect(entities.contains { $0.label == .person && $0.entity == title.entity }) }
    }
  }

  @Test func mentionsOfOneThingShareTheirKey() throws {
    let (document, entities) = try annotate(
      "Kenya sent Foreign Minister Moses Wabukala. Wabukala said Kenyan troops would stay. The African Union (AU) agreed."
    )
    let keys = Dictionary(
      entities.map { (document.text(of: $0.range), $0.entity) }, uniquingKeysWith: { first, _ in first })
    #expect(keys["Moses Wabukala"] == keys["Wabukala"])
    #expect(keys["Foreign Minister"] == keys["Wabukala"])
    #expect(keys["Kenya"] == keys["Kenyan"])
    #expect(keys["African Union"] == keys["AU"])
    #expect(entities.first { document.text(of: $0.range) == "Kenyan" }?.ref == "iso3166:KE")
  }

  @Test func mentionsAreJoinedAsTheTableSays() throws {
    for row in CaseTable.rows("who", in: "EntitiesTests") {
      let marked = Marked(row.cells[0])
      let (document, entities) = try annotate(marked.text)
      var keys: [String: String] = [:]
      for mention in marked.mentions {
        let parts = mention.split(separator: " ", maxSplits: 2)
        let found = entities.first { $0.label != .title && String($0.range.lowerBound) == parts[0] }
        let key = try #require(found?.entity, "\(row.place): no '\(parts[2])'")
        let known = keys[String(parts[1]), default: key]
        #expect(known == key, "\(row.place): '\(parts[2])' at \(parts[0]) in '\(document.text)'")
        keys[String(parts[1])] = known
      }
      #expect(Set(keys.values).count == keys.count, "\(row.place): one entity for different things")
    }
  }

  @Test func namesInsideNamesAreKeptOnDemand() throws {
    let pipeline = try Pipeline.standard(lexicons: Repository.lexicons(), layers: [.entities], nested: true)
    for row in CaseTable.rows("nested", in: "EntitiesTests") {
      let marked = Marked(row.cells[0])
      let document = Document(id: "a", text: marked.text)
      let all = try pipeline.annotate(document).entities.filter { $0.label != .title }
      let inner = all.filter(\.isInner)
      let mentions = inner.map { "\($0.range.lowerBound) \($0.label.rawValue) \(document.text(of: $0.range))" }
      #expect(mentions == marked.mentions, "\(row.place)")
      for name in inner {
        let outer = all.filter { !$0.isInner && $0.range.contains(name.range.lowerBound) }
        #expect(outer.count == 1 && outer[0].range.upperBound >= name.range.upperBound && outer[0].range != name.range)
      }
      let (_, plain) = try annotate(marked.text)
      #expect(all.filter { !$0.isInner } == plain.filter { $0.label != .title }, "\(row.place)")
    }
  }

  @Test func anInnerNameHasTheEntityOfTheSameThing() throws {
    let pipeline = try Pipeline.standard(lexicons: Repository.lexicons(), layers: [.entities], nested: true)
    let document = Document(
      id: "a", text: "The Bank of Ireland opened. In Ireland rates fell, and the Bank of Japan watched.")
    let entities = try pipeline.annotate(document).entities
    let ireland = entities.filter { document.text(of: $0.range) == "Ireland" }
    #expect(ireland.map(\.isInner) == [true, false])
    #expect(Set(ireland.map(\.entity)).count == 1)
    let japan = entities.filter { $0.ref == "iso3166:JP" }
    #expect(japan.count == 1 && !entities.contains { $0.entity == japan[0].entity && $0.range != japan[0].range })
  }

  /// `nil` in the table: the name is found and has no `ref`.
  @Test func namesakesAreToldApartOrLeftOpen() throws {
    for row in CaseTable.rows("references", in: "EntitiesTests") {
      try #require(row.cells.count == 3, "\(row.place)")
      let (document, entities) = try annotate(row.cells[2])
      let found = entities.filter { document.text(of: $0.range) == row.cells[0] }
      #expect(!found.isEmpty, "\(row.place)")
      let references = Set(found.map { $0.ref ?? "nil" })
      #expect(references == [row.cells[1]], "\(row.place)")
    }
  }

  @Test(arguments: [
    "", " ", "-", "A", "The", "al-", "Mr", "de", "\"", "Ministry of", "City of", "X (", "Bank of the", "BREAKING NEWS",
    "Jean-", "U.S.", "'s", "and", "Food and Drug", "Minister of Trade, Industry and", "É", "St.", "ABC (ABC",
    "Leeds 2", "c Smith b", "John \"J", "O'", "King", "1. A (B) 2", "\u{201C}The", "Ministry of Health and",
  ])
  func anyInputIsAnnotatedInBoundsAndOrder(_ text: String) throws {
    for text in [text, text + " ", "The " + text, text + "\n\n" + text, text + " " + text, text.uppercased()] {
      let (document, entities) = try annotate(text)
      var end = 0
      for entity in entities where entity.label != .title {
        #expect(entity.range.lowerBound >= end && !entity.range.isEmpty, "\(text)")
        end = entity.range.upperBound
      }
      #expect(end <= document.utf8.count)
      #expect(entities.map(\.range.lowerBound) == entities.map(\.range.lowerBound).sorted())
    }
  }
}
