import Annotations
import ArgumentParser
internal import FoundationEssentials
import Interchange
import Lexicons
import SystemPackage

/// Words with commas between.
struct WordList: ExpressibleByArgument {
  let words: [String]

  init(words: [String]) { self.words = words }

  init?(argument: String) {
    words = argument.split(separator: ",").map { String($0) }
    if words.isEmpty { return nil }
  }

  var defaultValueDescription: String { words.joined(separator: ",") }
}

/// Labels of entities with commas between.
struct LabelList: ExpressibleByArgument {
  let labels: Set<EntityLabel>

  init?(argument: String) {
    var labels: Set<EntityLabel> = []
    for name in argument.split(separator: ",") {
      guard let label = EntityLabel(rawValue: name.uppercased()), label != .title else { return nil }
      labels.insert(label)
    }
    if labels.isEmpty { return nil }
    self.labels = labels
  }
}

/// Where an import writes, and what it keeps.
struct ImportTarget: ParsableArguments {
  @Option(help: ArgumentHelp("Only names of these labels, as GPE,LOC. Default: all.", valueName: "labels"))
  var labels: LabelList?

  @Option(help: ArgumentHelp("Name of the table. Default: the gazetteer's.", valueName: "name"))
  var name: String?

  @Flag(help: "Write over a table of that name.")
  var replace = false

  @OptionGroup var lexicons: LexiconOption

  func validate() throws {
    if let name, name.isEmpty || name.hasPrefix(".") || name.contains("/") {
      throw ValidationError("'\(name)' as --name, expected a file's name without folder and .tsv")
    }
  }

  func begin(name gazetteer: String) throws -> ImportRun {
    try Messages.stopOnError {
      let directory = try lexicons.directory()
      let folder = "\(directory.path)/\(NameTables.ownFolder)"
      let path = "\(folder)/\(name ?? gazetteer).tsv"
      if !replace, FileManager.default.fileExists(atPath: path) { throw ImportTargetError.exists(path: path) }
      return ImportRun(directory: directory, folder: folder, path: path, table: try ImportedTable(directory))
    }
  }
}

enum ImportTargetError: Error, CustomStringConvertible {
  case exists(path: String)
  case compression(path: String)

  var description: String {
    switch self {
    case .exists(let path): "\(path): is there already, expected another --name, or --replace"
    case .compression(let path):
      "\(path): zip or bzip2, expected plain text, .gz or .zst: unpack it, or pipe it in and give - as the file"
    }
  }
}

/// Reads the files of an import line by line, counts what happens to each line, and writes the table.
struct ImportRun: ~Copyable {
  let directory: LexiconDirectory
  let folder: String
  let path: String
  var table: ImportedTable
  private var faults = 0
  private var counts: [(what: String, read: Int, omitted: [ImportOmission: Int], faults: Int)] = []
  private static let mostMessages = 100

  init(directory: LexiconDirectory, folder: String, path: String, table: consuming ImportedTable) {
    self.directory = directory
    self.folder = folder
    self.path = path
    self.table = table
  }

  /// Reads a file; a line that is broken is named, and costs no other.
  ///
  /// - Parameters:
  ///   - what: what a line is, for the counts.
  ///   - skip: tells lines that are no entries.
  ///   - body: takes a line's name into the table, or says why not.
  mutating func read(
    _ file: String, what: String = "lines", skip: (ArraySlice<UInt8>) -> Bool = { $0.isEmpty },
    _ body: (ArraySlice<UInt8>, inout ImportedTable) throws(ImportFault) -> ImportOmission?
  ) throws {
    let name = file == "-" ? "standard input" : file
    var number = 0
    var read = 0
    var broken = 0
    var omitted: [ImportOmission: Int] = [:]
    do {
      var lines = file == "-" ? LineReader(.standardInput) : try LineReader(path: file)
      while let line = try lines.next() {
        number += 1
        if number == 1, line.starts(with: "PK\u{3}\u{4}".utf8) || line.starts(with: "BZh".utf8) {
          throw ImportTargetError.compression(path: name)
        }
        if skip(line) { continue }
        read += 1
        do throws(ImportFault) {
          if let reason = try body(line, &table) { omitted[reason, default: 0] += 1 }
        } catch {
          broken += 1
          faults += 1
          if faults <= ImportRun.mostMessages { Messages.write("\(name):\(number): \(error)") }
        }
      }
    } catch let error as ImportTargetError {
      Messages.write("\(error)")
      throw ExitCode(1)
    } catch {
      Messages.write("\(name)\(number > 0 ? ":\(number)" : ""): cannot be read: \(error)")
      throw ExitCode(1)
    }
    counts.append((what: "\(name): \(read) \(what)", read: read, omitted: omitted, faults: broken))
  }

  /// Writes the table and says what was done; the status is 1 if lines were broken or nothing was found.
  mutating func finish(title: String, source: String, files: [String], licence: String) throws {
    let names = files.map { $0 == "-" ? "standard input" : URL(filePath: $0).lastPathComponent }
    let text = table.text(title: title, source: "\(source), \(names.joined(separator: ", "))", licence: licence)
    if faults > ImportRun.mostMessages { Messages.write("… and \(faults - ImportRun.mostMessages) more broken lines") }
    for count in counts {
      var parts: [String] = []
      if count.faults > 0 { parts.append("\(count.faults) broken") }
      for reason in ImportOmission.allCases {
        if let number = count.omitted[reason] { parts.append("\(number) \(reason.rawValue)") }
      }
      print(count.what + (parts.isEmpty ? "" : "; left out: " + parts.joined(separator: ", ")))
    }
    let spellings = ImportedTable.Unfit.allCases.compactMap { reason in
      table.unfit[reason].map { "\($0) \(reason.rawValue)" }
    }
    if !spellings.isEmpty { print("spellings left out: " + spellings.joined(separator: ", ")) }
    guard table.count > 0 else {
      Messages.write("nothing to write to \(path), expected at least one name")
      throw ExitCode(1)
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try WholeFile.write(Array(text.utf8), to: path)
    } catch {
      Messages.write("\(error as? UnwritableFile ?? UnwritableFile(path, error))")
      throw ExitCode(1)
    }
    print("\(path): \(table.count) things")
    if faults > 0 { throw ExitCode(1) }
  }
}
