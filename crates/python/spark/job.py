"""Reads texts and joins them on a Spark cluster: spark-submit job.py IN OUT.

IN is a folder of Parquet with the columns block, path and text, or with --files one of reports as files, in a folder a block. OUT gets
`read` (a row a report) and `lines` (a row a line), both Parquet.
"""

import argparse
import time

from pyspark.sql import SparkSession, functions

import sayso.spark


def texts(spark, asked):
    """The rows to be read."""
    if not asked.files:
        return spark.read.parquet(asked.input)
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(asked.input)
    parts = functions.split("path", "/")
    return files.select(
        functions.element_at(parts, -2).alias("block"),
        functions.element_at(parts, -1).alias("path"),
        functions.col("content").alias("text"),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--files", action="store_true", help="IN holds reports as files")
    parser.add_argument("--parts", type=int, default=0, help="into how many tasks the reading is cut")
    asked = parser.parse_args()
    spark = SparkSession.builder.appName("sayso").getOrCreate()
    rows = texts(spark, asked)
    if asked.parts:
        rows = rows.repartition(asked.parts)
    begun = time.monotonic()
    sayso.spark.read(rows).write.mode("overwrite").parquet(f"{asked.output}/read")
    middle = time.monotonic()
    read = spark.read.parquet(f"{asked.output}/read")
    sayso.spark.join(read).write.mode("overwrite").parquet(f"{asked.output}/lines")
    lost = read.where("lost is not null").count()
    print(f"read in {middle - begun:.1f} s, joined in {time.monotonic() - middle:.1f} s, {lost} lost")
    spark.stop()


if __name__ == "__main__":
    main()
