#!/bin/sh
# One tarball with the Swift runtime, ICU and the C++ library linked in where their static forms are there.
set -eu
cd "$(dirname "$0")/.."
scratch=.build-dist
static="$PWD/$scratch/static"
mkdir -p "$static" dist
flags=''
folder=$(dirname "$(cc -print-file-name=libicuuc.a)")
if [ -f "$folder/libicuuc.a" ] && [ -f "$folder/libicudata.a" ]; then
  # The linker takes what it finds first: a folder that holds the static forms only.
  ln -sf "$folder/libicuuc.a" "$folder/libicudata.a" "$static/"
  flags="-Xlinker -L$static -Xlinker -l:libstdc++.a"
else
  echo "newsmark: ICU's static libraries are not there (Debian: libicu-dev); the program will need the system's ICU" >&2
fi
# shellcheck disable=SC2086
swift build -c release --product newsmark --static-swift-stdlib --scratch-path "$scratch" $flags
program="$scratch/release/newsmark"
version=$("$program" --version | sed 's/^newsmark \([^ ]*\).*/\1/')
name="newsmark-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
rm -rf "dist/$name"
sh scripts/install.sh "$program" "dist/$name"
strip "dist/$name/bin/newsmark"
cp LICENSE NOTICE "dist/$name/"
# Sorted, without owner and time: the same input gives the same tarball.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C dist -czf "dist/$name.tar.gz" "$name"
rm -rf "dist/$name"
echo "dist/$name.tar.gz"
