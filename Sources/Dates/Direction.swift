/// Which way the clause of a date looks, by its verbs and cue words.
enum Direction {
  case past
  /// Nothing ahead is possible: "ended".
  case over
  case future
  /// Ahead of what the clause tells, which may be past itself: "was set to", "by". It may be over since yesterday.
  case planned
  /// Ahead, but not far: "would", "planned".
  case weakFuture
  case unknown

  var looksAhead: Bool { self == .future || self == .planned }
}

/// How near an election is named to a date.
enum Election {
  case named
  /// In the same sentence.
  case near
}
