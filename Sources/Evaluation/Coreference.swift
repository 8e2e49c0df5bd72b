internal import Annotations

/// How well mentions of one thing are joined: B-cubed (Bagga and Baldwin 1998) and MUC (Vilain et al. 1995).
///
/// A mention is the same on both sides where its span is; one that the other side does not have is joined with nothing,
/// so that both measures fall with every name that is missed or spurious.
struct Coreference {
  static let bCubed = Measure(.entities, "B-cubed")
  static let muc = Measure(.entities, "MUC")

  private(set) var tallies: [Measure: Tally] = [:]

  init(gold: [AnnotatedDocument.Entity], system: [AnnotatedDocument.Entity]) {
    let golds = Coreference.keys(gold)
    let systems = Coreference.keys(system)
    if golds.isEmpty { return }
    let goldClusters = Coreference.clusters(golds)
    let systemClusters = Coreference.clusters(systems)
    let (precision, recall) = (
      Coreference.shares(systems, systemClusters, golds), Coreference.shares(golds, goldClusters, systems)
    )
    tallies[Coreference.bCubed] = Tally(
      found: precision, system: Double(systems.count), hit: recall, gold: Double(golds.count))
    let (found, links) = Coreference.links(systemClusters, golds)
    let (hit, goldLinks) = Coreference.links(goldClusters, systems)
    tallies[Coreference.muc] = Tally(
      found: Double(found), system: Double(links), hit: Double(hit), gold: Double(goldLinks))
  }

  private static func keys(_ entities: [AnnotatedDocument.Entity]) -> [Range<Int>: String] {
    // A title is no mention: it has the person's entity so that it can be looked up.
    Dictionary(
      entities.filter { $0.label != EntityScorer.title }
        .compactMap { entity in entity.entity.map { (entity.range, $0) } }.sorted { $0.1 < $1.1 }
    ) { first, _ in first }
  }

  private static func clusters(_ keys: [Range<Int>: String]) -> [String: Set<Range<Int>>] {
    keys.reduce(into: [:]) { $0[$1.value, default: []].insert($1.key) }
  }

  /// The sum over mentions of the share of its cluster that the other side joins with it; 0 for one it does not have.
  private static func shares(
    _ keys: [Range<Int>: String], _ clusters: [String: Set<Range<Int>>], _ others: [Range<Int>: String]
  ) -> Double {
    var sum = 0.0
    for mentions in clusters.values.sorted(by: { $0.count < $1.count }) {
      var together: [String: Int] = [:]
      for mention in mentions { if let key = others[mention] { together[key, default: 0] += 1 } }
      // Each mention that shares an other-side cluster with n of them counts n.
      sum += Double(together.values.reduce(0) { $0 + $1 * $1 }) / Double(mentions.count)
    }
    return sum
  }

  /// Links kept, and links there are: a cluster of n mentions has n − 1, less one for each further part that the other
  /// side tears it into.
  private static func links(
    _ clusters: [String: Set<Range<Int>>], _ others: [Range<Int>: String]
  ) -> (kept: Int, all: Int) {
    var (kept, all) = (0, 0)
    for mentions in clusters.values {
      let parts = Set(mentions.compactMap { others[$0] }).count + mentions.count { others[$0] == nil }
      kept += mentions.count - parts
      all += mentions.count - 1
    }
    return (kept, all)
  }
}
