#!/bin/sh
# check_dist.sh TARBALL SUITE [NEWSMARK]: runs the program of `make dist` in a bare system without Swift and ICU, and compares
# what it writes about the corpus with what NEWSMARK (by default the release build) writes. Needs root and debootstrap;
# SUITE names the release of the distribution, as bookworm. The system is made anew in a temporary folder, or taken from
# $ROOT where that is set and there.
set -eu
[ $# -ge 2 ] || { echo "usage: check_dist.sh TARBALL SUITE [NEWSMARK]" >&2; exit 2; }
tarball=$1
suite=$2
repository=$(cd "$(dirname "$0")/.." && pwd)
program=${3:-$repository/.build/release/newsmark}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=${ROOT:-$work/root}
[ -x "$root/bin/sh" ] || debootstrap --variant=minbase "$suite" "$root" >"$work/debootstrap.log"
rm -rf "$root/opt/newsmark" "$root/opt/corpus"
mkdir -p "$root/opt/newsmark"
tar -xzf "$tarball" -C "$root/opt/newsmark" --strip-components 1
cp -r "$repository/corpus" "$root/opt/corpus"
# Swift reads a program's arguments from /proc, which every container has.
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"; rm -rf "$work"' EXIT
if find "$root/usr/lib" "$root/lib" -name 'libicu*' -o -name 'libswift*' | grep -q .; then
  echo "check_dist: the system has ICU or Swift, expected a bare one" >&2
  exit 1
fi
chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin /opt/newsmark/bin/newsmark --version
# An environment without a locale, another folder, another user's idea of where things are: the bytes are the same.
chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin sh -c 'cd / && exec /opt/newsmark/bin/newsmark annotate /opt/corpus' >"$work/there.jsonl"
NEWSMARK_LEXICONS="$repository/lexicons" "$program" annotate "$repository/corpus" >"$work/here.jsonl"
cmp "$work/here.jsonl" "$work/there.jsonl"
chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin sh -c 'cd / && exec /opt/newsmark/bin/newsmark explain /opt/corpus/01-*.txt' | head -3
echo "check_dist: $(wc -l <"$work/there.jsonl") articles, the same bytes"
