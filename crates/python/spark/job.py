"""Reads texts and joins them on a Spark cluster: spark-submit job.py IN OUT.

IN is a folder of Parquet with the columns block, path and text, or with --files one of reports as files, in a folder a block. OUT gets
`read` (a row a report) and `lines` (a row a line), both Parquet.
"""

import argparse
import os
import time
from urllib.parse import urlsplit

from pyspark.sql import SparkSession, functions

import sayso.spark


def read(spark, asked):
    """What was read."""
    def cut(rows):
        return rows.repartition(asked.parts) if asked.parts else rows

    if not asked.files:
        return sayso.spark.read(cut(spark.read.parquet(asked.input)))
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(asked.input)
    # Below IN; a path that is written otherwise than IN stays whole, so that no two folders are ever one block.
    root = (urlsplit(asked.input).path if ":" in asked.input else os.path.abspath(asked.input)).rstrip("/")
    below = functions.regexp_replace("path", rf"^[a-z0-9]*:?(//[^/]*)?\Q{root}\E/+", "")
    files = files.select(
        functions.regexp_replace(below, "/?[^/]*$", "").alias("block"),
        functions.element_at(functions.split("path", "/"), -1).alias("path"),
        "content",
    )
    return sayso.spark.read_files(cut(files))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--files", action="store_true", help="IN holds reports as files")
    parser.add_argument("--parts", type=int, default=0, help="into how many tasks the reading is cut")
    asked = parser.parse_args()
    spark = SparkSession.builder.appName("sayso").getOrCreate()
    begun = time.monotonic()
    read(spark, asked).write.mode("overwrite").parquet(f"{asked.output}/read")
    middle = time.monotonic()
    reports = spark.read.parquet(f"{asked.output}/read")
    sayso.spark.join(reports).write.mode("overwrite").parquet(f"{asked.output}/lines")
    lost = reports.where("lost is not null").count()
    print(f"read in {middle - begun:.1f} s, joined in {time.monotonic() - middle:.1f} s, {lost} lost")
    spark.stop()


if __name__ == "__main__":
    main()
