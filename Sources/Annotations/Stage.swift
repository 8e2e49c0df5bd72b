/// One step of the pipeline: a pure function of the document and the layers it reads.
///
/// The same input gives the same output, whatever the machine, the clock or the number of workers.
public protocol Stage: Sendable {
  /// Short and lower case, as benchmarks and messages print it.
  var name: String { get }
  /// The layers that must be there before.
  var reads: Set<Layer> { get }
  /// The layers that are there after.
  var writes: Set<Layer> { get }

  /// Fills the layers that it writes.
  ///
  /// - Throws: what makes this one document impossible to annotate; the run goes on with the next.
  func annotate(_ document: Document, _ layers: inout Layers) throws
}
