internal import Annotations
internal import Lexicons

/// What one pass over an article's tokens tells: of each word what the lexicon knows, and where marks and lines stand.
struct ReadWords {
  let words: [QuoteLexicon.Word]
  /// The tokens that may be quotation marks.
  let marks: [Int]
  /// The tokens that begin a line, the article's first one apart.
  let lineStarts: [Int]

  init(_ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>, _ lexicon: QuoteLexicon) {
    var marks: [Int] = []
    var lineStarts: [Int] = []
    // Loaded once, not once a word.
    let (entryOf, entries, readForms) = (lexicon.entryOf, lexicon.entries, lexicon.readForms)
    words = Array(unsafeUninitializedCapacity: tokens.count) { words, count in
      for index in tokens.indices {
        let token = tokens[index]
        if token.gap >= .line, index > 0 { lineStarts.append(index) }
        let entry = Int(entryOf[token.form])
        words.initializeElement(at: index, to: entries[entry])
        // Most words are in lower case and of the lexicons, and are what these say.
        guard !token.shape.isDisjoint(with: [.punctuation, .capitalized]) || token.form >= readForms else { continue }
        if token.shape.contains(.punctuation) {
          words[index].kinds.formUnion(ReadWords.markKinds(tokens, index, text))
          if MarkScanner.opensMark(text[Int(token.start)]) { marks.append(index) }
        } else if token.shape.contains(.capitalized) {
          let kinds = words[index].kinds
          if !kinds.isDisjoint(with: [.modal, .past, .pronoun, .relative]),
            ReadWords.isName(tokens, index, text, kinds)
          {
            words[index] = QuoteLexicon.Word()
          }
          words[index].kinds.subtract(.endings)
        } else {
          words[index].kinds.formUnion(WordKinds.ending(of: UnsafeBufferPointer(rebasing: text[token.range])))
        }
      }
      count = tokens.count
    }
    self.marks = marks
    self.lineStarts = lineStarts
  }

  /// Whether a word's capitals show that it is a name: one like "will" within a sentence, as in `said Will Berg` and
  /// `…,” Will said`, `a May report`; a pronoun as in "US officials", "the WHO".
  @inline(never)
  private static func isName(
    _ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ kinds: WordKinds
  ) -> Bool {
    if kinds.isDisjoint(with: [.modal, .past]) {
      return tokens[index].shape.contains(.allCaps) && tokens[index].range.count > 1
        && !isShouted(tokens, index - 1) && !isShouted(tokens, index + 1)
    }
    guard index > 1, index + 1 < tokens.count else { return false }
    let before = tokens[index - 1].shape
    let next = tokens[index + 1].shape
    if before.contains(.punctuation) { return text[Int(tokens[index - 2].start)] == UInt8(ascii: ",") }
    return before.contains(.hasLetter) && !before.contains(.capitalized)
      && (kinds.contains(.modal) || next.contains(.capitalized) || next.contains(.punctuation))
  }

  /// Whether a neighbour is in capitals too, as in a headline in capitals throughout.
  private static func isShouted(_ tokens: [Token], _ near: Int) -> Bool {
    tokens.indices.contains(near) && tokens[near].shape.contains(.allCaps) && tokens[near].range.count > 1
  }

  private static func markKinds(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> WordKinds {
    let token = tokens[index]
    let first = text[Int(token.start)]
    switch first {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .stop
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return [.stop, .exclamation]
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"), UInt8(ascii: "|"): return .semicolon
    case UInt8(ascii: "("), UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "-"):
      let isWithinWord =
        token.isGlued && index + 1 < tokens.count && tokens[index + 1].isGlued && index > 0
        && !tokens[index - 1].shape.contains(.punctuation) && !tokens[index + 1].shape.contains(.punctuation)
      return isWithinWord ? .hyphen : .dash
    case 0xE2:
      guard token.end - token.start == 3, text[Int(token.start) + 1] == 0x80 else { return [] }
      switch text[Int(token.start) + 2] {
      case 0x93, 0x94, 0x95: return .dash
      case 0xA2: return .semicolon
      case 0xA6: return .stop
      case 0x90, 0x91: return .hyphen
      default: return []
      }
    default: return []
    }
  }
}
