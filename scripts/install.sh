#!/bin/sh
# install.sh PROGRAM FOLDER: puts the command, its lexicons, its man page and its completions under a folder.
set -eu
program=$1
folder=$2
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder/bin" "$folder/share/newsmark" "$folder/share/man/man1" \
  "$folder/share/bash-completion/completions" "$folder/share/zsh/site-functions" "$folder/share/fish/vendor_completions.d"
install -m 755 "$program" "$folder/bin/newsmark"
mkdir -p "$folder/share/newsmark/lexicons"
# Tables of the user's own stay.
find "$folder/share/newsmark/lexicons" -mindepth 1 -maxdepth 1 ! -name own -exec rm -rf {} +
(cd "$root/lexicons" && find . -name scripts -prune -o -type f ! -name names.image -print | sort | tar -cf - -T -) |
  tar -xf - -C "$folder/share/newsmark/lexicons"
cp "$root/docs/newsmark-1.schema.json" "$folder/share/newsmark/"
sh "$root/scripts/man.sh" "$program" >"$folder/share/man/man1/newsmark.1"
"$program" --generate-completion-script bash >"$folder/share/bash-completion/completions/newsmark"
"$program" --generate-completion-script zsh >"$folder/share/zsh/site-functions/_newsmark"
"$program" --generate-completion-script fish >"$folder/share/fish/vendor_completions.d/newsmark.fish"
# Whoever uses the program there may not be allowed to write beside the tables.
"$folder/bin/newsmark" lexicon compile >/dev/null
