public import Annotations

/// Leaves out what was found outside the story: in headlines, bylines, captions, boilerplate and other articles.
///
/// The zones and the creation time stay. To be the last stage.
public struct StoryOnlyStage: Stage {
  public let name = "story only"
  public let reads: Set<Layer> = [.zones]
  public let writes: Set<Layer> = []

  public init() {}

  public func annotate(_ document: Document, _ layers: inout Layers) {
    let story = layers.zones.filter(\.type.isStory).map(\.range)
    /// Whether a range begins in the story; ranges come in text order, near enough for a search.
    func isStory(_ range: Range<Int>) -> Bool {
      var (low, high) = (0, story.count)
      while low < high {
        let middle = (low + high) / 2
        if story[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low < story.count && story[low].contains(range.lowerBound)
    }
    layers.sentences.removeAll { !isStory($0.range) }
    layers.entities.removeAll { !isStory($0.range) }
    layers.quotes.removeAll { !isStory($0.range) }
    layers.warnings.removeAll { !isStory($0.range) }
    layers.timexes = timexes(layers.timexes, where: isStory)
  }

  /// The expressions kept, with the partners of their ranges renumbered.
  private func timexes(_ all: [Timex], where isKept: (Range<Int>) -> Bool) -> [Timex] {
    var places: [Int?] = []
    var count = 0
    for timex in all {
      places.append(isKept(timex.range) ? count : nil)
      if places[places.count - 1] != nil { count += 1 }
    }
    return zip(all, places).compactMap { timex, place in
      guard place != nil else { return nil }
      var timex = timex
      timex.rangePartner = timex.rangePartner.flatMap { places[$0] }
      return timex
    }
  }
}
