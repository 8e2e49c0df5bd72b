#!/bin/sh
# Makes sure that a Swift toolchain and ICU's headers are there; installs the headers where apt can.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  echo "newsmark: no Swift toolchain found; install Swift 6.2 or newer from https://www.swift.org/install" >&2
  exit 1
fi

have_icu() {
  printf '#include <unicode/ubrk.h>\nint main(void) { return 0; }\n' | cc -x c -fsyntax-only - 2>/dev/null ||
    printf '#include <unicode/ubrk.h>\nint main(void) { return 0; }\n' | clang -x c -fsyntax-only - 2>/dev/null
}

have_icu && exit 0

install='apt-get install -y --no-install-recommends libicu-dev'
if ! command -v apt-get >/dev/null 2>&1; then
  echo "newsmark: ICU4C's headers are missing; install your system's package (Debian: libicu-dev, Fedora: libicu-devel, macOS: icu4c)" >&2
  exit 1
elif [ "$(id -u)" -eq 0 ]; then
  run=''
elif command -v sudo >/dev/null 2>&1; then
  run='sudo'
else
  echo "newsmark: ICU4C's headers are missing, and this is neither root nor is sudo there; ask for: $install" >&2
  exit 1
fi
echo "newsmark: installing libicu-dev" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$run apt-get update -q >&2 || true
$run $install >&2
have_icu || { echo "newsmark: libicu-dev is installed, but <unicode/ubrk.h> is not found" >&2; exit 1; }
