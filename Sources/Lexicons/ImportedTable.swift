internal import Annotations

/// Makes a table of names from what was imported: leaves out names that no text can meet, flags those that are also
/// something else, and settles who bears a name that several have.
public struct ImportedTable: ~Copyable {
  /// Why a spelling is not in the table.
  public enum Unfit: String, Sendable, CaseIterable {
    case letters = "not in Latin letters"
    case capital = "without a capital"
    case unreachable = "that no text can meet"
    case mark = "with a mark that the format needs"
    case variant = "that another spelling of the same thing meets"
    case hidden = "that a better known thing bears"
  }

  /// What the tables of the lexicon folder say of names.
  private var known: KnownNames
  private var things: [ImportedName] = []
  private var byReference: [String: Int] = [:]
  /// Spellings that are left out, by reason; known when the table is made.
  public private(set) var unfit: [Unfit: Int] = [:]

  /// - Throws: ``LexiconError`` naming file and line; `ICUError`.
  public init(_ directory: LexiconDirectory) throws { known = try KnownNames(directory) }

  public var count: Int { things.count }

  /// Adds a thing; one that is there already gets the further names.
  public mutating func add(_ name: ImportedName) {
    if let index = byReference[name.reference] {
      things[index].names += name.names
      things[index].weight = max(things[index].weight, name.weight)
    } else {
      byReference[name.reference] = things.count
      things.append(name)
    }
  }

  /// Adds a name to a thing; false where that is not here.
  public mutating func add(_ name: String, to reference: String) -> Bool {
    guard let index = byReference[reference] else { return false }
    things[index].names.append(name)
    return true
  }

  /// Changes every thing, as where what it refers to was read behind it.
  public mutating func forEach(_ body: (inout ImportedName) -> Void) {
    for index in things.indices { body(&things[index]) }
  }

  /// A spelling of a thing that is fit for the table.
  private struct Spelling {
    var thing: Int
    var text: String
    var flags: Set<String>
    /// False where several things bear the name and none is much better known.
    var hasReference = true
  }

  /// The table's text.
  ///
  /// - Parameters:
  ///   - title: a sentence that says what the table holds.
  ///   - source: where the names come from.
  ///   - licence: that of the source.
  public mutating func text(title: String, source: String, licence: String) -> String {
    unfit = [:]
    // The better known first: of equal names the upper one counts.
    things.sort { ($1.weight, $0.reference) < ($0.weight, $1.reference) }
    byReference = [:]
    var spellings: [Spelling] = []
    var bearers: [[UInt32]: [Int]] = [:]
    for thing in things.indices {
      var own: Set<[UInt32]> = []
      for name in things[thing].names {
        let text = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch known.judge(text, things[thing].label) {
        case .unfit(let reason): unfit[reason, default: 0] += 1
        case .fit(let forms, let flags):
          guard own.insert(forms).inserted else {
            unfit[.variant, default: 0] += 1
            continue
          }
          bearers[forms, default: []].append(spellings.count)
          spellings.append(Spelling(thing: thing, text: text, flags: flags))
        }
      }
    }
    var left = Array(repeating: true, count: spellings.count)
    for (forms, group) in bearers { settle(forms, group, &spellings, &left) }
    let date = things.map(\.date).max() ?? ""
    var text = "# \(title)\n# source: \(source)\n# licence: \(licence)\n# date: \(date.isEmpty ? "unknown" : date)\n"
    text += "# columns: names\tlabel\tref\tflags\twithin\n"
    var next = 0
    for (index, thing) in things.enumerated() {
      let start = next
      while next < spellings.count, spellings[next].thing == index { next += 1 }
      write(thing, spellings[start..<next].indices.filter { left[$0] }.map { spellings[$0] }, to: &text)
    }
    return text
  }

  /// Which of the things with one name it means.
  private mutating func settle(
    _ forms: [UInt32], _ group: [Int], _ spellings: inout [Spelling], _ left: inout [Bool]
  ) {
    // In the order of weight.
    for (label, group) in Dictionary(grouping: group, by: { things[spellings[$0].thing].label }) {
      let weights = group.map { things[spellings[$0].thing].weight }
      let isClear = group.count == 1 || weights[0] > 0 && weights[0] >= weights[1] * 10
      if label == .gpe {
        // The stage weighs all places of one name by what else the article names.
        let elsewhere = known.countries(of: forms)
        let own = Set(group.map { String(things[spellings[$0].thing].within.prefix(2)) })
        let isRareHere = !elsewhere.isEmpty && own.isDisjoint(with: elsewhere)
        for (place, spelling) in group.enumerated() {
          if isRareHere || group.count > 1 && isClear && place > 0 { spellings[spelling].flags.insert("rare") }
          if !isRareHere, group.count > 1, isClear, place == 0 { spellings[spelling].flags.insert("main") }
        }
        continue
      }
      spellings[group[0]].hasReference = isClear
      for spelling in group.dropFirst() {
        left[spelling] = false
        unfit[.hidden, default: 0] += 1
      }
    }
  }

  /// A row for each set of flags.
  private func write(_ thing: ImportedName, _ spellings: [Spelling], to text: inout String) {
    struct Kind: Hashable {
      var flags: String
      var hasReference: Bool
    }
    var order: [Kind] = []
    var names: [Kind: [String]] = [:]
    for spelling in spellings {
      let kind = Kind(flags: spelling.flags.sorted().joined(separator: "|"), hasReference: spelling.hasReference)
      if names[kind] == nil { order.append(kind) }
      names[kind, default: []].append(spelling.text)
    }
    for kind in order {
      let cells = [
        names[kind, default: []].joined(separator: "|"), thing.label.rawValue, kind.hasReference ? thing.reference : "",
        kind.flags, thing.within,
      ]
      let filled = cells[...(cells.lastIndex { !$0.isEmpty } ?? 0)]
      text += filled.joined(separator: "\t") + "\n"
    }
  }
}
