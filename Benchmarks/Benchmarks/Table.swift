import Glibc

/// Prints rows of a name, its throughput, and that as a part of bare ICU's.
struct Table {
  let bytes: Int
  let bareICU: Duration

  func row(_ name: String, _ time: Duration) {
    let rate = Double(bytes) / 1e6 / max(seconds(time), 1e-9)
    let ratio = seconds(bareICU) / max(seconds(time), 1e-9)
    let padding = String(repeating: " ", count: max(1, 34 - name.count))
    print(
      "\(name)\(padding)\(left(fixed(rate, 1), 9)) MB/s \(left(fixed(ratio, 2), 8)) of ICU \(left(milliseconds(time), 9)) ms"
    )
  }

  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

func seconds(_ time: Duration) -> Double {
  Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func milliseconds(_ time: Duration) -> String { fixed(seconds(time) * 1e3, 1) }

/// A number with so many decimals.
func fixed(_ number: Double, _ decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let whole = Int((number * scale).rounded())
  guard decimals > 0 else { return String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// Time that the processor has spent on this program, which other programs disturb less than the time of day.
func processTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// Bytes of the largest resident set so far.
func peakMemory() -> Int {
  var usage = rusage()
  // RUSAGE_SELF
  getrusage(0, &usage)
  return usage.ru_maxrss * 1024
}
