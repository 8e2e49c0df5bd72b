"""On Spark's local cluster of two workers: the result is one machine's, and a killed worker loses nothing."""

import glob
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("NEWSMARK", str(ROOT / ".build/release/newsmark"))
sys.path.insert(0, str(Path(__file__).parent))
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "python/src"), str(Path(__file__).parent)])

import annotate_spark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

LEXICONS = str(ROOT / "lexicons")


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    # Two executors, each a process of its own; local-cluster needs Spark's own scripts, which pyspark brings.
    home = str(Path(sys.modules["pyspark"].__file__).parent)
    os.environ["SPARK_HOME"] = home
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """A few hundred articles of the project's own corpus, each with an id of its own, one of them empty."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    path = tmp_path_factory.mktemp("in") / "articles.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        for number in range(600):
            text = " " if number == 77 else f"Story {number}\n{texts[number % len(texts)]}"
            file.write(json.dumps({"id": f"a{number:04}", "text": text, "dct": "2019-05-09"}, ensure_ascii=False) + "\n")
    return path


@pytest.fixture(scope="module")
def plain(articles):
    run = subprocess.run([PROGRAM, "annotate", str(articles), "--lexicons", LEXICONS], capture_output=True)
    return {json.loads(line)["id"]: line for line in run.stdout.decode("utf-8").splitlines()}


def comparable(lines):
    """An error record names the line of its input, which is another on a worker."""
    rows = {identifier: json.loads(line) for identifier, line in lines.items()}
    return {i: (row["error"]["code"] if "error" in row else lines[i]) for i, row in rows.items()}


def test_the_result_is_one_machines(spark, articles, plain, tmp_path):
    frame = spark.read.json(str(articles)).repartition(6)
    annotate_spark.annotate(frame, PROGRAM, lexicons=LEXICONS).write.parquet(str(tmp_path / "out"))
    rows = spark.read.parquet(str(tmp_path / "out")).collect()
    assert len(rows) == 600
    assert comparable({row["id"]: row["line"] for row in rows}) == comparable(plain)


def test_a_killed_worker_loses_nothing(spark, articles, plain, tmp_path):
    frame = spark.read.json(str(articles)).repartition(40)
    killed = []

    def kill():
        deadline = time.time() + 60
        while time.time() < deadline and not killed:
            for process in own_executors():
                os.kill(process, signal.SIGKILL)
                killed.append(process)
                break
            time.sleep(0.2)

    killer = threading.Timer(1.5, kill)
    killer.start()
    out = annotate_spark.annotate(frame, PROGRAM, lexicons=LEXICONS).select("line")
    out.write.text(str(tmp_path / "out"))
    killer.join()
    assert killed
    lines = [line for part in glob.glob(str(tmp_path / "out/part-*")) for line in open(part, encoding="utf-8")]
    assert len(lines) == 600
    assert comparable({json.loads(line)["id"]: line.rstrip("\n") for line in lines}) == comparable(plain)


def test_warc(spark, plain, tmp_path):
    texts = ["Ada Lovelace arrived in London on Tuesday.", "Zoë said: “Yes.”"]
    with open(tmp_path / "a.warc.wet.gz", "wb") as file:
        for number, text in enumerate(texts):
            body = text.encode("utf-8")
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Date: 2019-05-09T10:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    (tmp_path / "paths.txt").write_text(str(tmp_path / "a.warc.wet.gz") + "\n")
    frame = annotate_spark.warc_articles(spark, str(tmp_path / "paths.txt"))
    rows = {r["id"]: json.loads(r["line"]) for r in annotate_spark.annotate(frame, PROGRAM, lexicons=LEXICONS).collect()}
    assert set(rows) == {"urn:uuid:0", "urn:uuid:1"}
    assert rows["urn:uuid:0"]["dct"] == {"value": "2019-05-09", "source": "metadata"}


def test_documented_commands(spark, articles, tmp_path):
    """What docs/run-on-spark.md shows runs as written, but for the place of the program and fewer partitions."""
    page = (ROOT / "docs/run-on-spark.md").read_text(encoding="utf-8")
    page = page.replace("/opt/newsmark/bin/newsmark", PROGRAM).replace("--partitions 200", "--partitions 2")
    shell, python, measure = [block.split("```")[0] for block in page.split("```console\n")[1:]]
    for name in ("integrations", "python"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.jsonl").write_text("".join(open(articles, encoding="utf-8").readlines()[:40]), encoding="utf-8")
    home = os.environ["SPARK_HOME"]
    # As on a machine where the package comes with --py-files alone.
    environment = {**os.environ, "PATH": f"{home}/bin:{os.environ['PATH']}", "NEWSMARK_LEXICONS": LEXICONS, "PYTHONPATH": ""}
    measure = measure.replace("articles.jsonl", f"articles/a.jsonl --program {PROGRAM}").replace(" python ", f" {sys.executable} ")
    commands = (shell + measure).replace("$ ", "")
    done = subprocess.run(["sh", "-ec", commands], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("| `newsmark annotate") == 2 and "| the same, later jobs |" in done.stdout
    assert spark.read.parquet(str(tmp_path / "annotated")).count() == 40
    spark.read.json(str(tmp_path / "articles")).write.parquet(str(tmp_path / "parquet/articles"))
    names = {"spark": spark}
    exec(python.replace('"articles"', f'"{tmp_path}/parquet/articles"'), names)
    assert names["annotated"].count() == 40


def own_executors():
    """Executor processes that descend from this test."""
    parents, names = {}, {}
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            with open(folder + "/stat") as file:
                parents[int(folder[6:])] = int(file.read().rsplit(")", 1)[1].split()[1])
            with open(folder + "/cmdline", "rb") as file:
                names[int(folder[6:])] = file.read()
        except OSError:
            continue
    for process, name in names.items():
        if b"CoarseGrainedExecutorBackend" not in name:
            continue
        above = process
        while above in parents and above != os.getpid():
            above = parents[above]
        if above == os.getpid():
            yield process
