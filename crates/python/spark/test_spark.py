"""A Spark cluster of two workers of one thread gives the lines of one machine, and loses a worker without losing the job.

By hand (Spark is large, and wants Java): in an environment with the package, `pip install pyspark`, then

    python crates/python/spark/test_spark.py             the same lines; a killed worker
    python crates/python/spark/test_spark.py --speed 200     two workers against one, on so many texts a worker
"""

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pyspark

import sayso

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "kelt-road"
WAYS = ROOT / "crates" / "reports" / "tests" / "ways"
JOB = Path(__file__).with_name("job.py")
HOME = Path(pyspark.__file__).parent
# Of the machine's own address and no other.
HERE = "127.0.0.1"


def free_port():
    with socket.socket() as s:
        s.bind((HERE, 0))
        return s.getsockname()[1]


class Cluster:
    """A master and workers of one thread, each a process of this machine."""

    def __init__(self, folder, workers):
        self.folder, self.processes, port = Path(folder), [], free_port()
        self.master = f"spark://{HERE}:{port}"
        self.environment = {**os.environ, "SPARK_HOME": str(HOME), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HERE}
        master = ["org.apache.spark.deploy.master.Master", "--host", HERE, "--port", str(port), "--webui-port", str(free_port())]
        self.start("master", master)
        self.await_words("master", "New state: ALIVE", 1)
        for number in range(workers):
            self.worker(number)
        self.await_words("master", "Registering worker", workers)

    def worker(self, number):
        place = ["--work-dir", str(self.folder / f"work-{number}"), "--webui-port", str(free_port())]
        kind = ["org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "2g", "--host", HERE]
        return self.start(f"worker-{number}", [*kind, *place, self.master])

    def start(self, name, command):
        with open(self.folder / f"{name}.log", "w") as log:
            spark = [str(HOME / "bin" / "spark-class"), *command]
            process = subprocess.Popen(spark, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def await_words(self, name, words, times):
        # A busy machine takes minutes to start four programs.
        for _ in range(3_000):
            if (self.folder / f"{name}.log").read_text().count(words) >= times:
                return
            time.sleep(0.1)
        raise TimeoutError(f"{name}: {words}")

    def submit(self, source, out, *options):
        """The job, under way."""
        settings = {
            "spark.executor.memory": "1g",
            "spark.driver.host": HERE,
            "spark.sql.shuffle.partitions": "4",
            "spark.ui.enabled": "false",
            # The one codec that is Java alone: others bring machine code that takes some systems for what they are not.
            "spark.sql.parquet.compression.codec": "gzip",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
        }
        pairs = [word for key, value in settings.items() for word in ("--conf", f"{key}={value}")]
        command = [str(HOME / "bin" / "spark-submit"), "--master", self.master, *pairs, str(JOB), str(source), str(out), *options]
        pipe = subprocess.PIPE
        job = subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
        self.processes.append(job)
        return job

    def stop(self):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def texts(times):
    """The example's reports as rows, in so many blocks of other words each."""
    rows = []
    for block in range(times):
        for file in sorted(EXAMPLE.glob("*.txt")) + sorted(EXAMPLE.glob("*.html")):
            other = f"Marn{'abcdefghijklmnopqrstuvwxyz'[block % 26]}st{'o' * (block // 26)}".encode()
            text = file.read_bytes().replace(b"Marnost", other)
            rows.append({"block": f"case-{block}", "path": file.name, "text": text})
    return rows


def lines_of(out, block):
    """What the job wrote of a block, as the program prints it."""
    table = pyarrow.parquet.read_table(out / "lines").to_pylist()
    return [row["line"] for row in table if row["block"] == block]


def lines_of_one_machine(rows, block):
    given = [{"path": row["path"], "text": row["text"]} for row in rows if row["block"] == block]
    return lines_of_case(sayso.join(texts=given, on_error="keep"))


def lines_of_case(case):
    views = ("incidents", "points", "names", "figures", "victims", "timeline")
    return [line.decode() for view in views for line in case.json_lines(view).splitlines()]


class OnACluster(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.rows = texts(3)
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(self.rows), self.folder / "texts.parquet", compression="gzip")
        self.cluster = Cluster(self.folder, 2)
        self.addCleanup(self.cluster.stop)

    def check(self, job, lost, rows=None):
        rows = self.rows if rows is None else rows
        out, err = job.communicate(timeout=900)
        self.assertEqual(job.returncode, 0, "\n".join(line for line in err.splitlines() if re.search(r"Error|Exception|Caused", line)))
        self.assertIn(f", {lost} lost", out)
        for block in sorted({row["block"] for row in rows}):
            wanted = lines_of_one_machine(rows, block)
            self.assertTrue(wanted, block)
            self.assertEqual(lines_of(self.folder / "out", block), wanted, block)
        return err

    def test_it_gives_the_lines_of_one_machine(self):
        self.check(self.cluster.submit(self.folder / "texts.parquet", self.folder / "out", "--parts", "6"), 0)

    def test_it_reads_folders_as_one_machine_does_and_web_archives(self):
        reports, out = self.folder / "reports", self.folder / "out"
        # A folder of the same name in another is another block.
        for block in ("case 100%", "deep/case 100%"):
            shutil.copytree(EXAMPLE, reports / block)
            for name in ("blank.txt", "README.md"):
                (reports / block / name).write_text("No report.\n" if name == "README.md" else " \n")
            (reports / block / "case.toml").unlink()
        (reports / "deep" / "case 100%" / "manifest.csv").unlink()
        (reports / "crawl").mkdir()
        shutil.copyfile(WAYS / "crawl.warc", reports / "crawl" / "crawl.warc")
        self.check(self.cluster.submit(reports, out, "--files", "--parts", "4"), 2, [])
        for block in ("case 100%", "deep/case 100%", "crawl"):
            case = sayso.join(reports / block, on_error="keep")
            self.assertEqual(lines_of(out, block), lines_of_case(case), block)
        self.assertNotEqual(lines_of(out, "case 100%"), lines_of(out, "deep/case 100%"), "the manifest says nothing")
        self.assertTrue(lines_of(out, "crawl"))

    def test_a_row_that_cannot_be_read_costs_itself_and_not_the_job(self):
        bad = [{"path": "none.txt", "text": None, "date": None}, {"path": "dated.txt", "text": self.rows[0]["text"], "date": "soon"}]
        rows = [{"date": None, **row} for row in self.rows] + [{"block": "case-9", **row} for row in bad]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), self.folder / "more.parquet", compression="gzip")
        self.check(self.cluster.submit(self.folder / "more.parquet", self.folder / "out"), 1)
        self.assertTrue(lines_of(self.folder / "out", "case-9"))

    def test_a_killed_worker_costs_its_tasks_and_not_the_job(self):
        job = self.cluster.submit(self.folder / "texts.parquet", self.folder / "out", "--parts", "12")
        # Both have work now.
        for number in (0, 1):
            self.cluster.await_words(f"worker-{number}", "Asked to launch executor", 1)
        time.sleep(8)
        self.assertIsNone(job.poll(), "it was done before a worker could be killed")
        os.killpg(self.cluster.processes[1].pid, signal.SIGKILL)
        err = self.check(job, 0)
        self.assertTrue(re.search(r"Lost executor|Lost task|worker lost|Executor updated: .*LOST", err), err[-4000:])


def speed(count):
    """Seconds of the reading, start-up left out and with it, for one and two workers."""
    rows = (texts(-(-count // 11)))[:count]
    for workers in (1, 2):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            source = Path(folder) / "texts.parquet"
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), source, compression="gzip")
            cluster = Cluster(folder, workers)
            try:
                begun = time.monotonic()
                out, err = cluster.submit(source, Path(folder) / "out", "--parts", "8").communicate()
                whole = round(time.monotonic() - begun, 1)
                print(json.dumps({"workers": workers, "texts": count, "with start-up": whole, "job": out.strip() or err[-500:]}))
            finally:
                cluster.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--speed", type=int)
    asked, rest = parser.parse_known_args()
    if asked.speed:
        speed(asked.speed)
    else:
        unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
