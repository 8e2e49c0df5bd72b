import Annotations
import ArgumentParser
import Evaluation

struct GoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Check hand-labelled documents, and measure how far two annotators agree.",
    subcommands: [Check.self, Agree.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find faults in labelled documents.",
      discussion: """
        Errors: a wrong hash or length, offsets outside the text, white space at an edge, an edge inside a word, \
        overlaps, dates of no TIMEX3 type or on no day of the calendar. Notices: one string labelled in two ways, a labelled name that stands unlabelled elsewhere in its \
        article, a date whose value does not fit its type, a source or cue inside its content. The exit status is 1 if there are errors.

        newsmark gold check annotations/gold/corpus.jsonl
        """)

    @Argument(help: "Hand-labelled documents.")
    var gold: String

    @Flag(help: "Leave notices out.")
    var errorsOnly = false

    func run() throws {
      let documents = try AnnotationFiles.read(gold)
      let check: GoldCheck
      do {
        check = try GoldCheck(documents)
      } catch {
        Messages.write("\(error)")
        throw ExitCode(1)
      }
      let errors = check.findings.count { $0.severity == .error }
      for finding in check.findings where !errorsOnly || finding.severity == .error {
        let place = finding.range.map { " [\($0.lowerBound), \($0.upperBound))" } ?? ""
        print("\(finding.severity.rawValue): \(finding.document)\(place): \(finding.message)")
      }
      print(
        [(documents.count, "document"), (errors, "error"), (check.findings.count - errors, "notice")]
          .map { Figures.counted($0, $1) }.joined(separator: ", "))
      if errors > 0 { throw ExitCode(1) }
    }
  }

  struct Agree: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "agree",
      abstract: "Measure how far two annotators of the same documents agree.",
      discussion: """
        On tokens Cohen's kappa and Krippendorff's alpha, on spans F1, for sentences, zones, entities, dates and quotes. \
        One of the files must carry the texts.

        newsmark gold agree first-pass.jsonl second-pass.jsonl
        """)

    @Argument(help: "One annotator's documents.")
    var first: String

    @Argument(help: "The other's.")
    var second: String

    @Flag(help: "Leave out documents that only one of the files has, which is an error otherwise.")
    var onlyCommon = false

    func run() throws {
      let pairs = try AnnotationFiles.pairs(
        try AnnotationFiles.read(first), try AnnotationFiles.read(second), onlyCommon: onlyCommon)
      let agreements = Agreement.of(pairs)
      if agreements.isEmpty {
        Messages.write("no layer that both label over a known text, expected at least one but 'dct'")
        throw ExitCode(1)
      }
      var table = TextTable([
        ("layer", .left), ("kappa", .right), ("alpha", .right), ("same", .right), ("tokens", .right),
        ("span F1", .right),
      ])
      for agreement in agreements {
        table.add([
          agreement.layer.optionName, Figures.share(agreement.kappa), Figures.share(agreement.alpha),
          Figures.share(agreement.observed), String(agreement.tokens), Figures.share(agreement.spanF1),
        ])
      }
      print("\(Figures.counted(pairs.count, "document"))\n\n\(table.terminal)", terminator: "")
    }
  }
}
