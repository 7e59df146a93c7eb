"""The same on many machines, by PySpark: texts are read where they lie, and joined block by block.

>>> read = sayso.spark.read(spark.read.parquet("texts"))     # columns block, path, text, and what else is known
>>> read.write.parquet("read")
>>> sayso.spark.join(spark.read.parquet("read")).write.parquet("lines")

Needs pyspark and pyarrow, which the package does not bring. What is joined is what one machine joins of the reports of a block; what
stands in two blocks is joined by neither, so a block is a case, or a part of one that nothing crosses.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import sayso

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

READ = "block string, path string, report string, kept binary, lost string"
"""A row a report: its block, its path, its id, and what `join` needs of it; or what was lost, at a path, and why (`lost`)."""

LINES = "block string, type string, id string, line string"
"""A row a line: its block, its type, its id (null where it has none), and the line as the program prints it."""

View = Literal["incidents", "points", "names", "figures", "sums", "victims", "timeline"]
"""Which of the program's commands prints the lines."""

VIEWS: tuple[View, ...] = ("incidents", "points", "names", "figures", "victims", "timeline")

SAID = ("publisher", "date", "title", "url", "retrieved", "language")
"""Columns that are taken where they are there: what is known of a text (`sayso.read`)."""

MANIFEST = "manifest.csv"
ADVICE = ("aliases.toml", "sides.toml", "case.toml")


def read(texts: DataFrame, **how: Any) -> DataFrame:
    """Reads a row a text (`path`, `text` as string or binary, `block` where there are several; SAID) to rows as READ has them.

    how: `without`, `model`, `max_bytes` of `sayso.read`. Each task works on one thread, as Spark reckons.
    """
    from pyspark.sql import functions

    block = functions.col("block").cast("string") if "block" in texts.columns else functions.lit("")
    said = [functions.col(name).cast("string") for name in SAID if name in texts.columns]
    rows = texts.select(block.alias("block"), "path", functions.col("text").cast("binary").alias("text"), *said)

    def of_texts(_: str, texts: list[dict[str, Any]]) -> tuple[sayso.Readings, str]:
        return sayso.read(texts=texts, threads=1, on_error="keep", **how), ""

    return rows.mapInArrow(_each(of_texts), READ)


def read_files(files: DataFrame, **how: Any) -> DataFrame:
    """Reads a row a file (`block`, `path`: its name, `content`) as `sayso.read` reads a folder: what is no report is passed over, and
    the manifest.csv of a block says which of its files are read and what is known of them; such a block goes to one task. What is
    joined by advice (ADVICE) is joined without.
    """
    from pyspark.sql import functions

    block, content = functions.col("block").cast("string"), functions.col("content").cast("binary")
    rows = files.select(block.alias("block"), "path", content.alias("content")).where(~functions.col("path").isin(*ADVICE))
    listed = functions.broadcast(rows.where(functions.col("path") == MANIFEST).select("block").distinct())

    def of_folder(_: str, given: list[dict[str, Any]]) -> tuple[sayso.Readings, str]:
        with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
            for row in given:
                (Path(folder) / Path(row["path"]).name).write_bytes(row["content"])
            return sayso.read(folder, threads=1, on_error="keep", **how), f"{folder}/"

    def whole(table: pyarrow.Table) -> pyarrow.Table:
        import pyarrow

        return pyarrow.Table.from_batches([_read(table.to_pylist(), of_folder)])

    by_file = rows.join(listed, "block", "left_anti").mapInArrow(_each(of_folder), READ)
    return by_file.union(rows.join(listed, "block", "left_semi").groupBy("block").applyInArrow(whole, READ))


Reads = Callable[[str, list[dict[str, Any]]], tuple[sayso.Readings, str]]
"""Reads the rows of a block; with it what stands before the paths of problems and is no name in the block."""


def _each(read: Reads) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def part(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield _read(batch.to_pylist(), read)

    return part


def _read(rows: list[dict[str, Any]], read: Reads) -> pyarrow.RecordBatch:
    import pyarrow

    of_block: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        of_block.setdefault(row.pop("block") or "", []).append(row)
    found: list[tuple[str, str | None, str | None, bytes | None, str | None]] = []
    # The texts of a block together: the weights are loaded once, and equal texts of two blocks are two.
    for block, texts in of_block.items():
        readings, before = read(block, texts)
        for line, kept in zip(readings.dicts("report"), readings.kept(), strict=True):
            found.append((block, line["path"], line["id"], kept, None))
        lost = [problem for problem in readings.problems if problem.lost and (problem.path or "") + "/" != before]
        found.extend((block, p.path and p.path.removeprefix(before), None, None, p.message.replace(before, "")) for p in lost)
    names = ["block", "path", "report", "kept", "lost"]
    kinds = [pyarrow.string(), pyarrow.string(), pyarrow.string(), pyarrow.binary(), pyarrow.string()]
    columns = [pyarrow.array([row[at] for row in found], type=kind) for at, kind in enumerate(kinds)]
    return pyarrow.RecordBatch.from_arrays(columns, names=names)


def join(read: DataFrame, views: Sequence[View] = VIEWS) -> DataFrame:
    """Joins what was read, block by block, to rows as LINES has them: those of the views that are asked for, in their order.

    The reports of a block go to one task and must find room there: some twenty times their text.
    """

    def block(key: tuple[Any, ...], table: pyarrow.Table) -> pyarrow.Table:
        name = key[0].as_py() if hasattr(key[0], "as_py") else key[0]
        return _joined(name, table.column("kept").to_pylist(), views)

    return read.groupBy("block").applyInArrow(block, LINES)


def _joined(block: str, kept: Iterable[bytes | None], views: Sequence[View]) -> pyarrow.Table:
    import json

    import pyarrow

    case = sayso.join(sayso.Readings.of_kept([one for one in kept if one is not None], threads=1))
    lines = [line.decode() for view in views for line in case.json_lines(view).splitlines()]
    heads = [json.loads(line) for line in lines]
    columns = {
        "block": [block] * len(lines),
        "type": [head["type"] for head in heads],
        "id": [head.get("id") for head in heads],
        "line": lines,
    }
    return pyarrow.table({name: pyarrow.array(values, type=pyarrow.string()) for name, values in columns.items()})
