#!/usr/bin/env python3
"""Checks the figures of `newsmark evaluate` against other scorers, on gold that is changed at random to stand for a system.

    check_scores.py --newsmark PROGRAM [--referee SCORE.py GOLD_DIR]

Always: nervaluate (the SemEval-2013 schemes) and seqeval (CoNLL-2003), as far as they are installed, on made-up texts.
With --referee: every figure that score.py and ours define alike, on every file of GOLD_DIR/<layer>/*.jsonl.
Prints each figure that differs and exits 1 if one differs by more than a count of ties explains (see docs/evaluation.md).
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

LABELS = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT"]
OWN = {"PER": "PERSON", "Person": "PERSON", "Organization": "ORG", "Location": "GPE", "Facility": "FAC",
       "Misc": "EVENT", "MISC": "NORP", "Product": "PRODUCT"}
# Our measure of the same definition, by the referee's name.
NAMES = {
    "sentences": {"ends": "ends", "spans": "spans"},
    "dates": {"strict": "strict", "relaxed": "relaxed", "type": "type", "value": "value"},
    "entities": {"core": "core (PER LOC ORG)", "all": "strict", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"},
    "quotes": {"direct content": "direct content", "marked characters": "marked characters",
               "all content >=0.8": "content ≥0.8", "all content >=0.3": "content ≥0.3",
               "cue": "cue", "cue of direct": "cue of direct"},
}
for of in ("", " of direct", " of mixed", " of indirect"):
    NAMES["quotes"] |= {"source" + of: "source" + of, "source" + of + " jaccard": "source" + of + ", half shared",
                        "end to end" + of: "end to end" + of}
# Where spans tie, the two pair differently: counts may differ by so large a share.
TIES = 0.001


def moved(chance, start, end, length):
    """A span with its edges moved now and then."""
    draw = chance.random()
    if draw < 0.12:
        start = max(0, start + chance.randint(-12, 6))
    if 0.06 < draw < 0.2:
        end = max(1, min(length, end + chance.randint(-6, 15)))
    return (start, end) if start < end else (max(0, end - 1), end)


def unique(spans):
    return list({(x["start"], x["end"]): x for x in reversed(spans)}.values())


def changed(row, chance):
    """A system's line made from a gold line."""
    length = len(row["text"])
    out = {"schema": "newsmark/1", "id": row["id"], "offsets": "codepoint", "length": length}

    def keep(name):
        for x in row.get(name, []):
            if chance.random() > 0.1:
                start, end = moved(chance, x["start"], x["end"], length)
                yield x, {"start": start, "end": end}

    if "sentences" in row:
        out["sentences"] = [span for _, span in keep("sentences")]
    if "entities" in row:
        out["entities"] = []
        for x, span in keep("entities"):
            label = x.get("type") or x["label"]
            label = chance.choice(LABELS) if chance.random() < 0.1 else OWN.get(label, label)
            out["entities"].append(span | {"label": label})
        for _ in range(len(out["entities"]) // 10):
            start = chance.randrange(length)
            out["entities"].append({"start": start, "end": min(length, start + chance.randint(1, 20)), "label": chance.choice(LABELS)})
        out["entities"] = unique(out["entities"])
    if "timex" in row:
        out["timexes"] = unique([
            span | {"type": "SET" if chance.random() < 0.1 else x.get("type") or "DATE",
                    "value": "2001" if chance.random() < 0.2 else x.get("value")} for x, span in keep("timex")])
    if "quotes" in row:
        out["quotes"] = []
        for x, span in keep("quotes"):
            quote = span | {"kind": x["kind"] if chance.random() > 0.1 else chance.choice(["direct", "mixed", "indirect"])}
            if x.get("parts") and chance.random() < 0.8:
                quote["parts"] = x["parts"]
            for theirs, ours in (("speaker", "source"), ("cue", "cue")):
                if x.get(theirs + "_start") is not None and chance.random() < 0.9:
                    start, end = moved(chance, x[theirs + "_start"], x[theirs + "_end"], length)
                    quote[ours] = {"start": start, "end": end}
            out["quotes"].append(quote)
    for layer in ("sentences", "entities", "timexes", "quotes"):
        chance.shuffle(out.get(layer, []))
    return out


def ours(program, gold, system, *options):
    run = subprocess.run([program, "evaluate", str(gold), str(system), "--json", *options], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"check_scores.py: {' '.join(run.args)}: {run.stderr}")
    return {row["measure"]: row for row in json.loads(run.stdout)["rows"]}


class Comparison:
    def __init__(self):
        self.total = self.tied = self.wrong = 0

    def add(self, place, name, theirs, ours):
        self.total += 1
        if abs(theirs - ours) < 1e-9:
            return
        tied = abs(theirs - ours) < TIES
        self.tied += tied
        self.wrong += not tied
        print(f"{place}: {name}: theirs {theirs:.6f}, ours {ours:.6f}{' (ties)' if tied else ''}")


def check_referee(program, referee, gold_folder, folder, comparison):
    for layer, names in NAMES.items():
        for path in sorted((gold_folder / layer).glob("*.jsonl")):
            with open(path, encoding="utf-8") as lines:
                rows = list({row["id"]: row for row in map(json.loads, lines)}.values())
            gold, system = folder / "gold.jsonl", folder / "system.jsonl"
            chance = random.Random(path.name)
            gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
            system.write_text("".join(json.dumps(changed(row, chance)) + "\n" for row in rows))
            run = subprocess.run([sys.executable, referee, layer, gold, system, "--json"], capture_output=True, text=True, check=True)
            theirs = json.loads(run.stdout)
            mine = ours(program, gold, system, "--layer", layer, "--labels", "coarse")
            for name, measure in names.items():
                if measure not in mine:
                    if any(theirs[name].get(key) for key in ("correct", "right")):
                        comparison.add(path.name, name, 1, 0)
                    continue
                for key in ("precision", "recall", "f1", "accuracy"):
                    if key in theirs[name]:
                        comparison.add(path.name, f"{name} {key}", theirs[name][key], mine[measure][key])


def made_up(chance, count):
    """Documents of numbered words; gold and system entities over them, not overlapping on one side."""
    for number in range(count):
        words = [f"w{number}x{i}" for i in range(chance.randint(5, 40))]
        starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
        sides = []
        for _ in range(2):
            spans, i = [], 0
            while i < len(words):
                size = chance.randint(1, 3)
                if chance.random() < 0.3 and i + size <= len(words):
                    spans.append((i, i + size, chance.choice(LABELS[:3])))
                    i += size
                i += 1
            sides.append(spans)
        yield f"d{number}", words, starts, sides


def check_nervaluate(program, folder, comparison):
    try:
        import nervaluate
    except ImportError:
        return print("nervaluate is not installed, left out")
    documents = list(made_up(random.Random(1), 200))
    # One span of each side at most in reach of one of the other, for nervaluate pairs in the order of its input.
    sides = ([], [])
    for k in (0, 1):
        with open(folder / f"n{k}.jsonl", "w") as out:
            for name, words, starts, both in documents:
                mine, other = both[k], both[1 - k]
                alone = [s for s in mine if sum(s[0] < o[1] and o[0] < s[1] for o in other) <= 1
                         and all(sum(o[0] < m[1] and m[0] < o[1] for m in mine) <= 1 for o in other if s[0] < o[1] and o[0] < s[1])]
                spans = [(starts[a], starts[b - 1] + len(words[b - 1]), label) for a, b, label in alone]
                sides[k].append([{"start": a, "end": b - 1, "label": label} for a, b, label in spans])
                out.write(json.dumps({"id": name, "text": " ".join(words),
                                      "entities": [{"start": a, "end": b, "label": label} for a, b, label in spans]}) + "\n")
    result = nervaluate.Evaluator(sides[0], sides[1], tags=LABELS[:3], loader="dict").evaluate()
    overall = result["overall"] if isinstance(result, dict) else result[0]
    mine = ours(program, folder / "n0.jsonl", folder / "n1.jsonl", "--labels", "native")
    for theirs, measure in (("strict", "strict"), ("exact", "exact"), ("partial", "partial"), ("ent_type", "type")):
        figures = overall[theirs]
        for key in ("precision", "recall", "f1"):
            value = figures[key] if isinstance(figures, dict) else getattr(figures, key)
            comparison.add("nervaluate", f"{theirs} {key}", value, mine[measure][key])


def check_seqeval(program, folder, comparison):
    try:
        from seqeval.metrics import classification_report
    except ImportError:
        return print("seqeval is not installed, left out")
    tags = ([], [])
    files = [open(folder / f"s{k}.conll", "w") for k in (0, 1)]
    for name, words, _, both in made_up(random.Random(2), 200):
        for k in (0, 1):
            row = ["O"] * len(words)
            for a, b, label in both[k]:
                row[a:b] = ["B-" + label] + ["I-" + label] * (b - a - 1)
            tags[k].append(row)
            files[k].write(f"# newdoc id = {name}\n" + "".join(f"{w} {t}\n" for w, t in zip(words, row)) + "\n")
    for file in files:
        file.close()
    report = classification_report(*tags, output_dict=True)
    mine = ours(program, folder / "s0.conll", folder / "s1.conll", "--labels", "native", "--layer", "entities")
    for theirs, measure in [("micro avg", "strict")] + [(label, label) for label in LABELS[:3]]:
        for key, name in (("precision", "precision"), ("recall", "recall"), ("f1-score", "f1")):
            comparison.add("seqeval", f"{theirs} {name}", report[theirs][key], mine[measure][name])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsmark", required=True, help="the built program")
    parser.add_argument("--referee", nargs=2, metavar=("SCORE", "GOLD"), help="score.py and the folder of gold")
    options = parser.parse_args()
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_nervaluate(options.newsmark, folder, comparison)
        check_seqeval(options.newsmark, folder, comparison)
        if options.referee:
            check_referee(options.newsmark, options.referee[0], Path(options.referee[1]), folder, comparison)
    print(f"{comparison.total} figures compared, {comparison.total - comparison.tied - comparison.wrong} equal, "
          f"{comparison.tied} differ by ties, {comparison.wrong} differ")
    sys.exit(1 if comparison.wrong else 0)


if __name__ == "__main__":
    main()
