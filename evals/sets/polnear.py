"""PolNeAR dev: spans of source, cue and content in US political news, against the statements of `sayso read`.

The pieces of one saying are put together again. A document with two annotators is scored against the first by name.
PolNeAR also marks thoughts and beliefs, and its contents often begin with "that"; our contract leaves both out, so the
exact scores are lower bounds.
"""
import collections
import glob
import os
import re

from scoring import table
from scoring.findings import around
from scoring.matching import SpanScore, Words, one_to_one, shared
from scoring.program import folder_of

from . import Missing

NAME = "polnear-dev"
ROLES = ("Source", "Cue", "Content")
EXACT = {"Source": "81 (BERT, single quotations)", "Cue": "74", "Content": "69"}


def attributions(path):
    """[{role: [(start, end)]}] of a brat file."""
    spans, out = {}, []
    with open(path, encoding="utf-8", newline="") as f:
        for line in f.read().split("\n"):
            m = re.match(r"(T\d+)\t([\w-]+) (\d[\d ;]*)\t", line)
            if m:
                spans[m[1]] = [tuple(map(int, p.split())) for p in m[3].split(";")]
            elif line.startswith("E"):
                roles = collections.defaultdict(list)
                for pair in line.split("\t")[1].split():
                    role, _, which = pair.partition(":")
                    roles[re.sub(r"\d+$", "", role)] += spans.get(which, [])
                out.append({r: joined(roles[r]) for r in ROLES})
    return [a for a in out if a["Cue"]]


def joined(places):
    """Ranges in order, those that touch or are one character apart made one."""
    out = []
    for a, b in sorted(places):
        if out and a <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def sayings(report):
    """The program's statements in the same form, one a saying."""
    by = collections.defaultdict(lambda: {r: set() for r in ROLES})
    for s in report.of("statement"):
        roles = by[s["saying"]]
        roles["Content"].add(s["at"])
        for role, words in (("Source", s["source"]), ("Cue", s["cue"])):
            if words:
                roles[role].add(report.range(words))
    return [{r: joined(a[r]) for r in ROLES} for a in by.values()]


def whole(words, gold, predicted):
    """Pairs of attributions that share half or more of the words of each role (a role both lack counts as shared)."""
    cover = lambda a: [words.within(*a[r]) for r in ROLES]

    def weight(g, p):
        each = [shared(x, y) if x or y else 1.0 for x, y in zip(g, p, strict=True)]
        return sum(each) if min(each) >= 0.5 else 0

    return one_to_one(list(map(cover, gold)), list(map(cover, predicted)), weight)


def score(task):
    folder = task.path("polnear/dev")
    texts, gold = {}, {}
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        name = os.path.splitext(os.path.basename(path))[0]
        files = sorted(glob.glob(os.path.join(folder, "attributions", glob.escape(name) + "_????.ann")))
        if files:
            with open(path, encoding="utf-8", newline="") as f:
                texts[name] = f.read()
            gold[name] = attributions(files[0])
    if not texts:
        raise Missing("no text with an .ann file in polnear/dev")
    with folder_of(texts) as temporary:
        reports = task.program.read(temporary)
    counts, listing = collections.defaultdict(list), []
    for name, text in texts.items():
        report, words = reports[name], Words(text)
        if report.text != text:
            raise Missing(f"the program's text of {name} is not the file's")
        got = sayings(report)
        for role in ROLES:
            spans = SpanScore(words, [s for a in gold[name] for s in a[role]], [s for a in got for s in a[role]])
            counts[role, "exact"].append((spans.exact, spans.predicted, spans.gold))
            counts[role, "half"].append((spans.half, spans.predicted, spans.gold))
        pairs = whole(words, gold[name], got)
        counts["whole"].append((len(pairs), len(got), len(gold[name])))
        found, used = {i for i, _ in pairs}, {j for _, j in pairs}
        listing.append(f"=== {name}")
        for title, some, done in (("missed", gold[name], found), ("wrong", got, used)):
            for k, a in enumerate(some):
                if k not in done and a["Content"]:
                    source, cue = (" ... ".join(text[x:y] for x, y in a[r]) or "-" for r in ("Source", "Cue"))
                    listing.append(f"{title} [{source} | {cue}] {around(text, a['Content'][0], 60)}")
    task.list_errors(NAME, listing)
    rows = []
    for role in ROLES:
        rows.append(table.f1_row(NAME, f"{role.lower()} spans, exact F1", counts[role, "exact"], EXACT[role]))
        rows.append(table.f1_row(NAME, f"{role.lower()} spans, half overlap F1", counts[role, "half"]))
    rows.append(table.f1_row(NAME, "whole attributions F1", counts["whole"]))
    hits, got, want = map(sum, zip(*counts["whole"], strict=True))
    rows.append(table.share(NAME, "whole attributions found", hits, want))
    rows.append(table.share(NAME, "whole attributions right", hits, got))
    return rows
