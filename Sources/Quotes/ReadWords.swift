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
        var word = entries[Int(entryOf[token.form])]
        // Most words are in lower case and of the lexicons, and are what these say.
        if !token.shape.isDisjoint(with: [.punctuation, .capitalized]) || token.form >= readForms {
          if token.shape.contains(.punctuation) {
            word.kinds.formUnion(ReadWords.markKinds(tokens, index, text))
            if MarkScanner.opensMark(text[Int(token.start)]) { marks.append(index) }
          } else if token.shape.contains(.capitalized) {
            if !word.kinds.isDisjoint(with: [.modal, .past]), ReadWords.isName(tokens, index, text) {
              word = QuoteLexicon.Word()
            }
            // "US officials", "the WHO", "IT workers": no pronouns.
            if token.shape.contains(.allCaps), !word.kinds.isDisjoint(with: [.pronoun, .relative]),
              token.range.count > 1, !ReadWords.isShouted(tokens, index)
            {
              word = QuoteLexicon.Word()
            }
            word.kinds.subtract(.endings)
          } else {
            word.kinds.formUnion(WordKinds.ending(of: UnsafeBufferPointer(rebasing: text[token.range])))
          }
        }
        words.initializeElement(at: index, to: word)
      }
      count = tokens.count
    }
    self.marks = marks
    self.lineStarts = lineStarts
  }

  /// Whether a capital, which the word has, shows within a sentence that one like "will" is a name: `said Will Berg`,
  /// `…,” Will said`.
  private static func isName(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 1, index + 1 < tokens.count else { return false }
    let before = tokens[index - 1].shape
    let next = tokens[index + 1].shape
    if before.contains(.punctuation) { return text[Int(tokens[index - 2].start)] == UInt8(ascii: ",") }
    return before.contains(.hasLetter) && !before.contains(.capitalized)
      && (next.contains(.capitalized) || next.contains(.punctuation))
  }

  /// Whether a word in capitals stands beside another, as in a headline in capitals throughout.
  private static func isShouted(_ tokens: [Token], _ index: Int) -> Bool {
    [index - 1, index + 1].contains { near in
      tokens.indices.contains(near) && tokens[near].shape.contains(.allCaps) && tokens[near].range.count > 1
    }
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
