#!/bin/sh
# Builds the documentation of every module with docc, warnings as errors, and fails where a public type or function has no
# comment. Needs a finished build (BUILD, by default the release build) and docc, which comes with the Swift toolchain.
set -eu
cd "$(dirname "$0")/.."
build="${BUILD:-.build/release}"
checkouts="${CHECKOUTS:-.build/checkouts}"
target=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)",/\1/p' | head -1)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
for module in Annotations ICU Lexicons Segmentation Entities Dates Quotes Newsmark Interchange Evaluation; do
  mkdir -p "$out/$module"
  swift-symbolgraph-extract -module-name "$module" -target "$target" -minimum-access-level public -skip-inherited-docs \
    -I "$build/Modules" -I Sources/CICU/include -I Sources/CCompression/include -I Sources/CMemory/include \
    -I "$checkouts/swift-system/Sources/CSystem/include" -I "$checkouts/swift-crypto/Sources/CCryptoBoringSSL/include" \
    -output-dir "$out/$module"
  catalogue=Sources/$module/$module.docc
  [ -d "$catalogue" ] || catalogue=
  # shellcheck disable=SC2086
  docc convert $catalogue --additional-symbol-graph-dir "$out/$module" --fallback-display-name "$module" \
    --fallback-bundle-identifier "newsmark.$module" --output-path "$out/$module.doccarchive" --warnings-as-errors || failed=1
done
python3 - "$out" <<'PYTHON' || failed=1
import json, pathlib, sys

KINDS = {"swift.struct", "swift.enum", "swift.class", "swift.protocol", "swift.method", "swift.type.method", "swift.func", "swift.subscript"}
bare = []
for path in pathlib.Path(sys.argv[1]).glob("*/*.symbols.json"):
    graph = json.loads(path.read_text(encoding="utf-8"))
    # What a protocol asks for is explained there.
    inherited = {r["source"] for r in graph["relationships"] if "sourceOrigin" in r}
    for symbol in graph["symbols"]:
        named = symbol["kind"]["identifier"] in KINDS and symbol["names"]["title"] != "annotate(_:_:)"
        if named and "location" in symbol and "docComment" not in symbol and symbol["identifier"]["precise"] not in inherited:
            place = symbol["location"]
            bare.append(f"{place['uri'].removeprefix('file://')}:{place['position']['line'] + 1}: no comment on '{'.'.join(symbol['pathComponents'])}', expected a sentence")
print("\n".join(sorted(bare)) or "every public type and function has its comment")
sys.exit(bool(bare))
PYTHON
exit "$failed"
