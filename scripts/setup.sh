#!/bin/sh
# Makes sure that a Swift toolchain and the headers of ICU, zlib and zstd are there; installs the headers where apt can.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  echo "newsmark: no Swift toolchain found; install Swift 6.2 or newer from https://www.swift.org/install" >&2
  exit 1
fi

have() {
  printf '#include <%s>\nint main(void) { return 0; }\n' "$1" | cc -x c -fsyntax-only - 2>/dev/null ||
    printf '#include <%s>\nint main(void) { return 0; }\n' "$1" | clang -x c -fsyntax-only - 2>/dev/null
}

missing() {
  have unicode/ubrk.h || printf ' libicu-dev'
  have zlib.h || printf ' zlib1g-dev'
  have zstd.h || printf ' libzstd-dev'
}

packages=$(missing)
[ -z "$packages" ] && exit 0

install="apt-get install -y --no-install-recommends$packages"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "newsmark: headers are missing; install your system's packages for$packages (Fedora: libicu-devel zlib-devel libzstd-devel, macOS: icu4c zstd)" >&2
  exit 1
elif [ "$(id -u)" -eq 0 ]; then
  run=''
elif command -v sudo >/dev/null 2>&1; then
  run='sudo'
else
  echo "newsmark: headers are missing, and this is neither root nor is sudo there; ask for: $install" >&2
  exit 1
fi
echo "newsmark: installing$packages" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$run apt-get update -q >&2 || true
# shellcheck disable=SC2086
$run $install >&2
packages=$(missing)
[ -z "$packages" ] || { echo "newsmark: installed, but the headers are not found:$packages" >&2; exit 1; }
