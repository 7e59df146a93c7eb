"""Speed, memory and sameness of `sayso read` over the 482 Syrian reports.

Words are what white space parts. One run on all cores, one more to compare the bytes, one on a single thread and core (by
RAYON_NUM_THREADS, or `--threads` where the program has it) for the speed of one core, to compare the bytes again.
Times are of the whole process, from start to end; other tools are timed beside it by ../peers.py. On a machine that does
other work too, only the words per second of processor time (best run) mean much.
"""
import glob
import os

from scoring.table import Row

NAME = "speed"


def score(task):
    folder = task.path("reports/syria-2011-2018")
    files = glob.glob(os.path.join(folder, "*.txt"))
    words = 0
    for path in files:
        with open(path, encoding="utf-8", errors="replace") as f:
            words += len(f.read().split())
    flag = task.program.offers("read", "--threads")
    read = lambda n=None: task.program.run("read", folder, *(["--threads", str(n)] if n and flag else []), threads=n)
    first, second, single, pair = read(), read(), read(1), read(2)
    cores = len(os.sched_getaffinity(0))
    best = min(first.seconds, second.seconds)
    least = min(r.processor_seconds for r in (first, second, single, pair))
    return [
        Row(NAME, f"words per second, all {cores} cores", words, words / best, unit="words/s"),
        Row(NAME, "words per second, one core", words, words / single.seconds, unit="words/s"),
        Row(NAME, "words per second of processor time", words, words / least, unit="words/s"),
        Row(NAME, "wall time of the 482 reports", len(files), best, unit="s"),
        Row(NAME, "peak memory", len(files), first.peak_kib / 1024, unit="MiB"),
        Row(NAME, "same bytes in two runs", len(first.output), first.output == second.output, unit="yes/no"),
        Row(NAME, "same bytes for one and two threads", len(first.output), single.output == pair.output, unit="yes/no"),
    ]
