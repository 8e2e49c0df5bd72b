public import Annotations

/// A document's gold and system annotations over one text, both in code points.
public struct DocumentPair: Sendable {
  public let id: String
  /// The text, where either file has it; else empty.
  public let text: [Unicode.Scalar]
  public let gold: AnnotatedDocument
  public let system: AnnotatedDocument

  /// - Throws: ``EvaluationError`` where the two are over different texts, or an offset stands for no place between
  ///   two characters.
  public init(gold: AnnotatedDocument, system: AnnotatedDocument) throws(EvaluationError) {
    if let a = gold.sha256, let b = system.sha256, a != b {
      throw .otherText(id: gold.id, gold: a, system: b)
    }
    if gold.offsets == system.offsets, let a = gold.length, let b = system.length, a != b {
      throw .otherLength(id: gold.id, gold: a, system: b)
    }
    id = gold.id
    if let text = gold.text ?? system.text {
      let scalars = Array(text.unicodeScalars)
      self.text = scalars
      self.gold = try CodePoints(scalars, unit: gold.offsets, id: gold.id).converted(gold)
      self.system = try CodePoints(scalars, unit: system.offsets, id: gold.id).converted(system)
    } else {
      // Without the text spans can still be compared, as long as they count the same thing.
      guard gold.offsets == system.offsets || system.failure != nil else {
        throw .otherUnit(id: gold.id, gold: gold.offsets, system: system.offsets)
      }
      text = []
      self.gold = gold
      self.system = system
    }
  }

  /// Pairs documents by id, in the order of the gold.
  ///
  /// - Parameters:
  ///   - gold: what is taken for right.
  ///   - system: what is measured.
  ///   - onlyCommon: leave out what stands on one side alone, which is an error otherwise.
  /// - Returns: the pairs, and what was wrong with the other documents.
  public static func pairs(
    gold: [AnnotatedDocument], system: [AnnotatedDocument], onlyCommon: Bool = false
  ) -> (pairs: [DocumentPair], errors: [EvaluationError]) {
    let systems = Dictionary(system.map { ($0.id, $0) }) { first, _ in first }
    let golds = Set(gold.map(\.id))
    var pairs: [DocumentPair] = []
    var errors: [EvaluationError] = []
    for document in gold {
      guard let other = systems[document.id] else { continue }
      do throws(EvaluationError) {
        pairs.append(try DocumentPair(gold: document, system: other))
      } catch {
        errors.append(error)
      }
    }
    if !onlyCommon {
      let missing = gold.map(\.id).filter { systems[$0] == nil }
      let unknown = system.map(\.id).filter { !golds.contains($0) }
      if !missing.isEmpty { errors.append(.missing(ids: missing)) }
      if !unknown.isEmpty { errors.append(.unknown(ids: unknown)) }
    }
    if pairs.isEmpty, errors.isEmpty { errors.append(.nothingInCommon) }
    return (pairs, errors)
  }
}
