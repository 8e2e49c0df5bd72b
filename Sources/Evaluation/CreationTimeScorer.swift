internal import Annotations

/// The document's date, where it was there to be found in the text or the gold says that there is none.
enum CreationTimeScorer {
  static let day = Measure(.dct, "day", .accuracy)
  static let value = Measure(.dct, "value", .accuracy)

  static func score(_ pair: DocumentPair, document: Int) -> LayerResult? {
    guard let gold = pair.gold.creationTime, !gold.isMetadata else { return nil }
    let system = pair.system.creationTime
    var result = LayerResult()
    result.add(accuracy: value, isRight: gold.value == system?.value)
    result.add(accuracy: day, isRight: gold.value?.prefix(10) == system?.value?.prefix(10))
    func item(_ time: AnnotatedDocument.CreationTime?) -> Item? {
      time.flatMap { time in time.value.map { Item(time.range ?? 0..<0, label: nil, value: $0) } }
    }
    let (a, b) = (item(gold), item(system))
    if a != nil || b != nil {
      result.outcomes = [Outcome(.dct, document: document, gold: a, system: b, agreement: a != nil && b != nil ? 1 : 0)]
    }
    return result
  }
}
