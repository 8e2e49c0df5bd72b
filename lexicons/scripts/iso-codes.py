#!/usr/bin/env python3
"""Builds lexicons/entities/divisions.tsv.

    python3 lexicons/scripts/iso-codes.py [ISO_3166-2.JSON] > lexicons/entities/divisions.tsv

The input is /usr/share/iso-codes/json/iso_3166-2.json of the Debian package iso-codes
(4.15.0-1, bookworm; licence LGPL-2.1 or later). It gives the codes, and the names
in the country's own language; divisions-hand.tsv beside this script gives the English names
as news writes them, for the divisions that news names. A division that the hand table
leaves out stays out: obscure subdivisions cost more than they bring.

Of iso-codes only the set of valid codes is used: a code of the hand table that the standard
does not know is an error.
"""

import json
import os
import re
import sys


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/iso-codes/json/iso_3166-2.json"
    with open(source, encoding="utf-8") as file:
        known = {entry["code"]: entry for entry in json.load(file)["3166-2"]}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "divisions-hand.tsv")
    rows, faults = [], 0
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("#"):
            continue
        code, names, *flags = line.rstrip("\n").split("\t")
        if code not in known or not re.fullmatch("[A-Z]{2}-[A-Z0-9]{1,3}", code):
            print(f"{path}:{number}: '{code}' is no code of ISO 3166-2", file=sys.stderr)
            faults += 1
        rows.append((code, names, flags[0] if flags else ""))
    if faults:
        sys.exit(1)
    print("# First-level divisions of countries (states, provinces, regions, counties) under their English names, by code.")
    print("# source: ISO 3166-2 codes as in the Debian package iso-codes 4.15.0-1; names: own compilation")
    print("# licence: Apache-2.0 (own compilation); the codes are facts of the standard")
    print("# date: 2026-11-21")
    print("# columns: names\tlabel\tref\tflags")
    print("# Built by lexicons/scripts/iso-codes.py; edit lexicons/scripts/divisions-hand.tsv and run it again.")
    for code, names, flags in rows:
        print("\t".join([names, "GPE", f"iso3166-2:{code}", flags]).rstrip("\t"))


main()
