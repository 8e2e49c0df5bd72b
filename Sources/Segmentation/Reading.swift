internal import Annotations
internal import ICU

/// A document and its tokens, as the segmentation stages read them.
struct Reading {
  let text: [UInt8]
  let tokens: [Token]

  /// What part a token of punctuation plays at the edge of a sentence; `other` for words.
  func mark(_ index: Int) -> Mark {
    let token = tokens[index]
    guard token.shape.contains(.punctuation) else { return .other }
    let first = text[Int(token.start)]
    return first < 0x80 ? Mark(ascii: first) : Mark(scalar(index))
  }

  /// The token's first scalar.
  func scalar(_ index: Int) -> UInt32 {
    text.withUnsafeBufferPointer { decodeScalar($0, at: Int(tokens[index].start)).scalar }
  }

  /// The token's first byte.
  func byte(_ index: Int) -> UInt8 { text[Int(tokens[index].start)] }

  /// Length of the token in bytes.
  func length(_ index: Int) -> Int { Int(tokens[index].end - tokens[index].start) }
}

/// The parts that punctuation plays at the edges of sentences.
enum Mark: Sendable {
  case stop, exclamation, question, ellipsis
  case openingQuote, closingQuote, openingBracket, closingBracket
  /// `"`, which opens as well as closes.
  case doubleQuote
  /// `'`.
  case singleQuote
  case comma, colon, semicolon, dash, bullet
  case other

  init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "."): self = .stop
    case UInt8(ascii: "!"): self = .exclamation
    case UInt8(ascii: "?"): self = .question
    case UInt8(ascii: "\""): self = .doubleQuote
    case UInt8(ascii: "'"): self = .singleQuote
    case UInt8(ascii: "`"): self = .openingQuote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .openingBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): self = .closingBracket
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: ";"): self = .semicolon
    case UInt8(ascii: "-"): self = .dash
    case UInt8(ascii: "*"): self = .bullet
    default: self = .other
    }
  }

  /// A mark beyond ASCII. Those that no case here names are terminators where Unicode says so (Sentence_Break).
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x2018, 0x201C, 0x201E, 0x201A, 0xAB, 0x2039: self = .openingQuote
    case 0x2019, 0x201D, 0xBB, 0x203A, 0x2032, 0x2033: self = .closingQuote
    case 0x2010...0x2015, 0x2212: self = .dash
    case 0x2026: self = .ellipsis
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25CB, 0x25CF, 0x25E6,
      0x2B1B:
      self = .bullet
    default:
      switch SentenceBreakClass(of: scalar) {
      case .stop: self = .stop
      case .terminator: self = .question
      case .other: self = .other
      }
    }
  }

  var isTerminator: Bool {
    switch self {
    case .stop, .exclamation, .question, .ellipsis: true
    default: false
    }
  }

  var isOpening: Bool {
    switch self {
    case .openingQuote, .openingBracket, .doubleQuote, .singleQuote: true
    default: false
    }
  }
}
