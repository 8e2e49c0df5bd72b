/// What a file of articles is, by its name; `.gz` and `.zst` after it do not count.
enum InputKind {
  /// The file is one article.
  case text
  /// Each line is an article.
  case jsonLines
  /// WARC 1.0 and 1.1 (ISO 28500), with the text of pages as WET files have it.
  case webArchive

  init?(path: String) {
    let name = InputKind.uncompressed(path)
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

  /// A text file's path without its endings.
  static func bare(_ path: String) -> Substring {
    let name = uncompressed(path)
    return name.hasSuffix(".txt") ? name.dropLast(4) : name
  }

  /// A text file's id: its name without its endings.
  static func id(path: String) -> String {
    let bare = bare(path)
    return String(bare[(bare.lastIndex(of: "/").map { bare.index(after: $0) } ?? bare.startIndex)...])
  }

  private static func uncompressed(_ path: String) -> Substring {
    for ending in [".gz", ".zst"] where path.hasSuffix(ending) { return path.dropLast(ending.count) }
    return path[...]
  }
}
