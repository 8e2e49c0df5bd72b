#!/usr/bin/env python3
"""What each sieve of the quote stage is worth: its quotes' number, and the figures without it.

  ablate_quotes.py GOLD.jsonl [ARTICLES] [--newsmark PATH] [--lexicons DIR]

GOLD has hand-labelled quotes; ARTICLES are their texts (default: those in GOLD). Prints a Markdown table of F1 with
all sieves, and the points lost without each.
"""
import argparse
import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

SIEVES = (
    "quote.transcript quote.split quote.after quote.before quote.continued speech.headline speech.according-to "
    "speech.as speech.final speech.parenthesis speech.clause speech.question speech.infinitive speech.object "
    "speech.passive speech.noun quote.unattributed quote.scare"
).split()
MEASURES = ("direct content", "marked characters", "content ≥0.8", "content ≥0.3")


def figures(newsmark, options, gold, articles, without):
    """F1 by measure, and the number of quotes by rule."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        leave = ["--without-sieves", without] if without else []
        run([newsmark, "annotate", articles, "-o", str(out), *options, *leave])
        scores = run([newsmark, "evaluate", gold, str(out), "--layer", "quotes", "--json"])
        rules = Counter(q["rule"] for line in out.open(encoding="utf-8") for q in json.loads(line).get("quotes", []))
    return {row["measure"]: row["f1"] for row in json.loads(scores)["rows"] if "f1" in row}, rules


def run(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("articles", nargs="?")
    parser.add_argument("--newsmark", default=".build/release/newsmark")
    parser.add_argument("--lexicons")
    a = parser.parse_args()
    options = ["--lexicons", a.lexicons] if a.lexicons else []
    articles = a.articles or a.gold
    whole, rules = figures(a.newsmark, options, a.gold, articles, None)
    print("| sieve | quotes | " + " | ".join(MEASURES) + " |")
    print("|---|---:|" + "---:|" * len(MEASURES))
    print(f"| all | {sum(rules.values())} | " + " | ".join(f"{whole[m]:.4f}" for m in MEASURES) + " |")
    for sieve in SIEVES:
        part, _ = figures(a.newsmark, options, a.gold, articles, sieve)
        lost = (f"{100 * (part[m] - whole[m]):+.2f}" for m in MEASURES)
        print(f"| without {sieve} | {rules[sieve]} | " + " | ".join(lost) + " |")


if __name__ == "__main__":
    main()
