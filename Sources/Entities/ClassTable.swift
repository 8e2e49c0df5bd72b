internal import Lexicons

/// The classes of all words, each combination of them once: of the numbers that words have instead, the processor's
/// cache holds four times as many.
struct ClassTable: Sendable {
  /// By form. There are far fewer combinations than two bytes can number: some hundreds.
  private var numbers: [UInt16] = []
  private var classes: [NameClass] = [[]]

  init() {}

  /// - Parameter count: how many words there are.
  init(_ words: FormMap<NameClass>, count: Int) {
    numbers.reserveCapacity(count)
    // Open addressing, with room for all numbers of two bytes; zero, for no class, is not looked up.
    var slots = [UInt16](repeating: 0, count: 1 << 17)
    let mask = slots.count - 1
    for form in 0..<UInt32(count) {
      let word = words[form]
      if word.isEmpty {
        numbers.append(0)
        continue
      }
      var slot = Int(truncatingIfNeeded: word.rawValue &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
      while slots[slot] != 0, classes[Int(slots[slot])] != word { slot = (slot + 1) & mask }
      if slots[slot] == 0 {
        slots[slot] = UInt16(classes.count)
        classes.append(word)
      }
      numbers.append(slots[slot])
    }
  }

  /// Reads what ``write(to:)`` wrote.
  init(from image: inout LexiconImage) {
    numbers = image.read()
    classes = image.read()
  }

  func write(to image: inout LexiconImage) {
    image.write(numbers)
    image.write(classes)
  }

  /// Hands over what looks up many words in a row.
  @inline(__always)
  func withReader(_ body: (Reader) -> Void) {
    numbers.withUnsafeBufferPointer { numbers in
      classes.withUnsafeBufferPointer { body(Reader(numbers: numbers, classes: $0)) }
    }
  }

  struct Reader {
    fileprivate let numbers: UnsafeBufferPointer<UInt16>
    fileprivate let classes: UnsafeBufferPointer<NameClass>

    @inline(__always)
    subscript(form: UInt32) -> NameClass { classes[Int(form) < numbers.count ? Int(numbers[Int(form)]) : 0] }
  }

  /// What is known of a word; nothing of one that the lexicons do not have.
  @inline(__always)
  subscript(form: UInt32) -> NameClass { Int(form) < numbers.count ? classes[Int(numbers[Int(form)])] : [] }
}
