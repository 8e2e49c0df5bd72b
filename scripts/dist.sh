#!/bin/sh
# One tarball with the Swift runtime, ICU and the C++ library linked in where their static forms are there.
set -eu
cd "$(dirname "$0")/.."
scratch=.build-dist
static="$PWD/$scratch/static"
mkdir -p "$static" dist
flags=''
# The linker takes what it finds first: a folder that holds the static forms only.
for name in icuuc icudata z zstd; do
  file=$(cc -print-file-name="lib$name.a")
  if [ -f "$file" ]; then
    ln -sf "$file" "$static/"
  else
    echo "newsmark: lib$name.a is not there; the program will need the system's lib$name" >&2
  fi
done
if [ -f "$static/libicuuc.a" ]; then flags="-Xlinker -L$static -Xlinker -l:libstdc++.a"; fi
# shellcheck disable=SC2086
swift build -c release --product newsmark --static-swift-stdlib --scratch-path "$scratch" $flags
program="$scratch/release/newsmark"
version=$("$program" --version | sed 's/^newsmark \([^ ]*\).*/\1/')
name="newsmark-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
rm -rf "dist/$name"
sh scripts/install.sh "$program" "dist/$name"
strip "dist/$name/bin/newsmark"
# It was of the program before that.
rm "dist/$name/share/newsmark/lexicons/names.image"
cp LICENSE NOTICE "dist/$name/"
# Sorted, without owner and time: the same input gives the same tarball.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C dist -czf "dist/$name.tar.gz" "$name"
rm -rf "dist/$name"
echo "dist/$name.tar.gz"
