#!/usr/bin/env python3
"""Which phrases of Microsoft's Recognizers-Text date specification are covered, by class.

    newsmark annotate recognizers-cases.jsonl -o out.jsonl --layers dates
    python3 scripts/recognizers_report.py recognizers-cases.jsonl out.jsonl [--missed N]

The first file has one case a line: {"id", "text", "timex": [{"start", "end", "type", "value", "resolution"}]}, offsets in
code points. A phrase is *found* if an annotation overlaps it, *whole* if one has its very extent (a range: the outer ends
of its two points, prepositions aside), *right* if the value agrees with one of the resolutions given: the day, the time, the length, the rhythm, or the
first day of a range. `--missed N` lists N phrases of each class that were not found.
"""
import datetime
import json
import re
import sys
from collections import defaultdict

EDGES = re.compile(r"^(?:from|between|in|on|at|by|the|of|during|since|before|after|until|till)\s+", re.I)


def first_day(value):
    """The first day of a TIMEX3 value; None if it has none."""
    try:
        if m := re.match(r"(\d{4})-W(\d\d)(-WE)?", value):
            return datetime.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1).isoformat()
        if m := re.match(r"(\d{4})-Q(\d)", value):
            return f"{m[1]}-{3 * int(m[2]) - 2:02}-01"
        if m := re.match(r"(\d{4})-H(\d)", value):
            return f"{m[1]}-{6 * int(m[2]) - 5:02}-01"
    except ValueError:
        return None
    if m := re.match(r"\d{4}-\d\d-\d\d", value):
        return m[0]
    if m := re.match(r"\d{4}-\d\d$", value):
        return value + "-01"
    return value.ljust(4, "0") + "-01-01" if re.fullmatch(r"\d{2,4}", value) else None


def seconds(value):
    """An ISO 8601 duration in seconds, months as 30 and years as 365 days, as the specification counts them."""
    date, _, time = value[1:].partition("T")
    date = date.replace("WE", "E")
    units = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "E": 172800}
    parts = [(n, units.get(u)) for n, u in re.findall(r"([\d.]+)([A-Z])", date)]
    parts += [(n, {"H": 3600, "M": 60, "S": 1}.get(u)) for n, u in re.findall(r"([\d.]+)([A-Z])", time)]
    return sum(float(n) * u for n, u in parts) if parts and all(u for _, u in parts) else None


def is_right(case, found):
    values = [t["value"] for t in found]
    kind, gold = case["type"], case["value"] or ""
    resolutions = case["resolution"] or []
    if gold in values:
        return True
    if kind == "duration":
        return any(v.startswith("P") and seconds(v) == seconds(gold) for v in values if seconds(gold) is not None)
    if kind in ("time", "timerange"):
        starts = [r.get("value") or r.get("start") or "" for r in resolutions]
        return any("T" in v and (v.split("T")[1][:5] in [s[:5] for s in starts] or "T" + v.split("T")[1] == gold) for v in values)
    if kind == "set":
        return any(v.endswith(gold) for v in values if gold.startswith("T"))
    for r in resolutions:
        start = r.get("value") or r.get("start") or ""
        for v in values:
            if kind.startswith("datetime") and " " in start and "T" in v and v[11:13].isdigit():
                if v[:16] == start[:16].replace(" ", "T"):
                    return True
            elif kind.startswith("datetime") and v[:10] == start[:10] and "T" in v and v[-3:].isalpha() and v[-3:] in gold:
                return True
            elif kind in ("date", "daterange") and first_day(v) == start[:10]:
                return True
    return kind.endswith("range") and any(v.startswith("P") and gold.endswith(f",{v})") for v in values)


def main():
    arguments = sys.argv[1:]
    missed = int(arguments[arguments.index("--missed") + 1]) if "--missed" in arguments else 0
    system = {row["id"]: row for row in map(json.loads, open(arguments[1], encoding="utf-8"))}
    counts = defaultdict(lambda: [0, 0, 0, 0])
    misses = defaultdict(list)
    for row in map(json.loads, open(arguments[0], encoding="utf-8")):
        for case in row["timex"]:
            kind = case["type"] or "mixed"
            found = [t for t in system[row["id"]]["timexes"] if t["start"] < case["end"] and case["start"] < t["end"]]
            phrase = row["text"][case["start"]:case["end"]]
            count = counts[kind]
            count[0] += 1
            if not found:
                misses[kind].append(phrase)
                continue
            count[1] += 1
            extent = row["text"][found[0]["start"]:found[-1]["end"]]
            count[2] += EDGES.sub("", extent).lower() == EDGES.sub("", EDGES.sub("", phrase)).lower() or extent == phrase
            count[3] += is_right(case, found)
    print("| class | phrases | found | whole | right |\n|---|---|---|---|---|")
    for kind in sorted(counts, key=lambda k: -counts[k][0]):
        print(f"| {kind} | " + " | ".join(map(str, counts[kind])) + " |")
    print("| all | " + " | ".join(str(sum(c[i] for c in counts.values())) for i in range(4)) + " |")
    for kind in misses if missed else ():
        print(f"\n{kind}: " + "; ".join(misses[kind][:missed]))


main()
