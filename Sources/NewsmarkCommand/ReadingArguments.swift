public import ArgumentParser
public import Interchange

/// How articles are read.
struct ReadingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The key of the text in JSON lines. Default: text.", valueName: "key"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "The key of the id in JSON lines, the header line of it in web archives. Default: id, WARC-Record-ID.",
      valueName: "key"))
  var idField: String?

  @Option(
    help: ArgumentHelp(
      "The key of the date in JSON lines, the header line of it in web archives. Default: dct, else date; none in web archives, which know only when a page was fetched (WARC-Date).",
      valueName: "key"))
  var dateField: String?

  @Option(
    help: ArgumentHelp(
      "Annotate only part I of N, as 1/8 to 8/8. The part of an article depends on its id alone; the parts together are the whole.",
      valueName: "I/N"))
  var shard: ReadingOptions.Part?

  @Option(help: ArgumentHelp("The largest article in bytes, up to 1G; K, M and G will do.", valueName: "size"))
  var maxArticleSize = ByteCount(bytes: ReadingOptions().maxArticleSize)

  func reader(_ inputs: [String]) -> ArticleReader {
    var options = ReadingOptions()
    options.textField = textField
    options.idField = idField
    options.dateField = dateField
    options.maxArticleSize = maxArticleSize.bytes
    options.part = shard
    return ArticleReader(inputs, options: options)
  }

  /// What is read and how, without what is left at its default.
  var description: [String: String] {
    var description = ["max-article-size": "\(maxArticleSize.bytes)"]
    description["text-field"] = textField
    description["id-field"] = idField
    description["date-field"] = dateField
    description["shard"] = shard.map { "\($0.number)/\($0.count)" }
    return description
  }
}

/// A number of bytes as the command takes it: `500000`, `64M`, at most `1G`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = argument.last.flatMap { shifts[$0] }
    guard let number = Int(shift == nil ? argument[...] : argument.dropLast()), number > 0,
      number <= (1 << 30) >> (shift ?? 0)
    else { return nil }
    bytes = number << (shift ?? 0)
  }

  var defaultValueDescription: String { "\(bytes >> 20)M" }
}

extension ReadingOptions.Part: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
