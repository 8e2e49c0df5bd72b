#!/bin/sh
# man.sh PROGRAM: the man page, made of what each subcommand's --help says.
set -eu
program=$1
plain() { COLUMNS=80 "$program" "$@" | sed -e 's/\\/\\\\/g' -e "s/^\\([.']\\)/\\\\\\&\\1/" -e 's/-/\\-/g'; }
printf '.TH NEWSMARK 1 "" "%s"\n' "$("$program" --version | sed 's/ (.*//')"
printf '.SH NAME\nnewsmark \\- marks up English news: sentences, named entities, dates, quotations\n'
printf '.SH SYNOPSIS\n.B newsmark\n.I subcommand\n.RI [ option " ...]\n.SH DESCRIPTION\n.nf\n'
plain --help
printf '.fi\n'
for name in $("$program" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
  printf '.SH NEWSMARK %s\n.nf\n' "$(echo "$name" | tr '[:lower:]' '[:upper:]')"
  plain "$name" --help
  printf '.fi\n'
done
printf '.SH EXIT STATUS\n0: all was done. 1: an article or a file failed; the others were done. 2: wrong usage.\n'
printf '.SH ENVIRONMENT\n.TP\n.B NEWSMARK_LEXICONS\nThe folder of word lists.\n'
