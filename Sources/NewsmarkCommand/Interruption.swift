import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lets a run end with whole lines when the user stops it.
enum Interruption {
  /// The signal that came; 0 before.
  private static let received = Atomic<Int32>(0)

  /// From now on SIGINT and SIGTERM are taken down once, and end the program when they come again; a closed pipe is an
  /// error of the write rather than a silent end.
  static func watch() {
    // Made here, since nothing may be made in a signal handler.
    received.store(0, ordering: .relaxed)
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.received.store(number, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// 128 and the signal's number, as shells have it.
  static var status: Int32 { 128 + received.load(ordering: .relaxed) }
}
