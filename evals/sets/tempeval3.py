"""TempEval-3's training part (AQUAINT and TimeBank): times in the text and their values, against `sayso read`.

Each document's TEXT, its tags taken out and nothing else changed, is one plain-text report; a manifest row gives the day
on which it was made (DCT), as a newsroom's own list would. Only the TIMEX3 of TEXT are gold.

*Relaxed*: a printed time and a gold time that share a place, one to one. *Value*: of these pairs those with an equal
value, both sides brought to one form (`scoring/times.py`), as a share of printed and gold. Rules were tuned on the
errors of the documents of even number (by path); the others are reported apart and their errors not listed.
"""
import glob
import html
import os
import re

from scoring import table
from scoring.matching import one_to_one
from scoring.program import folder_of
from scoring.times import iso

NAME = "tempeval3"
PUBLISHED = {"relaxed F1": "about 90 (HeidelTime)", "value F1": "about 78 (HeidelTime)"}
TIMEX = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]*>")


def attributes(tag):
    return {k: html.unescape(v) for k, v in re.findall(r'(\w+)="([^"]*)"', tag)}


def document(xml):
    """(text, [(range, type, value)], DCT) of a TimeML file; the text is that of TEXT."""
    made = re.search(r"<DCT>.*?<TIMEX3\b([^>]*)>", xml, re.S)
    dct = attributes(made[1]).get("value", "")[:10] if made else ""
    body = xml[xml.index("<TEXT>") + len("<TEXT>"):xml.index("</TEXT>")]
    text, times, open_, at = "", [], None, 0
    for m in TIMEX.finditer(body):
        text += html.unescape(body[at:m.start()])
        at = m.end()
        if m[0].startswith("<TIMEX3"):
            open_ = (len(text), attributes(m[1]))
        elif m[0] == "</TIMEX3>" and open_:
            start, a = open_
            times.append(((start, len(text)), a.get("type", ""), a.get("value")))
            open_ = None
    return text + html.unescape(body[at:]), times, dct


def shared(a, b):
    """How many places two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def pair(gold, printed):
    """Pairs (gold number, printed number) of ranges that share a place, one to one."""
    return one_to_one([g[0] for g in gold], [p[0] for p in printed], shared)


def score_document(gold, printed):
    """Pairs with whether their values are equal; printed: [(range, value)]."""
    return [(i, j, iso(gold[i][2]) == iso(printed[j][1])) for i, j in pair(gold, printed)]


def listing(name, text, gold, printed, pairs):
    """What was missed, made up or given another value, with its surroundings."""
    around = lambda r: re.sub(r"\s+", " ", f"{text[max(0, r[0] - 50):r[0]]}»{text[r[0]:r[1]]}«{text[r[1]:r[1] + 40]}")
    found, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    out = [f"{name} missed {t} {v}: {around(r)}" for k, (r, t, v) in enumerate(gold) if k not in found]
    out += [f"{name} made up {v}: {around(r)}" for k, (r, v) in enumerate(printed) if k not in right]
    out += [f"{name} value {gold[i][2]} {gold[i][1]}, got {printed[j][1]}: {around(gold[i][0])}" for i, j, ok in pairs if not ok]
    return out


def score(task):
    root = task.path("tempeval3-train")
    paths = sorted(glob.glob(os.path.join(root, "AQUAINT", "*.tml")) + glob.glob(os.path.join(root, "TimeBank", "*.tml")))
    documents = {}
    for path in paths:
        with open(path, encoding="utf-8") as f:
            documents[f"{len(documents):03}"] = document(f.read())
    manifest = {name: {"date": dct} for name, (_, _, dct) in documents.items() if dct}
    with folder_of({name: text for name, (text, _, _) in documents.items()}, manifest) as folder:
        reports = task.program.read(folder)
    counts, by_type, errors = [], {}, []
    for n, (name, (text, gold, _)) in enumerate(documents.items()):
        printed = [(t["at"], t["value"]) for t in reports[name].of("time")]
        pairs = score_document(gold, printed)
        right = sum(ok for _, _, ok in pairs)
        counts.append((len(pairs), right, len(printed), len(gold)))
        equal = {i: ok for i, _, ok in pairs}
        for i, (_, kind, _) in enumerate(gold):
            by_type.setdefault(kind, []).append((i in equal, equal.get(i, False)))
        if n % 2 == 0:
            errors += listing(os.path.basename(paths[n]), text, gold, printed, pairs)
    task.list_errors(NAME, errors)
    return rows(counts, by_type)


def rows(counts, by_type):
    """`counts`: (pairs, equal values, printed, gold) a document."""
    out = []
    for part, chosen in (("", counts), (", documents tuned on", counts[::2]), (", the others", counts[1::2])):
        for measure, k in (("relaxed F1", 0), ("value F1", 1)):
            spans = [(c[k], c[2], c[3]) for c in chosen]
            out.append(table.f1_row(NAME, measure + part, spans, "" if part else PUBLISHED[measure]))
    pairs, _, printed, gold = map(sum, zip(*counts, strict=True)) if counts else (0, 0, 0, 0)
    out.append(table.share(NAME, "found, of gold", pairs, gold))
    out.append(table.share(NAME, "right, of printed", pairs, printed))
    for kind, hits in sorted(by_type.items()):
        out.append(table.share(NAME, f"{kind} found", sum(f for f, _ in hits), len(hits)))
        out.append(table.share(NAME, f"{kind} value right, of found", sum(v for _, v in hits), sum(f for f, _ in hits)))
    return out
