#!/usr/bin/env python3
"""Builds lexicons/entities/cities.tsv.

    python3 lexicons/scripts/cities.py LIBRARY > lexicons/entities/cities.tsv

LIBRARY is the file usr/lib/*/libgeonames.so.0.3.0 of the Debian package libgeonames0
(0.3.0-1, bookworm; `apt-get download libgeonames0 && dpkg -x libgeonames0_*.deb DIR`).
It holds the GeoNames table of cities above 15,000 people as a compressed GResource;
the package's copyright file gives its licence as CC-BY-4.0, copyright geonames.org.

Beside this script, cities-hand.tsv holds what was written by hand: names as news writes
them with their variants, smaller places, flags, and (flag `drop`) the GeoNames names that
must not enter: city districts, common words, homonyms of a better known place. A row of
the hand table wins over GeoNames (its fourth column, where filled, is the ref: for a variant with
flags of its own); of two GeoNames cities of one name the larger stays.
"""

import collections
import os
import re
import struct
import sys
import unicodedata
import zlib

SMALLEST = collections.defaultdict(lambda: 100_000, CN=200_000, UA=50_000)

# GeoNames writes these countries in a scholarly transliteration; news does not.
TRANSLITERATED = set(
    "AE AF AZ BD BH BY DZ EG IN IQ IR JO JP KP KR KW KZ LB LK LY MM MV NP OM PK PS QA RU SA SD SY TM UA UZ YE".split()
)
# Here "X City" is a city beside a province X: news writes both.
CITY_SUFFIX = set("CN CU ID IN JP KR MY PH TW".split())

Record = collections.namedtuple("Record", "identifier name country population")


def table_bytes(path):
    """The one large zlib stream of the library: the GVariant array a(sssssssudd)."""
    raw = open(path, "rb").read()
    for at in (match.start() for match in re.finditer(b"\x78[\x01\x5e\x9c\xda]", raw)):
        try:
            data = zlib.decompressobj().decompress(raw[at:])
        except zlib.error:
            continue
        if len(data) > 1 << 20:
            return data
    sys.exit(f"{path}: no compressed city table, expected libgeonames.so.0.3.0")


def records(path):
    data = table_bytes(path)
    first = struct.unpack("<I", data[-4:])[0]
    ends = struct.unpack(f"<{(len(data) - first) // 4}I", data[first:])
    begin = 0
    for end in ends:
        item = data[(begin + 7) // 8 * 8 : end]
        begin = end
        # Seven strings; their ends stand, in reverse order and one byte each, at the item's end.
        texts, position = [], 0
        for stop in reversed(item[-7:]):
            texts.append(item[position : stop - 1].decode("utf-8"))
            position = stop
        position = (position + 3) // 4 * 4
        population = struct.unpack("<I", item[position : position + 4])[0]
        yield Record(int(texts[0]), texts[1], texts[4], population)


def bare(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c))


def fold(text):
    text = bare(text.casefold())
    for old, new in (("ł", "l"), ("ø", "o"), ("đ", "d"), ("ı", "i"), ("æ", "ae"), ("œ", "oe"), ("ə", "a"), ("’", "'")):
        text = text.replace(old, new)
    return text


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def spellings(record):
    name = record.name.replace("’", "'").replace("‘", "").replace("ʻ", "")
    if record.country in TRANSLITERATED:
        name = bare(name)
    if record.country in ("RU", "UA", "KP"):
        name = name.replace("'", "")
    if record.country in ("KR", "JP"):
        name = re.sub(r"-(si|shi)$", "", name)
    if record.country in CITY_SUFFIX and name.endswith(" City"):
        return [name[: -len(" City")], name]
    return [name]


def hand_rows(path):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("#"):
            continue
        cells = line.rstrip("\n").split("\t") + ["", ""]
        if len(cells) < 4 or not re.fullmatch("[A-Z]{2}", cells[1]):
            sys.exit(f"{path}:{number}: '{line.strip()}', expected names, country, flags, ref")
        yield cells[0].split("|"), cells[1], cells[2], cells[3]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: cities.py LIBRARY")
    hand = list(hand_rows(os.path.join(os.path.dirname(os.path.abspath(__file__)), "cities-hand.tsv")))
    dropped = {(fold(name), country) for names, country, flags, _ in hand if flags == "drop" for name in names}
    rows, taken = [], set()

    def add(names, country, flags, reference):
        names = [name for name in names if fold(name) not in taken]
        if not names:
            return
        taken.update(fold(name) for name in names)
        rows.append((country, names, flags, reference or f"city:{slug(names[0])}-{country.lower()}"))

    for names, country, flags, reference in hand:
        if flags != "drop":
            add(names, country, flags, reference)
    for record in sorted(records(sys.argv[1]), key=lambda r: (-r.population, r.identifier)):
        if record.population < SMALLEST[record.country]:
            continue
        if (fold(record.name), record.country) in dropped:
            continue
        names = spellings(record)
        if any(fold(name) in taken or (fold(name), record.country) in dropped for name in names):
            continue
        add(names, record.country, "", "")

    print("# Cities and towns of the world that news names, with the variants of their names, by country.")
    print("# source: GeoNames (geonames.org) as in the Debian package libgeonames0 0.3.0-1, and own compilation")
    print("# licence: CC-BY-4.0 (GeoNames), Apache-2.0 (own compilation)")
    print("# date: 2026-11-28")
    print("# columns: names\tlabel\tref\tflags")
    print("# Built by lexicons/scripts/cities.py; edit lexicons/scripts/cities-hand.tsv and run it again.")
    for country, names, flags, reference in sorted(rows, key=lambda row: (row[0], fold(row[1][0]))):
        cells = ["|".join(names), "GPE", reference, flags]
        print("\t".join(cells).rstrip("\t"))


main()
