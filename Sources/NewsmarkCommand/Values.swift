public import Annotations
public import ArgumentParser
public import Interchange
public import Newsmark

extension OffsetUnit: ExpressibleByArgument {}

extension DateModeChoice: ExpressibleByArgument {}

/// Passes as `--entity-passes` takes them: names with commas between.
extension EntityPasses: ExpressibleByArgument {
  public init?(argument: String) {
    self = []
    for name in argument.split(separator: ",") {
      guard let pass = EntityPasses(name: String(name)) else { return nil }
      insert(pass)
    }
    if isEmpty { return nil }
  }

  public var defaultValueDescription: String { "all" }
}

extension ExportFormat: ExpressibleByArgument {}

extension CalendarTime: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso8601: argument) }
}

/// Layers as `--layers` takes them: names with commas between.
struct LayerSet: ExpressibleByArgument {
  /// The layers of the output; tokens are for the stages alone.
  static let names: [String: Layer] = [
    "sentences": .sentences, "zones": .zones, "dct": .dct, "entities": .entities, "dates": .timexes,
    "timexes": .timexes, "quotes": .quotes,
  ]
  static let all = LayerSet(layers: Set(names.values))

  let layers: Set<Layer>

  init(layers: Set<Layer>) { self.layers = layers }

  init?(argument: String) {
    var layers: Set<Layer> = []
    for name in argument.split(separator: ",") {
      guard let layer = LayerSet.names[String(name)] else { return nil }
      layers.insert(layer)
    }
    if layers.isEmpty { return nil }
    self.layers = layers
  }

  var defaultValueDescription: String { "all" }
}

/// Quote sieves as `--without-sieves` takes them: names of rules with commas between.
extension QuoteSieve: ExpressibleByArgument {
  public init?(argument: String) {
    var sieves: QuoteSieve = []
    for name in argument.split(separator: ",") {
      guard let sieve = QuoteSieve(named: String(name)) else { return nil }
      sieves.insert(sieve)
    }
    self = sieves
  }

  public var defaultValueDescription: String { "none" }
}
