/// A value for each form of the vocabulary: how a stage knows what a token is without looking at its letters.
@frozen public struct FormMap<Value: Sendable>: Sendable {
  @usableFromInline var values: [Value] = []
  @usableFromInline let absent: Value

  /// - Parameter absent: the value of every form that is not set.
  @inlinable public init(absent: Value) { self.absent = absent }

  /// The value of a form, by its number in the vocabulary.
  @inlinable public subscript(form: UInt32) -> Value {
    get { Int(form) < values.count ? values[Int(form)] : absent }
    set {
      if Int(form) >= values.count {
        values.append(contentsOf: repeatElement(absent, count: Int(form) + 1 - values.count))
      }
      values[Int(form)] = newValue
    }
  }
}

extension FormMap where Value: BitwiseCopyable {
  /// Reads what ``write(to:)`` wrote.
  public init(absent: Value, from image: inout LexiconImage) {
    self.init(absent: absent)
    values = image.read()
  }

  public func write(to image: inout LexiconImage) { image.write(values) }
}
