"""Runs the `sayso` binary and gives its lines back with places as code points.

The program speaks of bytes, gold data of code points. Everything above this file sees code points only: each
finding gets `at`, the half-open range of its span, and `Report.range` does the same for `source`, `cue` and the like.
"""
import contextlib
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


class ProgramFailed(Exception):
    """The binary is missing, or it ended in a way its contract does not know."""


class Report:
    """One `report` line with the findings that stand in it."""

    def __init__(self, line):
        self.line = line
        self.id = line["id"]
        self.paths = [line["path"], *line.get("also_at", [])]
        self.text = line["text"]
        self.findings = []
        self._byte_to_char = None

    def range(self, place):
        """Code point range of a `{"start", "end"}` in bytes; None for null."""
        if place is None:
            return None
        if self._byte_to_char is None:
            self._byte_to_char = code_points(self.text)
        return self._byte_to_char[place["start"]], self._byte_to_char[place["end"]]

    def of(self, kind):
        """Findings of one type, in the order printed."""
        return [f for f in self.findings if f["type"] == kind]


def code_points(text):
    """For every byte offset of `text` in UTF-8 the code point it belongs to; the end is included."""
    if text.isascii():
        return range(len(text) + 1)
    out = []
    for k, c in enumerate(text):
        out += [k] * len(c.encode("utf-8", "surrogatepass"))
    out.append(len(text))
    return out


def lines(output):
    """Objects of JSON Lines. Only a newline parts lines: U+2028 may stand in a text."""
    return [json.loads(line) for line in output.decode("utf-8").split("\n") if line]


def reports_of(output):
    """Reports with their findings, by file name without its ending, from the lines of `sayso read`."""
    reports, by_id = {}, {}
    for line in lines(output):
        if line["type"] == "report":
            report = Report(line)
            by_id[report.id] = report
            for path in report.paths:
                reports[os.path.splitext(os.path.basename(path))[0]] = report
        else:
            report = by_id[line["report"]]
            line["at"] = report.range(line["span"])
            report.findings.append(line)
    return reports


class Run:
    """One finished process: its output, wall and processor seconds, and peak memory in KiB (as Linux counts it).

    `threads` bounds the program's threads through the environment; for one thread it is held to one core as well.
    """

    def __init__(self, arguments, threads=None):
        environment = dict(os.environ)
        environment.pop("RAYON_NUM_THREADS", None)
        if threads:
            environment["RAYON_NUM_THREADS"] = str(threads)
        one_core = (lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if threads == 1 else None
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begin = time.monotonic()
            try:
                child = subprocess.Popen(arguments, stdout=out, stderr=err, env=environment, preexec_fn=one_core)
            except OSError as e:
                raise ProgramFailed(f"{arguments[0]}: {e}; build it with `cargo build --release -p sayso`") from e
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = time.monotonic() - begin
            self.peak_kib = used.ru_maxrss
            self.processor_seconds = used.ru_utime + used.ru_stime
            out.seek(0)
            err.seek(0)
            self.output, self.errors = out.read(), err.read().decode("utf-8", "replace")
        self.status = child.returncode
        if self.status not in (0, 1):
            raise ProgramFailed(f"`{' '.join(map(str, arguments))}` ended with {self.status}: {self.errors[-500:]}")


class Program:
    """The binary under test."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def run(self, *arguments, threads=None):
        """One call; complaints of the program are passed on, shortened."""
        done = Run([self.binary, *arguments], threads)
        if done.errors.strip() and done.status:
            print("   sayso:", done.errors.strip().split("\n")[0][:200], file=sys.stderr)
        return done

    def offers(self, command, words):
        """Whether the help of a command has these words; False where there is no such command."""
        try:
            done = Run([self.binary, *command.split(), "--help"])
        except ProgramFailed:
            return False
        return done.status == 0 and words in done.output.decode("utf-8", "replace")

    def read(self, folder):
        """Reports of a folder with their findings, by file name without its ending."""
        return reports_of(self.run("read", folder).output)

    def points(self, folder):
        """Incident and point lines of a folder."""
        return lines(self.run("points", folder, "--json").output)


@contextlib.contextmanager
def folder_of(texts, manifest=None):
    """A temporary folder with one .txt a text. `texts`: {name: text}; `manifest`: {name: {column: value}}."""
    folder = tempfile.mkdtemp(prefix="sayso-evals-")
    try:
        for name, text in texts.items():
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        if manifest:
            columns = sorted({c for row in manifest.values() for c in row})
            with open(os.path.join(folder, "manifest.csv"), "w", encoding="utf-8", newline="") as f:
                w = csv.DictWriter(f, ["file", *columns], restval="")
                w.writeheader()
                for name in texts:
                    if name in manifest:
                        w.writerow({"file": name + ".txt", **manifest[name]})
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def manifest_of(path):
    """Rows of a manifest.csv by file name without its ending."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        return {os.path.splitext(r["file"])[0]: {k: v for k, v in r.items() if k != "file" and v} for r in csv.DictReader(f)}


def report_id(text):
    """The id the contract gives a plain-text report with this text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
