#!/usr/bin/env python3
"""Tries what a long run must stand, on articles that are given or made up: `make check-batch FILE=articles.jsonl`.

Killed at 20 random moments and resumed; --jobs 1, 2, 8; --shard; a closed pipe; a full disk (as root, on Linux); 100,000
files; hostile texts, whose offsets in all three units are checked against Python's own slicing and whose time must grow
with their length alone; 700 texts that repeat phrases of the lexicons, of which none may take long. Prints a line a check, and ends with status 1 if one fails.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNITS = {"codepoint": None, "utf16": "utf-16-le", "utf8": "utf-8"}
HOSTILE = {
    "nul": "Ada Lovelace\0 said on May 9, 2019 that “it\0rained.”",
    "u2028": "Ada Lovelace said\u2028on May 9, 2019.\u2029“It rained,” she said.",
    "crlf": "By Ada Lovelace\r\n\r\n“It rained,” Mr. Smith said\r\non May 9, 2019.\r\n",
    "bom": "\ufeffAda Lovelace left London on May 9, 2019.",
    "bidi": "\u202bAda Lovelace\u202c said \u2067“שלום”\u2069 on May 9, 2019.",
    "combining": "Zoe\u0308 Nu\u0301n\u0303ez said “he\u0301las” on May 9, 2019.",
    "emoji": "👩‍👩‍👧 “Home 😀🏳️‍🌈,” Zoë Núñez said in 🇫🇷 on May 9, 2019. 𝒳yz 👍🏽.",
}
GROWING = {
    "no space": lambda n: "x" * n,
    "quotation marks": lambda n: "“" * (n // 10),
    "straight marks": lambda n: '"a" ' * (n // 10),
    "brackets": lambda n: "(" * (n // 20) + ")" * (n // 20),
    "combining marks": lambda n: "a" + "\u0301" * (n // 4),
    "capitals": lambda n: "Smith Jones " * (n // 12),
    "joined heads": lambda n: "Lamp and Lantern and " * (n // 21),
    "one long name": lambda n: "Board of Directors " * (n // 19),
    "abbreviations": lambda n: "7 a.m. on " * (n // 10),
    "days in one word": lambda n: "2019-10-" * (n // 8),
    "speech": lambda n: "He said on Monday that " * (n // 23),
    "quotations in one sentence": lambda n: "“a word,” he said, " * (n // 19),
    "mixed speech in one sentence": lambda n: "said that “x” " * (n // 14),
}


class Checks:
    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.folder, self.failed = program, folder, 0

    def say(self, what: str, holds: bool, note: str = "") -> None:
        self.failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {what}{': ' if note else ''}{note}", flush=True)

    def annotate(self, *arguments: str, **options) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run([self.program, "annotate", *map(str, arguments)], stderr=subprocess.PIPE, **options)

    def restarts(self, articles: Path, rounds: int, ending: str) -> None:
        whole, cut = self.folder / f"whole.{ending}", self.folder / f"cut.{ending}"
        start = time.monotonic()
        self.annotate(articles, "-o", whole)
        length = time.monotonic() - start
        rolls = random.Random(9)
        same = kills = 0
        for _ in range(rounds):
            for path in self.folder.glob(f"cut.{ending}*"):
                path.unlink()
            for _ in range(3):
                command = [self.program, "annotate", str(articles), "-o", str(cut), "--resume", "--jobs", "2"]
                process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
                time.sleep(rolls.uniform(0, length))
                process.send_signal(signal.SIGKILL)
                kills += process.wait() == -signal.SIGKILL
            self.annotate(articles, "-o", cut, "--resume")
            same += cut.read_bytes() == whole.read_bytes()
        self.say(f"killed and resumed ({ending})", same == rounds, f"{same} of {rounds} the same, {kills} kills")

    def order(self, articles: Path) -> None:
        runs = [self.annotate(articles, "--jobs", n, stdout=subprocess.PIPE).stdout for n in ("1", "2", "8", "1")]
        self.say("--jobs 1, 2, 8 and 1 again", len(set(runs)) == 1)
        parts = [self.annotate(articles, "--shard", f"{n}/3", stdout=subprocess.PIPE).stdout for n in (1, 2, 3)]
        lines = [line for part in parts for line in part.splitlines()]
        self.say("--shard 1/3, 2/3, 3/3", sorted(lines) == sorted(runs[0].splitlines()), f"{len(lines)} lines")

    def faults(self, articles: Path) -> None:
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True).returncode:
            print("left out: a full disk (mounting one takes root)")
        else:
            try:
                run = self.annotate(articles, "-o", disk / "out.jsonl")
                written = (disk / "out.jsonl").read_bytes()
                self.say("a full disk", run.returncode == 1 and b"No space left" in run.stderr and written[-1:] in (b"", b"\n"))
            finally:
                subprocess.run(["umount", str(disk)])
        run = subprocess.run(f"'{self.program}' annotate '{articles}' | head -n 1", shell=True, capture_output=True)
        self.say("a closed pipe", b"Broken pipe" in run.stderr and run.stdout.endswith(b"\n"))

    def files(self, count: int) -> None:
        folder = self.folder / "files"
        for number in range(count):
            if number % 1000 == 0:
                (folder / f"{number // 1000:03}").mkdir(parents=True)
            (folder / f"{number // 1000:03}" / f"{number:06}.txt").write_text(f"It rained on May {1 + number % 30}.")
        start = time.monotonic()
        run = self.annotate(folder, "--layers", "dates", stdout=subprocess.PIPE)
        ids = [json.loads(line)["id"] for line in run.stdout.splitlines()]
        note = f"{time.monotonic() - start:.0f} s"
        self.say(f"a folder of {count:,} files", run.returncode == 0 and ids == sorted(ids) and len(ids) == count, note)

    def offsets(self) -> None:
        rows = "".join(json.dumps({"id": name, "text": text, "dct": "2019-05-10"}) + "\n" for name, text in HOSTILE.items())
        rows += '{"id":"lone","text":"a \\ud800 b"}\n'
        for unit, encoding in UNITS.items():
            run = self.annotate("-", "--offsets", unit, input=rows.encode() + b'{"id":"bad","text":"\xff"}\n', stdout=subprocess.PIPE)
            lines = [json.loads(line) for line in run.stdout.splitlines()]
            spans = wrong = 0
            for line in lines[: len(HOSTILE)]:
                text = HOSTILE[line["id"]]
                units, size = (text.encode(encoding), 2 if unit == "utf16" else 1) if encoding else (text, 1)

                def walk(value) -> None:
                    nonlocal spans, wrong
                    if isinstance(value, dict):
                        if isinstance(value.get("text"), str) and "start" in value:
                            part = units[value["start"] * size : value["end"] * size]
                            spans += 1
                            wrong += (part.decode(encoding, "replace") if encoding else part) != value["text"]
                        value = list(value.values())
                    if isinstance(value, list):
                        for inner in value:
                            walk(inner)

                walk(line)
                wrong += line["length"] * size != len(units)
            failures = [line.get("error", {}).get("code") for line in lines[len(HOSTILE) :]]
            holds = not wrong and spans > 20 and failures == ["broken-json", "not-utf8"]
            self.say(f"hostile texts, {unit}", holds, f"{spans} spans, {wrong} wrong, errors {failures}")

    def growth(self, size: int) -> None:
        for name, make in GROWING.items():
            seconds = []
            for length in (size // 4, size):
                row = json.dumps({"id": "a", "text": make(length)}).encode()
                start = time.monotonic()
                run = self.annotate("-", input=row, stdout=subprocess.DEVNULL)
                seconds.append(time.monotonic() - start)
            # Four times the length may take four times as long, and start-up is in both.
            holds = run.returncode == 0 and seconds[1] < 6 * seconds[0]
            self.say(f"time grows with length: {name}", holds, f"{seconds[0]:.2f} s, {seconds[1]:.2f} s")

    def phrases(self, count: int, size: int) -> None:
        """A table's phrase, or several, over and over: what a rule looks for, it finds too often."""
        rolls = random.Random(11)
        known = set()
        for table in sorted((ROOT / "lexicons").glob("*/*.tsv")):
            rows = [row.split("\t") for row in table.read_text().splitlines() if row and row[0] != "#"]
            for row in rolls.sample(rows, min(60, len(rows))):
                known.update(cell.split("|")[0] for cell in row[:4] if 2 < len(cell.split("|")[0]) < 60)
        known = sorted(known)
        joints = [" ", ", ", " and ", " of ", ". ", " said ", ": ", "\n", "\n\n", " “x” ", " (AB) ", " the ", " - ", "’s "]
        joints += [" on ", ", who ", " that ", " 7 ", "? ", "; "]
        texts = []
        for number in range(count):
            phrase = "".join(rolls.choice(known) + rolls.choice(joints) for _ in range(1 + number % 3))
            texts.append(phrase * (size // len(phrase.encode())))
        slow = self.slow(texts)
        self.say(f"{count} texts of repeated phrases", not slow, "; ".join(repr(text[:60]) for text in slow[:9]))

    def slow(self, texts: "list[str]") -> "list[str]":
        """Those that take more than two seconds a megabyte or fail, found by halving."""
        if len(texts) > 20:
            return [found for at in range(0, len(texts), 20) for found in self.slow(texts[at : at + 20])]
        rows = "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)).encode()
        before = os.times()
        run = self.annotate("-", input=rows, stdout=subprocess.DEVNULL)
        spent = os.times().children_user - before.children_user
        # Processor time, which other programs disturb little; a third of a second is for the start.
        if run.returncode == 0 and spent < 0.3 + 2e-6 * max(len(text.encode()) for text in texts) + 0.5e-6 * len(rows):
            return []
        if len(texts) == 1:
            return texts
        half = len(texts) // 2
        return self.slow(texts[:half]) + self.slow(texts[half:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--newsmark", default=".build/release/newsmark")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--files", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(os.path.abspath(options.newsmark), Path(folder))
        checks.offsets()
        checks.growth(1 << 22)
        checks.phrases(700, 300_000)
        checks.order(options.articles)
        checks.faults(options.articles)
        checks.restarts(options.articles, options.rounds, "jsonl")
        checks.restarts(options.articles, options.rounds, "jsonl.zst")
        checks.files(options.files)
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main()
