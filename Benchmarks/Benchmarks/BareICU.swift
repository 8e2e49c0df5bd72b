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
    func time(_ kinds: Int) throws -> Duration { try median(runs) { try BareICU.go(over: documents, kinds, bare) } }
    transcode = try time(0)
    sentences = try time(Int(nm_bare_sentences))
    words = try time(Int(nm_bare_words))
    both = try time(Int(nm_bare_sentences | nm_bare_words))
  }

  private static func go(over documents: [Document], _ kinds: Int, _ bare: OpaquePointer) throws {
    for document in documents {
      let found = nm_bare_boundaries(bare, document.utf8, Int32(document.utf8.count), Int32(kinds))
      if found < 0 { throw ValidationError("\(document.id): ICU fails") }
    }
  }

  /// What part of the speed of ICU, which finds sentences and words, something else has: measured turn by turn, since a
  /// machine's speed may change within seconds. In ascending order, one for each run; the first run warms up.
  static func ratios(documents: [Document], runs: Int, to body: () throws -> Void) throws -> [Double] {
    guard let bare = nm_bare_open() else { throw ValidationError("ICU cannot open its break iterators") }
    defer { nm_bare_close(bare) }
    var ratios: [Double] = []
    for run in 0...runs {
      let start = processTime()
      try go(over: documents, Int(nm_bare_sentences | nm_bare_words), bare)
      let middle = processTime()
      try body()
      let end = processTime()
      if run > 0 { ratios.append(seconds(middle - start) / max(seconds(end - middle), 1e-9)) }
    }
    return ratios.sorted()
  }
}
