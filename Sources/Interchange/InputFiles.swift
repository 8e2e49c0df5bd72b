#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One place where articles come from.
enum InputFile {
  case file(String, InputKind)
  case standardInput
  case failure(ArticleError)
}

extension InputFile {
  /// What the inputs of a command stand for, in their order: files, folders, patterns as `'news-*.jsonl.gz'`, and `-`.
  ///
  /// A folder gives its text files and those of the folders in it, in the order of their paths' bytes; a folder without
  /// any gives its JSON lines and web archives.
  static func expand(_ inputs: [String]) -> [InputFile] {
    inputs.flatMap { input -> [InputFile] in
      if input == "-" { return [.standardInput] }
      if let isFolder = isFolder(input) { return isFolder ? folder(input) : [file(input)] }
      guard input.contains(where: { "*?[".contains($0) }) else { return [.failure(.missingFile(path: input))] }
      let paths = matches(input)
      if paths.isEmpty { return [.failure(.missingFile(path: input))] }
      return paths.flatMap { isFolder($0) == true ? folder($0) : [file($0)] }
    }
  }

  private static func file(_ path: String) -> InputFile {
    InputKind(path: path).map { .file(path, $0) } ?? .failure(.unknownKind(path: path))
  }

  private static func folder(_ path: String) -> [InputFile] {
    let listing = FolderListing(path)
    let unreadable = listing.unreadable.map { InputFile.failure(.unreadable(path: $0.path, reason: $0.reason)) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let known = listing.files.compactMap { name in InputKind(path: name).map { (prefix + name, $0) } }
    let texts = known.filter { $0.1 == .text }
    if known.isEmpty { return unreadable.isEmpty ? [.failure(.noArticles(folder: path))] : unreadable }
    return unreadable + (texts.isEmpty ? known : texts).map { .file($0, $1) }
  }

  /// Nil where there is nothing.
  private static func isFolder(_ path: String) -> Bool? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// The files that a pattern stands for, in the order of their bytes.
  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_NOSORT, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What tells a file on disk from every other; nil where there is none.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }

  var identity: Identity? {
    guard case .file(let path, _) = self else { return nil }
    return InputFile.identity(of: path)
  }

  /// In bytes; nil where that is not known.
  var size: Int? {
    guard case .file(let path, _) = self else { return nil }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}

extension ArticleReader {
  /// The first of some files that is also among the inputs, by whatever path or link; nil where none is.
  public static func first(of files: [String], among inputs: [String]) -> String? {
    let files = files.compactMap { file in InputFile.identity(of: file).map { (file, $0) } }
    if files.isEmpty { return nil }
    let read = Set(inputs.compactMap(InputFile.identity) + InputFile.expand(inputs).compactMap(\.identity))
    return files.first { read.contains($0.1) }?.0
  }
}

/// Lists folders with `readdir`, which tells a file from a folder without a call for each; `FileManager` took eight times
/// as long over 100,000 files.
struct FolderListing {
  /// The paths, from the folder on, of all files in it and below, in the order of their bytes. Links to folders are not
  /// followed.
  private(set) var files: [String] = []
  /// Folders, it or below it, that cannot be read.
  private(set) var unreadable: [(path: String, reason: String)] = []

  init(_ folder: String) {
    list(folder, prefix: "")
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    unreadable.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func list(_ folder: String, prefix: String) {
    guard let stream = opendir(folder) else {
      return unreadable.append((folder, String(cString: strerror(errno))))
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let type = Int32(entry.pointee.d_type)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      let path = "\(folder)/\(name)"
      if type == Int32(DT_DIR) || type == Int32(DT_UNKNOWN) && FolderListing.isFolder(path) {
        list(path, prefix: "\(prefix)\(name)/")
      } else if type != Int32(DT_LNK) || !FolderListing.isFolder(path) {
        files.append(prefix + name)
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
