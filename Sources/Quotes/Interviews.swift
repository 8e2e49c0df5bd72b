internal import Annotations

/// Who says "I" in an article: its author, but in an interview set as questions and answers the one who answers.
struct Interview {
  /// The questions: paragraphs, by number.
  private let questions: Set<Int32>
  private let first: Int32

  /// So many paragraphs that ask make an interview.
  private static let enough = 3

  /// Nil where the article is none: too few paragraphs end in a question mark and speak to somebody.
  init?(_ article: Article) {
    questions = Set(
      article.paragraphs.indices.lazy.filter { Interview.asks(article, article.paragraphs[$0]) }
        .map { Int32(truncatingIfNeeded: $0) })
    guard questions.count >= Interview.enough, let first = questions.min() else { return nil }
    self.first = first
    let addressed = questions.count { number in
      article.paragraphs[Int(number)].contains { article.isAny(.addressee, at: $0) }
    }
    guard addressed * 3 >= questions.count else { return nil }
  }

  private static func asks(_ article: Article, _ paragraph: Range<Int>) -> Bool {
    guard let last = paragraph.last, paragraph.count <= 60 else { return false }
    return article.isAny(.exclamation, at: last) && !article.isMarked(last)
      && article.utf8[Int(article.tokens[last].start)] == UInt8(ascii: "?")
  }

  /// Whether a paragraph stands among the answers.
  func isAnswer(_ paragraph: Int32) -> Bool {
    paragraph > first && !questions.contains(paragraph)
  }
}
