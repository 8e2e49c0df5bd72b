import ArgumentParser
import Interchange

/// Keeps a command from writing over what it reads: the input would be empty before its first line is read.
enum OutputGuard {
  /// Ends the command with a message if one of the outputs is among the inputs, by whatever path or link.
  static func refuse(_ outputs: [String], inputs: [String]) throws {
    guard let output = ArticleReader.first(of: outputs, among: inputs) else { return }
    Messages.write("\(output): is read as input, expected another file to write to")
    throw ExitCode(1)
  }
}
