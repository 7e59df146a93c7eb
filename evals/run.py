"""Scores the program against gold and public sets, one table for all. See README.md for what each measure means.

    python3 evals/run.py [--data ../shared/data] [--binary target/release/sayso] [--sets gold-tune,polnear] [--check] [--write]

Builds nothing. A set whose data is not there is skipped by name. Exit status: 0 all done, 1 a set failed, 2 wrong usage.
"""
import argparse
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from scoring import table  # noqa: E402
from scoring.program import Program, ProgramFailed  # noqa: E402
from sets import (  # noqa: E402
    Missing,
    case_points,
    gold_points,
    gold_syria,
    gun_violence,
    isaf,
    joining,
    later,
    located,
    mentions,
    mirror,
    muc4,
    own,
    polnear,
    speed,
    tempeval3,
    victims,
)

SETS = {
    # First: a child's peak memory, as Linux counts it, begins with what this program held when it was started.
    "speed": speed.score,
    "gold-tune": gold_syria.score,
    "gold-points": gold_points.score,
    "cases": case_points.score,
    "three-languages": case_points.score_three_languages,
    "own": own.score,
    "own-ru": own.score_russian,
    "own-uk": own.score_ukrainian,
    "mirror": mirror.score,
    "mirror-ru": mirror.score_russian,
    "mirror-uk": mirror.score_ukrainian,
    "polnear": polnear.score,
    "isaf": isaf.score,
    "muc4": muc4.score,
    "victims": victims.score,
    "geoparsing": mentions.score_geoparsing,
    "re3d": mentions.score_re3d,
    "located": located.score,
    "gun-violence": gun_violence.score,
    "joining-syria": joining.score_syria,
    "joining-cases": joining.score_cases,
    "joining-held": joining.score_held,
    "ewt": later.ewt,
    "wikievents": later.wikievents,
    "meantime": later.meantime,
    "tempeval3": tempeval3.score,
}
ON_REQUEST = {"own-train": own.score_train}
CHECK = {"gold-check": gold_syria.score_check, "gold-points-all": gold_points.score_check}


class Task:
    """What a set needs to know: where data is, the program, and where to list errors."""

    def __init__(self, data, program):
        self.data, self.program = data, program
        self.training = os.path.join(os.path.dirname(HERE), "training")

    def path(self, *parts):
        """A path in the data folder; `Missing` where there is nothing."""
        path = os.path.join(self.data, *parts)
        if not os.path.exists(path):
            raise Missing(f"no {path}")
        return path

    def list_errors(self, name, lines):
        """Writes an error listing to out/, which git ignores: it may quote the data."""
        os.makedirs(os.path.join(HERE, "out"), exist_ok=True)
        with open(os.path.join(HERE, "out", name + ".txt"), "w", encoding="utf-8") as f:
            f.writelines(line + "\n" for line in lines)


def commit(form):
    """One line of `git log` on the last commit; "" outside a repository."""
    try:
        done = subprocess.run(["git", "-C", HERE, "log", "-1", "--date=short", "--format=" + form], capture_output=True, text=True)
        return done.stdout.strip()
    except OSError:
        return ""


def arguments():
    root = os.path.dirname(HERE)
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", default=os.path.join(root, "..", "shared", "data"), help="folder with gold/, reports/, polnear/ ...")
    p.add_argument("--binary", default=os.path.join(root, "target", "release", "sayso"), help="the built program")
    p.add_argument("--sets", help="only these, parted by commas: " + ", ".join(SETS | ON_REQUEST))
    p.add_argument("--check", action="store_true", help="also the check part of the gold: rarely, at the end of a piece of work")
    p.add_argument("--write", action="store_true", help="put the table into evals/RESULTS.md")
    p.add_argument("--date", help="date for --write; that of the last commit if left out")
    p.add_argument("--commit", help="commit for --write; the last one if left out")
    a = p.parse_args()
    wanted = a.sets.split(",") if a.sets else list(SETS)
    for name in wanted:
        if name not in SETS | ON_REQUEST:
            p.error(f"no set {name!r}; there are: {', '.join(SETS | ON_REQUEST)}")
    if not os.path.exists(a.binary):
        p.error(f"no program at {a.binary}: build it with `cargo build --release -p sayso`, or give --binary")
    return a, wanted


def main():
    a, wanted = arguments()
    chosen = {n: (SETS | ON_REQUEST)[n] for n in wanted}
    if a.check:
        chosen.update(CHECK)
    task = Task(os.path.normpath(a.data), Program(a.binary))
    rows, skipped, failed = [], [], False
    for name, score in chosen.items():
        begin = time.monotonic()
        try:
            got = score(task)
        except Missing as e:
            skipped.append((name, str(e)))
        except (ProgramFailed, KeyError, ValueError, OSError) as e:
            failed = True
            skipped.append((name, f"FAILED: {type(e).__name__}: {str(e)[:300]}"))
        else:
            rows += got
            print(f"   {name}: {time.monotonic() - begin:.0f} s", file=sys.stderr)
    print(table.markdown(table.HEAD, [r.cells() for r in rows]))
    for name, why in skipped:
        print(f"skipped {name}: {why}")
    if a.write:
        path = os.path.join(HERE, "RESULTS.md")
        old = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                old = f.read()
        name = f"{a.date or commit('%cd')} {a.commit or commit('%h')}".strip() or "undated"
        shown = [(n, w.replace(task.data, "data")) for n, w in skipped]
        with open(path, "w", encoding="utf-8") as f:
            f.write(table.results(old, rows, shown, name))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
