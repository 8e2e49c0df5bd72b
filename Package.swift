// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where `make test` asks for it (NEWSMARK_STRICT=1, as CI does), so that a newer
// compiler's new warning never stops a user's build. Its tests run on optimised code with its checks
// and assertions in: they annotate whole articles in hundreds of commands.
let strict = Context.environment["NEWSMARK_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.unsafeFlags(["-warnings-as-errors", "-O", "-assert-config", "Debug"])] : [])

func module(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  // Cases/ holds tables that the tests read where they lie, so that editing one needs no build.
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: ["Cases"], swiftSettings: settings)
}

let package = Package(
  name: "newsmark",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Newsmark", targets: ["Newsmark", "Interchange", "Evaluation"]),
    .executable(name: "newsmark", targets: ["NewsmarkCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
  ],
  targets: [
    // The ground: documents, tokens, layers, stages.
    module("Annotations", []),

    // ICU4C, and what stands on it.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    module("ICU", ["CICU"]),

    // zlib and zstd.
    .target(
      name: "CCompression",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),

    // What Swift cannot say of memory.
    .target(name: "CMemory"),
    module("Lexicons", ["Annotations", "CMemory", "ICU"]),

    // One stage family each; none imports another.
    module("Segmentation", ["Annotations", "ICU", "Lexicons"]),
    module("Entities", ["Annotations", "Lexicons"]),
    module("Dates", ["Annotations", "Lexicons"]),
    module("Quotes", ["Annotations", "Lexicons"]),
    module("Newsmark", ["Annotations", "Lexicons", "Segmentation", "Entities", "Dates", "Quotes"]),

    // Files in and out, scores.
    module(
      "Interchange",
      [
        "Annotations", "CCompression",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Evaluation", dependencies: ["Annotations"], resources: [.embedInCode("ErrorPage.html")],
      swiftSettings: settings),

    .executableTarget(
      name: "NewsmarkCommand",
      dependencies: [
        "Newsmark", "Interchange", "Evaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),

    // Throughput beside bare ICU: swift run -c release Benchmarks articles.jsonl
    .target(
      name: "CBareICU", path: "Benchmarks/CBareICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CBareICU", "Newsmark", "Interchange", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Benchmarks", swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Newsmark", "Interchange"], path: "Tests/TestSupport", swiftSettings: settings
    ),
    tests("AnnotationsTests", ["Annotations"]),
    tests("LexiconsTests", ["Lexicons", "ICU"]),
    tests("SegmentationTests", ["Newsmark"]),
    tests("EntitiesTests", ["Newsmark"]),
    tests("DatesTests", ["Newsmark"]),
    tests("QuotesTests", ["Newsmark"]),
    tests("InterchangeTests", ["Newsmark", "Interchange"]),
    tests("EvaluationTests", ["Newsmark", "Interchange", "Evaluation"]),
    tests("NewsmarkTests", ["Newsmark"]),
    tests("CommandTests", ["NewsmarkCommand", "Annotations", "Interchange"]),
  ]
)

// libFuzzer brings its own main, so this product builds with --sanitize=fuzzer alone: `make fuzz`.
if Context.environment["NEWSMARK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Newsmark", "Interchange", "TestSupport"], path: "Fuzz", exclude: ["words.dict"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
