import ArgumentParser
import Evaluation
import Lexicons
import Newsmark

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Check and count the word lists, and make tables from GeoNames and Wikidata.",
    subcommands: [Check.self, Statistics.self, Import.self, Compile.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find faults in the tables of a lexicon folder.",
      discussion: """
        Errors: a broken format, a name twice with one meaning, a row that an earlier one hides or that no text can \
        meet. Notes: names of things of different kinds, and names that are common English words without the flag \
        'word'. The exit status is 1 if there are errors.

        newsmark lexicon check lexicons
        """)

    @Argument(help: "The lexicon folder. Default: the one that 'annotate' would use.")
    var folder: String?

    @Flag(help: "Leave notes out.")
    var errorsOnly = false

    @Flag(help: "Notes too make the exit status 1.")
    var strict = false

    func run() throws {
      let (findings, loading) = try Messages.stopOnError {
        let directory = try LexiconOption.directory(folder)
        return (try LexiconCheck(directory).findings, LexiconCommand.loadingError(directory))
      }
      let errors = findings.filter { $0.severity == .error }
      for finding in errorsOnly ? errors : findings { print(finding) }
      // What no table alone shows, as a pattern that names a class of words that is not there.
      let isNew = loading.map { error in !errors.contains { $0.description == error } } ?? false
      if isNew, let loading { print(loading) }
      let count = errors.count + (isNew ? 1 : 0)
      let notes = LexiconFinding.Kind.allCases.compactMap { kind -> String? in
        let number = findings.count { $0.kind == kind && $0.severity == .note }
        return number > 0 ? "\(number) \(kind.rawValue)" : nil
      }
      print(
        "\(Figures.counted(count, "error")), \(Figures.counted(findings.count - errors.count, "note"))"
          + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"))
      if count > 0 || strict && findings.count > errors.count { throw ExitCode(1) }
    }
  }

  struct Statistics: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats",
      abstract: "Count the rows of each table by label, and how many have variants and a ref.",
      discussion: """
        'names' counts the canonical names and their variants; the last columns are shares of the rows.

        newsmark lexicon stats lexicons
        """)

    @Argument(help: "The lexicon folder. Default: the one that 'annotate' would use.")
    var folder: String?

    @Flag(help: "Only the sums by label.")
    var totals = false

    func run() throws {
      let statistics = try Messages.stopOnError { try LexiconStatistics(try LexiconOption.directory(folder)) }
      var table = TextTable([
        ("table", .left), ("label", .left), ("rows", .right), ("names", .right), ("variants", .right), ("ref", .right),
      ])
      for row in (totals ? [] : statistics.rows) + statistics.totals {
        table.add([
          row.table, row.label ?? "", String(row.rows), String(row.names), share(row.withVariants, row.rows),
          row.withReference.map { share($0, row.rows) } ?? "",
        ])
      }
      print(table.terminal, terminator: "")
    }

    private func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "" : "\((part * 100 + whole / 2) / whole) %"
    }
  }

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the image of the tables of names that makes every start shorter.",
      discussion: """
        'annotate' writes it by itself beside the tables, as names.image, where it may, and again when a table or the \
        program has changed. Where the folder belongs to someone else, it reads the tables each time until their owner \
        has run this.

        newsmark lexicon compile
        """)

    @OptionGroup var lexicons: LexiconOption

    func run() throws {
      try Messages.stopOnError {
        let (directory, image) = (try lexicons.directory(), try lexicons.image())
        if !image.isValid(for: directory) {
          // Says why, where nothing can be written there.
          try WholeFile.write([], to: image.path)
          _ = try Pipeline.standard(lexicons: directory, image: image)
        }
        print(image.path)
      }
    }
  }

  /// What stops the stages from reading the tables; nil where nothing does.
  private static func loadingError(_ directory: LexiconDirectory) -> String? {
    do {
      _ = try Pipeline.standard(lexicons: directory)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
