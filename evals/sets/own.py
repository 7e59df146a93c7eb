"""The own, invented reports in training/data/own: those whose numbers divide by five are never trained on.

The others (`own-train`) show what the rules make of sayings that the reader knows; their scores are no test and stay out of the table.
"""
import collections
import glob
import os
import sys

from scoring import findings
from scoring.program import folder_of

from . import Missing

NAME = "own-test"


def gold_of(document):
    """Gold statements and figures from the marks and rows that `check_own.load` gives."""
    pieces = collections.defaultdict(lambda: collections.defaultdict(list))
    for kind, number, a, b in document["marks"]:
        pieces[number if kind != "F" else f"F{number}"][kind].append((a, b))
    statements = []
    for number, row in document["sayings"].items():
        marks = pieces[number]
        if marks["C"] or marks["Q"]:
            statements.append(findings.GoldStatement(
                marks["C"], marks["Q"], row["speaker"], row["manner"], row["polarity"], row["within"], number))
    figures = []
    for number, row in document["figures"].items():
        speaker = "narrator"
        if row["saying"] is not None:
            speaker = document["sayings"].get(row["saying"], {}).get("speaker")
        for span in pieces[f"F{number}"]["F"][:1]:
            figures.append(findings.GoldFigure(
                span, row["low"], row["high"], row["outcome"], row["bound"], row["role"] or None, row["side"] or None, speaker))
    return statements, figures


def load(training, test=True, folder="own"):
    """The documents by name: the test ones, or those that were trained on; in Russian those of `own-ru`, in Ukrainian of `own-uk`."""
    if not os.path.exists(os.path.join(training, "check_own.py")):
        raise Missing("training/check_own.py is not there")
    sys.path.insert(0, training)
    import check_own
    out = {}
    for path in sorted(glob.glob(os.path.join(training, "data", folder, "*.txt"))):
        name = os.path.splitext(os.path.basename(path))[0]
        number = name.split("-")[0]
        if number.isdigit() and (int(number) % 5 == 0) == test:
            try:
                out[name] = check_own.load(path)
            except (check_own.Fault, ValueError, KeyError) as e:
                print(f"   left out {name}: {e}", file=sys.stderr)
    if not out:
        raise Missing(f"no file in training/data/{folder} has a number that divides by five")
    return out


def score(task):
    """The test reports."""
    return of(task, NAME, load(task.training))


def score_russian(task):
    """The Russian ones."""
    return of(task, "own-ru", load(task.training, folder="own-ru"))


def score_ukrainian(task):
    """The Ukrainian ones."""
    return of(task, "own-uk", load(task.training, folder="own-uk"))


def score_train(task):
    """The reports that were trained on."""
    return of(task, "own-train", load(task.training, test=False))


def of(task, set_name, documents):
    head = lambda d: {k: d["fields"][k] for k in ("publisher", "published") if d["fields"].get(k)}
    manifest = {n: {("date" if k == "published" else k): v for k, v in head(d).items()} for n, d in documents.items()}
    with folder_of({n: d["text"] for n, d in documents.items()}, manifest) as folder:
        reports = task.program.read(folder)
    statements, figures, listing = [], [], []
    for name, document in documents.items():
        gold = gold_of(document)
        report = reports[name]
        if report.text != document["text"]:
            raise Missing(f"the program's text of {name} is not the file's")
        statements.append(findings.StatementMatch(report, gold[0]))
        figures.append(findings.FigureMatch(report, gold[1]))
        listing += findings.error_listing(report, name, statements[-1], figures[-1])
    task.list_errors(set_name, listing)
    return findings.statement_rows(set_name, statements) + findings.figure_rows(set_name, figures)
