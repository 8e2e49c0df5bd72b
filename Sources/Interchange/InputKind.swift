/// What a file of articles is, by its name; `.gz` and `.zst` after it do not count.
enum InputKind {
  /// The file is one article.
  case text
  /// Each line is an article.
  case jsonLines
  /// WARC 1.0 and 1.1 (ISO 28500), with the text of pages as WET files have it.
  case webArchive

  init?(path: String) {
    var name = path[...]
    for ending in [".gz", ".zst"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) }
    if name.hasSuffix(".txt") {
      self = .text
    } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonLines
    } else if name.hasSuffix(".warc") || name.hasSuffix(".wet") {
      self = .webArchive
    } else {
      return nil
    }
  }

  /// A text file's id: its name without its endings.
  static func id(path: String) -> String {
    var name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    for ending in [".gz", ".zst"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) }
    return String(name.hasSuffix(".txt") ? name.dropLast(4) : name)
  }
}
