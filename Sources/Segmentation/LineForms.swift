internal import Annotations

/// What a line looks like, wherever it stands.
extension ZoneRules {
  func isListItem(_ line: Line, _ reading: Reading) -> Bool {
    let first = line.tokens.lowerBound
    guard line.count > 1, reading.tokens[first + 1].gap == .space || reading.mark(first) == .other else { return false }
    switch reading.mark(first) {
    case .bullet: return true
    case .dash: return reading.tokens[first + 1].gap == .space
    default: break
    }
    guard reading.tokens[first].shape.contains(.number), reading.length(first) <= 2, line.count > 2 else {
      return false
    }
    return [.stop, .closingBracket].contains(reading.mark(first + 1)) && reading.tokens[first + 1].isGlued
      && reading.tokens[first + 2].gap == .space
  }

  /// Two to four capitalized words, with `and` or commas between names.
  func isName(_ line: Line, _ reading: Reading) -> Bool {
    guard 2...9 ~= line.count else { return false }
    var words = 0
    for index in line.tokens {
      let token = reading.tokens[index]
      if token.shape.contains(.punctuation) {
        guard [.comma, .stop, .dash, .singleQuote].contains(reading.mark(index)) else { return false }
      } else if token.shape.contains(.capitalized), !token.shape.contains(.hasDigit) {
        words += 1
      } else if !reading.text[token.range].elementsEqual("and".utf8) {
        return false
      }
    }
    return words <= 3
      || words <= 6 && line.tokens.contains { reading.text[reading.tokens[$0].range].elementsEqual("and".utf8) }
  }

  /// `What We Know So Far:`, whose words are capitalized but for short ones; not `The mayor said this:`
  func isTitle(_ line: Line, _ reading: Reading) -> Bool {
    line.tokens.allSatisfy {
      !reading.tokens[$0].shape.isDisjoint(with: [.capitalized, .punctuation, .number]) || reading.length($0) <= 3
    }
  }

  /// `NATIONAL HARBOR, Maryland`
  func isPlace(_ line: Line, _ reading: Reading) -> Bool {
    let first = reading.tokens[line.tokens.lowerBound]
    return first.shape.contains(.allCaps) && first.end - first.start > 3
      && line.tokens.contains { reading.mark($0) == .comma }
  }

  func isMadeOf(_ line: Line, _ classes: LineWords.Classes, _ reading: Reading) -> Bool {
    var index = line.tokens.lowerBound
    while index < line.tokens.upperBound {
      let match = words.match(at: index, limit: line.tokens.upperBound, reading, wanted: classes)
      if !match.classes.isEmpty {
        index = match.end
      } else if !reading.tokens[index].shape.isDisjoint(with: [.punctuation, .number]) {
        index += 1
      } else {
        return false
      }
    }
    return true
  }
}
