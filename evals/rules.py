"""What each rule that has a name is worth: the scores with it less those without it, a row a rule.

    cargo build --release -p sayso --example left_out
    python3 evals/rules.py [--data ../shared/data] [--program target/release/examples/left_out] [--polnear] [--write]

The network reads each report once; the rules read it again for every rule that is left out. Sets: the own reports that were
trained on (own-train) and the half of the gold to tune on (gold-tune). Builds nothing. A set whose data is not there is skipped.
PolNeAR names no speaker, and these rules change neither source, cue nor content: `--polnear` only counts the reports of its training
part in which anything changes, which takes a while.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from run import Task  # noqa: E402
from scoring import findings, table  # noqa: E402
from scoring.program import Program, ProgramFailed, reports_of  # noqa: E402
from sets import Missing, gold_syria, own  # noqa: E402

SETS = {"own-train": own.score_train, "gold-tune": gold_syria.score}
# What is counted, with the sign by which more of it is better: the measures of the sets, as numbers of findings.
COUNTED = {
    "speakers": [("found with the right speaker", 1)],
    "figures": [("figures found", 1)],
    "outcomes": [("outcome, of found", 1)],
    "sides": [("side, where gold has one", 1), ("side given though gold has none", -1)],
}
START, END = "<!-- rules: begin -->", "<!-- rules: end -->"


class LeftOut(Program):
    """A program that reads a folder once, and then gives its reports as they are without one rule."""

    def __init__(self, binary):
        super().__init__(binary)
        self.rule, self.all, self.without = None, None, {}

    def run_once(self, folder):
        """What the program makes of the folder, for every rule."""
        with tempfile.TemporaryDirectory(prefix="sayso-rules-") as out:
            done = subprocess.run([self.binary, out, folder], capture_output=True, text=True)
            if done.returncode:
                raise ProgramFailed(done.stderr[-500:])
            for name in sorted(os.listdir(out)):
                with open(os.path.join(out, name), "rb") as f:
                    self.without[name.removesuffix(".jsonl")] = f.read()
        self.all = reports_of(self.without.pop("all"))

    def read(self, folder):
        """The reports of the folder; after the first call those of that call, without the rule."""
        if self.all is None:
            self.run_once(folder)
        return self.all if self.rule is None else {**self.all, **reports_of(self.without[self.rule])}

    def changed(self, rule):
        """How many reports change without the rule."""
        return self.without[rule].count(b'{"type":"report"')


def remembered(match):
    """The same, made once for each report that does not change; what was made is kept with its report."""
    made = {}

    def once(report, gold):
        if id(report) not in made:
            made[id(report)] = (report, match(report, gold))
        return made[id(report)][1]

    return once


def numbers(rows):
    """For each thing counted how many findings are right; printed figures that the gold does not have are `made up`."""
    by = {row.measure: row for row in rows}
    hits = lambda measure: round(by[measure].count * by[measure].value / 100) if measure in by else 0
    out = {name: sum(sign * hits(measure) for measure, sign in parts) for name, parts in COUNTED.items()}
    out["made up"] = by["figures right"].count - hits("figures right") if "figures right" in by else 0
    return out


def worth(with_it, without):
    """What is lost without the rule; of what is made up, what it adds."""
    return {name: with_it[name] - without[name] for name in with_it}


def shown(values):
    """Differences as cells: nothing where there is none."""
    return [f"{values[name]:+d}" if values[name] else "" for name in (*COUNTED, "made up")]


def measured(task, score, binary):
    """{rule: (changed reports, worth)} of one set."""
    program = LeftOut(binary)
    task.program = program
    with_all = numbers(score(task))
    out = {}
    for rule in program.without:
        program.rule = rule
        changed = program.changed(rule)
        out[rule] = (changed, worth(with_all, numbers(score(task)) if changed else with_all))
    return out


def counted(task, binary):
    """{rule: changed reports} of the training part of PolNeAR."""
    program = LeftOut(binary)
    program.run_once(task.path("polnear/train/text"))
    return {rule: program.changed(rule) for rule in program.without}


def in_text(old, new):
    """The text with the part between the marks replaced, or put at its end."""
    part = f"{START}\n{new}\n{END}"
    if START in old and END in old:
        return old.partition(START)[0] + part + old.partition(END)[2]
    return old.rstrip("\n") + f"\n\n## What each rule is worth\n\n{part}\n"


def main():
    root = os.path.dirname(HERE)
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", default=os.path.join(root, "..", "shared", "data"), help="folder with gold/ and reports/")
    p.add_argument("--program", default=os.path.join(root, "target", "release", "examples", "left_out"))
    p.add_argument("--polnear", action="store_true", help="also count the reports of polnear/train that change: takes a while")
    p.add_argument("--write", action="store_true", help="put the table into evals/RULES.md")
    a = p.parse_args()
    if not os.path.exists(a.program):
        p.error(f"no program at {a.program}: cargo build --release -p sayso --example left_out")
    task = Task(os.path.normpath(a.data), None)
    # Nobody reads the errors of so many runs, and most reports of a run are those of the one before.
    task.list_errors = lambda name, lines: None
    findings.error_listing = lambda *some: []
    findings.StatementMatch = remembered(findings.StatementMatch)
    findings.FigureMatch = remembered(findings.FigureMatch)
    results = {}
    for name, score in SETS.items():
        try:
            results[name] = measured(task, score, a.program)
        except Missing as e:
            print(f"skipped {name}: {e}", file=sys.stderr)
    seen = {}
    if a.polnear:
        try:
            seen = counted(task, a.program)
        except Missing as e:
            print(f"skipped polnear-train: {e}", file=sys.stderr)
    rules = sorted({rule for of_set in (*results.values(), seen) for rule in of_set})
    head = ["rule", *(f"{s}: {c}" for s in results for c in ("reports", *COUNTED, "made up"))]
    rows = []
    for rule in rules:
        each = [results[s].get(rule, (0, dict.fromkeys((*COUNTED, "made up"), 0))) for s in results]
        rows.append([rule, *(cell for changed, values in each for cell in (changed or "", *shown(values)))])
    if seen:
        head.append("polnear-train: reports")
        rows = [[*row, seen.get(row[0]) or ""] for row in rows]
    text = table.markdown(head, rows)
    print(text)
    if a.write:
        path = os.path.join(HERE, "RULES.md")
        old = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                old = f.read()
        with open(path, "w", encoding="utf-8") as f:
            f.write(in_text(old, text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
