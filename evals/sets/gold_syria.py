"""gold/syria-dev: statements and figures of hand-annotated reports, against `sayso read`.

TUNE.txt by default; CHECK.txt only when asked, at the end of a piece of work, so that it stays a test.
"""
import json
import os

from scoring import findings
from scoring.matching import nearest, sentence_at
from scoring.program import folder_of, manifest_of

from . import Missing

MANNERS = {"question": "ask"}
PUBLISHED = ("59 (GenderGapTracker, all 30)", "92", "35")


def names(task, part):
    """The file names of a part ("TUNE" or "CHECK"), without ending."""
    path = task.path("gold/syria-dev", part + ".txt")
    with open(path, encoding="utf-8") as f:
        return [os.path.splitext(w)[0] for w in f.read().split()]


def texts(task, wanted):
    """{name: text} of the Syrian reports as the program reads them, and their rows of the manifest."""
    folder, out = task.path("reports/syria-2011-2018"), {}
    for name in wanted:
        with open(os.path.join(folder, name + ".txt"), encoding="utf-8", newline="") as f:
            out[name] = f.read().removeprefix("\ufeff")
    rows = manifest_of(os.path.join(folder, "manifest.csv"))
    return out, {n: rows[n] for n in wanted if n in rows}


def load(path, text):
    """Gold statements and figures of one report."""
    statements, figures = [], []
    null = lambda v: None if v in (None, "", "unknown") else v
    with open(path, encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if not line:
                continue
            d = json.loads(line)
            span = tuple(d["span"])
            if text[slice(*span)] != (d["content"] if d["kind"] == "statement" else d["mention"]):
                raise Missing(f"{path}: a span does not fit the report's text")
            if d["kind"] == "statement":
                sentence = sentence_at(text, d["sentence"], span) or (0, len(text))
                cue = nearest(text, d["cue"], span, sentence)
                statements.append(findings.GoldStatement(
                    [span], [cue] if cue else [], d["speaker"], MANNERS.get(d["manner"], d["manner"])))
            else:
                figures.append(findings.GoldFigure(
                    span, d["low"], d["high"], d["outcome"], d["bound"], null(d["role"]), null(d["side"]), d["speaker"]))
    return statements, figures


def score_part(task, part, set_name):
    wanted = names(task, part)
    text_of, manifest = texts(task, wanted)
    with folder_of(text_of, manifest) as folder:
        reports = task.program.read(folder)
    statements, figures, listing = [], [], []
    for name in wanted:
        report = reports[name]
        if report.text != text_of[name]:
            raise Missing(f"the program's text of {name} is not the file's")
        gold = load(task.path("gold/syria-dev", name + ".jsonl"), text_of[name])
        statements.append(findings.StatementMatch(report, gold[0]))
        figures.append(findings.FigureMatch(report, gold[1]))
        listing += findings.error_listing(report, name, statements[-1], figures[-1])
    if part != "CHECK":  # nobody should tune on what is listed
        task.list_errors(set_name, listing)
    return findings.statement_rows(set_name, statements, PUBLISHED) + findings.figure_rows(set_name, figures)


def score(task):
    return score_part(task, "TUNE", "gold-tune")


def score_check(task):
    return score_part(task, "CHECK", "gold-check")
