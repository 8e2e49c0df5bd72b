"""What Spark costs: the plain command against Spark's local cluster of two workers on the same articles.

    PYTHONPATH=python/src NEWSMARK_LEXICONS=$PWD/lexicons python integrations/spark/measure_spark.py articles.jsonl

Each way runs three times; Spark's first job is shown apart, for it starts the workers and loads Python's modules. Prints the rows of
the table in docs/run-on-spark.md.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


def seconds(run):
    start = time.monotonic()
    run()
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--program", default=str(ROOT / ".build/release/newsmark"))
    options = parser.parse_args()
    megabytes = options.articles.stat().st_size / 1e6
    path = os.pathsep.join([str(ROOT / "python/src"), str(Path(__file__).parent)])
    os.environ.update(PYSPARK_PYTHON=sys.executable, PYTHONPATH=path)

    def row(how, taken):
        print(f"| {how} | {taken:.1f} | {megabytes / taken:.1f} |", flush=True)

    print(f"{sum(1 for _ in open(options.articles, 'rb')):,} articles, {megabytes:.1f} MB of JSON lines")
    with tempfile.TemporaryDirectory() as folder:

        def plain(jobs):
            command = [options.program, "annotate", str(options.articles), "--jobs", str(jobs), "-o", folder + "/plain.jsonl"]
            subprocess.run(command, check=True, capture_output=True)

        for jobs in (1, 2):
            row(f"`newsmark annotate --jobs {jobs}`", min(seconds(lambda: plain(jobs)) for _ in range(ROUNDS)))

        import annotate_spark
        import pyspark
        from pyspark.sql import SparkSession

        os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.executorEnv.PYTHONPATH", path)
        spark = builder.config("spark.ui.enabled", "false").getOrCreate()

        def job(number):
            frame = spark.read.json(str(options.articles)).repartition(4)
            annotated = annotate_spark.annotate(frame, options.program, lexicons=os.environ.get("NEWSMARK_LEXICONS"))
            annotated.select("line").write.text(f"{folder}/spark-{number}")

        taken = [seconds(lambda: job(number)) for number in range(1 + ROUNDS)]
        row("Spark, two workers, 4 partitions, its first job", taken[0])
        row("the same, later jobs", min(taken[1:]))
        spark.stop()


if __name__ == "__main__":
    main()
