import Interchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The line that a terminal shows while a run goes on.
struct Progress {
  /// Bytes of all input files; nil where that is not known.
  private let total: Int?
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  /// Nil where standard error is no terminal.
  init?(_ reader: ArticleReader) {
    guard Progress.isTerminal else { return nil }
    total = reader.bytesAhead()
  }

  static var isTerminal: Bool { isatty(2) == 1 }

  /// At most every third of a second.
  mutating func show(_ counts: RunCounts, bytesRead: Int) {
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(330) { return }
    last = now
    let seconds = (now - start).seconds
    var parts = [
      "\(counts.articles.grouped) articles", "\((Double(counts.bytes) / 1e6 / max(seconds, 0.001)).oneDecimal) MB/s",
    ]
    if counts.failures > 0 { parts.append("\(counts.failures.grouped) errors") }
    if let total, bytesRead > 0, total > 0 {
      let left = Int(seconds * Double(max(0, total - bytesRead)) / Double(bytesRead))
      parts.append("\(100 * min(bytesRead, total) / total) %")
      parts.append("\(left / 3600):\((left / 60 % 60).twoDigits):\((left % 60).twoDigits) left")
    }
    Messages.writeRaw("\r\u{1B}[K" + parts.joined(separator: ", "))
  }

  mutating func clear() {
    if last != nil { Messages.writeRaw("\r\u{1B}[K") }
    last = nil
  }
}

/// The line that stands at the end of a run.
struct Summary: CustomStringConvertible {
  var counts: RunCounts
  /// Articles among them that an earlier run has written.
  var earlier: Int
  var duration: Duration

  var description: String {
    let megabytes = Double(counts.bytes) / 1e6
    let seconds = max(duration.seconds, 0.001)
    var text =
      "\(counts.articles.grouped) \(counts.articles == 1 ? "article" : "articles"), \(megabytes.oneDecimal) MB in \(seconds.oneDecimal) s"
      + " (\((megabytes / seconds).oneDecimal) MB/s)"
    if earlier > 0 { text += "; \(earlier.grouped) of them by an earlier run" }
    if !counts.errors.isEmpty {
      text += "; \(counts.failures.grouped) \(counts.failures == 1 ? "error" : "errors") (\(list(counts.errors)))"
    }
    if let notices = counts.notices { text += "; annotated without a date: \(list(notices))" }
    if !counts.leftOut.isEmpty { text += "; left out: \(list(counts.leftOut))" }
    return text
  }

  private func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value.grouped) \($0.key)" }.joined(separator: ", ")
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
  fileprivate var oneDecimal: String {
    let tenths = Int((self * 10).rounded())
    return "\((tenths / 10).grouped).\(tenths % 10)"
  }
}

extension Int {
  fileprivate var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }

  /// With commas between thousands.
  fileprivate var grouped: String {
    var digits = String(self)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }
}
