internal import FoundationEssentials

/// A file that keeps a ``LexiconImage`` beside the tables.
public struct LexiconImageFile: Sendable {
  public let path: String
  /// What tells one build of the program from every other: an image is memory as this build lays it out.
  public let program: String

  public init(path: String, program: String) {
    self.path = path
    self.program = program
  }

  /// Begins the file; then its key and its contents' checksum, eight bytes each.
  private static let mark = Array("newsmark".utf8)
  private static let headLength = 24

  /// The image; nil where there is none with this key, or it has been damaged.
  func read(_ key: UInt64) -> LexiconImage? {
    guard let file = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped),
      file.count > LexiconImageFile.headLength
    else { return nil }
    let body = file[LexiconImageFile.headLength...]
    var checksum = Checksum()
    body.withUnsafeBytes { checksum.add($0) }
    guard file.prefix(LexiconImageFile.headLength).elementsEqual(LexiconImageFile.head(key, checksum)) else {
      return nil
    }
    return LexiconImage(body)
  }

  /// Whether the image can be read instead of these tables as they are now.
  public func isValid(for directory: LexiconDirectory) -> Bool { key(of: directory).flatMap(read) != nil }

  /// Writes the image, if it can be written: where the folder is not the user's own, the tables are read each time.
  public func write(_ image: LexiconImage) {
    guard let key = image.key else { return }
    image.withBytes { body in
      var checksum = Checksum()
      checksum.add(body)
      var file = Data(LexiconImageFile.head(key, checksum))
      file.append(contentsOf: body)
      try? file.write(to: URL(filePath: path), options: .atomic)
    }
  }

  private static func head(_ key: UInt64, _ checksum: Checksum) -> [UInt8] {
    [key, checksum.value].reduce(into: mark) { head, number in
      withUnsafeBytes(of: number.littleEndian) { head.append(contentsOf: $0) }
    }
  }

  /// Of the program, and the names and bytes of all tables that an image may be of; nil where they cannot be read, which
  /// whoever reads them next will report.
  func key(of directory: LexiconDirectory) -> UInt64? {
    var checksum = Checksum()
    checksum.add(program)
    do {
      let tables = try NameTables.own(in: directory) + directory.tables(in: "entities")
      for table in tables + [LexiconBuilder.englishTable] {
        checksum.add(table)
        try Data(contentsOf: URL(filePath: "\(directory.path)/\(table).tsv"), options: .alwaysMapped)
          .withUnsafeBytes { checksum.add($0) }
      }
    } catch {
      return nil
    }
    return checksum.value
  }
}
