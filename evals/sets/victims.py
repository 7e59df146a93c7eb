"""Named victims of the reports in data/reports, against a list made by hand (`evals/lists/`).

Found: a printed victim of that report has the listed person's surname (or only name) and outcome; each person counts once a
report. Right: a printed victim is a listed person of its report with that outcome, judged once for each name and outcome.
Asked apart: printed victims who are nobody's victim at all, whatever the outcome ("the living").
"""
import json
import os

from scoring import table
from scoring.speakers import in_order

NAME = "victims"
LISTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lists")


def lines_of(name):
    with open(os.path.join(LISTS, name), encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def same_person(listed, printed):
    """The same last word, or the only word of one is a word of the other ("Karim" for "Karim Adel")."""
    a, b = in_order(listed), in_order(printed)
    if not a or not b:
        return False
    return a[-1] == b[-1] or (len(b) == 1 and b[0] in a) or (len(a) == 1 and a[0] in b)


def persons(report, listed, judged):
    """The listed persons of a report as (name, outcomes, part, unsure)."""
    bytes_of = report.text.encode("utf-8")
    out = []
    for line in listed.get(report.id, []) + judged.get(report.id, []):
        name = bytes_of[line["start"]:line["end"]].decode("utf-8", "replace")
        out.append((name, set(line["outcome"]), line.get("part", "judged"), line.get("unsure", False)))
    return out


def compare(report, people):
    """Listed persons found (or None where unsure and not found), and printed victims right, by name and outcome."""
    printed = sorted({(v["name"], v["outcome"]) for v in report.of("victim")})
    found = []
    for name, outcomes, part, unsure in people:
        if part == "judged":
            continue
        hit = any(same_person(name, p) and o in outcomes for p, o in printed)
        if hit or not unsure:
            found.append((name, part, hit))
    right = []
    for p, o in printed:
        who = [outcomes for name, outcomes, *_ in people if same_person(name, p)]
        right.append((p, o, any(o in outcomes for outcomes in who), bool(who)))
    return found, right


def score(task):
    listed, judged = {}, {}
    for into, name in ((listed, "victims.jsonl"), (judged, "judged.jsonl")):
        for line in lines_of(name):
            into.setdefault(line["report"], []).append(line)
    reports = {}
    for folder in ("karabakh-2023", "syria-2011-2018"):
        # By id: the same bytes under two paths are one report.
        reports |= {r.id: r for r in task.program.read(task.path("reports", folder)).values()}
    found, right, errors = [], [], []
    for _, report in sorted(reports.items()):
        f, r = compare(report, persons(report, listed, judged))
        found += f
        right += r
        errors += [f"{report.paths[0]}: missed {name}" for name, _, hit in f if not hit]
        for name, outcome, ok, somebody in r:
            if not ok:
                errors.append(f"{report.paths[0]}: {name} is not {outcome}" + ("" if somebody else " nor anything else"))
    task.list_errors(NAME, errors)
    asked = [hit for _, part, hit in found if part != "rest"]
    return [
        table.share(NAME, "printed victims right", sum(ok for *_, ok, _ in right), len(right)),
        table.share(NAME, "printed victims who are none at all", sum(not s for *_, s in right), len(right)),
        table.share(NAME, "found, of the annotated, the five others and sixty drawn", sum(asked), len(asked)),
        table.share(NAME, "found, of all reports", sum(hit for *_, hit in found), len(found)),
    ]
