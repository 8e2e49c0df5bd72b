#!/usr/bin/env python3
"""Builds annotations/gold/corpus.jsonl from the articles of annotations/marked.

    build_gold.py            read marked/*.txt, compare with ../corpus/*.txt, write gold/corpus.jsonl
    build_gold.py --check    write nothing; fail if the committed gold is not what would be built
    build_gold.py --strip F  print the text of one marked file without its markers
    build_gold.py --from DIR --to FILE    read the marked files of DIR, another annotator's, and write FILE

The first two also check that split.tsv names every article once. Paths are taken from this file's place.
Exit status: 0 done, 1 a fault in the data, 2 wrong usage.
A fault is printed as `file:line: what is wrong ('value'), what was expected`; all files are read before the run fails.

A marked file is a head, a line `---`, and the article. The head says where the document date comes from:

    dct: text          the timex that carries `dct` below
    dct: 2021-10-27    the article's metadata
    dct: none          nowhere

Every non-blank line of the article begins with its zone and `| `, which are not text; `+| ` continues the line above,
that is, the same paragraph and perhaps the same sentence. Everything else is text, save these marks:

    ¦                              a sentence ends here; the end of a paragraph needs none
    [PERSON/odera Ruth Odera]      an entity: label, key of the thing it names within the article
    [DATE=2023-03;mod=END text]    a timex: type, value, then any of mod= quant= freq= range=NAME dct
                                   (the two points of a range share a NAME; `dct` marks the document's own date)
    [q1.direct “text”]             a quotation and its kind: direct mixed indirect attitude scare
    [q1.direct.open “text]         the same, its mark never closed
    [q1 text]                      a further part of quotation 1
    [s1/odera she] [c1 said]       source (with the key of an entity) and cue; [s1,2 …] serves two quotations
    [zone:dateline PARIS —]        a zone of its own inside a line
    \\[ \\] \\¦ \\\\                     these characters as text

Marks nest, they never cross. Tag and text are parted by one space. Entities do not nest, but TITLE may hold NORP.
"""

import argparse
import datetime
import hashlib
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARKED, CORPUS, GOLD = HERE / "marked", HERE.parent / "corpus", HERE / "gold" / "corpus.jsonl"
SPLIT, HALVES = HERE / "split.tsv", ("dev", "test")

ZONES = {"headline", "kicker", "byline", "dateline", "published", "caption", "credit", "subheading", "body", "list",
         "boilerplate", "teaser"}
LABELS = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "TITLE"}
MODS = {"START", "MID", "END", "BEFORE", "AFTER", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}
KINDS = {"direct", "mixed", "indirect", "attitude", "scare"}
REFERENCES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
DOUBLE_MARKS, OPENING_MARKS = set("“”\"«»"), set("“\"‘'«")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LINE = re.compile(r"(\+|[a-z]+)\| ?")
TAG = re.compile(r"\[([^\s\[\]]+) ")
ENTITY = re.compile(r"([A-Z_]+)/([a-z0-9-]+)$")
TIMEX = re.compile(r"(DATE|TIME|DURATION|SET)=([^;]+)((?:;[^;]+)*)$")
QUOTE = re.compile(r"q(\d+)(?:\.([a-z]+))?(\.open)?$")
SOURCE = re.compile(r"s(\d+(?:,\d+)*)(?:/([a-z0-9-]+))?$")
CUE = re.compile(r"c(\d+(?:,\d+)*)$")

CALENDAR = r"[\dX]{2,4}(-(\d\d|XX)(-(\d\d|XX))?|-Q[1-4X]|-H[12]|-(SP|SU|FA|WI)|-W(\d\d|XX)(-([1-7]|WE))?)?"
CLOCK = r"T(\d\d(:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?|MO|AF|EV|NI|MI|DT)"
LENGTH = r"P(\d+(\.\d+)?|X)(Y|M|W|D|Q|DE|CE)|PT(\d+(\.\d+)?|X)(H|M|S)(\d+(M|S))*"
VALUES = {"DATE": re.compile(f"({CALENDAR})$"), "TIME": re.compile(f"({CALENDAR}{CLOCK})$"),
          "DURATION": re.compile(f"({LENGTH})$"), "SET": re.compile(f"({LENGTH}|{CALENDAR}({CLOCK})?)$")}


class GoldError(Exception):
    """A fault in the data, with the place it was found at."""

    def __init__(self, path, line, problem, value, expected):
        super().__init__(f"{path}:{line}: {problem} ({value!r}), expected {expected}")


class MarkupError(GoldError):
    """The marks of a file cannot be read."""


class LabelError(GoldError):
    """The marks can be read, but say something that the guidelines do not allow."""


class TextError(GoldError):
    """A marked file without its marks is not the article it belongs to."""


class SplitError(GoldError):
    """The list that parts the corpus in two halves is not over its articles."""


class StaleGoldError(GoldError):
    """The gold file is not what the marked files give."""


class Mark:
    """One bracket: its tag, the line it opened on, and the stretch of plain text inside."""

    def __init__(self, tag, line, start):
        self.tag, self.line, self.start, self.end = tag, line, start, None


class MarkedFile:
    """A marked file taken apart: plain text, marks, sentence ends, zones."""

    def __init__(self, path):
        self.path, self.name = path, path.stem
        self.plain, self.marks, self.cuts, self.zones = [], [], [], []
        head, found, body = path.read_bytes().decode().partition("\n---\n")
        if not found:
            raise MarkupError(path, 1, "no end of the head", head[:20], "a line '---'")
        setting = re.fullmatch(r"dct: (text|none|\d{4}-\d\d-\d\d)", head)
        if not setting:
            raise MarkupError(path, 1, "unknown head", head, "'dct: text', 'dct: none' or 'dct: YYYY-MM-DD'")
        self.dct = setting[1]
        self.read(body, first_line=head.count("\n") + 3)
        self.text = "".join(self.plain)

    def read(self, body, first_line):
        stack = []
        for number, line in enumerate(body.split("\n"), first_line):
            if number > first_line:
                self.plain.append("\n")
            if line:
                self.read_line(line, number, stack)
        if stack:
            raise MarkupError(self.path, stack[-1].line, "mark never closed", stack[-1].tag, "']'")

    def read_line(self, line, number, stack):
        begin = LINE.match(line)
        if not begin or begin[1] != "+" and begin[1] not in ZONES:
            raise MarkupError(self.path, number, "line without a zone", line[:20], "'zone| ' or '+| '")
        if begin[1] == "+":
            if not self.zones:
                raise MarkupError(self.path, number, "nothing to continue", line[:20], "a zone before '+| '")
        else:
            if stack:
                raise MarkupError(self.path, stack[-1].line, "mark runs over a paragraph", stack[-1].tag, "a part for each paragraph")
            self.zones.append([len(self.plain), None, begin[1]])
            self.cuts.append(len(self.plain))
        i = begin.end()
        while i < len(line):
            c = line[i]
            if c == "\\":
                i += 1
                if i == len(line) or line[i] not in "[]¦\\":
                    raise MarkupError(self.path, number, "unknown escape", line[i - 1:i + 1], "\\[ \\] \\¦ or \\\\")
                self.plain.append(line[i])
            elif c == "[":
                tag = TAG.match(line, i)
                if not tag:
                    raise MarkupError(self.path, number, "mark without a tag", line[i:i + 20], "'[tag text]' or '\\['")
                stack.append(Mark(tag[1], number, len(self.plain)))
                self.marks.append(stack[-1])
                i = tag.end() - 1
            elif c == "]":
                if not stack:
                    raise MarkupError(self.path, number, "nothing to close", line[max(0, i - 20):i + 1], "'[' before it or '\\]'")
                stack.pop().end = len(self.plain)
            elif c == "¦":
                self.cuts.append(len(self.plain))
            else:
                self.plain.append(c)
            i += 1
        self.zones[-1][1] = len(self.plain)

    def line_of(self, offset):
        """The line of the *plain* text, counted from 1."""
        return self.text.count("\n", 0, offset) + 1


class Article:
    """The layers of one marked file, checked, in the native format."""

    def __init__(self, marked):
        self.file, self.path, self.text = marked, marked.path, marked.text
        self.entities, self.timexes, self.inner_zones = [], [], []
        self.quotes, self.cues, self.sources = {}, {}, {}
        self.dct_mark = None
        self.keys = {}
        for mark in marked.marks:
            self.add(mark)
        self.check_nesting()

    def fail(self, mark, problem, value, expected):
        raise LabelError(self.path, mark.line, problem, value, expected)

    def span(self, mark):
        return {"start": mark.start, "end": mark.end}

    def words(self, mark):
        return self.text[mark.start:mark.end]

    def add(self, mark):
        words = self.words(mark)
        if not words or words != words.strip():
            self.fail(mark, "span empty or with white space at its edge", words, "a trimmed stretch")
        if match := ENTITY.match(mark.tag):
            self.add_entity(mark, *match.groups())
        elif match := TIMEX.match(mark.tag):
            self.add_timex(mark, *match.groups())
        elif match := QUOTE.match(mark.tag):
            self.add_quote(mark, int(match[1]), match[2], bool(match[3]))
        elif match := SOURCE.match(mark.tag):
            self.add_role(self.sources, mark, match[1], match[2])
        elif match := CUE.match(mark.tag):
            self.add_role(self.cues, mark, match[1], None)
        elif mark.tag.startswith("zone:") and mark.tag[5:] in ZONES:
            self.inner_zones.append((mark.start, mark.end, mark.tag[5:]))
        else:
            self.fail(mark, "unknown tag", mark.tag, "an entity, timex, quotation, source, cue or zone")

    def add_entity(self, mark, label, key):
        if label not in LABELS:
            self.fail(mark, "unknown label", label, " ".join(sorted(LABELS)))
        self.keys.setdefault(key, f"E{len(self.keys) + 1}")
        self.entities.append((mark, label, key))

    def add_timex(self, mark, kind, value, rest):
        extra = {}
        for item in filter(None, rest.split(";")):
            name, _, content = item.partition("=")
            if name not in ("mod", "quant", "freq", "range", "dct") or name == "mod" and content not in MODS:
                self.fail(mark, "unknown attribute", item, "mod= quant= freq= range= dct")
            extra[name] = content
        if not VALUES[kind].match(value) and not (kind == "DATE" and value in REFERENCES):
            self.fail(mark, "value does not fit its type", f"{kind} {value}", "a TIMEX3 value")
        if re.match(r"\d{4}-\d\d-\d\d", value) and not re.search(r"\d{4}", self.words(mark)):  # a full date outranks its weekday
            day = datetime.date.fromisoformat(value[:10])
            named = [w for w in WEEKDAYS if re.search(rf"\b{w[:3]}({w[3:]})?\b", self.words(mark).lower())]
            if named and named[0] != WEEKDAYS[day.weekday()]:
                self.fail(mark, "weekday and value disagree", f"{self.words(mark)} = {value}", WEEKDAYS[day.weekday()])
        if "dct" in extra:
            if self.dct_mark or self.file.dct != "text":
                self.fail(mark, "a second document date", self.words(mark), "one, and 'dct: text' in the head")
            self.dct_mark = (mark, value)
        self.timexes.append((mark, kind, value, extra))

    def add_quote(self, mark, number, kind, is_open):
        if kind:
            if kind not in KINDS or number in self.quotes:
                self.fail(mark, "unknown kind or number given twice", mark.tag, " ".join(sorted(KINDS)))
            self.quotes[number] = {"kind": kind, "closed": not is_open, "parts": [mark]}
        elif number not in self.quotes:
            self.fail(mark, "part of an unknown quotation", mark.tag, "its kind on the first part")
        else:
            self.quotes[number]["parts"].append(mark)
        words, kind = self.words(mark), self.quotes[number]["kind"]
        if kind in ("indirect", "attitude") and set(words) & DOUBLE_MARKS:
            self.fail(mark, f"quotation marks in {kind} content", words[:40], "mixed")
        if kind in ("direct", "scare") and words[0] not in OPENING_MARKS:
            self.fail(mark, f"{kind} content without a mark", words[:40], "an opening mark")

    def add_role(self, table, mark, numbers, key):
        for number in map(int, numbers.split(",")):
            if number in table:
                self.fail(mark, "second source or cue of one quotation", mark.tag, "one")
            table[number] = (mark, key)

    def check_nesting(self):
        for kind, marks in (("timex", [t[0] for t in self.timexes]),
                            ("quotation", [p for q in self.quotes.values() for p in q["parts"]])):
            marks.sort(key=lambda m: m.start)
            for a, b in zip(marks, marks[1:]):
                if b.start < a.end:
                    self.fail(b, f"{kind} inside a {kind}", self.words(b), "one of them only")
        entities = sorted(self.entities, key=lambda e: (e[0].start, -e[0].end))
        for (a, outer, _), (b, inner, _) in ((x, y) for i, x in enumerate(entities) for y in entities[i + 1:]):
            if b.start < a.end and (outer, inner) != ("TITLE", "NORP"):
                self.fail(b, f"{inner} inside {outer}", self.words(b), "no nesting but NORP in TITLE")
        for table, name in ((self.sources, "source"), (self.cues, "cue")):
            for number, (mark, key) in table.items():
                if number not in self.quotes:
                    self.fail(mark, f"{name} of an unknown quotation", mark.tag, "its number on a quotation")
                if key and key not in self.keys:
                    self.fail(mark, "source key without an entity", key, "the key of an entity of the article")

    def zones(self):
        """Lines less the zones marked inside them; every piece trimmed."""
        pieces = list(self.inner_zones)
        for start, end, kind in self.file.zones:
            for a, b, _ in sorted(z for z in self.inner_zones if start <= z[0] < end):
                pieces.append((start, a, kind))
                start = b
            pieces.append((start, end, kind))
        return [{"start": a, "end": b, "type": k} for a, b, k in sorted(self.trim(*p) for p in pieces) if a < b]

    def trim(self, start, end, kind=None):
        stretch = self.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        return start, max(start, end - (len(stretch) - len(stretch.rstrip()))), kind

    def sentences(self):
        cuts = sorted({0, *self.file.cuts, len(self.text)})
        spans = [self.trim(a, b) for a, b in zip(cuts, cuts[1:])]
        return [{"start": a, "end": b} for a, b, _ in spans if a < b]

    def native(self):
        text = self.text
        return {"schema": "newsmark/1", "id": self.file.name, "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "offsets": "codepoint", "length": len(text), "text": text, "dct": self.native_dct(), "zones": self.zones(),
                "sentences": self.sentences(), "entities": self.native_entities(), "timexes": self.native_timexes(),
                "quotes": self.native_quotes()}

    def native_dct(self):
        if self.file.dct == "none":
            return {"value": None, "source": None}
        if self.file.dct != "text":
            return {"value": self.file.dct, "source": "metadata"}
        if not self.dct_mark:
            raise LabelError(self.path, 1, "no document date in the text", "dct: text", "a timex with ';dct'")
        mark, value = self.dct_mark
        return {"value": value[:10], "source": "text", **self.span(mark)}

    def native_entities(self):
        order = sorted(self.entities, key=lambda e: (e[0].start, -e[0].end))
        return [{"id": f"e{n}", **self.span(m), "label": label, "text": self.words(m), "entity": self.keys[key]}
                for n, (m, label, key) in enumerate(order, 1)]

    def native_timexes(self):
        order = sorted(self.timexes, key=lambda t: t[0].start)
        ends = {}
        for n, (_, _, _, extra) in enumerate(order, 1):
            if "range" in extra:
                ends.setdefault(extra["range"], []).append(f"t{n}")
        rows = []
        for n, (mark, kind, value, extra) in enumerate(order, 1):
            row = {"id": f"t{n}", **self.span(mark), "type": kind, "value": value}
            row.update((k, extra[k]) for k in ("mod", "quant", "freq") if k in extra)
            row["text"] = self.words(mark)
            row["resolved"] = kind in ("DURATION", "SET") or value in REFERENCES or "X" not in value
            if "range" in extra:
                pair = ends[extra["range"]]
                if len(pair) != 2:
                    self.fail(mark, "range without two points", extra["range"], "two timexes with the same range=")
                row["range"] = pair[1] if pair[0] == row["id"] else pair[0]
            rows.append(row)
        return rows

    def native_quotes(self):
        order = sorted(self.quotes.items(), key=lambda q: q[1]["parts"][0].start)
        rows = []
        for n, (number, quote) in enumerate(order, 1):
            parts = sorted(quote["parts"], key=lambda m: m.start)
            row = {"id": f"q{n}", "start": parts[0].start, "end": parts[-1].end, "kind": quote["kind"], "closed": quote["closed"]}
            if len(parts) > 1:
                row["parts"] = [self.span(p) for p in parts]
            row["cue"] = row["source"] = None
            if number in self.cues:
                mark, _ = self.cues[number]
                row["cue"] = {**self.span(mark), "text": self.words(mark)}
            if number in self.sources:
                mark, key = self.sources[number]
                row["source"] = {**self.span(mark), "text": self.words(mark)}
                if key:
                    row["source"]["entity"] = self.keys[key]
            if quote["kind"] == "scare" and (row["cue"] or row["source"]):
                self.fail(parts[0], "scare quotation with source or cue", self.words(parts[0]), "none, or another kind")
            rows.append(row)
        return rows


def verify(article, row):
    """What must hold of every line written, whatever the code above does."""
    text, path = row["text"], article.path
    for layer in ("entities", "timexes"):
        for x in row[layer]:
            if x["text"] != text[x["start"]:x["end"]]:
                raise LabelError(path, article.file.line_of(x["start"]), "text is not at its offsets", x["text"], "the same characters")
    for layer in ("sentences", "zones"):
        spans, last = row[layer], 0
        for x in [*spans, {"start": len(text), "end": len(text)}]:
            if x["start"] < last or text[last:x["start"]].strip():
                raise LabelError(path, article.file.line_of(last), f"{layer} do not tile the text", text[last:x["start"]][:40], "every non-blank character once")
            last = x["end"]


def build(path):
    marked = MarkedFile(path)
    article_path = CORPUS / path.name
    article = article_path.read_bytes().decode() if article_path.exists() else None
    if article != marked.text:
        line = 1 if article is None else next((n for n, (a, b) in enumerate(zip(article.split("\n"), marked.text.split("\n")), 1) if a != b),
                                              min(article.count("\n"), marked.text.count("\n")) + 1)
        raise TextError(article_path, line, "article and marked text differ", path.name, "the same text")
    result = Article(marked)
    row = result.native()
    verify(result, row)
    return row


def split_faults(articles):
    """Every article once, in one of the halves, so that the halves' figures are over the whole corpus."""
    faults, seen = [], set()
    for number, line in enumerate(SPLIT.read_text().splitlines(), 1):
        if line.startswith("#"):
            continue
        article, _, half = line.partition("\t")
        if half not in HALVES:
            faults.append(SplitError(SPLIT, number, "unknown half", half, " or ".join(HALVES)))
        if article in seen or article not in articles:
            faults.append(SplitError(SPLIT, number, "no article, or named twice", article, "each article once"))
        seen.add(article)
    faults += [SplitError(SPLIT, 1, "article in neither half", a, "a line with it") for a in sorted(articles - seen)]
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed gold, write nothing")
    parser.add_argument("--strip", metavar="FILE", type=Path, help="print one marked file without its marks")
    parser.add_argument("--from", metavar="DIR", type=Path, dest="marked", help="another annotator's marked files; with --to")
    parser.add_argument("--to", metavar="FILE", type=Path, help="where their gold goes")
    options = parser.parse_args()
    if (options.marked is None) != (options.to is None) or options.marked and options.check:
        parser.error("--from and --to go together, and without --check")
    if options.strip:
        sys.stdout.write(MarkedFile(options.strip).text)
        return 0
    rows, faults = [], []
    paths = sorted((options.marked or MARKED).glob("*.txt"))
    if not paths:
        faults.append(TextError(options.marked or MARKED, 1, "no marked files", "*.txt", "at least one"))
    for path in paths:
        try:
            rows.append(build(path))
        except GoldError as fault:
            faults.append(fault)
    if not options.marked:
        for orphan in sorted({p.name for p in CORPUS.glob("*.txt")} - {p.name for p in paths}):
            faults.append(TextError(CORPUS / orphan, 1, "article without marks", orphan, f"a file of this name in {MARKED.name}/"))
        faults += split_faults({p.stem for p in paths})
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    if not faults and options.check:
        old = GOLD.read_bytes().decode().split("\n") if GOLD.exists() else []  # not splitlines: it also splits at U+2028
        new = "".join(lines).split("\n")
        if old != new:
            number = next((n for n, (a, b) in enumerate(zip(old, new), 1) if a != b), min(len(old), len(new)))
            faults.append(StaleGoldError(GOLD, number, "gold is stale", GOLD.name, "the output of build_gold.py"))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    if not options.check:
        target = options.to or GOLD
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes("".join(lines).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
