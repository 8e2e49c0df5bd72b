#!/usr/bin/env python3
"""Rebuild lexicons/words/english.tsv from SCOWL (Debian package `scowl`).

    english-words.py [folder of SCOWL lists] > lexicons/words/english.tsv

Reads the lists {english,american,british}-words of the levels 10 to 50 and prints each word of a to z only with the
lowest level that has it, and those of english-hand.tsv beside this script with the rarest level. Same lists, same bytes.
"""

import pathlib
import re
import sys

VARIETIES = ("english", "american", "british")
LEVELS = (10, 20, 35, 40, 50)

HEAD = """\
# Common English words in lower case with their SCOWL level (10 the commonest, 50 the rarest kept).
# source: SCOWL (Spell Checker Oriented Word Lists) 2020.12.07, Debian package scowl; lists english-words, american-words, british-words; own compilation
# licence: permissive, parts in the public domain, notices below; own compilation: Apache-2.0
# date: 2026-11-28
# columns: word	level
# Rebuilt by lexicons/scripts/english-words.py; do not edit by hand.
#
"""

# The notices that SCOWL's licence asks every copy to carry. Levels 10 to 50 draw on public-domain lists (Moby Words,
# 12Dicts, Brian Kelk's list), on WordNet for inflections, and on VARCON (from Ispell) for American and British forms.
NOTICES = """\
The collective work is Copyright 2000-2018 by Kevin Atkinson as well
as any of the copyrights mentioned below:

  Copyright 2000-2018 by Kevin Atkinson

  Permission to use, copy, modify, distribute and sell these word
  lists, the associated scripts, the output created from the scripts,
  and its documentation for any purpose is hereby granted without fee,
  provided that the above copyright notice appears in all copies and
  that both that copyright notice and this permission notice appear in
  supporting documentation. Kevin Atkinson makes no representations
  about the suitability of this array for any purpose. It is provided
  "as is" without express or implied warranty.

The WordNet database, which was used in the creation of the
Inflections database, is under the following copyright:

  This software and database is being provided to you, the LICENSEE,
  by Princeton University under the following license.  By obtaining,
  using and/or copying this software and database, you agree that you
  have read, understood, and will comply with these terms and
  conditions.:

  Permission to use, copy, modify and distribute this software and
  database and its documentation for any purpose and without fee or
  royalty is hereby granted, provided that you agree to comply with
  the following copyright notice and statements, including the
  disclaimer, and that the same appear on ALL copies of the software,
  database and documentation, including modifications that you make
  for internal use or for distribution.

  WordNet 1.6 Copyright 1997 by Princeton University.  All rights
  reserved.

  THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
  UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
  IMPLIED.  BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON
  UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-
  ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE
  LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY
  THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.

  The name of Princeton University or Princeton may not be used in
  advertising or publicity pertaining to distribution of the software
  and/or database.  Title to copyright in this software, database and
  any associated documentation shall at all times remain with
  Princeton University and LICENSEE agrees to preserve same.

The VarCon package was used to create the American, British, Canadian,
and Australian word list.  It is under the following copyright:

  Copyright 2000-2016 by Kevin Atkinson

  Permission to use, copy, modify, distribute and sell this array, the
  associated software, and its documentation for any purpose is hereby
  granted without fee, provided that the above copyright notice appears
  in all copies and that both that copyright notice and this permission
  notice appear in supporting documentation. Kevin Atkinson makes no
  representations about the suitability of this array for any
  purpose. It is provided "as is" without express or implied warranty.

  Since the original words lists come from the Ispell distribution:

  Copyright 1993, Geoff Kuenning, Granada Hills, CA
  All rights reserved.

  Redistribution and use in source and binary forms, with or without
  modification, are permitted provided that the following conditions
  are met:

  1. Redistributions of source code must retain the above copyright
     notice, this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright
     notice, this list of conditions and the following disclaimer in the
     documentation and/or other materials provided with the distribution.
  3. All modifications to the source code must be clearly marked as
     such.  Binary redistributions based on modified source code
     must be clearly marked as modified versions in the documentation
     and/or other materials provided with the distribution.
  (clause 4 removed with permission from Geoff Kuenning)
  5. The name of Geoff Kuenning may not be used to endorse or promote
     products derived from this software without specific prior
     written permission.

  THIS SOFTWARE IS PROVIDED BY GEOFF KUENNING AND CONTRIBUTORS ``AS
  IS'' AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
  LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS
  FOR A PARTICULAR PURPOSE ARE DISCLAIMED.  IN NO EVENT SHALL GEOFF
  KUENNING OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT,
  INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING,
  BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
  LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
  CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT
  LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN
  ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
  POSSIBILITY OF SUCH DAMAGE.
"""


def levels_by_word(folder):
    """Each word of a to z with the lowest level that has it."""
    levels = {}
    for level in LEVELS:
        for variety in VARIETIES:
            path = folder / f"{variety}-words.{level}"
            if not path.exists():
                sys.exit(f"{path}: no such list, expected a folder of SCOWL lists")
            # Bytes: releases differ in their encoding, and only ASCII words are kept.
            for line in path.read_bytes().splitlines():
                if re.fullmatch(rb"[a-z]+", line):
                    levels.setdefault(line.decode("ascii"), level)
    return levels


def hand_words(path):
    """The words of the hand table."""
    words = [line.rstrip("\n") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    for word in words:
        if not re.fullmatch("[a-z]+", word):
            sys.exit(f"{path}: '{word}', expected a word of a to z")
    return words


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict/scowl")
    levels = levels_by_word(folder)
    for word in hand_words(pathlib.Path(__file__).with_name("english-hand.tsv")):
        levels.setdefault(word, LEVELS[-1])
    notices = "".join(f"# {line}".rstrip() + "\n" for line in NOTICES.splitlines())
    rows = "".join(f"{word}\t{levels[word]}\n" for word in sorted(levels))
    sys.stdout.buffer.write((HEAD + notices + rows).encode("utf-8"))


if __name__ == "__main__":
    main()
