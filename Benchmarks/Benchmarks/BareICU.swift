import Annotations
import ArgumentParser
import CBareICU

/// Medians of the processor time that ICU alone takes over all documents.
struct BareICU {
  let transcode: Duration
  let sentences: Duration
  let words: Duration
  let both: Duration

  init(documents: [Document], runs: Int) throws {
    guard let bare = nm_bare_open() else { throw ValidationError("ICU cannot open its break iterators") }
    defer { nm_bare_close(bare) }
    func time(_ kinds: Int) throws -> Duration {
      try median(runs) {
        for document in documents {
          let found = nm_bare_boundaries(bare, document.utf8, Int32(document.utf8.count), Int32(kinds))
          if found < 0 { throw ValidationError("\(document.id): ICU fails") }
        }
      }
    }
    transcode = try time(0)
    sentences = try time(Int(nm_bare_sentences))
    words = try time(Int(nm_bare_words))
    both = try time(Int(nm_bare_sentences | nm_bare_words))
  }
}
