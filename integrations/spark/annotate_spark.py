"""Annotates articles on Apache Spark: JSON lines, Parquet or WARC in, Parquet or JSON lines out.

    spark-submit --py-files newsmark.zip integrations/spark/annotate_spark.py articles/ annotated/ --to parquet

Each Python worker runs one `newsmark annotate` process for each partition and streams its articles through it. Spark
runs a partition again where a worker is lost, and an article's line depends on the article alone, so nothing is lost
and nothing comes twice.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
from typing import Any, Callable, Iterable, Iterator, List, Optional, Tuple

from pyspark.sql import DataFrame, SparkSession

SCHEMA = "id string, line string"


def annotator(program: str, options: List[str], environment: dict) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function for `mapInPandas`: frames with `id`, `text`, `dct` in, frames with `id`, `line` out."""

    def run(frames: Iterator[Any]) -> Iterator[Any]:
        import pandas

        from newsmark.process import Annotator

        os.environ.update(environment)

        def articles() -> Iterator[dict]:
            for frame in frames:
                for identifier, text, dct in zip(frame["id"], frame["text"], frame["dct"]):
                    article = {"id": identifier, "text": text or ""}
                    if dct:
                        article["dct"] = dct
                    sent.append(identifier)
                    yield article

        sent: List[str] = []
        ids: List[str] = []
        lines: List[str] = []
        taken = 0
        with Annotator(program, options) as newsmark:
            for line, _ in newsmark.lines(articles()):
                ids.append(sent[taken])
                taken += 1
                lines.append(line.decode("utf-8").rstrip("\n"))
                if len(lines) == 256:
                    # What is behind needs no memory.
                    del sent[:taken]
                    taken = 0
                    yield pandas.DataFrame({"id": ids, "line": lines})
                    ids, lines = [], []
        if lines:
            yield pandas.DataFrame({"id": ids, "line": lines})

    return run


def annotate(
    articles: DataFrame, program: str = "newsmark", options: Iterable[str] = (), lexicons: Optional[str] = None
) -> DataFrame:
    """A frame with `id` and `line`, the native JSON, of a frame with `id`, `text` and optionally `dct`.

    Ids must differ. `program` and `lexicons` are paths on the workers.
    """
    if "dct" not in articles.columns:
        articles = articles.selectExpr("*", "cast(null as string) as dct")
    environment = {"NEWSMARK_LEXICONS": lexicons} if lexicons else {}
    columns = articles.selectExpr("cast(id as string) as id", "text", "cast(dct as string) as dct")
    return columns.mapInPandas(annotator(program, list(options), environment), SCHEMA)


def warc_articles(spark: SparkSession, paths: str) -> DataFrame:
    """`id`, `text`, `dct` of the records of WARC files that hold plain text (`conversion`, as in WET, and `resource`).

    `paths` is a text file with a path a line; each file is read by one worker. HTML must be made text first.
    """

    def records(frames: Iterator[Any]) -> Iterator[Any]:
        import pandas

        for frame in frames:
            for path in frame["value"]:
                rows = list(read_warc(path))
                yield pandas.DataFrame(rows, columns=["id", "text", "dct"])

    return spark.read.text(paths).mapInPandas(records, "id string, text string, dct string")


def read_warc(path: str) -> Iterator[Tuple[str, str, Optional[str]]]:
    """Id, text and date of each plain text record of one WARC file (ISO 28500), gzipped or not."""
    with open(path, "rb") as raw:
        zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        file: Any = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if zipped else raw
        while True:
            first = file.readline()
            if not first:
                return
            if not first.strip():
                continue
            if not first.startswith(b"WARC/"):
                raise ValueError(f"{path}: {first[:40]!r}, expected the head of a WARC record")
            head = {}
            for line in iter(file.readline, b"\r\n"):
                if not line:
                    raise ValueError(f"{path}: ends inside the head of a record")
                name, _, value = line.decode("utf-8", "replace").partition(":")
                head[name.strip().lower()] = value.strip()
            body = file.read(int(head["content-length"]))
            plain = head.get("content-type", "").startswith("text/plain")
            if head.get("warc-type") in ("conversion", "resource") and plain:
                text = body.decode("utf-8", "replace")
                yield head["warc-record-id"].strip("<>"), text, head.get("warc-date", "")[:10] or None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("input", help="JSON lines or Parquet with id, text and optionally dct; a list of WARC paths")
    parser.add_argument("output", help="folder to write")
    parser.add_argument("--from", dest="kind", choices=["json", "parquet", "warc"], default="json")
    parser.add_argument("--to", choices=["json", "parquet"], default="json")
    parser.add_argument("--program", default="newsmark", help="the command on the workers")
    parser.add_argument("--lexicons", help="its lexicons on the workers")
    parser.add_argument("--partitions", type=int, help="how many pieces the input is cut into")
    arguments, options = parser.parse_known_args()
    spark = SparkSession.builder.appName("newsmark").getOrCreate()
    if arguments.kind == "warc":
        articles = warc_articles(spark, arguments.input)
    elif arguments.kind == "parquet":
        articles = spark.read.parquet(arguments.input)
    else:
        articles = spark.read.json(arguments.input)
    if arguments.partitions:
        articles = articles.repartition(arguments.partitions)
    result = annotate(articles, arguments.program, options, arguments.lexicons)
    if arguments.to == "parquet":
        result.write.mode("errorifexists").parquet(arguments.output)
    else:
        result.select("line").write.mode("errorifexists").text(arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
